package org.estran.observations.writing;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The geometry of one feature, written while its positions come: a point for a single one, a MultiLineString for more,
 * cut where it crosses the antimeridian (RFC 7946, 3.1.9); null for none. Longitudes are brought to -180…180.
 */
final class Track {

    private final Writer out;
    private int positions;
    private double longitude;
    private double latitude;

    Track(Writer out) {
        this.out = out;
    }

    /** Takes the next position, in degrees; one that is missing, impossible or the same again is passed over. */
    void add(double east, double north) throws IOException {
        if (!(east >= -180 && east <= 360 && north >= -90 && north <= 90)) {
            return;
        }
        double plain = east > 180 ? east - 360 : east;
        if (positions == 0) {
            move(plain, north);
        } else if (plain != longitude || north != latitude) {
            if (positions == 1) {
                out.write("{\"type\":\"MultiLineString\",\"coordinates\":[[" + position(longitude, latitude));
            }
            if (Math.abs(plain - longitude) > 180) {
                cut(plain, north);
            }
            out.write("," + position(plain, north));
            move(plain, north);
        }
    }

    private void move(double east, double north) {
        positions++;
        longitude = east;
        latitude = north;
    }

    /** Ends this line on the antimeridian and begins another on its other side. */
    private void cut(double east, double north) throws IOException {
        double edge = Math.copySign(180, longitude);
        double there = east + 2 * edge;
        double share = there == longitude ? 0 : (edge - longitude) / (there - longitude);
        double crossing = latitude + share * (north - latitude);
        out.write("," + position(edge, crossing) + "],[" + position(-edge, crossing));
    }

    /** Ends it. */
    void end() throws IOException {
        switch (positions) {
            case 0 -> out.write("null");
            case 1 -> out.write("{\"type\":\"Point\",\"coordinates\":" + position(longitude, latitude) + "}");
            default -> out.write("]]}");
        }
    }

    /** Seven decimals are a centimetre. */
    private static String position(double east, double north) {
        return "[" + decimal(east) + "," + decimal(north) + "]";
    }

    private static String decimal(double degrees) {
        BigDecimal plain =
                BigDecimal.valueOf(degrees).setScale(7, RoundingMode.HALF_UP).stripTrailingZeros();
        return plain.toPlainString();
    }
}
