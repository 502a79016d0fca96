package org.estran.wms.maps;

import java.util.Map;
import org.estran.grids.Dimension;
import org.estran.grids.coverage.GriddedVariable;
import org.jspecify.annotations.Nullable;

/**
 * One map of a layer: a variable, or two components of a flow, at one time, level and whatever other dimensions there are.
 *
 * @param vectors null for a variable by itself
 * @param variable of a flow, its first component
 * @param fixed the index in every dimension but those of the grid
 */
public record Slice(GriddedVariable variable, @Nullable Vectors vectors, Map<Dimension, Integer> fixed) {

    public Slice {
        fixed = Map.copyOf(fixed);
    }
}
