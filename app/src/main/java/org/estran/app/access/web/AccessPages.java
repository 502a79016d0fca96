package org.estran.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.estran.app.access.Access;
import org.estran.app.access.AccessRequest;
import org.estran.app.access.AccessRequests;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.accounts.Passes;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /records/{id}/access}: asking for restricted data, confirming one's address, and what a pass is good for. */
@Controller
@RequestMapping("/records/{id}/access")
class AccessPages {

    private static final int SHOWN = 5;

    private final AccessRequests requests;
    private final Access access;
    private final Catalogue catalogue;
    private final Passes passes;
    private final Callers callers;
    private final PassCookie cookie;
    private final Clock clock;

    AccessPages(
            AccessRequests requests,
            Access access,
            Catalogue catalogue,
            Passes passes,
            Callers callers,
            PassCookie cookie,
            Clock clock) {
        this.requests = requests;
        this.access = access;
        this.catalogue = catalogue;
        this.passes = passes;
        this.callers = callers;
        this.cookie = cookie;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView form(@PathVariable("id") String id) {
        return page(id, Map.of(), List.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView ask(@PathVariable("id") String id, @RequestParam Map<String, String> fields, Language language) {
        try {
            AccessRequest asked = requests.ask(
                    callers.current(),
                    id,
                    new AccessRequests.Asked(
                            fields.getOrDefault("name", ""),
                            fields.getOrDefault("email", ""),
                            fields.getOrDefault("purpose", ""),
                            language));
            return told(id, asked.state() == AccessRequest.State.ASKED ? "asked" : "to-confirm");
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.Invalid invalid) {
                return page(id, fields, invalid.findings(), HttpStatus.BAD_REQUEST);
            }
            throw refused;
        }
    }

    /** Shows a button: who only looks at links in mails must not confirm anything. */
    @GetMapping("/confirmation")
    ModelAndView toConfirm(
            @PathVariable("id") String id, @RequestParam(name = "token", defaultValue = "") String token) {
        return requests.toConfirm(token)
                .filter(request -> request.recordId().equals(id))
                .map(request -> new ModelAndView(
                        "access/confirm", Map.of("found", requests.restricted(id), "request", request, "token", token)))
                .orElseThrow(AccessPages::deadLink);
    }

    @PostMapping("/confirmation")
    ModelAndView confirm(@PathVariable("id") String id, @RequestParam(name = "token", defaultValue = "") String token) {
        requests.confirm(token);
        return told(id, "asked");
    }

    @GetMapping("/pass")
    ModelAndView pass(@PathVariable("id") String id, @RequestParam(name = "token", defaultValue = "") String token) {
        CatalogueRecord found = catalogue.find(id).orElseThrow(AccessPages::deadLink);
        refuseDead(id, token);
        List<PublishedFile> first = catalogue.files(id, null, SHOWN);
        return new ModelAndView("access/pass", Map.of("found", found, "files", first, "token", token));
    }

    /** Lets a browser show the pass by itself, to the pages of this record. */
    @PostMapping("/pass")
    ModelAndView keep(
            @PathVariable("id") String id,
            @RequestParam(name = "token", defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        refuseDead(id, token);
        cookie.give(request, response, id, token, Duration.ofDays(30));
        return new ModelAndView("redirect:/records/" + id + "#files");
    }

    private void refuseDead(String id, String token) {
        boolean isGood = passes.find(token)
                .filter(pass -> access.isLetIn(Caller.ANONYMOUS.withPass(pass), id))
                .isPresent();
        if (!isGood) {
            throw deadLink();
        }
    }

    private ModelAndView told(String id, String what) {
        return new ModelAndView("access/told", Map.of("found", requests.restricted(id), "what", what));
    }

    private ModelAndView page(String id, Map<String, String> typed, List<Finding> findings, HttpStatus status) {
        Caller caller = callers.current();
        return new ModelAndView(
                "access/ask",
                Map.of(
                        "found", requests.restricted(id),
                        "mine", requests.mine(caller, id),
                        "isLetIn", access.isLetIn(caller, id),
                        "now", clock.instant(),
                        "typed", typed,
                        "findings", findings),
                status);
    }

    private static ProblemException deadLink() {
        return ProblemException.notFound("access-link-dead", "This link was used already, or is too old.");
    }
}
