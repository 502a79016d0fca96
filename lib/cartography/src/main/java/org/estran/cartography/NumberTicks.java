package org.estran.cartography;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Round positions along an axis of numbers.
 *
 * @param values the positions inside the range, ascending
 * @param step 1, 2 or 5 times a power of ten
 */
public record NumberTicks(List<Double> values, double step) {

    /** At most about {@code wanted} positions between the two ends. */
    public static NumberTicks between(double from, double to, double wanted) {
        double step = step((to - from) / Math.max(1, wanted));
        int first = 0;
        double base = Math.ceil(from / step - 1e-9);
        int count = (int) Math.floor(to / step + 1e-9 - base) + 1;
        List<Double> values = IntStream.range(first, Math.max(0, Math.min(count, 200)))
                .mapToObj(i -> clean((base + i) * step, step))
                .toList();
        return new NumberTicks(values, step);
    }

    /** The smallest round step that is not less than {@code atLeast}. */
    static double step(double atLeast) {
        if (!(atLeast > 0) || Double.isInfinite(atLeast)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= atLeast * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** How many decimals tell two positions apart. */
    public static int decimals(double step) {
        return Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    }

    /** The multiple of a step without the dust of binary fractions. */
    private static double clean(double value, double step) {
        if (value == 0 || Math.abs(value) < step / 1e6) {
            return 0;
        }
        return new java.math.BigDecimal(value)
                .setScale(decimals(step), java.math.RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
