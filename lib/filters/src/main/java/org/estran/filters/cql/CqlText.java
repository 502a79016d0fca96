package org.estran.filters.cql;

import java.util.ArrayList;
import java.util.List;
import org.estran.filters.AxisOrder;
import org.estran.filters.Budget;
import org.estran.filters.Distances;
import org.estran.filters.Filter;
import org.estran.filters.Filter.Case;
import org.estran.filters.Filter.Comparison;
import org.estran.filters.Filter.SpatialRelation;
import org.estran.filters.Filter.TemporalRelation;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.Literal;
import org.estran.filters.QueryBox;
import org.estran.filters.Quoted;
import org.estran.filters.Wildcards;
import org.estran.records.Shape;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * Reads CQL text. Geometries and boxes are x (longitude) before y, unless the box names a reference system in which the
 * latitude comes first ({@link AxisOrder}). {@code %} stands for any characters, {@code _} for one, {@code \} escapes; patterns
 * know no upper and lower case, as catalogues practise it.
 */
public final class CqlText {

    private final Tokens tokens;
    private final Budget budget;
    private final WktPlace places;

    private CqlText(String text, Budget budget) throws FilterException {
        this.tokens = new Tokens(text);
        this.budget = budget;
        this.places = new WktPlace(tokens, budget);
    }

    public static Filter read(String text, FilterLimits limits) throws FilterException {
        Budget budget = new Budget(limits);
        budget.text(text);
        CqlText cql = new CqlText(text, budget);
        Filter filter = cql.alternatives(1);
        if (cql.tokens.peek().kind() != Token.Kind.END) {
            throw cql.tokens.unexpected("AND, OR or the end");
        }
        return filter;
    }

