package org.estran.grids.views;

import java.util.Arrays;

/**
 * Makes a long series short without losing its peaks: of each stretch the least and the greatest value stay, in their
 * order. A stretch without any value stays as a gap.
 */
final class Decimation {

    private final long stretch;
    private final double[] along;
    private final double[] values;
    private int size;
    private long taken;
    private int present;

    private double lowAt = Double.NaN;
    private double low = Double.NaN;
    private double highAt = Double.NaN;
    private double high = Double.NaN;
    private double gapAt = Double.NaN;

    /**
     * @param length how many values will come
     * @param most how many may stay
     */
    Decimation(long length, int most) {
        stretch = length <= most ? 1 : (length + most / 2 - 1) / (most / 2);
        int room = length <= most ? (int) length : most + 2;
        along = new double[room];
        values = new double[room];
    }

    void add(double position, double value) {
        if (Double.isFinite(position)) {
            if (stretch == 1) {
                put(position, value);
            } else {
                gather(position, value);
            }
        }
        if (++taken % stretch == 0) {
            flush();
        }
    }

    /** How many values there were to show. */
    int present() {
        return present;
    }

    /** Whether there are two positions at all. */
    boolean isSpread() {
        flush();
        return Arrays.stream(along, 0, size).distinct().limit(2).count() == 2;
    }

    /** Positions and values. */
    double[][] pairs() {
        flush();
        return new double[][] {Arrays.copyOf(along, size), Arrays.copyOf(values, size)};
    }

    private void gather(double position, double value) {
        gapAt = position;
        if (!Double.isFinite(value)) {
            return;
        }
        if (!(value >= low)) {
            low = value;
            lowAt = position;
        }
        if (!(value <= high)) {
            high = value;
            highAt = position;
        }
    }

    private void flush() {
        if (stretch == 1 || Double.isNaN(gapAt)) {
            return;
        }
        if (Double.isNaN(low)) {
            put(gapAt, Double.NaN);
        } else if (lowAt == highAt) {
            put(lowAt, low);
        } else {
            boolean lowFirst = lowAt < highAt;
            put(lowFirst ? lowAt : highAt, lowFirst ? low : high);
            put(lowFirst ? highAt : lowAt, lowFirst ? high : low);
        }
        lowAt = low = highAt = high = gapAt = Double.NaN;
    }

    private void put(double position, double value) {
        if (size < values.length) {
            along[size] = position;
            values[size++] = value;
            present += Double.isFinite(value) ? 1 : 0;
        }
    }
}
