package org.estran.app.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a form of somebody who has not signed in comes from a page of ours, by what browsers say of it (Fetch
 * Metadata, else {@code Origin}). So the sign-in form needs no session and no cookie before anybody has signed in. A
 * program that is no browser says neither and has nobody to be tricked.
 */
final class SameOrigin {

    private final @Nullable String publicAuthority;

    SameOrigin(String baseUrl) {
        publicAuthority = authority(baseUrl);
    }

    boolean holds(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        String authority = authority(origin);
        return authority != null
                && (authority.equals(publicAuthority) || authority.equalsIgnoreCase(request.getHeader("Host")));
    }

    private static @Nullable String authority(String address) {
        try {
            String authority = URI.create(address).getRawAuthority();
            return authority == null ? null : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
