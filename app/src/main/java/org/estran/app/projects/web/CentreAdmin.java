package org.estran.app.projects.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Callers;
import org.estran.app.identifiers.DoiAccount;
import org.estran.app.identifiers.Identifiers;
import org.estran.app.projects.DataCentre;
import org.estran.app.projects.DataCentres;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /admin/data-centres}: what data centres are and by which rules they take deposits in. */
@Controller
class CentreAdmin {

    private final DataCentres centres;
    private final Identifiers identifiers;
    private final Accounts accounts;
    private final Callers callers;

    CentreAdmin(DataCentres centres, Identifiers identifiers, Accounts accounts, Callers callers) {
        this.centres = centres;
        this.identifiers = identifiers;
        this.accounts = accounts;
        this.callers = callers;
    }

    @GetMapping("/admin/data-centres/new")
    ModelAndView begin() {
        return form(CentreForm.empty(), List.of(), HttpStatus.OK);
    }

    @GetMapping("/admin/data-centres/{id}")
    ModelAndView edit(@PathVariable("id") String slug) {
        return form(CentreForm.of(existing(slug), this::login), List.of(), HttpStatus.OK);
    }

    @PostMapping("/admin/data-centres")
    ModelAndView make(@RequestParam MultiValueMap<String, String> typed) {
        CentreForm form = CentreForm.read(typed, CentreForm.empty().centre(), this::id);
        return kept(form, () -> centres.make(callers.current(), form.centre(), null));
    }

    @PostMapping("/admin/data-centres/{id}")
    ModelAndView change(
            @PathVariable("id") String slug,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(name = "change", defaultValue = "0") long seen) {
        CentreForm form = CentreForm.read(typed, existing(slug), this::id);
        return kept(form, () -> centres.change(callers.current(), form.centre(), null, seen));
    }

    private ModelAndView kept(CentreForm form, Supplier<DataCentre> keep) {
        try {
            return new ModelAndView("redirect:" + keep.get().address());
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            return form(form, invalid.findings(), HttpStatus.BAD_REQUEST);
        }
    }

    private ModelAndView form(CentreForm form, List<Finding> findings, HttpStatus status) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("findings", findings);
        model.put("prefixes", prefixes(form.centre().slug()));
        return new ModelAndView("projects/centre", model, status);
    }

    /** Those it may choose, with the account of each. */
    private Map<String, String> prefixes(String slug) {
        Map<String, String> offered = new LinkedHashMap<>();
        for (DoiAccount account : identifiers.accounts()) {
            if (account.isFor(slug)) {
                account.prefixes().forEach(prefix -> offered.put(prefix, prefix + " (" + account.user() + ")"));
            }
        }
        return offered;
    }

    private DataCentre existing(String slug) {
        return centres.find(slug).orElseThrow(CentresApi::notFound);
    }

    private String login(String id) {
        return accounts.byId(id).map(Account::login).orElse(id);
    }

    private String id(String login) {
        return accounts.byLogin(login).map(Account::id).orElse(login);
    }
}
