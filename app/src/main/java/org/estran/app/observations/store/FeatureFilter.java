package org.estran.app.observations.store;

import java.time.Instant;
import java.util.List;
import org.estran.app.observations.store.FeatureProperty.Type;
import org.estran.filters.Filter;
import org.estran.filters.Filter.Case;
import org.estran.filters.Filter.Comparison;
import org.estran.filters.FilterException;
import org.estran.filters.Literal;
import org.estran.filters.Pattern;
import org.estran.records.Shape;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * What features must be beyond a selection, by what each of them is as a whole ({@link FeatureProperty}). A missing value
 * meets no condition but that it is missing, nor the contrary of one. Places can be asked for by {@code
 * INTERSECTS} and {@code DISJOINT}.
 */
public final class FeatureFilter {

    private final SqlText clause;

    private FeatureFilter(SqlText clause) {
        this.clause = clause;
    }

    /** @throws FilterException where something is asked that features cannot answer; the message tells what */
    public static FeatureFilter of(Filter filter) throws FilterException {
        return new FeatureFilter(sql(filter));
    }

    /** Over {@code feature f}. */
    SqlText clause() {
        return clause;
    }

    private static SqlText sql(Filter filter) throws FilterException {
        return switch (filter) {
            case Filter.And(List<Filter> of) -> joined(of, " AND ", "true");
            case Filter.Or(List<Filter> of) -> joined(of, " OR ", "false");
            case Filter.Not(Filter of) -> new SqlText("NOT (").add(sql(of)).add(")");
            case Filter.Constant(boolean holds) -> new SqlText(holds ? "true" : "false");
            case Filter.Compare(String name, Comparison how, Literal value, Case letters) ->
                compared(property(name), how, value, letters);
            case Filter.Like(String name, Pattern pattern, Case letters) -> like(property(name), pattern, letters);
            case Filter.Between(String name, Literal least, Literal greatest) ->
                joined(
                        List.of(
                                new Filter.Compare(name, Comparison.GREATER_OR_EQUAL, least, Case.EXACT),
                                new Filter.Compare(name, Comparison.LESS_OR_EQUAL, greatest, Case.EXACT)),
                        " AND ",
                        "true");
            case Filter.In(String name, List<Literal> values, Case letters) ->
                joined(
                        values.stream()
                                .<Filter>map(one -> new Filter.Compare(name, Comparison.EQUAL, one, letters))
                                .toList(),
                        " OR ",
                        "false");
            case Filter.IsNull(String name) -> new SqlText(property(name).column()).add(" IS NULL");
            case Filter.Spatial(String name, var how, List<Shape> place) ->
                switch (how) {
                    case INTERSECTS -> meets(property(name), place);
                    case DISJOINT -> new SqlText("NOT ").add(meets(property(name), place));
                    case WITHIN, CONTAINS, EQUALS, TOUCHES, CROSSES, OVERLAPS ->
                        throw new FilterException(
                                "features are asked for by S_INTERSECTS and S_DISJOINT, not by other relations");
                };
            case Filter.Temporal(String name, var how, TimeInterval time) -> when(property(name), how, time);
            case Filter.Distance _ -> throw new FilterException("features are not asked for by a distance");
            case Filter.Array(String name, var how, var values) ->
                throw new FilterException(name + " has one value, not several");
        };
    }

    private static SqlText joined(List<Filter> all, String word, String none) throws FilterException {
        SqlText sql = new SqlText(all.isEmpty() ? none : "");
        for (int i = 0; i < all.size(); i++) {
            sql.add(i == 0 ? "(" : word + "(").add(sql(all.get(i))).add(")");
        }
        return sql;
    }

    private static FeatureProperty property(String name) throws FilterException {
        return FeatureProperty.of(name).orElseThrow(() -> new FilterException("there is no property " + name));
    }

    private static SqlText compared(FeatureProperty property, Comparison how, Literal value, Case letters)
            throws FilterException {
        return switch (property.type()) {
            case TEXT -> {
                if (!(value instanceof Literal.Text(String text))) {
                    throw new FilterException(property.word() + " is compared with a text");
                }
                yield new SqlText(folded(property.column(), letters) + sign(how))
                        .add(folded("CAST(", letters, " AS VARCHAR)", text));
            }
            case NUMBER -> {
                if (!(value instanceof Literal.Number(double number))) {
                    throw new FilterException(property.word() + " is compared with a number");
                }
                yield new SqlText(property.column() + sign(how)).value(number);
            }
            case MOMENT -> moments(property, how, moment(property, value));
            case PLACE -> throw new FilterException(property.word() + " is asked for by spatial functions");
        };
    }

    private static String folded(String text, Case letters) {
        return switch (letters) {
            case EXACT -> text;
            case IGNORED -> "lower(" + text + ")";
            case CASE_AND_ACCENTS_IGNORED -> "strip_accents(lower(" + text + "))";
        };
    }

