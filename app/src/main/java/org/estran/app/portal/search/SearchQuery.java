package org.estran.app.portal.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.SearchParameters;
import org.estran.app.catalogue.SearchRequest;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A search as its address says it. What cannot be read stays as it was typed, with a finding, so that the reader can mend
 * it; every other part still holds.
 *
 * @param place where one searches
 * @param given the parameters as typed, those of {@link SearchParameters#NAMES} in their order, none of them blank
 * @param understood what can be read of them
 */
public record SearchQuery(
        SearchPlace place, Map<String, List<String>> given, SearchRequest understood, List<Finding> findings) {

    static final int PAGE = 20;

    // Pages have one length here, and the cursor belongs to one page of a search, not to the search.
    private static final Set<String> NOT_THE_SEARCH = Set.of("limit", "after");

    static SearchQuery of(SearchPlace place, MultiValueMap<String, String> parameters) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (String name : SearchParameters.NAMES) {
            List<String> values = parameters.getOrDefault(name, List.of()).stream()
                    .filter(Objects::nonNull)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!values.isEmpty() && !name.equals("limit")) {
                given.put(name, values);
            }
        }
        return of(place, given);
    }

    private static SearchQuery of(SearchPlace place, Map<String, List<String>> given) {
        SearchParameters.Understood read = SearchParameters.understand(given, Language.FR);
        return new SearchQuery(place, given, read.request(), read.findings());
    }

    SearchRequest request(Language language) {
        return place.narrowed(understood.language(language).limit(PAGE));
    }

    /** The words looked for, as typed; like the other parts it is empty where there is none. */
    public String q() {
        return typed("q");
    }

    public String bbox() {
        return typed("bbox");
    }

    public String datetime() {
        return typed("datetime");
    }

    public Map<Facet, Set<String>> facets() {
        return understood.facets();
    }

    public SearchRequest.Sort sort() {
        return understood.sort();
    }

    /** The cursor of the page before; null on the first. */
    public @Nullable String after() {
        return understood.after();
    }

    /** The address of this search, from its first page. */
    public String address() {
        StringBuilder query = new StringBuilder();
        given.forEach((name, values) -> {
            if (!NOT_THE_SEARCH.contains(name) && !isUsual(name)) {
                values.forEach(value -> query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
            }
        });
        return place.address() + query;
    }

    private boolean isUsual(String name) {
        return name.equals("sort") && sort() == SearchRequest.EVERYTHING.sort();
    }

    /** The address with one more part, which the search itself does not know. */
    public String addressWith(String name, String value) {
        String address = address();
        return address + (address.indexOf('?') < 0 ? "?" : "&") + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** With that value of a facet taken in, or left out when it was in. */
    public SearchQuery toggle(Facet facet, String value) {
        List<String> values = new ArrayList<>(given.getOrDefault(facet.word(), List.of()));
        if (!values.removeIf(value::equals)) {
            values.add(value);
        }
        return with(facet.word(), values);
    }

    /** With these values of a facet in place of those it had. */
    SearchQuery with(Facet facet, Set<String> values) {
        return with(facet.word(), List.copyOf(values));
    }

    public SearchQuery withoutText() {
        return without("q");
    }

    /** Without one of its parameters. */
    public SearchQuery without(String name) {
        return with(name, List.of());
    }

    public SearchQuery withoutBox() {
        return with("bbox", List.of());
    }

    public SearchQuery withoutPeriod() {
        return with("datetime", List.of());
    }

    public SearchQuery withoutFacet(Facet facet) {
        return with(facet.word(), List.of());
    }

    public SearchQuery sorted(SearchRequest.Sort wanted) {
        return with("sort", List.of(wanted.word()));
    }

    /** How many things narrow it besides the words. */
    public int filterCount() {
        return facets().values().stream().mapToInt(Set::size).sum()
                + (int) Stream.of("bbox", "polygon", "datetime", "depth")
                        .filter(given::containsKey)
                        .count();
    }

    /** The beginning of the period as typed, for the form. */
    public String from() {
        String start = datetime().split("/", 2)[0];
        return start.equals("..") ? "" : start;
    }

    /** The end of the period as typed; one single position is beginning and end. */
    public String to() {
        String[] parts = datetime().split("/", 2);
        return parts.length < 2 ? parts[0] : parts[1].equals("..") ? "" : parts[1];
    }

    /** A parameter as it was typed; empty where it was not. */
    public String typed(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Another search, and so at its first page. */
    private SearchQuery with(String name, List<String> values) {
        Map<String, List<String>> changed = new LinkedHashMap<>();
        for (String known : SearchParameters.NAMES) {
            List<String> kept = known.equals(name) ? values : given.getOrDefault(known, List.of());
            if (!kept.isEmpty() && !NOT_THE_SEARCH.contains(known)) {
                changed.put(known, kept);
            }
        }
        return of(place, changed);
    }
}
