package org.estran.observations.vector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing with a place.
 *
 * @param geometry null where it has none
 * @param attributes as the file writes them, by name, in its order; without those that are null
 */
public record VectorFeature(@Nullable Geometry geometry, Map<String, String> attributes) {
    public VectorFeature {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
