package org.estran.app.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.estran.app.accounts.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Forms of people who signed in by session carry a token, in the field {@code _csrf} or the header {@code X-CSRF-TOKEN}.
 * Nobody else needs one: a program with an access token cannot be tricked by a page, and a stranger has nothing to
 * lose ({@link SameOrigin} watches over the sign-in form), so that their pages cost no session.
 */
final class FormTokens implements CsrfTokenRequestHandler, RequestMatcher {

    private final XorCsrfTokenRequestAttributeHandler masked = new XorCsrfTokenRequestAttributeHandler();

    /** Whether the request must carry the token. */
    @Override
    public boolean matches(HttpServletRequest request) {
        return !request.getMethod().equals("TRACE") && !Openings.isReading(request) && isBySession();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        if (!isByToken()) {
            masked.handle(request, response, token);
        }
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return masked.resolveCsrfTokenValue(request, token);
    }

    private static boolean isBySession() {
        return isBy(SignedIn.Means.SESSION);
    }

    private static boolean isByToken() {
        return isBy(SignedIn.Means.TOKEN);
    }

    private static boolean isBy(SignedIn.Means means) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                && signedIn.means() == means;
    }
}
