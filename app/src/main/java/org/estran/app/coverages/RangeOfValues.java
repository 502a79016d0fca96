package org.estran.app.coverages;

import java.util.function.DoubleConsumer;

/** Counts values, and keeps the least and the greatest; NaN is missing. */
final class RangeOfValues implements DoubleConsumer {

    private long count;
    private double least = Double.NaN;
    private double greatest = Double.NaN;

    @Override
    public void accept(double value) {
        if (!Double.isNaN(value)) {
            least = count == 0 ? value : Math.min(least, value);
            greatest = count == 0 ? value : Math.max(greatest, value);
            count++;
        }
    }

    ValueRange named(String variable) {
        return new ValueRange(variable, count, least, greatest);
    }
}
