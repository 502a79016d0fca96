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
import org.estran.grids.coverage.MeshGrid;
import org.estran.grids.coverage.Window;
import org.estran.terms.BoundingBox;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.maps.Slice;
import org.estran.wms.maps.Vectors;

/** Values of a layer along time, levels, lines and boxes; of a flow its speed. NaN is missing. */
public final class Readings {

    /** The most cells of a box that are read at each time; larger ones take every so manieth row and column. */
    private static final int ALONG = 100;

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

    /** What a box comes to: means along each of its meridians or parallels, or of it all. */
    public record Means(double[] places, double[][] byTime) {}

    /** Which way means are taken. */
    public enum Over {
        ALL,
        PARALLELS,
        MERIDIANS
    }

    /**
     * Means at some indices of an axis; a cell weighs as the cosine of its latitude.
     *
     * @param over {@link Over#PARALLELS} leaves the longitudes, {@link Over#MERIDIANS} the latitudes
     * @return no places where the box holds no cell
     */
    public Means means(BoundingBox box, Over over, AxisValues axis, List<Integer> indices) throws IOException {
        GriddedVariable variable = slice.variable();
        if (variable.grid() instanceof MeshGrid) {
            return new Means(new double[0], new double[0][]);
        }
        List<Window> windows =
                variable.grid().within(box).stream().map(Readings::thinned).toList();
        int columns = windows.stream().mapToInt(w -> (int) w.columns().count()).sum();
        int rows = windows.isEmpty() ? 0 : (int) windows.getFirst().rows().count();
        double[] places = places(windows, over, rows, columns);
        double[][] means = new double[indices.size()][];
        Dimension dimension = axis.axis().dimension().orElse(null);
        for (int t = 0; t < means.length && places.length > 0; t++) {
            Sum sum = new Sum(places.length);
            int left = 0;
            for (Window window : windows) {
                Map<Dimension, IndexRange> ranges = new HashMap<>();
                ranges.put(variable.grid().columns(), window.columns());
                ranges.put(variable.grid().rows(), window.rows());
                if (dimension != null) {
                    ranges.put(dimension, IndexRange.only(indices.get(t)));
                }
                double[] values = readRows(ranges);
                int width = (int) window.columns().count();
                for (int i = 0; i < values.length; i++) {
                    int row = i / width;
                    double latitude = variable.grid()
                            .position(
                                    window.rows().first() + row * window.rows().stride(),
                                    window.columns().first()
                                            + (i % width) * window.columns().stride())[1];
                    int at = switch (over) {
                        case ALL -> 0;
                        case PARALLELS -> left + i % width;
                        case MERIDIANS -> row;
                    };
                    sum.add(at, values[i], Math.cos(Math.toRadians(latitude)));
                }
                left += width;
            }
            means[t] = sum.means();
        }
        return new Means(places, means);
    }

    private double[] places(List<Window> windows, Over over, int rows, int columns) throws IOException {
        if (windows.isEmpty()) {
            return new double[0];
        }
        double[] places = new double[over == Over.ALL ? 1 : over == Over.PARALLELS ? columns : rows];
        int at = 0;
        for (Window w : windows) {
            for (long c = 0; over == Over.PARALLELS && c < w.columns().count(); c++) {
                double longitude = slice.variable()
                        .grid()
                        .position(
                                w.rows().first(),
                                w.columns().first() + c * w.columns().stride())[0];
                places[at] = at > 0 && longitude < places[at - 1] - 180 ? longitude + 360 : longitude;
                at++;
            }
        }
        Window w = windows.getFirst();
        for (int r = 0; over == Over.MERIDIANS && r < rows; r++) {
            places[r] = slice.variable()
                    .grid()
                    .position(
                            w.rows().first() + r * w.rows().stride(),
                            w.columns().first())[1];
        }
        return places;
    }

    private static Window thinned(Window window) {
        return new Window(thinned(window.rows()), thinned(window.columns()));
    }

    private static IndexRange thinned(IndexRange range) {
        long stride = Math.max(1, range.count() / ALONG);
        return new IndexRange(range.first(), (range.count() + stride - 1) / stride, stride);
    }

    private double[] read(Map<Dimension, IndexRange> ranges) throws IOException {
        return speed(variable -> variable.read(slab(variable, ranges)));
    }

    private double[] readRows(Map<Dimension, IndexRange> ranges) throws IOException {
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

    /** Weighted means that leave out what is missing. */
    private static final class Sum {
        private final double[] sums;
        private final double[] weights;

        Sum(int length) {
            sums = new double[length];
            weights = new double[length];
        }

        void add(int at, double value, double weight) {
            if (!Double.isNaN(value)) {
                sums[at] += value * weight;
                weights[at] += weight;
            }
        }

        double[] means() {
            double[] means = new double[sums.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = weights[i] > 0 ? sums[i] / weights[i] : Double.NaN;
            }
            return means;
        }
    }
}
