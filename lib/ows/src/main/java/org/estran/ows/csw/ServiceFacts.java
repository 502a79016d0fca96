package org.estran.ows.csw;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service says of itself.
 *
 * @param address where it is asked, without a query
 * @param state changes with the catalogue ({@code updateSequence})
 * @param site the provider's page
 * @param email null where none is known
 * @param most the longest page of records
 * @param dublinCore names of queryables, as Dublin Core and OWS call them
 * @param iso names of the queryables of the ISO profile
 * @param transactions whether the caller may change records here
 */
public record ServiceFacts(
        String address,
        String title,
        String summary,
        List<String> keywords,
        String provider,
        String site,
        @Nullable String email,
        String state,
        int most,
        List<String> dublinCore,
        List<String> iso,
        boolean transactions) {}
