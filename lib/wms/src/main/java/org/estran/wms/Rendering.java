package org.estran.wms;

import org.estran.wms.maps.Sampling;
import org.jspecify.annotations.Nullable;

/**
 * How values become colours, as ncWMS lets requests say it.
 *
 * @param range what the colours span
 * @param bands how many colours; 0 for as many as there are
 * @param logarithmic null for what is usual for the quantity
 * @param below {@code 0xAARRGGBB} of values less than the range; null for the first colour
 * @param above the same for greater ones
 */
public record Rendering(
        Range range,
        int bands,
        @Nullable Boolean logarithmic,
        @Nullable Integer below,
        @Nullable Integer above,
        Sampling.Method method) {

    public static final Rendering USUAL =
            new Rendering(new Range.Usual(), 0, null, null, null, Sampling.Method.NEAREST);

    /** What the colours span. */
    public sealed interface Range {

        /** What is usual for the layer, the same for every time and place. */
        record Usual() implements Range {}

        /** What this one picture holds. */
        record OfPicture() implements Range {}

        record Between(double from, double to) implements Range {}
    }
}
