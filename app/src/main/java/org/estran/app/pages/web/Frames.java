package org.estran.app.pages.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.estran.app.pages.Assets;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Frame;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.pages.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes the frame of the page that answers a request. */
@Component
class Frames {

    private final Bundles bundles;
    private final Assets assets;
    private final String baseUrl;

    Frames(Bundles bundles, Assets assets, @Value("${estran.base-url}") String baseUrl) {
        this.bundles = bundles;
        this.assets = assets;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    Frame of(HttpServletRequest request) {
        return new Frame(
                bundles.in(ReaderLanguage.of(request)), assets, visitor(), csrf(request), address(request), baseUrl);
    }

    private static @Nullable Visitor visitor() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return null;
        }
        return authentication.getPrincipal() instanceof Visitor visitor ? visitor : null;
    }

    /** Only for somebody who signed in: to ask for the token begins a session, which strangers do without. */
    private static Frame.@Nullable Csrf csrf(HttpServletRequest request) {
        return visitor() != null && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
                : null;
    }

    private static String address(HttpServletRequest request) {
        // After an error the container forwards; the reader still is where the request went.
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (failed != null) {
            return failed.toString();
        }
        String query = request.getQueryString();
        String kept = query == null
                ? ""
                : Arrays.stream(query.split("&", -1))
                        .filter(pair -> !pair.isEmpty() && !pair.startsWith(ReaderLanguage.PARAMETER + "="))
                        .collect(Collectors.joining("&"));
        return request.getRequestURI() + (kept.isEmpty() ? "" : "?" + kept);
    }
}
