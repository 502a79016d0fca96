package org.estran.app.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.accounts.SignIn;
import org.estran.app.accounts.doors.LocalAddress;
import org.estran.app.accounts.doors.Sessions;
import org.estran.app.pages.Going;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Coming in and going out. */
@Controller
class SignInPage {

    private static final String AFTER_SIGN_IN = "/";

    private final SignIn signIn;
    private final Sessions sessions;
    private final Callers callers;

    SignInPage(SignIn signIn, Sessions sessions, Callers callers) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.callers = callers;
    }

    @GetMapping(LocalAddress.SIGN_IN)
    ModelAndView ask(@RequestParam(name = "to", required = false) @Nullable String to) {
        String target = LocalAddress.orElse(to, AFTER_SIGN_IN);
        return callers.current().isSignedIn() ? Going.to(target) : form(target, "", "", HttpStatus.OK);
    }

    @PostMapping(LocalAddress.SIGN_IN)
    ModelAndView attempt(
            @RequestParam(name = "login", defaultValue = "") String login,
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "to", required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        String target = LocalAddress.orElse(to, AFTER_SIGN_IN);
        return switch (signIn.attempt(login, password, request.getRemoteAddr())) {
            case SignIn.Welcome(var account) -> {
                sessions.begin(request, account);
                yield Going.to(target);
            }
            case SignIn.Refused() -> form(target, login, "accounts.sign-in.refused", HttpStatus.BAD_REQUEST);
            case SignIn.TooMany(var retryAfter) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds() + 1));
                yield form(target, login, "accounts.sign-in.too-many", HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    @PostMapping("/account/sign-out")
    ModelAndView leave(HttpServletRequest request) {
        Caller caller = callers.current();
        String accountId = caller.accountId();
        if (accountId != null) {
            signIn.left(accountId, request.getRemoteAddr());
        }
        sessions.end(request);
        return Going.to("/");
    }

    /** The words of a refusal do not tell whether the account exists. */
    private static ModelAndView form(String target, String login, String refusal, HttpStatus status) {
        ModelAndView page =
                new ModelAndView("accounts/sign-in", Map.of("to", target, "login", login, "refusal", refusal));
        page.setStatus(status);
        return page;
    }
}
