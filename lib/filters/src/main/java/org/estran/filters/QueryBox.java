package org.estran.filters;

import java.util.List;
import org.estran.records.Position;
import org.estran.records.Shape;

/** The box of a query as shapes. */
public final class QueryBox {

    private QueryBox() {}

    /**
     * One polygon, or two where the box crosses the antimeridian ({@code west > east}, or a longitude beyond 180).
     *
     * @throws FilterException when it is no box on the Earth
     */
    public static List<Shape> shapes(double west, double south, double east, double north) throws FilterException {
        if (!(south >= -90 && north <= 90 && south <= north)) {
            throw new FilterException(
                    "The latitudes of the box must go from -90 to 90, the lower first: " + south + ", " + north + ".");
        }
        if (!(Math.abs(west) <= 360) || !(Math.abs(east) <= 360)) {
            throw new FilterException(
                    "The longitudes of the box must be between -180 and 180: " + west + ", " + east + ".");
        }
        if (east - west >= 360) {
            return List.of(box(-180, south, 180, north));
        }
        double from = west < -180 || west > 180 ? turned(west) : west;
        double to = east < -180 || east > 180 ? turned(east) : east;
        return from <= to
                ? List.of(box(from, south, to, north))
                : List.of(box(from, south, 180, north), box(-180, south, to, north));
    }

    /** The same of two corners, lower before upper, in the order of coordinates of a reference system. */
    public static List<Shape> shapes(boolean latitudeFirst, double a, double b, double c, double d)
            throws FilterException {
        return latitudeFirst ? shapes(b, a, d, c) : shapes(a, b, c, d);
    }

    private static double turned(double longitude) {
        return longitude > 0 ? longitude - 360 : longitude + 360;
    }

    private static Shape box(double west, double south, double east, double north) {
        return new Shape.Polygon(List.of(List.of(
                new Position(west, south),
                new Position(east, south),
                new Position(east, north),
                new Position(west, north),
                new Position(west, south))));
    }
}
