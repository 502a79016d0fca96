package org.estran.app.portal.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The search page, ready to be shown.
 *
 * @param chosen what narrows the search, each with the address that leaves it out
 * @param loosened where nothing was found: what to leave out to find something
 * @param corrected the words looked for in place of those typed, of which one is in no record; null where those stand
 * @param someWords whether records with only some of the words follow
 * @param why where it was asked for: by record, why it stands where it does; else empty
 * @param next the following page; null on the last
 * @param extents the address of all hits' extents for the map
 * @param map the same drawn by the server, for readers without scripts
 */
public record SearchView(
        SearchQuery query,
        List<Hit> hits,
        long matched,
        List<FacetGroup> facets,
        List<Chosen> chosen,
        List<Loosened> loosened,
        @Nullable String corrected,
        boolean someWords,
        Map<String, String> why,
        @Nullable String next,
        String extents,
        String map) {

    /** Something that narrows the search, and the address of the search without it. */
    public record Chosen(String label, String address) {}

    /** A way to find more. */
    public record Loosened(String what, long matched, String address) {}
}
