package org.estran.app.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.accounts.AccessToken;
import org.estran.app.accounts.AccessTokens;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.doors.Sessions;
import org.estran.app.pages.Going;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own account: who one is, the password, the access tokens. */
@Controller
@RequestMapping("/account")
class AccountPage {

    private final Accounts accounts;
    private final AccessTokens tokens;
    private final OwnAccount own;
    private final Sessions sessions;

    AccountPage(Accounts accounts, AccessTokens tokens, OwnAccount own, Sessions sessions) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.own = own;
        this.sessions = sessions;
    }

    @GetMapping
    ModelAndView show(@RequestParam(name = "done", defaultValue = "") String done) {
        return page(own.account(), Map.of("done", Done.known(done)), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView describe(
            @RequestParam(name = "displayName", defaultValue = "") String displayName,
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam(name = "language", defaultValue = "") String language) {
        Account account = own.account();
        Optional<Language> spoken = Language.of(language);
        return taken(
                "described",
                () -> accounts.describe(account.id(), displayName, email, spoken.orElse(null), account.asCaller()),
                Map.of("displayName", displayName, "email", email, "language", language));
    }

    @PostMapping("/password")
    ModelAndView changePassword(
            @RequestParam(name = "current", defaultValue = "") String current,
            @RequestParam(name = "password", defaultValue = "") String wanted,
            HttpServletRequest request) {
        return taken(
                "password",
                () -> sessions.begin(
                        request, accounts.changePassword(own.account().id(), current, wanted)),
                Map.of());
    }

    /** Answers with the page itself and not by going on: the token's clear text is shown this once. */
    @PostMapping("/tokens")
    ModelAndView issueToken(
            @RequestParam(name = "label", defaultValue = "") String label,
            @RequestParam(name = "days", defaultValue = "") String days) {
        Account account = own.account();
        try {
            AccessToken.Issued issued = tokens.issue(account.id(), label, lifetime(days), own.token());
            return page(account, Map.of("issued", issued), HttpStatus.CREATED);
        } catch (ProblemException refused) {
            return again(account, refused, Map.of("label", label, "days", days));
        }
    }

    @PostMapping("/tokens/{id}/revocation")
    ModelAndView revokeToken(@PathVariable("id") String id) {
        tokens.revoke(own.account().id(), id);
        return Going.to("/account?done=token-revoked#tokens");
    }

    /** Nothing brings back what is erased; the person goes out by it. */
    @PostMapping("/erasure")
    ModelAndView erase(@RequestParam(name = "current", defaultValue = "") String password, HttpServletRequest request) {
        Account account = own.account();
        try {
            accounts.eraseOwn(account.id(), password);
        } catch (ProblemException refused) {
            return switch (refused.problem()) {
                case Problem.Invalid invalid ->
                    page(account, Map.of("erasureFindings", invalid.findings()), HttpStatus.BAD_REQUEST);
                case Problem.Conflict conflict ->
                    page(account, Map.of("refusal", "problem." + conflict.code()), HttpStatus.CONFLICT);
                default -> throw refused;
            };
        }
        sessions.end(request);
        return Going.to("/");
    }

    private ModelAndView taken(String done, Runnable work, Map<String, String> typed) {
        Account account = own.account();
        try {
            work.run();
            return Going.to("/account?done=" + done);
        } catch (ProblemException refused) {
            return again(account, refused, typed);
        }
    }

    private ModelAndView again(Account account, ProblemException refused, Map<String, String> typed) {
        if (!(refused.problem() instanceof Problem.Invalid invalid)) {
            throw refused;
        }
        return page(account, Map.of("findings", invalid.findings(), "typed", typed), HttpStatus.BAD_REQUEST);
    }

    private ModelAndView page(Account account, Map<String, ?> more, HttpStatus status) {
        Map<String, Object> model = new HashMap<>();
        model.put("account", account);
        model.put("tokens", tokens.of(account.id()));
        model.put("findings", List.<Finding>of());
        model.putAll(more);
        return new ModelAndView("accounts/account", model, status);
    }

    private static @Nullable Duration lifetime(String days) {
        return switch (days) {
            case "30" -> Duration.ofDays(30);
            case "90" -> Duration.ofDays(90);
            case "365" -> Duration.ofDays(365);
            default -> null;
        };
    }
}
