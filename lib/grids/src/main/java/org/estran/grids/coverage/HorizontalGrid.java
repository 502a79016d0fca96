package org.estran.grids.coverage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.estran.grids.Dimension;
import org.estran.grids.cf.GridMapping;
import org.estran.terms.BoundingBox;

/** Where on the Earth the values of a variable lie: the horizontal part of its domain. */
public sealed interface HorizontalGrid permits CurvilinearGrid, MeshGrid, ProjectedGrid, RectilinearGrid {

    /** The dimension of rows; of a mesh, its only one. */
    Dimension rows();

    /** The dimension of columns; of a mesh, its only one. */
    Dimension columns();

    /** How grid coordinates become longitude and latitude. */
    GridMapping mapping();

    /** Longitude and latitude of a cell's centre; NaN where it has none. Of a mesh, both indices are the point's. */
    double[] position(long row, long column) throws IOException;

    /**
     * The cell that holds a place: its row and its column.
     *
     * @return empty when the place lies outside the grid by more than half a cell
     */
    Optional<long[]> nearest(double longitude, double latitude) throws IOException;

    /**
     * The smallest windows that hold all cells whose centres lie in a box: two where it crosses the seam of a grid that
     * goes around the Earth, the eastern part last. A mesh has none: see {@link MeshGrid#points}.
     */
    List<Window> within(BoundingBox box) throws IOException;

    /** The box of all centres, widened by nothing; empty where no centre has a place. */
    Optional<BoundingBox> extent() throws IOException;
}