    private static SqlText folded(String before, Case letters, String after, String value) {
        String around = folded("|", letters);
        int place = around.indexOf('|');
        return new SqlText(around.substring(0, place) + before).value(value).add(after + around.substring(place + 1));
    }

    private static String sign(Comparison how) {
        return switch (how) {
            case EQUAL -> " = ";
            case NOT_EQUAL -> " <> ";
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " <= ";
            case GREATER -> " > ";
            case GREATER_OR_EQUAL -> " >= ";
        };
    }

    private static Literal.Moment moment(FeatureProperty property, Literal value) throws FilterException {
        if (value instanceof Literal.Moment moment) {
            return moment;
        }
        if (value instanceof Literal.Text(String text)) {
            try {
                return new Literal.Moment(TimeInterval.first(text), TimeInterval.last(text));
            } catch (IllegalArgumentException noMoment) {
                throw new FilterException(property.word() + " is compared with a moment, not with " + text, noMoment);
            }
        }
        throw new FilterException(property.word() + " is compared with a moment");
    }

    /** A day is all its moments: before it, within it, after it. */
    private static SqlText moments(FeatureProperty property, Comparison how, Literal.Moment moment) {
        String column = property.column();
        return switch (how) {
            case EQUAL -> between(column, moment);
            case NOT_EQUAL -> new SqlText("NOT (").add(between(column, moment)).add(")");
            case LESS, GREATER_OR_EQUAL -> new SqlText(column + sign(how)).value(moment.first());
            case LESS_OR_EQUAL, GREATER -> new SqlText(column + sign(how)).value(moment.last());
        };
    }

    private static SqlText between(String column, Literal.Moment moment) {
        return new SqlText(column + " BETWEEN ")
                .value(moment.first())
                .add(" AND ")
                .value(moment.last());
    }

    private static SqlText like(FeatureProperty property, Pattern pattern, Case letters) throws FilterException {
        if (property.type() != Type.TEXT) {
            throw new FilterException(property.word() + " is no text");
        }
        StringBuilder like = new StringBuilder();
        for (Pattern.Part part : pattern.parts()) {
            switch (part) {
                case Pattern.Part.Characters(String text) -> like.append(text.replaceAll("([\\\\%_])", "\\\\$1"));
                case Pattern.Part.AnyCharacters() -> like.append('%');
                case Pattern.Part.OneCharacter() -> like.append('_');
            }
        }
        return new SqlText(folded(property.column(), letters) + " LIKE ")
                .add(folded("CAST(", letters, " AS VARCHAR)", like.toString()))
                .add(" ESCAPE '\\'");
    }

    private static SqlText meets(FeatureProperty property, List<Shape> place) throws FilterException {
        if (property.type() != Type.PLACE) {
            throw new FilterException(property.word() + " is no geometry");
        }
        SqlText sql = new SqlText("(false");
        for (Shape shape : place) {
            sql.add(" OR ").add(PlaceSql.meets(shape));
        }
        return sql.add(")");
    }

    /** A moment is an interval that ends where it begins (ISO 19108, 5.2.3.5). */
    private static SqlText when(FeatureProperty property, Filter.TemporalRelation how, TimeInterval time)
            throws FilterException {
        if (property.type() != Type.MOMENT) {
            throw new FilterException(property.word() + " is no time");
        }
        String column = property.column();
        Instant first = time.start();
        Instant last = time.end();
        return switch (how) {
            case AFTER, MET_BY -> beside(column, how == Filter.TemporalRelation.AFTER ? ">" : "=", last, "infinity");
            case BEFORE, MEETS -> beside(column, how == Filter.TemporalRelation.BEFORE ? "<" : "=", first, "-infinity");
            case BEGINS ->
                beside(column, "=", first, "-infinity").add(" AND ").add(beside(column, "<", last, "infinity"));
            case ENDS ->
                beside(column, "=", last, "infinity").add(" AND ").add(beside(column, ">", first, "-infinity"));
            case DURING ->
                beside(column, ">", first, "-infinity").add(" AND ").add(beside(column, "<", last, "infinity"));
            case EQUALS ->
                beside(column, "=", first, "-infinity").add(" AND ").add(beside(column, "=", last, "infinity"));
            case ANY_INTERACTS ->
                beside(column, ">=", first, "-infinity").add(" AND ").add(beside(column, "<=", last, "infinity"));
            case DISJOINT ->
                beside(column, "<", first, "-infinity").add(" OR ").add(beside(column, ">", last, "infinity"));
            // A moment has no inside that another could lie in or share.
            case BEGUN_BY, CONTAINS, ENDED_BY, OVERLAPS, OVERLAPPED_BY -> new SqlText(column + " <> " + column);
        };
    }

    private static SqlText beside(String column, String sign, @Nullable Instant end, String open) {
        SqlText sql = new SqlText(column + " " + sign + " ");
        return end == null ? sql.add("TIMESTAMP '" + open + "'") : sql.value(end);
    }
}
