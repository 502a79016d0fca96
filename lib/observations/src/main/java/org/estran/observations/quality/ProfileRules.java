package org.estran.observations.quality;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Rules that compare a value of a profile with those above and below it. */
final class ProfileRules {

    /** kg/m³ by which water may be lighter than that above it (Argo quality control manual, test 14). */
    private static final double LARGEST_INVERSION = 0.03;

    /** Fewer equal values are no sign of a sensor that hangs. */
    private static final int FEWEST_STUCK = 10;

    private ProfileRules() {}

    /** Runs all of them; {@code pressures} in dbar or null where the profile tells no vertical coordinate. */
    static void check(List<Checked> columns, double @Nullable [] pressures, RowFailure failure) {
        for (Checked column : columns) {
            stuck(column, failure);
            if (pressures != null && column.quantity().neighbours() != null) {
                neighbours(column, column.quantity().neighbours(), pressures, failure);
            }
        }
        if (pressures != null && grows(pressures)) {
            inversions(columns, pressures, failure);
        }
    }

    /** Pressures of a stored profile grow from row to row; a raw cast, which goes down and up, is not asked for that. */
    static void pressures(Checked pressure, RowFailure failure) {
        double deepest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < pressure.values().length; row++) {
            double value = pressure.values()[row];
            if (value <= deepest) {
                failure.at(QualityRule.PRESSURE_INCREASING, pressure, row);
            } else if (!Double.isNaN(value)) {
                deepest = value;
            }
        }
    }

    private static void stuck(Checked column, RowFailure failure) {
        double[] there = Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (column.quantity() != Quantity.PRESSURE
                && there.length >= FEWEST_STUCK
                && Arrays.stream(there).allMatch(value -> value == there[0])) {
            failure.at(QualityRule.STUCK_VALUE, column, first(column.values(), value -> true));
        }
    }

    private static int first(double[] values, IntPredicate also) {
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row]) && also.test(row)) {
                return row;
            }
        }
        return 0;
    }

    private static void neighbours(Checked column, Quantity.Neighbours limits, double[] pressures, RowFailure failure) {
        double[] v = column.values();
        for (int row = 1; row + 1 < v.length; row++) {
            double middle = Math.abs(v[row] - (v[row + 1] + v[row - 1]) / 2);
            double around = Math.abs((v[row + 1] - v[row - 1]) / 2);
            // A comparison with NaN fails no one.
            if (middle - around > limits.spike(pressures[row])) {
                failure.at(QualityRule.SPIKE, column, row);
            } else if (middle > limits.gradient(pressures[row])) {
                failure.at(QualityRule.GRADIENT, column, row);
            }
        }
    }

    private static void inversions(List<Checked> columns, double[] pressures, RowFailure failure) {
        Checked temperature = only(columns, Quantity.TEMPERATURE);
        Checked salinity = only(columns, Quantity.SALINITY);
        if (temperature == null || salinity == null) {
            return;
        }
        int above = -1;
        int told = -1;
        for (int row = 0; row < pressures.length; row++) {
            double t = temperature.values()[row];
            double s = salinity.values()[row];
            if (Double.isNaN(t) || !(s >= 0) || Double.isNaN(pressures[row])) {
                continue;
            }
            if (above >= 0) {
                double reference = (pressures[above] + pressures[row]) / 2;
                double upper = SeaWater.potentialDensity(
                        salinity.values()[above], temperature.values()[above], pressures[above], reference);
                if (upper - SeaWater.potentialDensity(s, t, pressures[row], reference) > LARGEST_INVERSION) {
                    for (int each : above == told ? new int[] {row} : new int[] {above, row}) {
                        failure.at(QualityRule.DENSITY_INVERSION, temperature, each);
                        failure.at(QualityRule.DENSITY_INVERSION, salinity, each);
                    }
                    told = row;
                }
            }
            above = row;
        }
    }

    /** The only column of that quantity; null where there is none, or more than one sensor. */
    private static @Nullable Checked only(List<Checked> columns, Quantity quantity) {
        List<Checked> found =
                columns.stream().filter(column -> column.quantity() == quantity).toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    private static boolean grows(double[] pressures) {
        double deepest = Double.NEGATIVE_INFINITY;
        for (double pressure : pressures) {
            if (pressure < deepest) {
                return false;
            }
            deepest = Double.isNaN(pressure) ? deepest : pressure;
        }
        return true;
    }
}
