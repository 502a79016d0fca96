package org.estran.app.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param items in the order asked for
 * @param matched how many there are in all
 * @param facets for every facet its values, most frequent first (years and decades in their own order, latest first)
 * @param nextCursor what to give as {@link SearchRequest#after()} for the next page; null on the last one
 * @param corrected the words looked for where a word typed is in no record and one much like it is; else null
 * @param someWords whether hardly any record has all the words, so that those with half of them follow
 */
public record SearchResult(
        List<CatalogueRecord> items,
        long matched,
        Map<Facet, List<FacetValue>> facets,
        @Nullable String nextCursor,
        @Nullable String corrected,
        boolean someWords) {}
