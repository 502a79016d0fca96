package org.estran.grids.coverage;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.cf.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One axis of a variable: a coordinate along one of its dimensions, the bare indices of a dimension that has no
 * coordinate, or a coordinate of one value that holds for the whole variable.
 */
public final class GridAxis {

    /** What an axis is of (CF chapter 4). */
    public enum Kind {
        X,
        Y,
        VERTICAL,
        TIME,
        ENSEMBLE,
        OTHER
    }

    /** Which way a vertical coordinate grows. */
    public enum Direction {
        UP,
        DOWN
    }

    private static final double EVEN = 1e-4;

    private final Kind kind;
    private final @Nullable Dimension dimension;
    private final @Nullable DataVariable coordinate;
    private final double[] values;
    private final @Nullable TimeUnit unit;
    private final @Nullable Direction positive;
    private final int order;

    GridAxis(
            Kind kind,
            @Nullable Dimension dimension,
            @Nullable DataVariable coordinate,
            double[] values,
            @Nullable TimeUnit unit,
            @Nullable Direction positive) {
        this.kind = kind;
        this.dimension = dimension;
        this.coordinate = coordinate;
        this.values = values;
        this.unit = unit;
        this.positive = positive;
        this.order = order(values);
    }

    public Kind kind() {
        return kind;
    }

    /** The name of the coordinate variable, else of the dimension. */
    public String name() {
        return coordinate != null ? coordinate.name() : dimension != null ? dimension.name() : "";
    }

    /** As the file writes them; empty for bare indices. */
    public String units() {
        return coordinate == null
                ? unit == null ? "" : "seconds since 1970-01-01"
                : coordinate.attributes().text("units").orElse("");
    }

    /** Empty for a coordinate of one value that holds everywhere. */
    public Optional<Dimension> dimension() {
        return Optional.ofNullable(dimension);
    }

    /** Empty for bare indices. */
    public Optional<DataVariable> coordinate() {
        return Optional.ofNullable(coordinate);
    }

    public int size() {
        return values.length;
    }

    public double value(int index) {
        return values[index];
    }

    /** A copy of all of them. */
    public double[] values() {
        return values.clone();
    }

    /** Of a time axis whose unit is understood. */
    public Optional<TimeUnit> timeUnit() {
        return Optional.ofNullable(unit);
    }

    /** Of a vertical axis where it is told, or follows from the coordinate: pressure and depth grow downwards. */
    public Optional<Direction> positive() {
        return Optional.ofNullable(positive);
    }

    /** The moment at an index; empty where it is missing, or on an axis that is not of time. */
    public Optional<Instant> instant(int index) {
        return unit == null ? Optional.empty() : unit.instant(values[index]);
    }

    /** The moment in the words of the axis's own calendar, else the number. */
    public String text(int index) {
        String number = values[index] == Math.rint(values[index]) && Math.abs(values[index]) < 1e15
                ? String.valueOf((long) values[index])
                : String.valueOf(values[index]);
        return unit == null ? number : unit.text(values[index]).orElse(number);
    }

    /** 1 when each value is greater than the one before, −1 when less, 0 when neither holds throughout. */
    public int order() {
        return order;
    }

    private static int order(double[] values) {
        int order = 0;
        for (int i = 1; i < values.length; i++) {
            int step = Double.compare(values[i], values[i - 1]);
            if (step == 0 || !Double.isFinite(values[i]) || (order != 0 && step != order)) {
                return 0;
            }
            order = step;
        }
        return values.length == 1 ? 1 : order;
    }

    /** Whether neighbours lie equally far apart, within the precision of floats. */
    public boolean isRegular() {
        if (values.length < 2) {
            return false;
        }
        double step = (values[values.length - 1] - values[0]) / (values.length - 1);
        for (int i = 1; i < values.length; i++) {
            if (!(Math.abs(values[i] - values[0] - i * step) <= Math.abs(step) * 0.01 + EVEN * Math.abs(step))) {
                return false;
            }
        }
        return step != 0;
    }

    /** The typical distance of neighbours; 0 for a single value. */
    public double spacing() {
        return values.length < 2 ? 0 : Math.abs(values[values.length - 1] - values[0]) / (values.length - 1);
    }

    /**
     * The index whose value is nearest.
     *
     * @return empty when the axis is empty, or the value lies farther beyond its ends than their neighbours lie apart
     */
    public OptionalInt nearest(double value) {
        int best = -1;
        if (order == 0) {
            best = nearestOfAny(value);
        } else if (values.length > 0) {
            int after = firstAtLeast(value, order);
            best = Math.min(after, values.length - 1);
            if (after > 0 && Math.abs(values[after - 1] - value) <= Math.abs(values[best] - value)) {
                best = after - 1;
            }
        }
        return best < 0 || isBeyond(value, order) ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /** The index whose moment is nearest; empty as for {@link #nearest(double)}, and where no unit is understood. */
    public OptionalInt nearest(Instant moment) {
        return unit == null ? OptionalInt.empty() : nearest(unit.valueOf(moment));
    }

    /** The indices whose values lie between two, both included, whichever way the axis runs. */
    public Optional<IndexRange> between(double least, double greatest) {
        int first = -1;
        int last = -2;
        if (order != 0) {
            first = firstAtLeast(order > 0 ? least : greatest, order);
            last = firstAtLeast(Math.nextUp(order > 0 ? greatest : -least) * (order > 0 ? 1 : -1), order) - 1;
        } else {
            for (int i = 0; i < values.length; i++) {
                if (values[i] >= least && values[i] <= greatest) {
                    first = first < 0 ? i : first;
                    last = i;
                }
            }
        }
        return last < first || first < 0 ? Optional.empty() : Optional.of(IndexRange.of(first, last - first + 1L));
    }

    /** The same for moments; either may be null for an open end. */
    public Optional<IndexRange> between(@Nullable Instant start, @Nullable Instant end) {
        if (unit == null) {
            return Optional.empty();
        }
        return between(
                start == null ? Double.NEGATIVE_INFINITY : unit.valueOf(start),
                end == null ? Double.POSITIVE_INFINITY : unit.valueOf(end));
    }

    private boolean isBeyond(double value, int order) {
        if (order == 0 || values.length < 2 || Double.isNaN(value)) {
            return Double.isNaN(value);
        }
        int n = values.length;
        double low = order > 0 ? values[0] : values[n - 1];
        double high = order > 0 ? values[n - 1] : values[0];
        double lowStep = order > 0 ? values[1] - values[0] : values[n - 2] - values[n - 1];
        double highStep = order > 0 ? values[n - 1] - values[n - 2] : values[0] - values[1];
        return value < low - lowStep || value > high + highStep;
    }

    private int nearestOfAny(double value) {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])
                    && (best < 0 || Math.abs(values[i] - value) < Math.abs(values[best] - value))) {
                best = i;
            }
        }
        return best;
    }

    /** The first index whose value is not before the given one in the order of the axis; the length when all are. */
    private int firstAtLeast(double value, int order) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if ((values[middle] - value) * order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
