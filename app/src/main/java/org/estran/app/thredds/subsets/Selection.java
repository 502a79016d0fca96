package org.estran.app.thredds.subsets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.estran.app.thredds.subsets.SubsetRequest.Box;
import org.estran.app.thredds.subsets.SubsetRequest.When;
import org.estran.grids.Dimension;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.HorizontalGrid;
import org.estran.grids.coverage.IndexRange;
import org.estran.grids.coverage.MeshGrid;
import org.estran.grids.coverage.Window;
import org.estran.terms.BoundingBox;

/** Turns what is asked for into indices of the dimensions. Reads coordinates alone. */
final class Selection {

    private final SubsetRequest request;

    Selection(SubsetRequest request) {
        this.request = request;
    }

    List<GriddedVariable> variables(GriddedDataset dataset) throws SubsetRefused {
        if (request.variables().isEmpty()) {
            if (dataset.variables().isEmpty()) {
                throw new SubsetRefused("There is no grid in this dataset.");
            }
            return dataset.variables();
        }
        List<GriddedVariable> found = new ArrayList<>();
        for (String name : request.variables()) {
            found.add(dataset.variable(name)
                    .orElseThrow(() -> new SubsetRefused("Variable: " + name.replaceAll("\\p{Cntrl}", "?")
                            + " is not contained in the requested dataset")));
        }
        return found;
    }

    /** For a part of the grid: of every dimension of the variables that is cut, the indices wanted. */
    Map<Dimension, List<IndexRange>> ranges(List<GriddedVariable> variables) throws IOException, SubsetRefused {
        Map<Dimension, List<IndexRange>> ranges = new LinkedHashMap<>();
        for (GriddedVariable variable : variables) {
            horizontal(variable.grid(), ranges);
            for (GridAxis axis : variable.axes()) {
                Optional<IndexRange> range = along(axis);
                if (axis.dimension().isPresent() && range.isPresent()) {
                    ranges.put(axis.dimension().get(), List.of(range.get()));
                }
            }
        }
        return ranges;
    }

    private void horizontal(HorizontalGrid grid, Map<Dimension, List<IndexRange>> ranges)
            throws IOException, SubsetRefused {
        Box box = request.box();
        if (box == null) {
            strided(grid.rows(), List.of(IndexRange.of(0, grid.rows().length())), ranges);
            strided(grid.columns(), List.of(IndexRange.of(0, grid.columns().length())), ranges);
            return;
        }
        if (grid instanceof MeshGrid) {
            throw new SubsetRefused("A mesh has no rows and columns: boxes are not cut out of it.");
        }
        List<Window> windows = grid.within(boxOf(box));
        if (windows.isEmpty()) {
            throw new SubsetRefused("Requested bounding box does not intersect the data");
        }
        strided(grid.rows(), List.of(windows.getFirst().rows()), ranges);
        strided(grid.columns(), windows.stream().map(Window::columns).toList(), ranges);
    }

    private void strided(Dimension dimension, List<IndexRange> pieces, Map<Dimension, List<IndexRange>> ranges) {
        int stride = request.stride();
        List<IndexRange> own = new ArrayList<>();
        long passed = 0;
        for (IndexRange piece : pieces) {
            // Across the seam the steps go on as if there were none.
            long skip = (stride - passed % stride) % stride;
            if (skip < piece.count()) {
                own.add(new IndexRange(piece.first() + skip, (piece.count() - skip - 1) / stride + 1, stride));
            }
            passed += piece.count();
        }
        ranges.put(dimension, own);
    }

    static BoundingBox boxOf(Box box) {
        if (box.east() - box.west() >= 360) {
            return new BoundingBox(-180, box.south(), 180, box.north());
        }
        return new BoundingBox(wrapped(box.west()), box.south(), wrapped(box.east()), box.north());
    }

    private static double wrapped(double longitude) {
        double turned = longitude;
        while (turned > 180) {
            turned -= 360;
        }
        while (turned < -180) {
            turned += 360;
        }
        return turned;
    }

    /** The indices wanted of a time or of a level; empty for axes that are not cut. */
    Optional<IndexRange> along(GridAxis axis) throws SubsetRefused {
        return switch (axis.kind()) {
            case TIME -> time(axis);
            case VERTICAL -> level(axis);
            case X, Y, ENSEMBLE, OTHER -> Optional.empty();
        };
    }

    private Optional<IndexRange> time(GridAxis axis) throws SubsetRefused {
        if (axis.timeUnit().isEmpty() || axis.dimension().isEmpty()) {
            return Optional.empty();
        }
        return switch (request.when()) {
            case When.All all -> Optional.of(every(IndexRange.of(0, axis.size())));
            case When.Near near -> Optional.of(IndexRange.only(nearest(axis, near)));
            case When.Between between ->
                Optional.of(every(axis.between(between.start(), between.end())
                        .orElseThrow(() -> new SubsetRefused("Requested time range does not intersect the data"))));
        };
    }

    private IndexRange every(IndexRange range) {
        int stride = request.timeStride();
        return new IndexRange(range.first(), (range.count() - 1) / stride + 1, stride);
    }

    /** Beyond the ends it is the end: "the present" of a dataset that has ended. */
    private static int nearest(GridAxis axis, When.Near near) {
        OptionalInt found = axis.nearest(near.moment());
        if (found.isPresent()) {
            return found.getAsInt();
        }
        double value = axis.timeUnit().orElseThrow().valueOf(near.moment());
        double first = Math.abs(axis.value(0) - value);
        double last = Math.abs(axis.value(axis.size() - 1) - value);
        return first <= last ? 0 : axis.size() - 1;
    }

    private Optional<IndexRange> level(GridAxis axis) throws SubsetRefused {
        Double level = request.level();
        if (level == null || axis.dimension().isEmpty()) {
            return Optional.empty();
        }
        OptionalInt nearest = axis.nearest(level);
        if (nearest.isEmpty()) {
            throw new SubsetRefused("There is no level near " + level + " on " + axis.name());
        }
        return Optional.of(IndexRange.only(nearest.getAsInt()));
    }
}
