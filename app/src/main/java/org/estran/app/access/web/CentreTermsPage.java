package org.estran.app.access.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.access.TermsOfUse;
import org.estran.app.accounts.Callers;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /admin/terms}: the centre's own terms of use. */
@Controller
@RequestMapping("/admin/terms")
class CentreTermsPage {

    private final TermsOfUse terms;
    private final Callers callers;

    CentreTermsPage(TermsOfUse terms, Callers callers) {
        this.terms = terms;
        this.callers = callers;
    }

    @GetMapping
    ModelAndView show() {
        Optional<TermsOfUse.OfCentre> present = terms.ofCentre();
        LocalizedText text = present.map(TermsOfUse.OfCentre::text).orElse(LocalizedText.NONE);
        return page(text, present.filter(TermsOfUse.OfCentre::everywhere).isPresent(), List.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView state(
            @RequestParam(name = "fr", defaultValue = "") String french,
            @RequestParam(name = "en", defaultValue = "") String english,
            @RequestParam(name = "everywhere", defaultValue = "") String everywhere) {
        LocalizedText text = LocalizedText.of(french.strip(), english.strip());
        try {
            terms.state(callers.current(), text, everywhere.equals("yes"));
            return new ModelAndView("redirect:/admin/terms");
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.Invalid invalid) {
                return page(text, everywhere.equals("yes"), invalid.findings(), HttpStatus.BAD_REQUEST);
            }
            throw refused;
        }
    }

    private ModelAndView page(LocalizedText text, boolean everywhere, List<Finding> findings, HttpStatus status) {
        return new ModelAndView(
                "access/centre-terms",
                Map.of(
                        "version",
                        terms.ofCentre().map(TermsOfUse.OfCentre::version).orElse(0),
                        "text",
                        text,
                        "everywhere",
                        everywhere,
                        "findings",
                        findings),
                status);
    }
}
