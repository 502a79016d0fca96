package org.estran.app.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.estran.app.accounts.Callers;
import org.estran.app.accounts.Challenges;
import org.estran.app.pages.Audience;
import org.estran.app.pages.ProblemResponses;
import org.estran.terms.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** How the doors say no: the same problems as everywhere, or the way to the sign-in page. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    private static final Problem FORM_NOT_OURS =
            new Problem.NotAllowed("form-not-ours", "This was not sent by one of our own pages, or too long after.");

    private final ProblemResponses problems;
    private final Callers callers;

    Refusals(ProblemResponses problems, Callers callers) {
        this.problems = problems;
        this.callers = callers;
    }

    /** Somebody who has not signed in met a shut door. */
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, @Nullable AuthenticationException why)
            throws IOException {
        Problem problem = doorProblem(request, response);
        if (problem != null) {
            problems.write(request, response, problem);
        } else if (Openings.answer(request, callers.current()) == Openings.Answer.PASS) {
            // Open to anyone, so what was missing is a page of ours as its origin.
            problems.write(request, response, FORM_NOT_OURS);
        } else if (isPageWanted(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(HttpHeaders.LOCATION, signInFor(request));
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, Challenges.TOKEN);
            problems.write(request, response, new Problem.SignInNeeded("sign-in-needed", "This needs you to sign in."));
        }
    }

    /** Somebody known met a shut door, or a form came without its token. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        Problem problem = doorProblem(request, response);
        if (problem == null) {
            problem = why instanceof CsrfException
                    ? FORM_NOT_OURS
                    : new Problem.NotAllowed("not-allowed", "You may not do this.");
        }
        problems.write(request, response, problem);
    }

    /** The firewall found an address or a header that no honest client sends. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        problems.write(
                request,
                response,
                METHODS.contains(request.getMethod())
                        ? new Problem.Invalid("invalid", "The request cannot be understood.", List.of())
                        : methodNotAllowed(request, response));
    }

    /** What is wrong with the address itself, whoever asks; null when it is only this caller who may not. */
    private @Nullable Problem doorProblem(HttpServletRequest request, HttpServletResponse response) {
        return switch (Openings.answer(request, callers.current())) {
            case UNKNOWN -> new Problem.NotFound("not-found", "There is nothing at this address.");
            case OTHER_METHOD -> methodNotAllowed(request, response);
            case PASS, REFUSED -> null;
        };
    }

    private static Problem methodNotAllowed(HttpServletRequest request, HttpServletResponse response) {
        Set<String> methods = Openings.methodsAt(request);
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
        return new Problem.MethodNotAllowed("method-not-allowed", "This address does not know that method.");
    }

    private static boolean isPageWanted(HttpServletRequest request) {
        return Audience.of(request) == Audience.PEOPLE && Set.of("GET", "HEAD").contains(request.getMethod());
    }

    private static String signInFor(HttpServletRequest request) {
        String query = request.getQueryString();
        String asked = request.getRequestURI() + (query == null ? "" : "?" + query);
        return LocalAddress.SIGN_IN + "?to=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
    }
}
