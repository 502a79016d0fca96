package org.estran.filters;

import java.util.List;
import org.estran.records.Shape;
import org.estran.terms.TimeInterval;

/** A condition on a record. Properties are named as in the query that was asked. */
public sealed interface Filter {

    /** All of them hold; none at all holds. */
    record And(List<Filter> of) implements Filter {
        public And {
            of = List.copyOf(of);
        }
    }

    /** One of them at least holds; none at all does not. */
    record Or(List<Filter> of) implements Filter {
        public Or {
            of = List.copyOf(of);
        }
    }

    record Not(Filter of) implements Filter {}

    /** A property compared with a value: of several values of the property, one is enough. */
    record Compare(String property, Comparison how, Literal value, Case letters) implements Filter {}

    /** A property like a pattern. */
    record Like(String property, Pattern pattern, Case letters) implements Filter {}

    /** A property between two values, both included. */
    record Between(String property, Literal least, Literal greatest) implements Filter {}

    /** A property equal to one of the values. */
    record In(String property, List<Literal> values, Case letters) implements Filter {
        public In {
            values = List.copyOf(values);
        }
    }

    /** A property without a value. */
    record IsNull(String property) implements Filter {}

    /**
     * Where, WGS 84, longitude before latitude whatever the axis order of the query was.
     *
     * @param place its parts together are the geometry; a box is a polygon, in two parts where it crosses the antimeridian
     */
    record Spatial(String property, SpatialRelation how, List<Shape> place) implements Filter {
        public Spatial {
            place = List.copyOf(place);
        }
    }

    /** Nearer (or not nearer) to a place than that many metres. */
    record Distance(String property, List<Shape> place, double metres, boolean within) implements Filter {
        public Distance {
            place = List.copyOf(place);
        }
    }

    /** When. The interval of the property comes first in the relation: property {@code BEFORE} time. */
    record Temporal(String property, TemporalRelation how, TimeInterval time) implements Filter {}

    /** Several values of a property against several of the query's (CQL2, array functions). */
    record Array(String property, ArrayRelation how, List<Literal> values) implements Filter {
        public Array {
            values = List.copyOf(values);
        }
    }

    /** Holds always, or never. */
    record Constant(boolean holds) implements Filter {}

    enum Comparison {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        /** The same with its two sides changed. */
        public Comparison turned() {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> this;
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }
    }

    /** Whether upper and lower case letters differ, and whether accents do. */
    enum Case {
        EXACT,
        IGNORED,
        CASE_AND_ACCENTS_IGNORED
    }

    /** The relations of OGC 06-103r4; {@code BBOX} of Filter Encoding is {@code INTERSECTS}. */
    enum SpatialRelation {
        INTERSECTS,
        DISJOINT,
        WITHIN,
        CONTAINS,
        EQUALS,
        TOUCHES,
        CROSSES,
        OVERLAPS
    }

    /** The relations of ISO 19108; {@code ANY_INTERACTS} is CQL2's {@code T_INTERSECTS}. */
    enum TemporalRelation {
        AFTER,
        BEFORE,
        BEGINS,
        BEGUN_BY,
        CONTAINS,
        DURING,
        ENDED_BY,
        ENDS,
        EQUALS,
        ANY_INTERACTS,
        DISJOINT,
        MEETS,
        MET_BY,
        OVERLAPS,
        OVERLAPPED_BY
    }

    enum ArrayRelation {
        EQUALS,
        CONTAINS,
        CONTAINED_BY,
        OVERLAPS
    }
}
