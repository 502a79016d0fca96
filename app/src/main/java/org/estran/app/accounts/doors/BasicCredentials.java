package org.estran.app.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.estran.app.accounts.BearerTokens;
import org.estran.app.accounts.SignIn;
import org.estran.app.accounts.SignedIn;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * {@code Authorization: Basic ...} (RFC 7617), at the addresses of protocols whose clients know nothing else. The password
 * is that of the account, or one of its access tokens. A browser sends what somebody once typed to pages of other sites
 * as well, so that what comes from one is refused.
 */
final class BasicCredentials {

    private static final String SCHEME = "Basic ";
    private static final List<PathPattern> ADDRESSES = List.of(
            PathPatternParser.defaultInstance.parse("/csw"),
            PathPatternParser.defaultInstance.parse("/projects/{slug}/csw"));

    private final SignIn signIn;
    private final BearerTokens tokens;
    private final SameOrigin sameOrigin;

    BasicCredentials(SignIn signIn, BearerTokens tokens, SameOrigin sameOrigin) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.sameOrigin = sameOrigin;
    }

    /** Whether that {@code Authorization} is of this scheme. */
    static boolean isMeant(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Whether they are taken at the address that is asked. */
    static boolean areTaken(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication()
                : ServletRequestPathUtils.parse(request).pathWithinApplication();
        return ADDRESSES.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /**
     * Who sends them; empty where they are nobody's.
     *
     * @throws ProblemException {@code sign-in-too-often} after too many failures
     */
    Optional<SignedIn> signedIn(HttpServletRequest request, String header) {
        if (!isMeant(header) || !areTaken(request) || !sameOrigin.holds(request)) {
            return Optional.empty();
        }
        String pair = decoded(header.substring(SCHEME.length()).strip());
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : signedIn(pair.substring(0, colon), pair.substring(colon + 1), request.getRemoteAddr());
    }

    private Optional<SignedIn> signedIn(String login, String password, String address) {
        Optional<SignedIn> byToken = tokens.bearer(password)
                .filter(bearer -> bearer.account().login().equalsIgnoreCase(login.strip()))
                .map(bearer -> SignedIn.byToken(bearer.account().asCaller(), bearer.token()));
        return byToken.isPresent()
                ? byToken
                : switch (signIn.attempt(login, password, address)) {
                    case SignIn.Welcome(var account) -> Optional.of(SignedIn.byToken(account.asCaller(), null));
                    case SignIn.Refused() -> Optional.empty();
                    case SignIn.TooMany _ ->
                        throw new ProblemException(
                                new Problem.TooMany("sign-in-too-often", "Too many attempts failed; wait a little."));
                };
    }

    private static String decoded(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbled) {
            return "";
        }
    }
}
