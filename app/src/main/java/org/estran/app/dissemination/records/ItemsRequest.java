package org.estran.app.dissemination.records;

import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.SearchRequest;

/**
 * A page of records that is asked for.
 *
 * @param search without the scope
 * @param parameters those of the query that have a meaning, to be asked again
 * @param facets to be counted
 */
record ItemsRequest(SearchRequest search, long offset, Map<String, String> parameters, List<Facet> facets) {

    /** The page whose first record is that one. */
    ItemsRequest at(long place) {
        return new ItemsRequest(search, place, parameters, facets);
    }
}
