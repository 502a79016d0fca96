package org.estran.app.accounts.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.estran.app.accounts.BearerTokens;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Challenges;
import org.estran.app.accounts.Passes;
import org.estran.app.accounts.SignedIn;
import org.estran.app.pages.ProblemResponses;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code Authorization: Bearer ...} (RFC 6750), and {@link BasicCredentials} where they are taken. Whoever shows a token is
 * the token's account or nobody: a bad one is refused and never falls back to a session or to reading as a stranger. A
 * pass may come in a cookie as well.
 */
final class BearerDoor extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final BearerTokens tokens;
    private final Passes passes;
    private final BasicCredentials passwords;
    private final ProblemResponses problems;

    BearerDoor(BearerTokens tokens, Passes passes, BasicCredentials passwords, ProblemResponses problems) {
        this.tokens = tokens;
        this.passes = passes;
        this.passwords = passwords;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            passInCookie(request);
            chain.doFilter(request, response);
            return;
        }
        Optional<SignedIn> bearer;
        try {
            bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                    ? bearer(header.substring(SCHEME.length()).strip())
                    : passwords.signedIn(request, header);
        } catch (ProblemException tooOften) {
            problems.write(request, response, tooOften.problem());
            return;
        }
        if (bearer.isEmpty()) {
            refuse(request, response, header);
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(bearer.get()));
        chain.doFilter(request, response);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String header) throws IOException {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, Challenges.TOKEN + ", error=\"invalid_token\"");
        boolean passwordsAreTaken = BasicCredentials.areTaken(request);
        if (passwordsAreTaken) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, Challenges.PASSWORD);
        }
        problems.write(
                request,
                response,
                passwordsAreTaken && BasicCredentials.isMeant(header)
                        ? new Problem.SignInNeeded(
                                "invalid-password", "Login and password are not known here together.")
                        : new Problem.SignInNeeded(
                                "invalid-token", "The access token is unknown, revoked or expired."));
    }

    private Optional<SignedIn> bearer(String clearText) {
        return clearText.startsWith(Passes.PREFIX)
                ? passes.find(clearText).map(id -> SignedIn.byToken(Caller.ANONYMOUS.withPass(id), null))
                : tokens.bearer(clearText)
                        .map(bearer -> SignedIn.byToken(bearer.account().asCaller(), bearer.token()));
    }

    /** A browser shows a pass beside its session, or without any; one that is dead is none. */
    private void passInCookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return;
        }
        Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(Passes.COOKIE))
                .flatMap(cookie -> passes.find(cookie.getValue()).stream())
                .findFirst()
                .ifPresent(id -> {
                    Authentication known = SecurityContextHolder.getContext().getAuthentication();
                    SecurityContextHolder.setContext(new SecurityContextImpl(
                            known instanceof SignedIn signedIn
                                    ? SignedIn.bySession(signedIn.getPrincipal().withPass(id))
                                    : SignedIn.byToken(Caller.ANONYMOUS.withPass(id), null)));
                });
    }

    /** An answer written later, by another thread, is still this caller's. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
