package org.estran.app.accounts.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.estran.app.accounts.BearerTokens;
import org.estran.app.accounts.SignedIn;
import org.estran.app.pages.ProblemResponses;
import org.estran.terms.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code Authorization: Bearer ...} (RFC 6750). Whoever shows a token is the token's account or nobody: a bad one is
 * refused and never falls back to a session or to reading as a stranger.
 */
final class BearerDoor extends OncePerRequestFilter {

    static final String CHALLENGE = "Bearer realm=\"estran\"";
    private static final String SCHEME = "Bearer ";

    private final BearerTokens tokens;
    private final ProblemResponses problems;

    BearerDoor(BearerTokens tokens, ProblemResponses problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<BearerTokens.Bearer> bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? tokens.bearer(header.substring(SCHEME.length()).strip())
                : Optional.empty();
        if (bearer.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
            problems.write(
                    request,
                    response,
                    new Problem.SignInNeeded("invalid-token", "The access token is unknown, revoked or expired."));
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(
                SignedIn.byToken(bearer.get().account().asCaller(), bearer.get().token())));
        chain.doFilter(request, response);
    }

    /** An answer written later, by another thread, is still this caller's. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
