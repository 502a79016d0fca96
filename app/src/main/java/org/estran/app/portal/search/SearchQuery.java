package org.estran.app.portal.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.SearchRequest;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A search as its address says it. What cannot be read stays as it was typed, with a finding, so that the reader can mend
 * it; every other part still holds.
 *
 * @param bbox {@code west,south,east,north} as typed
 * @param datetime {@code start/end} as typed
 * @param after the cursor of the page before
 */
public record SearchQuery(
        String q,
        String bbox,
        String datetime,
        Map<Facet, Set<String>> facets,
        SearchRequest.Sort sort,
        @Nullable String after,
        List<Finding> findings) {

    static final int PAGE = 20;

    static SearchQuery of(MultiValueMap<String, String> parameters) {
        List<Finding> findings = new ArrayList<>();
        Map<Facet, Set<String>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            List<String> values = parameters.getOrDefault(facet.word(), List.of());
            values = values.stream().filter(value -> !value.isBlank()).toList();
            if (!values.isEmpty()) {
                facets.put(facet, new LinkedHashSet<>(values));
            }
        }
        String bbox = first(parameters, "bbox");
        String datetime = first(parameters, "datetime");
        check(bbox, BoundingBox::parse, Finding.blocking("search-bbox", "/bbox", bbox), findings);
        check(datetime, TimeInterval::parse, Finding.blocking("search-datetime", "/datetime", datetime), findings);
        SearchRequest.Sort sort =
                SearchRequest.Sort.of(first(parameters, "sort")).orElse(SearchRequest.Sort.RELEVANCE);
        String after = first(parameters, "after");
        return new SearchQuery(
                first(parameters, "q"), bbox, datetime, facets, sort, after.isEmpty() ? null : after, findings);
    }

    SearchRequest request(Language language) {
        return SearchRequest.EVERYTHING
                .text(q)
                .box(read(bbox, BoundingBox::parse))
                .period(read(datetime, TimeInterval::parse))
                .facets(facets)
                .sort(sort)
                .language(language)
                .limit(PAGE)
                .after(after);
    }

    /** The address of this search, from its first page. */
    public String address() {
        Map<String, List<String>> parts = parts();
        StringBuilder query = new StringBuilder();
        parts.forEach((name, values) -> values.forEach(value -> query.append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return "/records" + query;
    }

    /** The address with one more part, which the search itself does not know. */
    public String addressWith(String name, String value) {
        String address = address();
        return address + (address.indexOf('?') < 0 ? "?" : "&") + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** With that value of a facet taken in, or left out when it was in. */
    public SearchQuery toggle(Facet facet, String value) {
        Map<Facet, Set<String>> changed = new EnumMap<>(Facet.class);
        changed.putAll(facets);
        Set<String> values = new LinkedHashSet<>(facets.getOrDefault(facet, Set.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        changed.put(facet, values);
        changed.values().removeIf(Set::isEmpty);
        return new SearchQuery(q, bbox, datetime, changed, sort, null, findings);
    }

    public SearchQuery withoutText() {
        return new SearchQuery("", bbox, datetime, facets, sort, null, findings);
    }

    public SearchQuery withoutBox() {
        return new SearchQuery(q, "", datetime, facets, sort, null, findings);
    }

    public SearchQuery withoutPeriod() {
        return new SearchQuery(q, bbox, "", facets, sort, null, findings);
    }

    public SearchQuery withoutFacet(Facet facet) {
        Map<Facet, Set<String>> changed = new EnumMap<>(Facet.class);
        changed.putAll(facets);
        changed.remove(facet);
        return new SearchQuery(q, bbox, datetime, changed, sort, null, findings);
    }

    public SearchQuery sorted(SearchRequest.Sort wanted) {
        return new SearchQuery(q, bbox, datetime, facets, wanted, null, findings);
    }

    /** How many things narrow it besides the words. */
    public int filterCount() {
        return facets.values().stream().mapToInt(Set::size).sum()
                + (bbox.isEmpty() ? 0 : 1)
                + (datetime.isEmpty() ? 0 : 1);
    }

    /** The beginning of the period as typed, for the form. */
    public String from() {
        String start = datetime.split("/", 2)[0];
        return start.equals("..") ? "" : start;
    }

    /** The end of the period as typed; one single position is beginning and end. */
    public String to() {
        String[] parts = datetime.split("/", 2);
        return parts.length < 2 ? parts[0] : parts[1].equals("..") ? "" : parts[1];
    }

    private Map<String, List<String>> parts() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        put(parts, "q", q);
        put(parts, "bbox", bbox);
        put(parts, "datetime", datetime);
        facets.forEach((facet, values) -> parts.put(facet.word(), List.copyOf(values)));
        put(parts, "sort", sort == SearchRequest.Sort.RELEVANCE ? "" : sort.word());
        return parts;
    }

    private static void put(Map<String, List<String>> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.put(name, List.of(value));
        }
    }

    private static <T> void check(String text, Function<String, T> reader, Finding finding, List<Finding> findings) {
        if (!text.isEmpty() && read(text, reader) == null) {
            findings.add(finding);
        }
    }

    private static <T> @Nullable T read(String text, Function<String, T> reader) {
        try {
            return text.isEmpty() ? null : reader.apply(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static String first(MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
