package org.estran.terms;

import java.util.Locale;

/**
 * A geographic box in degrees, WGS 84, longitude first (CRS84), as {@code EX_GeographicBoundingBox} of ISO 19115-1.
 * {@code west > east} means that the box crosses the antimeridian (RFC 7946, section 5.2).
 *
 * @throws IllegalArgumentException when a longitude is outside −180..180, a latitude outside −90..90, or south is
 *     north of north
 */
public record BoundingBox(double west, double south, double east, double north) {

    public static final BoundingBox WORLD = new BoundingBox(-180, -90, 180, 90);

    public BoundingBox {
        if (!(west >= -180 && west <= 180) || !(east >= -180 && east <= 180)) {
            throw new IllegalArgumentException("longitudes must be between -180 and 180: " + west + ", " + east);
        }
        if (!(south >= -90 && south <= 90) || !(north >= -90 && north <= 90)) {
            throw new IllegalArgumentException("latitudes must be between -90 and 90: " + south + ", " + north);
        }
        if (south > north) {
            throw new IllegalArgumentException("south " + south + " lies north of " + north);
        }
    }

    /** Reads {@code west,south,east,north}; the six-number form of OGC API (with heights) is accepted, heights ignored. */
    public static BoundingBox parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw new IllegalArgumentException("a box is west,south,east,north: " + text);
        }
        double[] n = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                n[i] = Double.parseDouble(parts[i].strip());
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException("not a number in the box: " + parts[i], notANumber);
            }
        }
        return n.length == 4 ? new BoundingBox(n[0], n[1], n[2], n[3]) : new BoundingBox(n[0], n[1], n[3], n[4]);
    }

    /** The same meridian between -180 and 180, both of which stay. */
    public static double longitude(double degrees) {
        return degrees > 180 || degrees < -180 ? degrees - 360 * Math.floor((degrees + 180) / 360) : degrees;
    }

    public boolean crossesAntimeridian() {
        return west > east;
    }

    public boolean isPoint() {
        return west == east && south == north;
    }

    /** Degrees of longitude covered, 0 to 360. */
    public double width() {
        return crossesAntimeridian() ? east - west + 360 : east - west;
    }

    public double height() {
        return north - south;
    }

    /** The form {@link #parse} reads. */
    public String text() {
        return trim(west) + "," + trim(south) + "," + trim(east) + "," + trim(north);
    }

    private static String trim(double degrees) {
        String text = String.format(Locale.ROOT, "%.6f", degrees);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
