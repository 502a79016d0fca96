package org.estran.cartography;

import java.util.Arrays;

/** Pairs of numbers to be joined by a line; one that is not finite breaks the line. */
public final class Series {

    private final String name;
    private final double[] along;
    private final double[] values;

    private Series(String name, double[] along, double[] values) {
        this.name = name;
        this.along = along;
        this.values = values;
    }

    /**
     * @param name for the legend, drawn where there are several
     * @param along times (milliseconds since 1970), or depths (metres, positive downwards), or any number; not copied
     * @param values as many; not copied
     */
    public static Series of(String name, double[] along, double[] values) {
        if (along.length != values.length) {
            throw new IllegalArgumentException(along.length + " positions for " + values.length + " values");
        }
        return new Series(name, along, values);
    }

    public String name() {
        return name;
    }

    int size() {
        return along.length;
    }

    double along(int i) {
        return along[i];
    }

    double value(int i) {
        return values[i];
    }

    boolean isMissing(int i) {
        return !Double.isFinite(along[i]) || !Double.isFinite(values[i]);
    }

    /** Least and greatest position and value of the pairs that are there: four numbers, or none. */
    double[] bounds() {
        double[] b = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE};
        boolean any = false;
        for (int i = 0; i < along.length; i++) {
            if (!isMissing(i)) {
                any = true;
                b[0] = Math.min(b[0], along[i]);
                b[1] = Math.max(b[1], along[i]);
                b[2] = Math.min(b[2], values[i]);
                b[3] = Math.max(b[3], values[i]);
            }
        }
        return any ? b : new double[0];
    }

    long present() {
        return java.util.stream.IntStream.range(0, along.length)
                .filter(i -> !isMissing(i))
                .count();
    }

    /** The bounds of all of them together; 0..1 where there is nothing. */
    static double[] bounds(java.util.List<Series> all) {
        return all.stream()
                .map(Series::bounds)
                .filter(b -> b.length == 4)
                .reduce((a, b) -> new double[] {
                    Math.min(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.max(a[3], b[3])
                })
                .orElseGet(() -> Arrays.copyOf(new double[] {0, 1, 0, 1}, 4));
    }
}
