package org.estran.cartography;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * From values to colours.
 *
 * @param from the value of the first colour
 * @param to the value of the last colour; greater than {@code from}
 * @param below whether there are values under the range (they wear the first colour)
 * @param above whether there are values over it
 * @param isLogarithmic whether equal ratios, not equal differences, are equal steps of colour; {@code from} is positive
 */
public record ColourScale(
        Palette palette, double from, double to, boolean below, boolean above, boolean isLogarithmic) {

    private static final int ENOUGH = 200_000;
    /** Living matter spans decades; from this ratio on it is drawn by ratios. */
    private static final double DECADES = 15;

    public ColourScale {
        if (!(from < to) || (isLogarithmic && !(from > 0))) {
            throw new IllegalArgumentException("a colour scale rises: " + from + " to " + to);
        }
    }

    /** Equal differences. */
    public ColourScale(Palette palette, double from, double to, boolean below, boolean above) {
        this(palette, from, to, below, above, false);
    }

    /**
     * A round range that holds the middle 96 % of the values, so that a few wild ones do not wash out the rest; a
     * diverging palette is centred on zero, a cyclic one covers 0 to 360 when the values look like degrees.
     *
     * @param values those that are not finite count as missing
     */
    public static ColourScale robust(double[] values, Palette palette) {
        double[] sorted = sample(values);
        if (sorted.length == 0) {
            return new ColourScale(palette, 0, 1, false, false);
        }
        double least = sorted[0];
        double greatest = sorted[sorted.length - 1];
        double low = quantile(sorted, 0.02);
        double high = quantile(sorted, 0.98);
        return switch (palette.family()) {
            case CYCLIC -> cyclic(palette, least, greatest);
            case DIVERGING -> {
                double reach = Math.max(Math.abs(low), Math.abs(high));
                yield rounded(palette, -reach, reach, least, greatest);
            }
            case SEQUENTIAL ->
                palette == Palette.ALGAE && low > 0 && high / low > DECADES
                        ? logarithmic(palette, low, high, least, greatest)
                        : rounded(palette, low, high, least, greatest);
        };
    }

    /** Position from 0 to 1; NaN for a missing value. */
    public double position(double value) {
        if (!Double.isFinite(value)) {
            return Double.NaN;
        }
        double part = isLogarithmic
                ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
                : (value - from) / (to - from);
        return Math.clamp(part, 0.0, 1.0);
    }

    /** The values to name on a legend, about that many, ascending. */
    public List<Double> marks(double wanted) {
        return ticks(wanted).values();
    }

    /** The positions to name on a legend of about that many. */
    NumberTicks ticks(double wanted) {
        if (palette.family() == Palette.Family.CYCLIC && to - from == 360) {
            return new NumberTicks(
                    IntStream.rangeClosed(0, 4).mapToObj(i -> from + 90 * i).toList(), 10);
        }
        if (!isLogarithmic) {
            return NumberTicks.between(from, to, wanted);
        }
        List<Double> values = new ArrayList<>();
        for (double decade = Math.pow(10, Math.floor(Math.log10(from))); decade <= to * 1.001; decade *= 10) {
            for (int factor : new int[] {1, 2, 5}) {
                if (factor * decade >= from * 0.999 && factor * decade <= to * 1.001) {
                    values.add(factor * decade);
                }
            }
        }
        return new NumberTicks(values, values.isEmpty() ? from : values.getFirst());
    }

    private static ColourScale logarithmic(Palette palette, double low, double high, double least, double greatest) {
        double decade = Math.pow(10, Math.floor(Math.log10(low)));
        double from = low >= 5 * decade ? 5 * decade : low >= 2 * decade ? 2 * decade : decade;
        double to = NumberTicks.step(high);
        return new ColourScale(palette, from, to, least < from, greatest > to, true);
    }

    private static ColourScale cyclic(Palette palette, double least, double greatest) {
        boolean radians = greatest <= Math.PI * 2 + 0.01 && least >= -Math.PI - 0.01;
        double turn = radians ? Math.PI * 2 : 360;
        double start = least < 0 ? -turn / 2 : 0;
        return new ColourScale(palette, start, start + turn, false, false);
    }

    private static ColourScale rounded(Palette palette, double low, double high, double least, double greatest) {
        double width = high - low;
        if (!(width > Math.abs(high) * 1e-9)) {
            double half = high == 0 ? 1 : Math.abs(high) * 0.05;
            low -= half;
            high += half;
            width = 2 * half;
        }
        double step = NumberTicks.step(width / 20);
        double from = Math.floor(low / step + 1e-6) * step;
        double to = Math.ceil(high / step - 1e-6) * step;
        // A handful of values beyond a range that nearly holds all is no reason to cut them off.
        from = least < from && from - least <= step ? from - step : from;
        to = greatest > to && greatest - to <= step ? to + step : to;
        if (palette.family() == Palette.Family.DIVERGING) {
            double reach = Math.max(-from, to);
            from = -reach;
            to = reach;
        }
        return new ColourScale(palette, from, to, least < from - step * 1e-6, greatest > to + step * 1e-6);
    }

    private static double[] sample(double[] values) {
        int stride = Math.max(1, values.length / ENOUGH);
        // A stride that shares no factor with usual row lengths does not fall on one column again and again.
        int odd = stride == 1 ? 1 : stride | 1;
        return DoubleStream.iterate(0, i -> i < values.length, i -> i + odd)
                .map(i -> values[(int) i])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static double quantile(double[] sorted, double part) {
        double at = part * (sorted.length - 1);
        int below = (int) at;
        double next = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (at - below) * (next - sorted[below]);
    }

    static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
