package org.estran.grids.summary;

import java.util.Arrays;
import java.util.Optional;

/**
 * Longitudes of any counting (−180..180, 0..360) gathered into tenths of a degree, so that the widest empty stretch of
 * the circle can be found: what is left is the smallest span that holds them all.
 */
final class Longitudes {

    private static final int BINS = 3600;
    /** Points that leave no wider gap than this go around the world. */
    private static final double CLOSED = 3;

    private final double[] least = new double[BINS];
    private final double[] greatest = new double[BINS];
    private double spacing;
    private int count;

    Longitudes() {
        Arrays.fill(least, Double.NaN);
        Arrays.fill(greatest, Double.NaN);
    }

    void add(double longitude) {
        if (!(Math.abs(longitude) <= 540)) {
            return;
        }
        double lon = wrapped(longitude);
        int bin = (int) Math.clamp(Math.floor((lon + 180) * 10), 0, BINS - 1);
        least[bin] = Double.isNaN(least[bin]) ? lon : Math.min(least[bin], lon);
        greatest[bin] = Double.isNaN(greatest[bin]) ? lon : Math.max(greatest[bin], lon);
        count++;
    }

    /** Tells that they are the columns of a grid: cells that close the circle leave a gap of one cell. */
    void evenly(long columns) {
        spacing = Math.max(spacing, 360.0 / (columns - 1));
    }

    /** West and east, −180..180, west &gt; east across the antimeridian; empty without any longitude. */
    Optional<double[]> span() {
        if (count == 0) {
            return Optional.empty();
        }
        int first = 0;
        while (Double.isNaN(least[first])) {
            first++;
        }
        int before = first;
        double widest = -1;
        double west = 0;
        double east = 0;
        for (int step = 1; step <= BINS; step++) {
            int bin = (first + step) % BINS;
            if (Double.isNaN(least[bin])) {
                continue;
            }
            double gap = least[bin] - greatest[before] + (first + step >= BINS ? 360 : 0);
            if (gap > widest) {
                widest = gap;
                west = least[bin];
                east = greatest[before];
            }
            before = bin;
        }
        boolean around = widest <= Math.max(CLOSED, spacing * 1.01) && count > 1;
        return Optional.of(around ? new double[] {-180, 180} : new double[] {west, east});
    }

    static double wrapped(double longitude) {
        double lon = longitude % 360;
        return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
    }
}
