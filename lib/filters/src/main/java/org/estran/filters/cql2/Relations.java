package org.estran.filters.cql2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estran.filters.Filter;
import org.estran.filters.Filter.ArrayRelation;
import org.estran.filters.Filter.Comparison;
import org.estran.filters.Filter.SpatialRelation;
import org.estran.filters.Filter.TemporalRelation;
import org.estran.filters.FilterException;
import org.estran.filters.Literal;
import org.estran.filters.Wildcards;
import org.estran.terms.TimeInterval;

/** The conditions that relations between operands make, a property on either side. */
final class Relations {

    /** The functions of clauses 7.8 to 7.10 by their names in lower case. */
    static final Map<String, TemporalRelation> TEMPORAL = Map.ofEntries(
            Map.entry("t_after", TemporalRelation.AFTER),
            Map.entry("t_before", TemporalRelation.BEFORE),
            Map.entry("t_contains", TemporalRelation.CONTAINS),
            Map.entry("t_disjoint", TemporalRelation.DISJOINT),
            Map.entry("t_during", TemporalRelation.DURING),
            Map.entry("t_equals", TemporalRelation.EQUALS),
            Map.entry("t_finishedby", TemporalRelation.ENDED_BY),
            Map.entry("t_finishes", TemporalRelation.ENDS),
            Map.entry("t_intersects", TemporalRelation.ANY_INTERACTS),
            Map.entry("t_meets", TemporalRelation.MEETS),
            Map.entry("t_metby", TemporalRelation.MET_BY),
            Map.entry("t_overlappedby", TemporalRelation.OVERLAPPED_BY),
            Map.entry("t_overlaps", TemporalRelation.OVERLAPS),
            Map.entry("t_startedby", TemporalRelation.BEGUN_BY),
            Map.entry("t_starts", TemporalRelation.BEGINS));

    static final Map<String, ArrayRelation> ARRAY = Map.of(
            "a_equals", ArrayRelation.EQUALS,
            "a_contains", ArrayRelation.CONTAINS,
            "a_containedby", ArrayRelation.CONTAINED_BY,
            "a_overlaps", ArrayRelation.OVERLAPS);

    static final Map<String, Comparison> COMPARISONS = Map.of(
            "=", Comparison.EQUAL,
            "<>", Comparison.NOT_EQUAL,
            "<", Comparison.LESS,
            "<=", Comparison.LESS_OR_EQUAL,
            ">", Comparison.GREATER,
            ">=", Comparison.GREATER_OR_EQUAL);

    private Relations() {}

