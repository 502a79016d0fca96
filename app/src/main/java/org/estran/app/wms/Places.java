package org.estran.app.wms;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.IndexRange;
import org.estran.wms.MapRequest;
import org.estran.wms.maps.MapFrame;

/** Values at one place of a grid. */
final class Places {

    private Places() {}

    /** Longitude and latitude of the middle of a pixel; empty where there is no such place. */
    static Optional<double[]> of(MapRequest map, int i, int j) {
        MapFrame frame = map.frame();
        double[] place = frame.place(i + 0.5, j + 0.5);
        double longitude = Math.IEEEremainder(place[0], 360);
        return Double.isNaN(place[0] + place[1]) ? Optional.empty() : Optional.of(new double[] {longitude, place[1]});
    }

    /** The cell of a grid at a place, as ranges of its dimensions; empty outside. */
    static Optional<Map<Dimension, IndexRange>> cell(GriddedVariable variable, double[] place) throws IOException {
        return variable.grid().nearest(place[0], place[1]).map(cell -> {
            Map<Dimension, IndexRange> ranges = new HashMap<>();
            ranges.put(variable.grid().columns(), IndexRange.only(cell[1]));
            ranges.put(variable.grid().rows(), IndexRange.only(cell[0]));
            return ranges;
        });
    }

    /** The one value of a cell. */
    static double value(GriddedVariable variable, Map<Dimension, IndexRange> cell, Map<Dimension, Integer> fixed)
            throws IOException {
        return variable.read(slab(variable, cell, fixed))[0];
    }

    static Hyperslab slab(GriddedVariable variable, Map<Dimension, IndexRange> cell, Map<Dimension, Integer> fixed) {
        Map<Dimension, IndexRange> ranges = new HashMap<>();
        fixed.forEach((dimension, index) -> ranges.put(dimension, IndexRange.only(index)));
        ranges.putAll(cell);
        return variable.slab(ranges);
    }
}
