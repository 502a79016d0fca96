package org.estran.cartography;

/**
 * One side of a plot.
 *
 * @param label in the reader's words, with the unit in print form
 * @param isTime whether the numbers are milliseconds since 1970
 * @param turned whether the first number is at the top, as of depths
 */
public record Side(String label, double from, double to, boolean isTime, boolean turned) {

    /** Over all numbers that are there, a little wider. */
    public static Side over(String label, double[] values, boolean isTime, boolean turned, double room) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        if (least > greatest) {
            return new Side(label, 0, 1, isTime, turned);
        }
        double more = greatest > least ? (greatest - least) * room : Math.max(1e-6, Math.abs(least) * 0.05);
        return new Side(label, least - more, greatest + more, isTime, turned);
    }

    /** How much of the way a number is from the first to the last. */
    public double part(double value) {
        return (value - from) / (to - from);
    }
}