    static Optional<SpatialRelation> spatial(String function) {
        return function.startsWith("s_")
                ? Arrays.stream(SpatialRelation.values())
                        .filter(one -> one.name().equals(function.substring(2).toUpperCase(Locale.ROOT)))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether that is the name of a relation between two operands, in lower case. */
    static boolean isFunction(String name) {
        return TEMPORAL.containsKey(name)
                || ARRAY.containsKey(name)
                || spatial(name).isPresent();
    }

    static Filter function(String name, Operand one, Operand other) throws FilterException {
        TemporalRelation temporal = TEMPORAL.get(name);
        if (temporal != null) {
            return temporal(temporal, one, other);
        }
        ArrayRelation array = ARRAY.get(name);
        return array != null ? array(array, one, other) : spatial(spatial(name).orElseThrow(), one, other);
    }

    static Filter compare(Comparison how, Operand one, Operand other) throws FilterException {
        if (one instanceof Operand.Property(String name, Filter.Case letters)
                && other instanceof Operand.Value(Literal value, Filter.Case folded)) {
            return new Filter.Compare(name, how, value, Operand.wider(letters, folded));
        }
        if (one instanceof Operand.Value && other instanceof Operand.Property) {
            return compare(how.turned(), other, one);
        }
        throw new FilterException("a comparison is between a property and a value");
    }

    /** {@code %} for any characters, {@code _} for one, a backslash before what means itself (clause 7.2). */
    static Filter like(Operand text, Operand pattern) throws FilterException {
        if (text instanceof Operand.Property(String name, Filter.Case letters)
                && pattern instanceof Operand.Value(Literal.Text(String written), Filter.Case folded)) {
            return new Filter.Like(name, Wildcards.pattern(written, "%", "_", "\\"), Operand.wider(letters, folded));
        }
        throw new FilterException("LIKE is between a property and a pattern in quotes");
    }

    static Filter between(Operand property, Operand least, Operand greatest) throws FilterException {
        return new Filter.Between(property(property), literal(least), literal(greatest));
    }

    static Filter in(Operand property, List<Operand> values) throws FilterException {
        if (!(property instanceof Operand.Property(String name, Filter.Case letters))) {
            throw new FilterException("IN is between a property and values");
        }
        Filter.Case widest = letters;
        for (Operand value : values) {
            widest = value instanceof Operand.Value(Literal of, Filter.Case folded)
                    ? Operand.wider(widest, folded)
                    : widest;
        }
        return new Filter.In(name, literals(values), widest);
    }

    static Filter isNull(Operand property) throws FilterException {
        return new Filter.IsNull(property(property));
    }

    private static Filter temporal(TemporalRelation how, Operand one, Operand other) throws FilterException {
        if (one instanceof Operand.Property) {
            return new Filter.Temporal(property(one), how, time(other));
        }
        return new Filter.Temporal(property(other), turned(how), time(one));
    }

    private static Filter spatial(SpatialRelation how, Operand one, Operand other) throws FilterException {
        if (one instanceof Operand.Property(String name, var letters) && other instanceof Operand.Place(var shapes)) {
            return new Filter.Spatial(name, how, shapes);
        }
        if (one instanceof Operand.Place(var shapes) && other instanceof Operand.Property(String name, var letters)) {
            return new Filter.Spatial(name, turned(how), shapes);
        }
        throw new FilterException("a spatial function is between a property and a geometry");
    }

    private static Filter array(ArrayRelation how, Operand one, Operand other) throws FilterException {
        if (one instanceof Operand.Property(String name, var letters)
                && other instanceof Operand.Several(List<Operand> values)) {
            return new Filter.Array(name, how, literals(values));
        }
        if (one instanceof Operand.Several && other instanceof Operand.Property) {
            return array(turned(how), other, one);
        }
        throw new FilterException("an array function is between a property and values in parentheses");
    }

    private static String property(Operand operand) throws FilterException {
        if (operand instanceof Operand.Property(String name, var letters)) {
            return name;
        }
        throw new FilterException("there is no property where one is needed");
    }

    private static TimeInterval time(Operand operand) throws FilterException {
        return switch (operand) {
            case Operand.Time(TimeInterval interval) -> interval;
            case Operand.Value(Literal.Moment(var first, var last), var letters) -> new TimeInterval(first, last);
            default -> throw new FilterException("a temporal function is between a property and a time");
        };
    }

    private static List<Literal> literals(List<Operand> operands) throws FilterException {
        List<Literal> literals = new ArrayList<>();
        for (Operand operand : operands) {
            literals.add(literal(operand));
        }
        return literals;
    }

    private static Literal literal(Operand operand) throws FilterException {
        if (operand instanceof Operand.Value(Literal literal, var letters)) {
            return literal;
        }
        throw new FilterException("there is no value where one is needed");
    }

    private static ArrayRelation turned(ArrayRelation how) {
        return switch (how) {
            case EQUALS, OVERLAPS -> how;
            case CONTAINS -> ArrayRelation.CONTAINED_BY;
            case CONTAINED_BY -> ArrayRelation.CONTAINS;
        };
    }

    private static SpatialRelation turned(SpatialRelation how) {
        return switch (how) {
            case WITHIN -> SpatialRelation.CONTAINS;
            case CONTAINS -> SpatialRelation.WITHIN;
            case INTERSECTS, DISJOINT, EQUALS, TOUCHES, CROSSES, OVERLAPS -> how;
        };
    }

    private static TemporalRelation turned(TemporalRelation how) {
        return switch (how) {
            case AFTER -> TemporalRelation.BEFORE;
            case BEFORE -> TemporalRelation.AFTER;
            case BEGINS -> TemporalRelation.BEGUN_BY;
            case BEGUN_BY -> TemporalRelation.BEGINS;
            case CONTAINS -> TemporalRelation.DURING;
            case DURING -> TemporalRelation.CONTAINS;
            case ENDED_BY -> TemporalRelation.ENDS;
            case ENDS -> TemporalRelation.ENDED_BY;
            case MEETS -> TemporalRelation.MET_BY;
            case MET_BY -> TemporalRelation.MEETS;
            case OVERLAPS -> TemporalRelation.OVERLAPPED_BY;
            case OVERLAPPED_BY -> TemporalRelation.OVERLAPS;
            case EQUALS, ANY_INTERACTS, DISJOINT -> how;
        };
    }
}
