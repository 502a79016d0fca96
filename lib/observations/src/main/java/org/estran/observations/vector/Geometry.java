package org.estran.observations.vector;

import java.util.List;

/**
 * Where a feature is.
 *
 * @param kind what its parts are
 * @param parts of each the positions one behind the other, x (east) before y (north), in the file's reference system: a
 *     set of points, a line, or a ring of a polygon
 */
public record Geometry(Kind kind, List<double[]> parts) {

    /** What the parts of a geometry are. */
    public enum Kind {
        POINTS,
        LINES,
        POLYGONS,
        /** More than one of these. */
        MIXED
    }

    public Geometry {
        parts = List.copyOf(parts);
    }

    /** How many positions it has. */
    public long positions() {
        return parts.stream().mapToLong(part -> part.length / 2).sum();
    }

    static Kind both(Kind one, Kind other) {
        return one == other ? one : Kind.MIXED;
    }
}
