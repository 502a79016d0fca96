package org.estran.app.identifiers;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account at the DOI agency as staff may see it, without its password.
 *
 * @param url of the agency's REST interface
 * @param prefixes under which it may act, such as {@code 10.12770}
 * @param centre the data centre it belongs to, where that is said
 */
public record DoiAccount(
        URI url,
        String user,
        List<String> prefixes,
        @Nullable String centre) {

    public DoiAccount {
        prefixes = List.copyOf(prefixes);
    }

    /** Whether that data centre may have DOIs of this account: it is its own, or no centre's. */
    public boolean isFor(String slug) {
        return centre == null || centre.equals(slug);
    }
}