    private Filter alternatives(int depth) throws FilterException {
        List<Filter> parts = new ArrayList<>(List.of(conjunction(depth)));
        while (tokens.takeIf("OR")) {
            parts.add(conjunction(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
    }

    private Filter conjunction(int depth) throws FilterException {
        List<Filter> parts = new ArrayList<>(List.of(factor(depth)));
        while (tokens.takeIf("AND")) {
            parts.add(factor(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
    }

    private Filter factor(int depth) throws FilterException {
        budget.condition(depth);
        if (tokens.takeIf("NOT")) {
            return new Filter.Not(factor(depth + 1));
        }
        if (tokens.takeSignIf("(")) {
            Filter inside = alternatives(depth + 1);
            tokens.needSign(")");
            return inside;
        }
        return predicate();
    }

    private Filter predicate() throws FilterException {
        if (tokens.peek().is("INCLUDE") || tokens.peek().is("EXCLUDE")) {
            return new Filter.Constant(tokens.take().is("INCLUDE"));
        }
        if (tokens.peek(1).isSign("(") && tokens.peek().kind() == Token.Kind.WORD) {
            return routine();
        }
        return ofProperty(property());
    }

    private String property() throws FilterException {
        Token token = tokens.peek();
        if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED) {
            throw tokens.unexpected("the name of a property");
        }
        return tokens.take().text();
    }

    private Filter ofProperty(String property) throws FilterException {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.SIGN) {
            return compared(property);
        }
        boolean negated = tokens.takeIf("NOT");
        Token word = tokens.take();
        Filter filter = switch (word.upper()) {
            case "LIKE", "ILIKE" -> like(property);
            case "BETWEEN" -> between(property);
            case "IN" -> in(property);
            case "IS" -> isNull(property);
            case "EXISTS" -> new Filter.Not(new Filter.IsNull(property));
            case "DOES-NOT-EXIST" -> new Filter.IsNull(property);
            case "DOES" -> doesNotExist(property);
            case "BEFORE" -> temporal(property, TemporalRelation.BEFORE, TemporalRelation.DURING);
            case "AFTER" -> temporal(property, TemporalRelation.AFTER);
            case "DURING" -> temporal(property, TemporalRelation.DURING, TemporalRelation.AFTER);
            case "TEQUALS" -> temporal(property, TemporalRelation.EQUALS);
            default ->
                throw new FilterException("After " + Quoted.of(property) + ", an operator is expected at character "
                        + (word.at() + 1) + ".");
        };
        return negated ? new Filter.Not(filter) : filter;
    }

    private Filter compared(String property) throws FilterException {
        Token sign = tokens.take();
        Comparison how = switch (sign.text()) {
            case "=" -> Comparison.EQUAL;
            case "<>", "!=" -> Comparison.NOT_EQUAL;
            case "<" -> Comparison.LESS;
            case "<=" -> Comparison.LESS_OR_EQUAL;
            case ">" -> Comparison.GREATER;
            case ">=" -> Comparison.GREATER_OR_EQUAL;
            default ->
                throw new FilterException(
                        "At character " + (sign.at() + 1) + ", " + Quoted.of(sign.text()) + " compares nothing.");
        };
        return new Filter.Compare(property, how, literal(), Case.EXACT);
    }

    private Literal literal() throws FilterException {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case TEXT -> new Literal.Text(tokens.take().text());
            case NUMBER -> new Literal.Number(tokens.number());
            case WORD, QUOTED, SIGN, END -> {
                if (token.is("TRUE") || token.is("FALSE")) {
                    yield new Literal.Truth(tokens.take().is("TRUE"));
                }
                throw tokens.unexpected("a text in single quotes or a number");
            }
        };
    }

    private String text() throws FilterException {
        if (tokens.peek().kind() != Token.Kind.TEXT) {
            throw tokens.unexpected("a text in single quotes");
        }
        return tokens.take().text();
    }

    private Filter like(String property) throws FilterException {
        return new Filter.Like(property, Wildcards.pattern(text(), "%", "_", "\\"), Case.IGNORED);
    }

    private Filter between(String property) throws FilterException {
        Literal least = literal();
        tokens.need("AND");
        return new Filter.Between(property, least, literal());
    }

    private Filter in(String property) throws FilterException {
        List<Literal> values = new ArrayList<>();
        tokens.needSign("(");
        do {
            values.add(literal());
            budget.condition(1);
        } while (tokens.takeSignIf(","));
        tokens.needSign(")");
        return new Filter.In(property, values, Case.EXACT);
    }

    private Filter isNull(String property) throws FilterException {
        boolean negated = tokens.takeIf("NOT");
        tokens.need("NULL");
        Filter isNull = new Filter.IsNull(property);
        return negated ? new Filter.Not(isNull) : isNull;
    }

    private Filter doesNotExist(String property) throws FilterException {
        tokens.need("NOT");
        tokens.need("EXIST");
        return new Filter.IsNull(property);
    }

    /** {@code BEFORE OR DURING}, {@code DURING OR AFTER}: the second word may be there, the time comes once for both. */
    private Filter temporal(String property, TemporalRelation how, TemporalRelation orHow) throws FilterException {
        boolean either = tokens.takeIf("OR");
        if (either) {
            tokens.need(orHow.name());
        }
        TimeInterval time = time();
        Filter first = new Filter.Temporal(property, how, time);
        return either ? new Filter.Or(List.of(first, new Filter.Temporal(property, orHow, time))) : first;
    }

    private Filter temporal(String property, TemporalRelation how) throws FilterException {
        return new Filter.Temporal(property, how, time());
    }

    /** A date, an instant, or {@code start/end}, in quotes or not. */
    private TimeInterval time() throws FilterException {
        StringBuilder text = new StringBuilder(moment());
        Token next = tokens.peek();
        if (tokens.takeSignIf("/")) {
            text.append('/').append(moment());
        } else if (next.kind() == Token.Kind.WORD && next.text().startsWith("/")) {
            // A path begins like that as well.
            text.append(tokens.take().text());
        }
        try {
            return TimeInterval.parse(text.toString());
        } catch (IllegalArgumentException unreadable) {
            throw new FilterException("Not a time: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private String moment() throws FilterException {
        Token token = tokens.peek();
        if (token.kind() != Token.Kind.TEXT && token.kind() != Token.Kind.NUMBER) {
            throw tokens.unexpected("a date");
        }
        return tokens.take().text();
    }

    private Filter routine() throws FilterException {
        Token name = tokens.take();
        tokens.needSign("(");
        Filter filter = switch (name.upper()) {
            case "BBOX" -> box();
            case "INTERSECTS", "INTERSECT" -> spatial(SpatialRelation.INTERSECTS);
            case "DISJOINT" -> spatial(SpatialRelation.DISJOINT);
            case "WITHIN" -> spatial(SpatialRelation.WITHIN);
            case "CONTAINS" -> spatial(SpatialRelation.CONTAINS);
            case "EQUALS", "EQUAL" -> spatial(SpatialRelation.EQUALS);
            case "TOUCHES", "TOUCH" -> spatial(SpatialRelation.TOUCHES);
            case "CROSSES", "CROSS" -> spatial(SpatialRelation.CROSSES);
            case "OVERLAPS", "OVERLAP" -> spatial(SpatialRelation.OVERLAPS);
            case "DWITHIN" -> distance(true);
            case "BEYOND" -> distance(false);
            default -> throw new FilterException("The function " + Quoted.of(name.text()) + " is not known here.");
        };
        tokens.needSign(")");
        return filter;
    }

    private Filter spatial(SpatialRelation how) throws FilterException {
        String property = property();
        tokens.needSign(",");
        return new Filter.Spatial(property, how, places.read());
    }

    private Filter distance(boolean within) throws FilterException {
        String property = property();
        tokens.needSign(",");
        List<Shape> place = places.read();
        tokens.needSign(",");
        double distance = tokens.number();
        StringBuilder unit = new StringBuilder();
        if (tokens.takeSignIf(",")) {
            while (tokens.peek().kind() == Token.Kind.WORD || tokens.peek().kind() == Token.Kind.TEXT) {
                unit.append(unit.isEmpty() ? "" : " ").append(tokens.take().text());
            }
        }
        return new Filter.Distance(property, place, Distances.metres(distance, unit.toString()), within);
    }

    private Filter box() throws FilterException {
        String property = property();
        double[] n = new double[4];
        for (int i = 0; i < 4; i++) {
            tokens.needSign(",");
            n[i] = tokens.number();
        }
        boolean latitudeFirst = AxisOrder.of(reference()) == AxisOrder.LATITUDE_FIRST;
        return new Filter.Spatial(
                property, SpatialRelation.INTERSECTS, QueryBox.shapes(latitudeFirst, n[0], n[1], n[2], n[3]));
    }

    private @Nullable String reference() throws FilterException {
        return tokens.takeSignIf(",") ? text() : null;
    }
}
