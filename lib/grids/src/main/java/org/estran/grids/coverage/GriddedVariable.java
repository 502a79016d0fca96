package org.estran.grids.coverage;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;
import org.estran.grids.cf.Flags;
import org.estran.grids.cf.Packing;

/**
 * A variable that lies on a grid.
 *
 * @param axes one for each dimension, in their order; then coordinates of one value, and those that share a dimension with
 *     the grid (the times of a swath's lines)
 */
public record GriddedVariable(DataFile file, DataVariable variable, HorizontalGrid grid, List<GridAxis> axes) {

    public GriddedVariable {
        axes = List.copyOf(axes);
    }

    public String name() {
        return variable.name();
    }

    public Optional<GridAxis> axis(GridAxis.Kind kind) {
        return axes.stream().filter(axis -> axis.kind() == kind).findFirst();
    }

    public Optional<GridAxis> time() {
        return axis(GridAxis.Kind.TIME);
    }

    public Optional<GridAxis> vertical() {
        return axis(GridAxis.Kind.VERTICAL);
    }

    public Optional<Flags> flags() {
        return Flags.of(variable);
    }

    /** Where a dimension stands; −1 when the variable does not have it. */
    public int indexOf(Dimension dimension) {
        return variable.dimensions().indexOf(dimension);
    }

    /** The part that takes these ranges of some dimensions and the whole of the others. */
    public Hyperslab slab(Map<Dimension, IndexRange> ranges) {
        Hyperslab slab = Hyperslab.whole(variable);
        for (Map.Entry<Dimension, IndexRange> entry : ranges.entrySet()) {
            int d = indexOf(entry.getKey());
            if (d >= 0) {
                IndexRange range = entry.getValue();
                slab = slab.with(d, range.first(), range.count(), range.stride());
            }
        }
        return slab;
    }

    /** As stored: not unpacked, fill values left in. */
    public Values stored(Hyperslab slab) throws IOException {
        return file.read(variable, slab);
    }

    /** Unpacked, NaN where missing. */
    public double[] read(Hyperslab slab) throws IOException {
        return Packing.of(variable).values(stored(slab));
    }

    /**
     * One map, row by row, to be drawn and not to be told as numbers: where only every so manieth cell is asked for, a value
     * may be that of the cells around it, from an overview.
     *
     * @param slab of one index in every dimension but those of the grid
     */
    public double[] drawnRows(Hyperslab slab) throws IOException {
        Optional<double[]> coarse = file.overview(variable, slab);
        return coarse.isPresent() ? coarse.get() : readRows(slab);
    }

    /**
     * One map: the same, row by row of the grid, whichever way round the file keeps rows and columns.
     *
     * @param slab of one index in every dimension but those of the grid
     */
    public double[] readRows(Hyperslab slab) throws IOException {
        double[] values = read(slab);
        int y = indexOf(grid.rows());
        int x = indexOf(grid.columns());
        if (y <= x) {
            return values;
        }
        int rows = (int) slab.shape()[y];
        int columns = (int) slab.shape()[x];
        double[] turned = new double[values.length];
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows; r++) {
                turned[r * columns + c] = values[c * rows + r];
            }
        }
        return turned;
    }
}
