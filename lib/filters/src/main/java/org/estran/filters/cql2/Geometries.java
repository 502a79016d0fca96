package org.estran.filters.cql2;

import java.util.List;
import org.estran.filters.FilterException;
import org.estran.records.Position;
import org.estran.records.Shape;

/** Geometries of numbers, in WGS 84. */
final class Geometries {

    private Geometries() {}

    /** Two numbers, or three of which the height is left out. */
    static Position position(List<Double> numbers) throws FilterException {
        if (numbers.size() < 2 || numbers.size() > 3) {
            throw new FilterException("a position is of two or three numbers");
        }
        try {
            return new Position(numbers.get(0), numbers.get(1));
        } catch (IllegalArgumentException elsewhere) {
            throw new FilterException(elsewhere.getMessage() == null ? "" : elsewhere.getMessage(), elsewhere);
        }
    }

    static Shape line(List<Position> positions) throws FilterException {
        if (positions.size() < 2) {
            throw new FilterException("a line has at least two positions");
        }
        return new Shape.Line(positions);
    }

    static Shape polygon(List<List<Position>> rings) throws FilterException {
        try {
            return new Shape.Polygon(rings);
        } catch (IllegalArgumentException open) {
            throw new FilterException("a polygon has closed rings of at least four positions", open);
        }
    }

    /** West, south, east, north, with or without heights; west of east crosses the antimeridian. */
    static List<Shape> box(List<Double> numbers) throws FilterException {
        if (numbers.size() != 4 && numbers.size() != 6) {
            throw new FilterException("a box is of four or six numbers");
        }
        int last = numbers.size() / 2;
        Position low = position(numbers.subList(0, 2));
        Position high = position(numbers.subList(last, last + 2));
        if (low.latitude() > high.latitude()) {
            throw new FilterException("the south of a box lies north of its north");
        }
        return low.longitude() <= high.longitude()
                ? List.of(rectangle(low, high))
                : List.of(
                        rectangle(low, new Position(180, high.latitude())),
                        rectangle(new Position(-180, low.latitude()), high));
    }

    private static Shape rectangle(Position low, Position high) {
        boolean isThin = low.longitude() == high.longitude() || low.latitude() == high.latitude();
        if (low.equals(high)) {
            return new Shape.Point(low);
        }
        if (isThin) {
            return new Shape.Line(List.of(low, high));
        }
        return new Shape.Polygon(List.of(List.of(
                low,
                new Position(high.longitude(), low.latitude()),
                high,
                new Position(low.longitude(), high.latitude()),
                low)));
    }
}
