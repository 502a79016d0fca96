package org.estran.filters.cql2;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.Literal;
import org.estran.filters.Pattern;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** Writes a filter as CQL2 text that {@link Cql2Text} reads as the same. */
public final class Cql2Writer {

    private static final java.util.regex.Pattern PLAIN =
            java.util.regex.Pattern.compile("[\\p{L}_:][\\p{L}\\p{Nd}_:.]*");

    private Cql2Writer() {}

    /**
     * @throws FilterException for what CQL2 has not: a distance, a backslash before a quote
     */
    public static String write(Filter filter) throws FilterException {
        return switch (filter) {
            case Filter.And(List<Filter> of) -> of.isEmpty() ? "TRUE" : joined(of, " AND ");
            case Filter.Or(List<Filter> of) -> of.isEmpty() ? "FALSE" : joined(of, " OR ");
            case Filter.Not(Filter of) -> "NOT (" + write(of) + ")";
            case Filter.Constant(boolean holds) -> holds ? "TRUE" : "FALSE";
            case Filter.IsNull(String property) -> name(property) + " IS NULL";
            case Filter.Compare compare -> compare(compare);
            case Filter.Like(String property, Pattern pattern, Filter.Case letters) ->
                folded(name(property), letters) + " LIKE " + folded(quoted(pattern(pattern)), letters);
            case Filter.Between(String property, Literal least, Literal greatest) ->
                name(property) + " BETWEEN " + first(least) + " AND " + last(greatest);
            case Filter.In(String property, List<Literal> values, Filter.Case letters) ->
                folded(name(property), letters) + " IN " + list(values, letters);
            case Filter.Array(String property, var how, List<Literal> values) ->
                word(Relations.ARRAY, how) + "(" + name(property) + ", " + list(values, Filter.Case.EXACT) + ")";
            case Filter.Temporal(String property, var how, TimeInterval time) ->
                word(Relations.TEMPORAL, how) + "(" + name(property) + ", " + interval(time) + ")";
            case Filter.Spatial(String property, var how, List<Shape> place) ->
                "S_" + how.name() + "(" + name(property) + ", " + geometry(place) + ")";
            case Filter.Distance distance -> throw new FilterException("CQL2 has no distances");
        };
    }

    private static String joined(List<Filter> filters, String word) throws FilterException {
        StringBuilder text = new StringBuilder();
        for (Filter filter : filters) {
            text.append(text.isEmpty() ? "" : word)
                    .append('(')
                    .append(write(filter))
                    .append(')');
        }
        return text.toString();
    }

    private static String compare(Filter.Compare compare) throws FilterException {
        String name = folded(name(compare.property()), compare.letters());
        Literal value = compare.value();
        if (value instanceof Literal.Moment moment
                && date(moment) == null
                && !moment.first().equals(moment.last())) {
            String range = name + " BETWEEN " + first(value) + " AND " + last(value);
            return switch (compare.how()) {
                case EQUAL -> range;
                case NOT_EQUAL -> "NOT (" + range + ")";
                case LESS -> name + " < " + first(value);
                case LESS_OR_EQUAL -> name + " <= " + last(value);
                case GREATER -> name + " > " + last(value);
                case GREATER_OR_EQUAL -> name + " >= " + first(value);
            };
        }
        return name + " " + word(Relations.COMPARISONS, compare.how()) + " " + value(value, compare.letters());
    }

    private static String list(List<Literal> values, Filter.Case letters) throws FilterException {
        StringBuilder text = new StringBuilder("(");
        for (Literal value : values) {
            text.append(text.length() == 1 ? "" : ", ").append(value(value, letters));
        }
        return text.append(")").toString();
    }

    private static String value(Literal value, Filter.Case letters) throws FilterException {
        return switch (value) {
            case Literal.Text(String text) -> folded(quoted(text), letters);
            case Literal.Number(double number) -> number(number);
            case Literal.Truth(boolean truth) -> truth ? "TRUE" : "FALSE";
            case Literal.Moment moment -> {
                String day = date(moment);
                yield day == null ? timestamp(moment.first()) : "DATE('" + day + "')";
            }
        };
    }

