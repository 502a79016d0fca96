package org.estran.cartography.raster;

import org.estran.cartography.ColourScale;
import org.jspecify.annotations.Nullable;

/**
 * The colour of every value: a scale in so many steps, and what is beyond its ends. A missing value has none (0).
 *
 * <p>Safe for several threads.
 */
public final class Colouring {

    /** As many steps as an indexed picture has room for besides what is beyond the scale and what is missing. */
    public static final int MOST_BANDS = 250;

    private final ColourScale scale;
    private final int[] colours;
    private final int below;
    private final int above;
    private final double factor;

    /**
     * @param inverted whether the palette runs the other way
     * @param bands how many colours, 2 to {@link #MOST_BANDS}
     * @param below the colour of what is less than the scale ({@code 0xAARRGGBB}); null for its first
     * @param above the same for what is greater
     */
    public Colouring(ColourScale scale, boolean inverted, int bands, @Nullable Integer below, @Nullable Integer above) {
        if (bands < 2 || bands > MOST_BANDS) {
            throw new IllegalArgumentException("a scale has 2 to " + MOST_BANDS + " colours");
        }
        this.scale = scale;
        colours = new int[bands];
        for (int i = 0; i < bands; i++) {
            double position = i / (bands - 1.0);
            colours[i] = 0xFF000000 | scale.palette().rgb(inverted ? 1 - position : position);
        }
        this.below = below == null ? colours[0] : below;
        this.above = above == null ? colours[bands - 1] : above;
        this.factor = scale.isLogarithmic()
                ? bands / Math.log(scale.to() / scale.from())
                : bands / (scale.to() - scale.from());
    }

    public ColourScale scale() {
        return scale;
    }

    /** How many colours. */
    public int bands() {
        return colours.length;
    }

    /** The colour of a step, counted from the least values. */
    public int band(int index) {
        return colours[index];
    }

    public int below() {
        return below;
    }

    public int above() {
        return above;
    }

    public int argb(double value) {
        if (value < scale.from()) {
            return below;
        }
        if (value > scale.to()) {
            return above;
        }
        if (Double.isNaN(value)) {
            return 0;
        }
        double part = scale.isLogarithmic() ? Math.log(value / scale.from()) * factor : (value - scale.from()) * factor;
        return colours[Math.min(colours.length - 1, (int) part)];
    }

    /** The values between two steps, as many as there are steps less one. */
    public double[] borders() {
        double[] borders = new double[colours.length - 1];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = value((i + 1.0) / colours.length);
        }
        return borders;
    }

    /** The value at a part of the way through the scale. */
    public double value(double part) {
        return scale.isLogarithmic()
                ? scale.from() * Math.pow(scale.to() / scale.from(), part)
                : scale.from() + part * (scale.to() - scale.from());
    }
}
