package org.estran.grids;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** One variable once more, at resolutions coarser than its own: for drawing, where far more cells than pixels are seen. */
public interface Overview extends Closeable {

    /**
     * For each row and column a hyperslab names, the value of the coarse cell it lies in, row by row of the grid: unpacked,
     * NaN where missing. The coarse cells are at most as wide as the hyperslab's indices are apart.
     *
     * @return empty where no level is fine enough, and for any variable but that it was made of
     */
    Optional<double[]> rows(DataVariable variable, Hyperslab slab) throws IOException;
}
