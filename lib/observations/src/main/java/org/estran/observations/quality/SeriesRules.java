package org.estran.observations.quality;

import java.util.Arrays;
import java.util.List;
import org.estran.observations.Column;

/**
 * Rules that compare a value of a series in time with those before and after it: the tests of QARTOD's manual for
 * temperature and salinity (version 2.1, 2020) that look at time. Its limits are for those to set who run an instrument;
 * what is unusual is therefore told by the series itself, three times its standard deviation over the 25 hours before, and
 * by numbers of ours below which nothing is told. What fails is suspect, not bad.
 */
final class SeriesRules {

    private static final double DEVIATIONS = 3;
    private static final long WINDOW = 25 * 3_600_000L;

    /** Fewer values tell no deviation. */
    private static final int FEWEST = 12;

    /** Values further apart are no neighbours. */
    private static final long LONGEST_STEP = 3 * 3_600_000L;

    /** Equal values are a flat line once they are so many, and last so long: no tide stands still for that. */
    private static final int FEWEST_FLAT = 12;

    private static final long SHORTEST_FLAT = 12 * 3_600_000L;

    private SeriesRules() {}

    /** @param times milliseconds since 1970 of each row; where they do not grow, nothing is compared */
    static void check(List<Checked> columns, long[] times, RowFailure failure) {
        for (Checked column : columns) {
            if (column.quantity().series() != null) {
                Series series = Series.of(column, times);
                if (series.grows()) {
                    neighbours(series, column, column.quantity().series(), failure);
                    flat(series, column, column.quantity().series(), failure);
                }
            }
        }
    }

    /** The rows that have a moment and a value. */
    private record Series(int[] rows, long[] times, double[] values) {

        static Series of(Checked column, long[] times) {
            int[] rows = new int[times.length];
            int count = 0;
            for (int row = 0; row < times.length; row++) {
                if (times[row] != Column.NO_INSTANT && !Double.isNaN(column.values()[row])) {
                    rows[count++] = row;
                }
            }
            int[] there = Arrays.copyOf(rows, count);
            return new Series(
                    there,
                    Arrays.stream(there).mapToLong(row -> times[row]).toArray(),
                    Arrays.stream(there)
                            .mapToDouble(row -> column.values()[row])
                            .toArray());
        }

        boolean grows() {
            for (int i = 1; i < times.length; i++) {
                if (times[i] <= times[i - 1]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static void neighbours(Series series, Checked column, Quantity.Series limits, RowFailure failure) {
        double[] v = series.values;
        Before before = new Before(series);
        for (int i = 1; i < v.length; i++) {
            if (series.times[i] - series.times[i - 1] > LONGEST_STEP) {
                continue;
            }
            double usual = DEVIATIONS * before.deviation(i);
            boolean hasNext = i + 1 < v.length && series.times[i + 1] - series.times[i] <= LONGEST_STEP;
            double out = hasNext
                    ? Math.abs(v[i] - (v[i + 1] + v[i - 1]) / 2) - Math.abs((v[i + 1] - v[i - 1]) / 2)
                    : Double.NaN;
            // A comparison with NaN fails no one.
            if (out > Math.max(limits.spike(), usual)) {
                failure.at(QualityRule.SERIES_SPIKE, column, series.rows[i]);
                before.leaveOut(i);
                // The way back from it is no step of the water.
                i++;
            } else if (Math.abs(v[i] - v[i - 1]) > Math.max(limits.step(), usual)) {
                failure.at(QualityRule.RATE_OF_CHANGE, column, series.rows[i]);
            }
        }
    }

    /** The standard deviation of what came within the window before a value, as the values are gone through. */
    private static final class Before {
        private final Series series;
        private final boolean[] isLeftOut;
        private int first;
        private int next;
        private int count;
        private double sum;
        private double squares;

        Before(Series series) {
            this.series = series;
            this.isLeftOut = new boolean[series.values.length];
        }

        void leaveOut(int index) {
            isLeftOut[index] = true;
        }

        double deviation(int index) {
            while (next < index) {
                add(next++, 1);
            }
            while (first < next && series.times[first] < series.times[index] - WINDOW) {
                add(first++, -1);
            }
            if (count < FEWEST) {
                return Double.NaN;
            }
            double mean = sum / count;
            return Math.sqrt(Math.max(0, squares / count - mean * mean));
        }

        /** Against the first value, so that large values do not drown their differences. */
        private void add(int index, int times) {
            if (isLeftOut[index]) {
                return;
            }
            double value = series.values[index] - series.values[0];
            count += times;
            sum += times * value;
            squares += times * value * value;
        }
    }

    private static void flat(Series series, Checked column, Quantity.Series limits, RowFailure failure) {
        if (resolution(series.values) > limits.finest()) {
            return;
        }
        int begin = 0;
        for (int i = 1; i <= series.values.length; i++) {
            if (i < series.values.length
                    && series.values[i] == series.values[begin]
                    && series.times[i] - series.times[i - 1] <= LONGEST_STEP) {
                continue;
            }
            if (i - begin >= FEWEST_FLAT && series.times[i - 1] - series.times[begin] >= SHORTEST_FLAT) {
                for (int row = begin; row < i; row++) {
                    failure.at(QualityRule.FLAT_LINE, column, series.rows[row]);
                }
            }
            begin = i;
        }
    }

    /** The least difference of two values; zero where all are the same. */
    private static double resolution(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double step = sorted[i] - sorted[i - 1];
            if (step > 0) {
                least = Math.min(least, step);
            }
        }
        return least == Double.POSITIVE_INFINITY ? 0 : least;
    }
}
