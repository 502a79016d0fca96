package org.estran.app.dissemination.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.estran.app.catalogue.SearchParameters;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.projects.Scope;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** What is asked of the list of catalogues: the query parameters of a record, for catalogues as records (clause 11.4). */
record CollectionsParameters(Map<String, String> read, SearchRequest extent, int limit) {

    private static final Set<String> NAMES =
            Set.of("q", "bbox", "datetime", "type", "ids", "externalIds", "limit", "f", "lang");

    private static final int MOST = 1_000;

    /** @throws ProblemException {@code records-query-invalid} with a finding for every mistake */
    static CollectionsParameters read(Map<String, String[]> given, Language language) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> read = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            if (!NAMES.contains(name)) {
                findings.add(Finding.blocking("search-parameter", "/" + name, name));
            } else if (values.length > 1) {
                findings.add(Finding.blocking("search-repeated", "/" + name, name));
            } else if (!values[0].isBlank()) {
                read.put(name, values[0].strip());
            }
        });
        SearchParameters.Understood extent = SearchParameters.understand(
                Map.of("bbox", values(read, "bbox"), "datetime", values(read, "datetime")), language);
        findings.addAll(extent.findings());
        int limit = limit(read.get("limit"), findings);
        if (!findings.isEmpty()) {
            throw ProblemException.invalid("records-query-invalid", "The parameters cannot be understood.", findings);
        }
        return new CollectionsParameters(read, extent.request(), limit);
    }

    private static List<String> values(Map<String, String> read, String name) {
        String value = read.get(name);
        return value == null ? List.of() : List.of(value);
    }

    private static int limit(@Nullable String text, List<Finding> findings) {
        try {
            long limit = text == null ? MOST : Long.parseLong(text);
            if (limit >= 1) {
                return (int) Math.min(limit, MOST);
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        findings.add(Finding.blocking("records-number", "/limit", String.valueOf(text), "1"));
        return MOST;
    }

    String address(String bare) {
        return read.isEmpty() ? bare : bare + "?" + Addresses.query(read);
    }

    boolean fits(Scope scope, String id, String title, Extents.Extent where) {
        return named("ids", id)
                && named("externalIds", scope.slug())
                && named("type", "Collection")
                && said(id + " " + title)
                && (extent.box() == null || meets(extent.box(), where.box()))
                && (extent.period() == null || meets(extent.period(), where.time()));
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
