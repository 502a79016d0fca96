package org.estran.app.catalogue.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.ChangesRequest;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.FacetValue;
import org.estran.app.catalogue.RankReason;
import org.estran.app.catalogue.RecordExtent;
import org.estran.app.catalogue.SearchRequest;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/** Finds records; what is found is given by id, for the rows alone know what a record is now. */
public interface RecordSearch {

    /** A page of hits; as {@link org.estran.app.catalogue.SearchResult} with ids. */
    record Hits(
            List<String> ids,
            long matched,
            Map<Facet, List<FacetValue>> facets,
            @Nullable String nextCursor,
            @Nullable String corrected,
            boolean someWords) {}

    /** Ids in order, and how many there are in all. */
    record Page(List<String> ids, long matched) {}

    /** Which records changed and when, in order, and how many there are in all. */
    record Moves(List<ChangesRequest.After> places, long matched) {}

    Hits search(SearchRequest request);

    /** A page from that place on, to the letter of the request. */
    Page matching(SearchRequest request, long offset);

    /** What changed, tombstones included; one more than asked for where another page follows. */
    Moves changes(ChangesRequest request);

    List<RecordExtent> extents(SearchRequest request, int max);

    /** Why these records stand where they do among the hits of a request. */
    Map<String, List<RankReason>> why(SearchRequest request, Collection<String> ids);

    /** How a text that is being typed may go on. */
    List<String> suggestions(String typed, Language language);

    /** How many records have that value of a facet; a keyword's may be the address of its concept. */
    long count(Facet facet, String value);

    /** How far what is found has followed the rows; waits a little for what is committed. */
    ChangeLog.Mark state();

    /** Says that this change is committed; returns at once. */
    void committed(long change);

    /** Returns when all that is committed now can be found. */
    void catchUp();

    void rebuild();
}
