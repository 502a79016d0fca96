package org.estran.wms.maps;

import org.estran.grids.coverage.GridAxis;

/** Where a coordinate lies among the values of an axis, between whole indices. */
final class AxisLookup {

    private static final double TOLERANCE = 1e-6;
    /** How far a value without neighbours reaches. */
    private static final double ALONE = 0.5;

    private final double[] values;
    private final int order;
    private final boolean turns;
    private final boolean around;
    private final double least;

    private AxisLookup(double[] values, int order, boolean turns, boolean around) {
        this.values = values;
        this.order = order;
        this.turns = turns;
        this.around = around;
        int n = values.length;
        double first = n < 2 ? values[0] - ALONE : values[0] - (values[1] - values[0]) / 2;
        double last = n < 2 ? values[0] + ALONE : values[n - 1] + (values[n - 1] - values[n - 2]) / 2;
        this.least = Math.min(first, last) - TOLERANCE;
    }

    static AxisLookup of(GridAxis axis) {
        return new AxisLookup(axis.values(), axis.order(), false, false);
    }

    /** @param around whether the last value's eastern neighbour is the first */
    static AxisLookup ofLongitudes(GridAxis axis, boolean around) {
        return new AxisLookup(axis.values(), axis.order(), true, around);
    }

    /**
     * The index, whole where a value is met; beyond the ends by at most a half. Of an axis that goes around, from −0.5 to
     * its length.
     *
     * @return NaN outside
     */
    double at(double coordinate) {
        double sought = turns ? coordinate + 360 * Math.ceil((least - coordinate) / 360) : coordinate;
        int n = values.length;
        if (n == 1 || Double.isNaN(sought)) {
            return Math.abs(sought - values[0]) <= ALONE ? 0 : Double.NaN;
        }
        int after = firstAtLeast(sought);
        int low = Math.clamp(after - 1, 0, n - 2);
        double index = low + (sought - values[low]) / (values[low + 1] - values[low]);
        if (around) {
            if (index > n - 1) {
                double gap = 360 - Math.abs(values[n - 1] - values[0]);
                index = n - 1 + Math.abs(sought - values[n - 1]) / gap;
            }
            return index < -0.5 ? index + n : Math.min(index, n);
        }
        return index >= -0.5 - TOLERANCE && index <= n - 0.5 + TOLERANCE ? index : Double.NaN;
    }

    private int firstAtLeast(double sought) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if ((values[middle] - sought) * order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
