package org.estran.app.dissemination.observed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estran.app.dissemination.ogc.Parameters;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.valid.IsValidOp;

/** A part of the earth: longitude and latitude in degrees of CRS 84. Its box never crosses the antimeridian but for a circle's. */
interface Within {

    /** Metres of each unit of a distance. */
    Map<String, Double> UNITS = Map.of("m", 1.0, "km", 1_000.0, "mi", 1_609.344, "nmi", 1_852.0);

    BoundingBox box();

    boolean contains(double longitude, double latitude);

    /** Metres that what lies at a place, or along a line, is from it at most. */
    double NEAR = 1_000;

    /** Of the earth's mean radius, in metres. */
    double EARTH = 6_371_008.8;

    /** Well-known text longer than that is refused unread. */
    int LONGEST = 20_000;

    /**
     * The inside of a polygon or of several, with their edges.
     *
     * @throws org.estran.terms.ProblemException {@code records-query-invalid}
     */
    static Within polygon(String coords) {
        Geometry geometry = read(coords);
        Envelope envelope = geometry.getEnvelopeInternal();
        if (!(geometry instanceof Polygonal)
                || geometry.isEmpty()
                || !new IsValidOp(geometry).isValid()
                || !isOnEarth(envelope)) {
            throw refused("records-coords", coords);
        }
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(geometry);
        GeometryFactory points = geometry.getFactory();
        BoundingBox box =
                new BoundingBox(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY());
        return new Within() {
            @Override
            public BoundingBox box() {
                return box;
            }

            @Override
            public boolean contains(double longitude, double latitude) {
                return prepared.covers(points.createPoint(new Coordinate(longitude, latitude)));
            }
        };
    }

    /**
     * All that is not farther from a point, on a sphere of the earth's mean radius.
     *
     * @throws org.estran.terms.ProblemException {@code records-query-invalid}
     */
    static Within circle(String coords, String distance, String units) {
        if (!(read(coords) instanceof Point centre) || centre.isEmpty() || !isOnEarth(centre.getEnvelopeInternal())) {
            throw refused("records-coords", coords);
        }
        Double unit = UNITS.get(units.toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw refused("records-within-units", units);
        }
        return new Circle(centre.getX(), centre.getY(), number(distance) * unit);
    }

    /** What lies at a place: not farther from it than {@link #NEAR}. */
    static Within near(String coords) {
        if (!(read(coords) instanceof Point place)
                || place.isEmpty()
                || !isFlat(place)
                || !isOnEarth(place.getEnvelopeInternal())) {
            throw refused("records-coords", coords);
        }
        return new Circle(place.getX(), place.getY(), NEAR);
    }

    /**
     * What lies along a line or several: not farther from one than {@link #NEAR}. A side is straight in degrees, and does
     * not cross the antimeridian.
     */
    static Within along(String coords) {
        Geometry line = read(coords);
        if (!(line instanceof Lineal) || line.isEmpty() || !isFlat(line) || !isOnEarth(line.getEnvelopeInternal())) {
            throw refused("records-coords", coords);
        }
        return new Path(line);
    }

    /** Heights and measures of a path would be moments and depths along it, which are not understood. */
    private static boolean isFlat(Geometry geometry) {
        return Arrays.stream(geometry.getCoordinates())
                .allMatch(one -> Double.isNaN(one.getZ()) && Double.isNaN(one.getM()));
    }

    private static double number(String distance) {
        try {
            double number = Double.parseDouble(distance);
            if (number > 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException none) {
            // Told below.
        }
        throw refused("records-within", distance);
    }

    private static Geometry read(String coords) {
        if (coords.isEmpty() || coords.length() > LONGEST) {
            throw refused("records-coords", coords.substring(0, Math.min(80, coords.length())));
        }
        try {
            return new WKTReader().read(coords);
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw refused("records-coords", coords);
        }
    }

    private static boolean isOnEarth(Envelope envelope) {
        return envelope.getMinX() >= -180
                && envelope.getMaxX() <= 180
                && envelope.getMinY() >= -90
                && envelope.getMaxY() <= 90;
    }

    private static RuntimeException refused(String code, String text) {
        return Parameters.invalid(List.of(Finding.blocking(code, "/coords", text)));
    }

    /** @param metres the radius */
    record Circle(double longitude, double latitude, double metres) implements Within {

        @Override
        public BoundingBox box() {
            double high = Math.toDegrees(metres / EARTH);
            double south = Math.max(-90, latitude - high);
            double north = Math.min(90, latitude + high);
            double sine = Math.sin(metres / EARTH) / Math.cos(Math.toRadians(latitude));
            if (north == 90 || south == -90 || !(sine < 1)) {
                return new BoundingBox(-180, south, 180, north);
            }
            double wide = Math.toDegrees(Math.asin(sine));
            return new BoundingBox(around(longitude - wide), south, around(longitude + wide), north);
        }

        private static double around(double degrees) {
            return degrees < -180 ? degrees + 360 : degrees > 180 ? degrees - 360 : degrees;
        }

        @Override
        public boolean contains(double east, double north) {
            double up = Math.sin(Math.toRadians(north - latitude) / 2);
            double along = Math.sin(Math.toRadians(east - longitude) / 2);
            double part =
                    up * up + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(north)) * along * along;
            return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(part))) <= metres;
        }
    }

    /** The sides of a line, each found by the box of what is near it. */
    final class Path implements Within {

        private final STRtree sides = new STRtree();
        private final BoundingBox box;

        private Path(Geometry line) {
            Envelope all = new Envelope();
            for (int i = 0; i < line.getNumGeometries(); i++) {
                Coordinate[] places = line.getGeometryN(i).getCoordinates();
                for (int j = 1; j < places.length; j++) {
                    Envelope around = around(places[j - 1], places[j]);
                    sides.insert(around, new LineSegment(places[j - 1], places[j]));
                    all.expandToInclude(around);
                }
            }
            sides.build();
            this.box = new BoundingBox(all.getMinX(), all.getMinY(), all.getMaxX(), all.getMaxY());
        }

        private static Envelope around(Coordinate from, Coordinate to) {
            double high = Math.toDegrees(NEAR / EARTH);
            double north = Math.max(Math.abs(from.y), Math.abs(to.y)) + high;
            double wide = north >= 90 ? 360 : Math.min(360, high / Math.cos(Math.toRadians(north)));
            return new Envelope(
                    Math.max(-180, Math.min(from.x, to.x) - wide),
                    Math.min(180, Math.max(from.x, to.x) + wide),
                    Math.max(-90, Math.min(from.y, to.y) - high),
                    Math.min(90, Math.max(from.y, to.y) + high));
        }

        @Override
        public BoundingBox box() {
            return box;
        }

        @Override
        public boolean contains(double longitude, double latitude) {
            if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
                return false;
            }
            for (Object side : sides.query(new Envelope(new Coordinate(longitude, latitude)))) {
                if (metres((LineSegment) side, longitude, latitude) <= NEAR) {
                    return true;
                }
            }
            return false;
        }

        /** On the plane that touches the earth there: at a kilometre no other than on the sphere. */
        private static double metres(LineSegment side, double longitude, double latitude) {
            double narrow = Math.cos(Math.toRadians(latitude));
            LineSegment flat = new LineSegment(
                    (side.p0.x - longitude) * narrow,
                    side.p0.y - latitude,
                    (side.p1.x - longitude) * narrow,
                    side.p1.y - latitude);
            return Math.toRadians(flat.distance(new Coordinate(0, 0))) * EARTH;
        }
    }
}
