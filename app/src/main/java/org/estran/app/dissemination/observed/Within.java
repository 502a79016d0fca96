package org.estran.app.dissemination.observed;

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
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.valid.IsValidOp;

/** A part of the earth: longitude and latitude in degrees of CRS 84. Its box never crosses the antimeridian but for a circle's. */
interface Within {

    /** Metres of each unit of a distance. */
    Map<String, Double> UNITS = Map.of("m", 1.0, "km", 1_000.0, "mi", 1_609.344, "nmi", 1_852.0);

    BoundingBox box();

    boolean contains(double longitude, double latitude);

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

        private static final double EARTH = 6_371_008.8;

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
}
