package org.estran.app.catalogue.search;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.Filter;
import org.estran.filters.Filter.Case;
import org.estran.filters.Literal;
import org.estran.filters.Pattern;
import org.estran.records.Shape;
import org.estran.records.VerticalExtent;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;

/** A filter read plainly for one record: true, false, or neither where the record has not the property. */
final class PlainConditions {

    private final CatalogueRecord record;
    private final QueryableValues values;

    private PlainConditions(CatalogueRecord record) {
        this.record = record;
        this.values = new QueryableValues(record);
    }

    static boolean holds(Filter filter, CatalogueRecord record) {
        return Boolean.TRUE.equals(new PlainConditions(record).truth(filter));
    }

    private @Nullable Boolean truth(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> of) -> all(of);
            case Filter.Or(List<Filter> of) ->
                not(all(of.stream().<Filter>map(Filter.Not::new).toList()));
            case Filter.Not(Filter of) -> not(truth(of));
            case Filter.Constant(boolean holds) -> holds;
            case Filter.IsNull(String name) -> !has(property(name));
            case Filter.Compare compare -> of(compare.property(), compare(compare));
            case Filter.Like(String name, Pattern pattern, Case letters) -> {
                Case compared = property(name) == Queryable.ANY_TEXT ? Case.CASE_AND_ACCENTS_IGNORED : letters;
                java.util.regex.Pattern wanted = expression(pattern, compared);
                yield of(
                        name,
                        anyText(
                                name,
                                text -> wanted.matcher(TextForm.of(text, compared))
                                        .matches()));
            }
            case Filter.Between(String name, Literal least, Literal greatest) ->
                of(
                        name,
                        Boolean.TRUE.equals(compare(new Filter.Compare(
                                        name, Filter.Comparison.GREATER_OR_EQUAL, least, Case.EXACT)))
                                && Boolean.TRUE.equals(compare(new Filter.Compare(
                                        name, Filter.Comparison.LESS_OR_EQUAL, greatest, Case.EXACT)))
                                && isOneBetween(name, least, greatest));
            case Filter.In(String name, List<Literal> literals, Case letters) ->
                of(
                        name,
                        literals.stream()
                                .anyMatch(one ->
                                        compare(new Filter.Compare(name, Filter.Comparison.EQUAL, one, letters))));
            case Filter.Array(String name, var how, List<Literal> literals) -> of(name, array(name, how, literals));
            case Filter.Temporal(String name, var how, TimeInterval time) -> of(name, temporal(name, how, time));
            case Filter.Spatial(String name, var how, List<Shape> place) -> of(name, spatial(how, place));
            case Filter.Distance distance -> throw new IllegalArgumentException("not read plainly");
        };
    }

    private @Nullable Boolean all(List<Filter> filters) {
        boolean isSure = true;
        for (Filter filter : filters) {
            Boolean truth = truth(filter);
            if (Boolean.FALSE.equals(truth)) {
                return false;
            }
            isSure &= truth != null;
        }
        return isSure ? true : null;
    }

    private static @Nullable Boolean not(@Nullable Boolean truth) {
        return truth == null ? null : !truth;
    }

    private @Nullable Boolean of(String name, boolean truth) {
        return has(property(name)) ? truth : null;
    }

    private boolean has(Queryable property) {
        return switch (property.type()) {
            case TEXT, PROSE -> !values.texts(property).isEmpty();
            case MOMENT -> values.moment(property).isPresent();
            case PERIOD -> values.period().isPresent();
            case PLACE ->
                !record.record().shapes().isEmpty() || !record.record().boxes().isEmpty();
            case DEPTH -> !record.record().verticals().isEmpty();
        };
    }

    private boolean compare(Filter.Compare compare) {
        Queryable property = property(compare.property());
        if (compare.how() == Filter.Comparison.NOT_EQUAL) {
            return !compare(new Filter.Compare(
                    compare.property(), Filter.Comparison.EQUAL, compare.value(), compare.letters()));
        }
        return switch (property.type()) {
            case TEXT -> {
                String wanted = TextForm.of(Literals.text(compare.value()), compare.letters());
                yield anyText(compare.property(), text -> {
                    int order = TextForm.of(text, compare.letters()).compareTo(wanted);
                    return fits(compare.how(), order, order);
                });
            }
            case PROSE -> {
                Case letters = property == Queryable.ANY_TEXT ? Case.CASE_AND_ACCENTS_IGNORED : compare.letters();
                String wanted = TextForm.of(Literals.text(compare.value()), letters);
                yield anyText(
                        compare.property(),
                        text -> property == Queryable.ANY_TEXT
                                ? TextForm.of(text, letters).contains(wanted)
                                : TextForm.of(text, letters).equals(wanted));
            }
            case MOMENT -> {
                Literal.Moment moment = Literals.moment(property, compare.value());
                Optional<Instant> own = values.moment(property);
                yield own.isPresent()
                        && fits(
                                compare.how(),
                                own.get().compareTo(moment.first()),
                                own.get().compareTo(moment.last()));
            }
            case DEPTH -> {
                double metres = Literals.number(property, compare.value());
                yield switch (compare.how()) {
                    case EQUAL -> anyDepth(metres, metres);
                    case LESS -> depths().anyMatch(one -> -one.maximum() < metres);
                    case LESS_OR_EQUAL -> depths().anyMatch(one -> -one.maximum() <= metres);
                    case GREATER -> depths().anyMatch(one -> -one.minimum() > metres);
                    case GREATER_OR_EQUAL -> depths().anyMatch(one -> -one.minimum() >= metres);
                    case NOT_EQUAL -> throw new IllegalStateException();
                };
            }
            case PERIOD, PLACE -> throw new IllegalArgumentException();
        };
    }

    private boolean isOneBetween(String name, Literal least, Literal greatest) {
        Queryable property = property(name);
        return switch (property.type()) {
            case TEXT ->
                anyText(
                        name,
                        text -> text.compareTo(Literals.text(least)) >= 0
                                && text.compareTo(Literals.text(greatest)) <= 0);
            case DEPTH -> anyDepth(Literals.number(property, least), Literals.number(property, greatest));
            case PROSE, MOMENT, PERIOD, PLACE -> true;
        };
    }

    /**
     * @param first how it compares with the first moment of a value
     * @param last how it compares with the last
     */
    private static boolean fits(Filter.Comparison how, int first, int last) {
        return switch (how) {
            case EQUAL -> first >= 0 && last <= 0;
            case LESS -> first < 0;
            case LESS_OR_EQUAL -> last <= 0;
            case GREATER -> last > 0;
            case GREATER_OR_EQUAL -> first >= 0;
            case NOT_EQUAL -> throw new IllegalStateException();
        };
    }

    private java.util.stream.Stream<VerticalExtent> depths() {
        return record.record().verticals().stream();
    }

    private boolean anyDepth(double least, double greatest) {
        return depths().anyMatch(one -> -one.maximum() <= greatest && -one.minimum() >= least);
    }

    private boolean array(String name, Filter.ArrayRelation how, List<Literal> literals) {
        Set<String> own = new HashSet<>(values.texts(property(name)));
        Set<String> asked = literals.stream().map(Literals::text).collect(Collectors.toSet());
        return switch (how) {
            case EQUALS -> own.equals(asked);
            case CONTAINS -> own.containsAll(asked);
            case CONTAINED_BY -> asked.containsAll(own);
            case OVERLAPS -> own.stream().anyMatch(asked::contains);
        };
    }

    private boolean temporal(String name, Filter.TemporalRelation how, TimeInterval time) {
        Queryable property = property(name);
        TimeInterval own = property == Queryable.TIME
                ? values.period().orElse(new TimeInterval(null, null))
                : values.moment(property)
                        .map(moment -> new TimeInterval(moment, moment))
                        .orElse(new TimeInterval(null, null));
        long begin = QueryableFields.from(own.start());
        long end = QueryableFields.to(own.end());
        long from = QueryableFields.from(time.start());
        long to = QueryableFields.to(time.end());
        return switch (how) {
            case AFTER -> begin > to;
            case BEFORE -> end < from;
            case BEGINS -> begin == from && end < to;
            case BEGUN_BY -> begin == from && end > to;
            case CONTAINS -> begin < from && end > to;
            case DURING -> begin > from && end < to;
            case ENDED_BY -> begin < from && end == to;
            case ENDS -> begin > from && end == to;
            case EQUALS -> begin == from && end == to;
            case ANY_INTERACTS -> begin <= to && end >= from;
            case DISJOINT -> begin > to || end < from;
            case MEETS -> end == from;
            case MET_BY -> begin == to;
            case OVERLAPS -> begin < from && end > from && end < to;
            case OVERLAPPED_BY -> begin > from && begin < to && end > to;
        };
    }

    private boolean spatial(Filter.SpatialRelation how, List<Shape> place) {
        if (!has(Queryable.PLACE)) {
            return false;
        }
        Geometry own = PlainGeometry.of(record.record());
        Geometry asked = PlainGeometry.of(place);
        return RelateNG.relate(
                own,
                asked,
                switch (how) {
                    case INTERSECTS -> RelatePredicate.intersects();
                    case DISJOINT -> RelatePredicate.disjoint();
                    case WITHIN -> RelatePredicate.within();
                    case CONTAINS -> RelatePredicate.contains();
                    case EQUALS -> RelatePredicate.equalsTopo();
                    case TOUCHES -> RelatePredicate.touches();
                    case CROSSES -> RelatePredicate.crosses();
                    case OVERLAPS -> RelatePredicate.overlaps();
                });
    }

    private boolean anyText(String name, Predicate<String> wanted) {
        return values.texts(property(name)).stream().anyMatch(wanted);
    }

    private static java.util.regex.Pattern expression(Pattern pattern, Case letters) {
        String expression = pattern.parts().stream()
                .map(part -> switch (part) {
                    case Pattern.Part.Characters(String text) ->
                        java.util.regex.Pattern.quote(TextForm.of(text, letters));
                    case Pattern.Part.AnyCharacters any -> ".*";
                    case Pattern.Part.OneCharacter one -> ".";
                })
                .collect(Collectors.joining());
        return java.util.regex.Pattern.compile(expression, java.util.regex.Pattern.DOTALL);
    }

    private static Queryable property(String name) {
        return Queryable.of(name).orElseThrow();
    }
}
