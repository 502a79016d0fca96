package org.estran.grids.coverage;

import java.util.Arrays;
import java.util.Optional;
import org.estran.terms.BoundingBox;

/** Longitudes of any counting. */
final class Longitude {

    private Longitude() {}

    /** Between −180 and 180. */
    static double wrapped(double longitude) {
        double wrapped = longitude % 360;
        return wrapped > 180 ? wrapped - 360 : wrapped < -180 ? wrapped + 360 : wrapped;
    }

    /** The smallest stretch of the circle that holds all longitudes added, to a tenth of a degree of where it parts. */
    static final class Extent {
        private static final int BINS = 3600;

        private final double[] least = new double[BINS];
        private final double[] greatest = new double[BINS];
        private boolean any;

        Extent() {
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
        }

        void add(double longitude) {
            if (Math.abs(longitude) <= 1080) {
                double lon = wrapped(longitude);
                int bin = (int) Math.clamp((lon + 180) * 10, 0, BINS - 1);
                least[bin] = Math.min(least[bin], lon);
                greatest[bin] = Math.max(greatest[bin], lon);
                any = true;
            }
        }

        Optional<BoundingBox> box(boolean around, double south, double north) {
            if (!any || !(south <= north) || south < -90.5 || north > 90.5) {
                return Optional.empty();
            }
            double low = Math.max(-90, south);
            double high = Math.min(90, north);
            double[] span = span();
            return Optional.of(
                    around ? new BoundingBox(-180, low, 180, high) : new BoundingBox(span[0], low, span[1], high));
        }

        private double[] span() {
            int first = 0;
            while (least[first] == Double.POSITIVE_INFINITY) {
                first++;
            }
            int before = first;
            double widest = -1;
            double[] span = {least[first], greatest[first]};
            for (int step = 1; step <= BINS; step++) {
                int bin = (first + step) % BINS;
                if (least[bin] != Double.POSITIVE_INFINITY) {
                    double gap = least[bin] - greatest[before] + (first + step >= BINS ? 360 : 0);
                    if (gap > widest) {
                        widest = gap;
                        span = new double[] {least[bin], greatest[before]};
                    }
                    before = bin;
                }
            }
            return span;
        }
    }
}
