package org.estran.app.dissemination.records;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.estran.app.catalogue.SearchParameters;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.dissemination.ogc.Parameters;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** What is asked of the list of catalogues: the query parameters of a record, for catalogues as records (clause 11.4). */
record CollectionsParameters(Map<String, String> read, SearchRequest extent, int limit) {

    private static final Set<String> NAMES =
            Set.of("q", "bbox", "datetime", "type", "ids", "externalIds", "limit", "f", "lang");

    /** Collections in one list. */
    static final int MOST = 1_000;

    /** @throws ProblemException {@code records-query-invalid} with a finding for every mistake */
    static CollectionsParameters read(Map<String, String[]> given, Language language) {
        Parameters parameters = new Parameters(given, NAMES::contains);
        SearchParameters.Understood extent = SearchParameters.understand(
                Map.of("bbox", parameters.values("bbox"), "datetime", parameters.values("datetime")), language);
        parameters.refuse(extent.findings());
        int limit = (int) Math.min(parameters.number("limit", 1, MOST), MOST);
        parameters.check();
        return new CollectionsParameters(parameters.read(), extent.request(), limit);
    }

    String address(String bare) {
        return Addresses.with(bare, read);
    }

    /** @param box null where nothing in it has a place */
    boolean fits(String id, String externalId, String title, @Nullable BoundingBox box, TimeInterval time) {
        return named("ids", id)
                && named("externalIds", externalId)
                && named("type", "Collection")
                && said(id + " " + title)
                && (extent.box() == null || box != null && meets(extent.box(), box))
                && (extent.period() == null || meets(extent.period(), time));
    }

    private boolean named(String parameter, String value) {
        String list = read.get(parameter);
        return list == null || Arrays.asList(list.split("\\s*,\\s*", -1)).contains(value);
    }

    private boolean said(String text) {
        String q = read.get("q");
        String folded = text.toLowerCase(Locale.ROOT);
        return q == null
                || Arrays.stream(q.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .anyMatch(term -> !term.isEmpty() && folded.contains(term));
    }

    private static boolean meets(BoundingBox asked, BoundingBox where) {
        boolean isApart = asked.south() > where.north() || asked.north() < where.south();
        boolean isBeside = asked.crossesAntimeridian()
                ? where.east() < asked.west() && where.west() > asked.east()
                : asked.west() > where.east() || asked.east() < where.west();
        return !isApart && !isBeside;
    }

    private static boolean meets(TimeInterval asked, TimeInterval when) {
        boolean isBefore =
                when.end() != null && asked.start() != null && when.end().isBefore(asked.start());
        boolean isAfter =
                when.start() != null && asked.end() != null && when.start().isAfter(asked.end());
        return !isBefore && !isAfter;
    }
}
