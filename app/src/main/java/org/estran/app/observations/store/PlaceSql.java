package org.estran.app.observations.store;

import java.util.ArrayList;
import java.util.List;
import org.estran.filters.FilterException;
import org.estran.records.Position;
import org.estran.records.Shape;

/**
 * Whether the box of {@code feature f} (of no size where the feature is at one place) and a shape have a point in common;
 * straight lines in degrees, as GeoJSON draws them. Missing where the feature has no place.
 */
final class PlaceSql {

    /** A condition stands in the statement for each side. */
    private static final int MOST_SIDES = 300;

    private PlaceSql() {}

    private record Side(double x1, double y1, double x2, double y2) {}

    static SqlText meets(Shape shape) throws FilterException {
        List<Side> sides = new ArrayList<>();
        boolean isArea = false;
        switch (shape) {
            case Shape.Point(Position at) ->
                sides.add(new Side(at.longitude(), at.latitude(), at.longitude(), at.latitude()));
            case Shape.Line(List<Position> way) -> sides(way, sides);
            case Shape.Polygon(List<List<Position>> rings) -> {
                isArea = true;
                rings.forEach(ring -> sides(ring, sides));
            }
        }
        if (sides.size() > MOST_SIDES) {
            throw new FilterException("a shape has at most " + MOST_SIDES + " sides");
        }
        SqlText sql = new SqlText("(");
        for (int i = 0; i < sides.size(); i++) {
            sql.add(i == 0 ? "" : " OR ").add(crosses(sides.get(i)));
        }
        return (isArea ? sql.add(" OR ").add(holds(sides)) : sql).add(")");
    }

    private static void sides(List<Position> way, List<Side> sides) {
        for (int i = 1; i < way.size(); i++) {
            Position from = way.get(i - 1);
            Position to = way.get(i);
            sides.add(new Side(from.longitude(), from.latitude(), to.longitude(), to.latitude()));
        }
    }

    /** The boxes of both overlap, and not all corners of the feature's lie on one side of the line. */
    private static String crosses(Side side) {
        double a = side.y2 - side.y1;
        double b = side.x1 - side.x2;
        String along = corner(a, "f.west", "f.east", true) + " + " + corner(b, "f.south", "f.north", true);
        String across = corner(a, "f.west", "f.east", false) + " + " + corner(b, "f.south", "f.north", false);
        String c = number(side.x2 * side.y1 - side.x1 * side.y2);
        return "(f.east >= " + number(Math.min(side.x1, side.x2)) + " AND f.west <= "
                + number(Math.max(side.x1, side.x2)) + " AND f.north >= " + number(Math.min(side.y1, side.y2))
                + " AND f.south <= " + number(Math.max(side.y1, side.y2)) + " AND " + along + " + " + c + " <= 0 AND "
                + across + " + " + c + " >= 0)";
    }

    /** What the factor comes to at most, or at least. */
    private static String corner(double factor, String low, String high, boolean isLeast) {
        return number(factor) + " * " + (factor > 0 == isLeast ? low : high);
    }

    /** A line from the south-western corner to the east crosses an odd number of sides. */
    private static String holds(List<Side> sides) {
        StringBuilder sum = new StringBuilder("(0");
        for (Side side : sides) {
            if (side.y1 != side.y2) {
                sum.append(
                        " + CASE WHEN (%s > f.south) <> (%s > f.south) AND f.west < %s * (f.south - %s) + %s THEN 1 ELSE 0 END"
                                .formatted(
                                        number(side.y1),
                                        number(side.y2),
                                        number((side.x2 - side.x1) / (side.y2 - side.y1)),
                                        number(side.y1),
                                        number(side.x1)));
            }
        }
        return sum.append(") % 2 = 1").toString();
    }

    /** As a double, not as a decimal number of so many digits. */
    private static String number(double value) {
        return "CAST(" + value + " AS DOUBLE)";
    }
}