    private static String first(Literal value) throws FilterException {
        return value instanceof Literal.Moment(Instant first, Instant last)
                ? timestamp(first)
                : value(value, Filter.Case.EXACT);
    }

    private static String last(Literal value) throws FilterException {
        return value instanceof Literal.Moment(Instant first, Instant last)
                ? timestamp(last)
                : value(value, Filter.Case.EXACT);
    }

    private static String timestamp(Instant instant) {
        return "TIMESTAMP('" + instant + "')";
    }

    private static @Nullable String date(Literal.Moment moment) {
        String day = moment.first().toString();
        boolean isDay = day.endsWith("T00:00:00Z")
                && moment.last().equals(moment.first().plusMillis(86_400_000 - 1))
                && day.length() == 20;
        return isDay ? day.substring(0, 10) : null;
    }

    private static String interval(TimeInterval time) {
        return "INTERVAL('" + end(time.start()) + "', '" + end(time.end()) + "')";
    }

    private static String end(@Nullable Instant instant) {
        return instant == null ? ".." : instant.toString();
    }

    private static String pattern(Pattern pattern) {
        return pattern.parts().stream()
                .map(part -> switch (part) {
                    case Pattern.Part.Characters(String text) -> text.replaceAll("[\\\\%_]", "\\\\$0");
                    case Pattern.Part.AnyCharacters any -> "%";
                    case Pattern.Part.OneCharacter one -> "_";
                })
                .collect(Collectors.joining());
    }

    private static String folded(String text, Filter.Case letters) {
        return switch (letters) {
            case EXACT -> text;
            case IGNORED -> "CASEI(" + text + ")";
            case CASE_AND_ACCENTS_IGNORED -> "ACCENTI(CASEI(" + text + "))";
        };
    }

    // A backslash before a quote is read as escaping it, and has no other way to be written.
    private static String quoted(String text) throws FilterException {
        if (text.endsWith("\\") || text.contains("\\'")) {
            throw new FilterException("CQL2 has no backslash before a quote: " + text);
        }
        return "'" + text.replace("'", "''") + "'";
    }

    private static String name(String property) {
        boolean isPlain = PLAIN.matcher(property).matches()
                && !Cql2Text.KEYWORDS.contains(property.toLowerCase(Locale.ROOT))
                && !WellKnownText.isGeometry(property.toLowerCase(Locale.ROOT));
        return isPlain ? property : "\"" + property.replace("\"", "\"\"") + "\"";
    }

    private static <T> String word(Map<String, T> words, T relation) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(relation))
                .map(entry -> entry.getKey().toUpperCase(Locale.ROOT))
                .findFirst()
                .orElseThrow();
    }

    private static String geometry(List<Shape> place) {
        return place.size() == 1
                ? shape(place.getFirst())
                : place.stream().map(Cql2Writer::shape).collect(Collectors.joining(", ", "GEOMETRYCOLLECTION(", ")"));
    }

    private static String shape(Shape shape) {
        return switch (shape) {
            case Shape.Point(Position at) -> "POINT(" + position(at) + ")";
            case Shape.Line(List<Position> positions) -> "LINESTRING" + positions(positions);
            case Shape.Polygon(List<List<Position>> rings) ->
                rings.stream().map(Cql2Writer::positions).collect(Collectors.joining(", ", "POLYGON(", ")"));
        };
    }

    private static String positions(List<Position> positions) {
        return positions.stream().map(Cql2Writer::position).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String position(Position at) {
        return number(at.longitude()) + " " + number(at.latitude());
    }

    private static String number(double number) {
        return number == 0 ? "0" : new BigDecimal(Double.toString(number)).toPlainString();
    }
}
