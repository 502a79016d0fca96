package org.estran.wms.maps;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;

/**
 * The reference systems maps are drawn in. Coordinates here are always x (east, or longitude) before y; which comes first
 * in a request is told by {@link #isNorthFirst}.
 */
public enum MapCrs {
    CRS84(null, BoundingBox.WORLD, "CRS:84", "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84"),
    EPSG4326(null, BoundingBox.WORLD, "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"),
    EPSG3857(
            null,
            new BoundingBox(-180, -85.0511287798066, 180, 85.0511287798066),
            "EPSG:3857",
            "EPSG:900913",
            "EPSG:102100",
            "EPSG:3785",
            "urn:ogc:def:crs:EPSG::3857"),
    /** NSIDC's polar stereographic of the north. */
    EPSG3413(
            "+proj=stere +lat_0=90 +lat_ts=70 +lon_0=-45 +x_0=0 +y_0=0 +datum=WGS84 +units=m",
            new BoundingBox(-180, 60, 180, 90),
            "EPSG:3413",
            "urn:ogc:def:crs:EPSG::3413"),
    /** Antarctic polar stereographic. */
    EPSG3031(
            "+proj=stere +lat_0=-90 +lat_ts=-71 +lon_0=0 +x_0=0 +y_0=0 +datum=WGS84 +units=m",
            new BoundingBox(-180, -90, 180, -60),
            "EPSG:3031",
            "urn:ogc:def:crs:EPSG::3031"),
    /** Universal polar stereographic, north, east before north. */
    EPSG5041(
            "+proj=stere +lat_0=90 +lon_0=0 +k=0.994 +x_0=2000000 +y_0=2000000 +datum=WGS84 +units=m",
            new BoundingBox(-180, 60, 180, 90),
            "EPSG:5041",
            "urn:ogc:def:crs:EPSG::5041"),
    EPSG5042(
            "+proj=stere +lat_0=-90 +lon_0=0 +k=0.994 +x_0=2000000 +y_0=2000000 +datum=WGS84 +units=m",
            new BoundingBox(-180, -90, 180, -60),
            "EPSG:5042",
            "urn:ogc:def:crs:EPSG::5042");

    private static final double RADIUS = 6378137;

    private final @Nullable Projection projection;
    private final BoundingBox area;
    private final List<String> names;

    MapCrs(@Nullable String proj, BoundingBox area, String... names) {
        this.projection = proj == null
                ? null
                : new CRSFactory().createFromParameters(names[0], proj).getProjection();
        this.area = area;
        this.names = List.of(names);
    }

    /** The name in capabilities. */
    public String code() {
        return names.getFirst();
    }

    /** Where on the Earth it is meant to be used. */
    public BoundingBox area() {
        return area;
    }

    public static Optional<MapCrs> of(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(crs -> crs.names.stream()
                        .anyMatch(n -> n.toUpperCase(Locale.ROOT).equals(wanted)))
                .findFirst();
    }

    /** Whether WMS 1.3.0 (6.7.4) writes the latitude first. */
    public boolean isNorthFirst() {
        return this == EPSG4326;
    }

    /** Whether all points of a column of pixels have one longitude, and all of a row one latitude. */
    public boolean isCylindrical() {
        return projection == null;
    }

    /** Longitude and latitude in degrees; NaN where there is no such place. Longitudes may run beyond ±180. */
    public double[] toGeographic(double x, double y) {
        return switch (this) {
            case CRS84, EPSG4326 -> new double[] {x, Math.abs(y) <= 90 ? y : Double.NaN};
            case EPSG3857 ->
                new double[] {
                    Math.toDegrees(x / RADIUS), Math.toDegrees(2 * Math.atan(Math.exp(y / RADIUS)) - Math.PI / 2)
                };
            case EPSG3413, EPSG3031, EPSG5041, EPSG5042 -> polar(x, y, true);
        };
    }

    /** Coordinates of a place; NaN where the system has none. */
    public double[] fromGeographic(double longitude, double latitude) {
        return switch (this) {
            case CRS84, EPSG4326 -> new double[] {longitude, latitude};
            case EPSG3857 ->
                Math.abs(latitude) >= 90
                        ? new double[] {Double.NaN, Double.NaN}
                        : new double[] {
                            Math.toRadians(longitude) * RADIUS,
                            RADIUS * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2))
                        };
            case EPSG3413, EPSG3031, EPSG5041, EPSG5042 -> polar(longitude, latitude, false);
        };
    }

    private double[] polar(double x, double y, boolean inverse) {
        Projection known = java.util.Objects.requireNonNull(projection);
        try {
            ProjCoordinate to = new ProjCoordinate();
            ProjCoordinate from = new ProjCoordinate(x, y);
            ProjCoordinate place = inverse ? known.inverseProject(from, to) : known.project(from, to);
            return Double.isFinite(place.x) && Double.isFinite(place.y)
                    ? new double[] {place.x, place.y}
                    : new double[] {Double.NaN, Double.NaN};
        } catch (Proj4jException | ArithmeticException outside) {
            return new double[] {Double.NaN, Double.NaN};
        }
    }

    /** The smallest rectangle that holds a box of longitudes and latitudes: least x, least y, greatest x, greatest y. */
    public double[] envelope(BoundingBox box) {
        double south = Math.max(box.south(), area.south());
        double north = Math.min(box.north(), area.north());
        double[] envelope = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        int steps = isCylindrical() ? 1 : 72;
        for (int i = 0; i <= steps; i++) {
            for (int j = 0; j <= steps; j++) {
                double[] place = fromGeographic(
                        box.west() + box.width() * i / steps, south + Math.max(0, north - south) * j / steps);
                for (int axis = 0; axis < 2 && Double.isFinite(place[0]); axis++) {
                    envelope[axis] = Math.min(envelope[axis], place[axis]);
                    envelope[axis + 2] = Math.max(envelope[axis + 2], place[axis]);
                }
            }
        }
        return envelope;
    }
}
