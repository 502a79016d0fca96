package org.estran.app.projects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.app.catalogue.DepthRange;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchRequest;
import org.estran.filters.Filter;
import org.estran.filters.Filter.SpatialRelation;
import org.estran.filters.Literal;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;

/**
 * What the search page looks for, as a condition that may stand beside others. Words are looked for as they stand, in
 * whatever case and with or without accents: membership does not change with what a thesaurus learns.
 */
final class SearchFilter {

    /** Words, and phrases between quotes. */
    private static final Pattern WORDS = Pattern.compile("\"([^\"]+)\"|[^\\s\"]+");

    private SearchFilter() {}

    static Filter of(SearchRequest request) {
        List<Filter> all = new ArrayList<>();
        String text = request.text();
        if (text != null) {
            Matcher words = WORDS.matcher(text);
            while (words.find()) {
                all.add(equal(Queryable.ANY_TEXT.word(), words.group(1) == null ? words.group() : words.group(1)));
            }
        }
        String identifier = request.identifier();
        if (identifier != null) {
            all.add(equal(Queryable.IDENTIFIER.word(), identifier));
        }
        SpatialRelation relation = request.within() ? SpatialRelation.WITHIN : SpatialRelation.INTERSECTS;
        BoundingBox box = request.box();
        if (box != null) {
            all.add(new Filter.Spatial(Queryable.PLACE.word(), relation, shapes(box)));
        }
        Shape.Polygon polygon = request.polygon();
        if (polygon != null) {
            all.add(new Filter.Spatial(Queryable.PLACE.word(), relation, List.of(polygon)));
        }
        TimeInterval period = request.period();
        if (period != null && !period.isEmpty()) {
            all.add(during(period));
        }
        DepthRange depth = request.depth();
        if (depth != null) {
            all.add(new Filter.Between(
                    Queryable.DEPTH.word(), new Literal.Number(depth.from()), new Literal.Number(depth.to())));
        }
        request.facets().forEach((facet, values) -> all.add(oneOf(facet, values)));
        return all.size() == 1 ? all.getFirst() : new Filter.And(all);
    }

    private static Filter equal(String property, String value) {
        return new Filter.Compare(
                property, Filter.Comparison.EQUAL, new Literal.Text(value), Filter.Case.CASE_AND_ACCENTS_IGNORED);
    }

    private static Filter during(TimeInterval period) {
        return new Filter.Temporal(Queryable.TIME.word(), Filter.TemporalRelation.ANY_INTERACTS, period);
    }

    private static Filter oneOf(Facet facet, Set<String> values) {
        return switch (facet) {
            case KIND, THEME, VARIABLE, ORGANISATION, KEYWORD, LICENCE, ACCESS, NETWORK ->
                new Filter.In(facet.word(), texts(values), Filter.Case.CASE_AND_ACCENTS_IGNORED);
            case DECADE -> years(values, 10);
            case YEAR -> years(values, 1);
        };
    }

    private static List<Literal> texts(Collection<String> values) {
        return values.stream().<Literal>map(Literal.Text::new).toList();
    }

    private static Filter years(Set<String> firsts, int length) {
        return new Filter.Or(firsts.stream()
                .filter(first -> first.matches("\\d{4}"))
                .map(first -> new TimeInterval(start(Integer.parseInt(first)), end(Integer.parseInt(first) + length)))
                .map(SearchFilter::during)
                .toList());
    }

    private static Instant start(int year) {
        return TimeInterval.first(String.format(java.util.Locale.ROOT, "%04d", year));
    }

    private static Instant end(int yearAfter) {
        return start(yearAfter).minusMillis(1);
    }

    /** In two parts where it crosses the antimeridian. */
    private static List<Shape> shapes(BoundingBox box) {
        return box.crossesAntimeridian()
                ? List.of(
                        rectangle(box.west(), box.south(), 180, box.north()),
                        rectangle(-180, box.south(), box.east(), box.north()))
                : List.of(rectangle(box.west(), box.south(), box.east(), box.north()));
    }

    private static Shape rectangle(double west, double south, double east, double north) {
        Position first = new Position(west, south);
        return new Shape.Polygon(List.of(List.of(
                first, new Position(east, south), new Position(east, north), new Position(west, north), first)));
    }
}
