package org.estran.wms;

import java.util.List;
import org.estran.terms.BoundingBox;
import org.estran.wms.dimensions.LayerDimension;
import org.jspecify.annotations.Nullable;

/**
 * A layer as capabilities tell it; those within it inherit its box and its dimensions.
 *
 * @param name null for one that only holds others
 * @param box null for the same as around it, or none
 * @param metadata an address of metadata in ISO 19139; null for none
 * @param usualStyle the style drawn where none is asked; null for a layer without picture
 * @param ofVectors whether arrows and barbs can be drawn
 */
public record CapabilitiesLayer(
        @Nullable String name,
        String title,
        @Nullable String description,
        @Nullable BoundingBox box,
        List<LayerDimension> dimensions,
        @Nullable String metadata,
        @Nullable String usualStyle,
        boolean ofVectors,
        List<CapabilitiesLayer> layers) {

    public CapabilitiesLayer {
        dimensions = List.copyOf(dimensions);
        layers = List.copyOf(layers);
    }
}
