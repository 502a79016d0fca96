package org.estran.wms.dimensions;

import org.jspecify.annotations.Nullable;

/**
 * A dimension as capabilities tell it.
 *
 * @param name {@code time}, {@code elevation}, or the axis's own
 * @param usual the value taken where none is asked
 * @param extent all values, or where they are too many {@code least/greatest/resolution}
 * @param nearest whether a value between two is answered with the nearest
 * @param current whether the word {@code current} is understood
 */
public record LayerDimension(
        String name,
        String units,
        @Nullable String unitSymbol,
        String usual,
        String extent,
        boolean nearest,
        boolean current) {}
