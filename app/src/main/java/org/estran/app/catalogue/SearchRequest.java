package org.estran.app.catalogue;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.estran.filters.Filter;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for. All parts must hold together; start from {@link #EVERYTHING} and narrow it.
 *
 * @param text words in French or English, all of them wanted; quotes make a phrase; the last word may be unfinished
 * @param identifier exactly this id, DOI or other identifier
 * @param box has something in common with it, borders included
 * @param polygon has something in common with it
 * @param within lies wholly within box and polygon, in place of having something in common with them
 * @param period overlaps it; a record without a period does not
 * @param depth overlaps it; a record without a depth does not
 * @param facets for each facet the values of which one is enough
 * @param filter a condition beside all others; its properties are {@link Queryable#word() words}
 * @param order by these properties, one after the other, in place of {@code sort}
 * @param language whose titles are sorted
 * @param limit 1 to {@link #MOST}
 * @param after the cursor of the page before. All pages together give every record once, none twice: for ten minutes after
 *     a page was given as the catalogue was when the first was asked for, whatever is published, amended or withdrawn
 *     meanwhile (a withdrawn record is left out, an amended one is given as it is now). Later, or when the index was made
 *     anew, that holds in the orders of time and title for the records that were not changed meanwhile; the order of
 *     relevance is then that of the new index, in which a record may have moved across the place of the cursor
 */
public record SearchRequest(
        @Nullable String text,
        @Nullable String identifier,
        @Nullable BoundingBox box,
        Shape.@Nullable Polygon polygon,
        boolean within,
        @Nullable TimeInterval period,
        @Nullable DepthRange depth,
        Map<Facet, Set<String>> facets,
        @Nullable Filter filter,
        List<Order> order,
        Sort sort,
        Language language,
        int limit,
        @Nullable String after) {

    /** The longest page. */
    public static final int MOST = 200;

    public static final SearchRequest EVERYTHING = new SearchRequest(
            null,
            null,
            null,
            null,
            false,
            null,
            null,
            Map.of(),
            null,
            List.of(),
            Sort.RELEVANCE,
            Language.FR,
            20,
            null);

    /** The order of what is found; records that are equal in it come in the order of their ids. */
    public enum Sort {
        /** Best match of words, place and period first; where none is asked, the newest first. */
        RELEVANCE,
        /** Last published first. */
        NEWEST,
        TITLE;

        /** The word used in addresses and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Sort> of(String word) {
            return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
        }
    }

    public SearchRequest {
        text = text == null || text.isBlank() ? null : text;
        identifier = identifier == null || identifier.isBlank() ? null : identifier;
        after = after == null || after.isBlank() ? null : after;
        Map<Facet, Set<String>> kept = new EnumMap<>(Facet.class);
        facets.forEach((facet, values) -> {
            if (!values.isEmpty()) {
                kept.put(facet, Collections.unmodifiableSet(new LinkedHashSet<>(values)));
            }
        });
        facets = Collections.unmodifiableMap(kept);
        order = List.copyOf(order);
    }

    public SearchRequest text(@Nullable String value) {
        return with(request -> request.text = value);
    }

    public SearchRequest identifier(@Nullable String value) {
        return with(request -> request.identifier = value);
    }

    public SearchRequest box(@Nullable BoundingBox value) {
        return with(request -> request.box = value);
    }

    public SearchRequest polygon(Shape.@Nullable Polygon value) {
        return with(request -> request.polygon = value);
    }

    public SearchRequest within(boolean value) {
        return with(request -> request.within = value);
    }

    public SearchRequest period(@Nullable TimeInterval value) {
        return with(request -> request.period = value);
    }

    public SearchRequest depth(@Nullable DepthRange value) {
        return with(request -> request.depth = value);
    }

    /** With these values of one facet in place of those it had. */
    public SearchRequest facet(Facet facet, Set<String> values) {
        Map<Facet, Set<String>> changed = new EnumMap<>(Facet.class);
        changed.putAll(facets);
        changed.put(facet, values);
        return facets(changed);
    }

    public SearchRequest facet(Facet facet, String... values) {
        return facet(facet, new LinkedHashSet<>(Arrays.asList(values)));
    }

    public SearchRequest facets(Map<Facet, Set<String>> value) {
        return with(request -> request.facets = value);
    }

    public SearchRequest filter(@Nullable Filter value) {
        return with(request -> request.filter = value);
    }

    public SearchRequest order(List<Order> value) {
        return with(request -> request.order = value);
    }

    public SearchRequest sort(Sort value) {
        return with(request -> request.sort = value);
    }

    public SearchRequest language(Language value) {
        return with(request -> request.language = value);
    }

    public SearchRequest limit(int value) {
        return with(request -> request.limit = value);
    }

    public SearchRequest after(@Nullable String value) {
        return with(request -> request.after = value);
    }

    /** Whether it asks for anything narrower than the whole catalogue. */
    public boolean isNarrowed() {
        return text != null
                || identifier != null
                || box != null
                || polygon != null
                || period != null
                || depth != null
                || filter != null
                || !facets.isEmpty();
    }

    private SearchRequest with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.together();
    }

    /** The parts of a request while one of them is changed. */
    private static final class Parts {
        private @Nullable String text;
        private @Nullable String identifier;
        private @Nullable BoundingBox box;
        private Shape.@Nullable Polygon polygon;
        private boolean within;
        private @Nullable TimeInterval period;
        private @Nullable DepthRange depth;
        private Map<Facet, Set<String>> facets;
        private @Nullable Filter filter;
        private List<Order> order;
        private Sort sort;
        private Language language;
        private int limit;
        private @Nullable String after;

        Parts(SearchRequest request) {
            text = request.text;
            identifier = request.identifier;
            box = request.box;
            polygon = request.polygon;
            within = request.within;
            period = request.period;
            depth = request.depth;
            facets = request.facets;
            filter = request.filter;
            order = request.order;
            sort = request.sort;
            language = request.language;
            limit = request.limit;
            after = request.after;
        }

        SearchRequest together() {
            return new SearchRequest(
                    text,
                    identifier,
                    box,
                    polygon,
                    within,
                    period,
                    depth,
                    facets,
                    filter,
                    order,
                    sort,
                    language,
                    limit,
                    after);
        }
    }
}
