package org.estran.app.accounts.web;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.jobs.Jobs;
import org.estran.app.pages.Going;
import org.estran.terms.Finding;
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

/** Keeping the centre: its accounts, and the work that waits or failed. */
@Controller
@RequestMapping("/admin")
class AdminPages {

    private static final int LINES_OF_HISTORY = 30;

    private final Accounts accounts;
    private final Callers callers;
    private final Jobs jobs;

    AdminPages(Accounts accounts, Callers callers, Jobs jobs) {
        this.accounts = accounts;
        this.callers = callers;
        this.jobs = jobs;
    }

    @GetMapping
    ModelAndView start(@RequestParam(name = "asked", defaultValue = "false") boolean asked) {
        return new ModelAndView(
                "accounts/admin",
                Map.of("jobs", jobs.list(), "accounts", accounts.all().size(), "asked", asked));
    }

    @PostMapping("/jobs/{kind}/retry")
    ModelAndView retry(@PathVariable("kind") String kind, @RequestParam("instance") String instance) {
        jobs.retryNow(kind, instance);
        return Going.to("/admin?asked=true#jobs");
    }

    @GetMapping("/accounts")
    ModelAndView list() {
        return listing(Map.of(), HttpStatus.OK);
    }

    /** Answers with the page itself: the first password is shown this once, for the administrator to pass on. */
    @PostMapping("/accounts")
    ModelAndView create(
            @RequestParam(name = "login", defaultValue = "") String login,
            @RequestParam(name = "displayName", defaultValue = "") String displayName,
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam(name = "role", required = false, defaultValue = "") List<String> roles) {
        String password = accounts.proposePassword();
        try {
            Account made = accounts.create(login, displayName, email, password, known(roles), callers.current());
            return one(made, Map.of("password", password), HttpStatus.CREATED);
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            Map<String, String> typed = Map.of("login", login, "displayName", displayName, "email", email);
            return listing(
                    Map.of("findings", invalid.findings(), "typed", typed, "ticked", known(roles)),
                    HttpStatus.BAD_REQUEST);
        }
    }

    @GetMapping("/accounts/{id}")
    ModelAndView show(@PathVariable("id") String id, @RequestParam(name = "done", defaultValue = "") String done) {
        return one(existing(id), Map.of("done", Done.known(done)), HttpStatus.OK);
    }

    @PostMapping("/accounts/{id}/roles")
    ModelAndView changeRoles(
            @PathVariable("id") String id,
            @RequestParam(name = "role", required = false, defaultValue = "") List<String> roles) {
        return then(id, "roles", by -> accounts.changeRoles(id, known(roles), by));
    }

    @PostMapping("/accounts/{id}/disable")
    ModelAndView disable(@PathVariable("id") String id) {
        return then(id, "disabled", by -> accounts.disable(id, by));
    }

    @PostMapping("/accounts/{id}/enable")
    ModelAndView enable(@PathVariable("id") String id) {
        return then(id, "enabled", by -> accounts.enable(id, by));
    }

    /** Nothing brings back what is erased: the login is typed once more. */
    @PostMapping("/accounts/{id}/erasure")
    ModelAndView erase(@PathVariable("id") String id, @RequestParam(name = "login", defaultValue = "") String login) {
        try {
            return then(id, "erased", by -> accounts.erase(id, login, by));
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            return one(existing(id), Map.of("erasureFindings", invalid.findings()), HttpStatus.BAD_REQUEST);
        }
    }

    /** Answers with the page itself: the new password is shown this once. */
    @PostMapping("/accounts/{id}/password")
    ModelAndView resetPassword(@PathVariable("id") String id) {
        String password = accounts.proposePassword();
        accounts.resetPassword(id, password, callers.current());
        return one(existing(id), Map.of("password", password), HttpStatus.OK);
    }

    private ModelAndView then(String id, String done, Consumer<Caller> work) {
        try {
            work.accept(callers.current());
            return Going.to("/admin/accounts/" + existing(id).id() + "?done=" + done);
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Conflict conflict)) {
                throw refused;
            }
            return one(existing(id), Map.of("refusal", "problem." + conflict.code()), HttpStatus.CONFLICT);
        }
    }

    private ModelAndView listing(Map<String, ?> more, HttpStatus status) {
        Map<String, Object> model = new HashMap<>();
        model.put("accounts", accounts.all());
        model.put("findings", List.<Finding>of());
        model.putAll(more);
        return new ModelAndView("accounts/list", model, status);
    }

    private ModelAndView one(Account account, Map<String, ?> more, HttpStatus status) {
        Map<String, Object> model = new HashMap<>();
        model.put("account", account);
        model.put("own", account.id().equals(callers.current().accountId()));
        model.put("history", accounts.history(account.id(), LINES_OF_HISTORY));
        model.putAll(more);
        return new ModelAndView("accounts/one", model, status);
    }

    private Account existing(String id) {
        return accounts.byId(id)
                .orElseThrow(() -> ProblemException.notFound("no-such-account", "There is no such account."));
    }

    private static Set<AccountRole> known(List<String> words) {
        Set<AccountRole> roles = EnumSet.noneOf(AccountRole.class);
        for (AccountRole role : AccountRole.values()) {
            if (words.contains(role.name().toLowerCase(Locale.ROOT))) {
                roles.add(role);
            }
        }
        return roles;
    }
}
