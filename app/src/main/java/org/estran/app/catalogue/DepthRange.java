package org.estran.app.catalogue;

/**
 * Depths in metres below mean sea level, growing downwards; what lies above the sea has negative ones. Both ends belong to
 * it; an infinite one is open.
 *
 * @throws IllegalArgumentException when it begins below its end
 */
public record DepthRange(double from, double to) {

    public DepthRange {
        if (!(from <= to)) {
            throw new IllegalArgumentException("from " + from + " lies below " + to);
        }
    }

    /** Reads {@code from/to} with {@code ..} for an open end, or one depth. */
    public static DepthRange parse(String text) {
        String[] parts = text.strip().split("/", -1);
        return switch (parts.length) {
            case 1 -> new DepthRange(metres(parts[0], Double.NaN), metres(parts[0], Double.NaN));
            case 2 ->
                new DepthRange(metres(parts[0], Double.NEGATIVE_INFINITY), metres(parts[1], Double.POSITIVE_INFINITY));
            default -> throw new IllegalArgumentException("depths are from/to: " + text);
        };
    }

    /** The form {@link #parse} reads. */
    public String text() {
        return end(from) + "/" + end(to);
    }

    private static double metres(String text, double open) {
        return text.isBlank() || text.strip().equals("..") ? open : Double.parseDouble(text.strip());
    }

    private static String end(double metres) {
        return Double.isInfinite(metres) ? ".." : Double.toString(metres);
    }
}
