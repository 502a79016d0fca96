package org.estran.wms.layers;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.DataFile;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.IndexRange;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.maps.Slice;
import org.estran.wms.maps.Vectors;

/** Values of a layer along time, levels and lines; of a flow its speed. NaN is missing. */
public final class Readings {

    private final Slice slice;

    public Readings(Slice slice) {
        this.slice = slice;
    }

    /** The indices of the cell at a place; empty outside of the grid. */
    public Optional<Map<Dimension, IndexRange>> cell(double longitude, double latitude) throws IOException {
        return slice.variable().grid().nearest(longitude, latitude).map(cell -> {
            Map<Dimension, IndexRange> ranges = new HashMap<>();
            ranges.put(slice.variable().grid().columns(), IndexRange.only(cell[1]));
            ranges.put(slice.variable().grid().rows(), IndexRange.only(cell[0]));
            return ranges;
        });
    }

    /** The value of a cell. */
    public double at(Map<Dimension, IndexRange> cell) throws IOException {
        return read(cell)[0];
    }

    /** The values of a cell at some indices of an axis, ascending; read as few stretches. */
    public double[] along(AxisValues axis, List<Integer> indices, Map<Dimension, IndexRange> cell) throws IOException {
        double[] values = new double[indices.size()];
        Dimension dimension = axis.axis().dimension().orElse(null);
        if (dimension == null) {
            java.util.Arrays.fill(values, at(cell));
            return values;
        }
        for (int i = 0; i < values.length; ) {
            int end = i;
            while (end + 1 < values.length && indices.get(end + 1) - indices.get(end) <= 4) {
                end++;
            }
            Map<Dimension, IndexRange> ranges = new HashMap<>(cell);
            int first = indices.get(i);
            ranges.put(dimension, IndexRange.of(first, indices.get(end) - first + 1L));
            double[] stretch = read(ranges);
            for (int j = i; j <= end; j++) {
                values[j] = stretch[indices.get(j) - first];
            }
            i = end + 1;
        }
        return values;
    }

    private double[] read(Map<Dimension, IndexRange> ranges) throws IOException {
        return speed(variable -> variable.read(slab(variable, ranges)));
    }

    /** Row by row of the grid, whatever the order of the dimensions. */
    double[] readRows(Map<Dimension, IndexRange> ranges) throws IOException {
        return speed(variable -> variable.readRows(slab(variable, ranges)));
    }

    private interface Reading {
        double[] of(GriddedVariable variable) throws IOException;
    }

    private double[] speed(Reading reading) throws IOException {
        Vectors vectors = slice.vectors();
        double[] x = reading.of(slice.variable());
        if (vectors != null) {
            double[] y = reading.of(vectors.y());
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.hypot(x[i], y[i]);
            }
        }
        return x;
    }

    private Hyperslab slab(GriddedVariable variable, Map<Dimension, IndexRange> ranges) {
        Map<Dimension, IndexRange> all = new HashMap<>();
        slice.fixed().forEach((dimension, index) -> all.put(dimension, IndexRange.only(index)));
        all.putAll(ranges);
        Hyperslab slab = variable.slab(all);
        if (slab.size() > DataFile.LARGEST_BLOCK) {
            throw new IllegalArgumentException("too many values at once");
        }
        return slab;
    }
}
