package org.estran.app.thredds.subsets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estran.app.thredds.subsets.SubsetRequest.Point;
import org.estran.grids.Dimension;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.IndexRange;
import org.estran.opendap.Blocks;
import org.jspecify.annotations.Nullable;

/** The values of variables in the cell that holds a point, through time and levels. */
final class PointValues {

    /** So many values of one variable at most: they are held until they are written. */
    private static final long MOST = 2_000_000;

    private final Point point;
    private final Map<List<Object>, List<PointSeries>> tables = new LinkedHashMap<>();

    private final Map<Dimension, List<IndexRange>> cut = new LinkedHashMap<>();

    private PointValues(Point point) {
        this.point = point;
    }

    static PointValues read(List<GriddedVariable> variables, Point point, Selection selection, Blocks.Going going)
            throws IOException, SubsetRefused {
        PointValues all = new PointValues(point);
        for (GriddedVariable variable : variables) {
            going.on();
            PointSeries series = all.series(variable, selection);
            all.tables.computeIfAbsent(series.shape(), k -> new ArrayList<>()).add(series);
        }
        return all;
    }

    private PointSeries series(GriddedVariable variable, Selection selection) throws IOException, SubsetRefused {
        long[] cell = variable.grid()
                .nearest(point.longitude(), point.latitude())
                .orElseThrow(() -> new SubsetRefused(String.format(
                        Locale.ROOT,
                        "Requested Lat/Lon Point (%.3f, %.3f) is not contained in the Data",
                        point.latitude(),
                        point.longitude())));
        Map<Dimension, IndexRange> ranges = new LinkedHashMap<>();
        for (Dimension dimension : variable.variable().dimensions()) {
            ranges.put(dimension, IndexRange.only(0));
        }
        GridAxis time = withDimension(variable.time());
        GridAxis vertical = withDimension(variable.vertical());
        IndexRange times = range(time, selection, ranges);
        IndexRange levels = range(vertical, selection, ranges);
        ranges.put(variable.grid().rows(), IndexRange.only(cell[0]));
        ranges.put(variable.grid().columns(), IndexRange.only(cell[1]));
        ranges.forEach((dimension, range) -> cut.put(dimension, List.of(range)));
        long count = (times == null ? 1 : times.count()) * (levels == null ? 1 : levels.count());
        if (count > MOST) {
            throw new SubsetRefused(variable.name() + ": more than " + MOST + " values are not given at once");
        }
        double[] place = variable.grid().position(cell[0], cell[1]);
        double[] values = variable.read(variable.slab(ranges));
        boolean levelsFirst = time != null
                && vertical != null
                && times != null
                && levels != null
                && variable.indexOf(vertical.dimension().orElseThrow())
                        < variable.indexOf(time.dimension().orElseThrow());
        return new PointSeries(
                variable,
                place[1],
                place[0],
                time,
                times,
                vertical,
                levels,
                levelsFirst ? turned(values, rows(levels), rows(times)) : values);
    }

    private static int rows(@Nullable IndexRange range) {
        return range == null ? 1 : (int) range.count();
    }

    private static @Nullable GridAxis withDimension(Optional<GridAxis> axis) {
        return axis.filter(a -> a.dimension().isPresent()).orElse(null);
    }

    private static @Nullable IndexRange range(
            @Nullable GridAxis axis, Selection selection, Map<Dimension, IndexRange> ranges) throws SubsetRefused {
        if (axis == null) {
            return null;
        }
        IndexRange range = selection.along(axis).orElse(IndexRange.of(0, axis.size()));
        ranges.put(axis.dimension().orElseThrow(), range);
        return range;
    }

    private static double[] turned(double[] values, int rows, int columns) {
        double[] other = new double[values.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                other[c * rows + r] = values[r * columns + c];
            }
        }
        return other;
    }

    String station() {
        return String.format(
                Locale.ROOT,
                "GridPointRequestedAt[%.3f%s_%.3f%s]",
                Math.abs(point.latitude()),
                point.latitude() < 0 ? "S" : "N",
                Math.abs(point.longitude()),
                point.longitude() < 0 ? "W" : "E");
    }

    /** Of every dimension the indices that were read. */
    Map<Dimension, List<IndexRange>> ranges() {
        return cut;
    }

    /** Variables that share their times, their levels and their cell. */
    Collection<List<PointSeries>> tables() {
        return tables.values();
    }
}
