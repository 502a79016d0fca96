package org.estran.wms.layers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.grids.Dimension;
import org.estran.grids.coverage.HorizontalGrid;
import org.estran.grids.coverage.IndexRange;
import org.estran.grids.coverage.MeshGrid;
import org.estran.grids.coverage.Window;
import org.estran.wms.Area;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.maps.Slice;

/**
 * What the values of an area come to over time: each cell weighs as much as its part of the Earth, what is missing nothing.
 * A cell counts where its centre lies in the area.
 */
public final class AreaReadings {

    /** Of larger areas, means are of every so manieth row and column. */
    private static final int ALONG = 100;

    /** Of the sphere as large as the ellipsoid WGS 84, in metres. */
    private static final double RADIUS = 6_371_007.2;

    private final Slice slice;
    private final HorizontalGrid grid;
    private final Area area;
    private final Over over;
    private final List<Part> parts = new ArrayList<>();

    /** Which way values are gathered. */
    public enum Over {
        /** One mean. */
        ALL,
        /** One sum of value times area in square metres; every cell is read. */
        TOTAL,
        /** Leaves the longitudes. */
        PARALLELS,
        /** Leaves the latitudes. */
        MERIDIANS
    }

    /**
     * What an area comes to.
     *
     * @param places longitudes or latitudes, or one number that means nothing
     */
    public record Gathered(double[] places, double[][] byTime) {}

    /** @param weights of its cells, row by row: square metres, 0 outside of the area */
    private record Part(Window window, double[] weights) {

        int width() {
            return (int) window.columns().count();
        }

        int height() {
            return (int) window.rows().count();
        }
    }

    public AreaReadings(Slice slice, Area area, Over over) throws IOException {
        this.slice = slice;
        this.grid = slice.variable().grid();
        this.area = area;
        this.over = over;
        if (!(grid instanceof MeshGrid)) {
            for (Window window : grid.within(area.box())) {
                Window read = over == Over.TOTAL ? window : thinned(window);
                parts.add(new Part(read, weights(read)));
            }
        }
    }

    /** How many values each time takes. */
    public long cells() {
        return parts.stream().mapToLong(part -> part.weights().length).sum();
    }

    /** Whether no cell of the grid has its centre in the area; points of a mesh are no cells. */
    public boolean isEmpty() {
        return parts.stream()
                .flatMapToDouble(p -> java.util.Arrays.stream(p.weights()))
                .noneMatch(w -> w > 0);
    }

    /** Of the area at some indices of an axis. */
    public Gathered at(AxisValues axis, List<Integer> indices) throws IOException {
        double[] places = places();
        double[][] gathered = new double[indices.size()][];
        Dimension dimension = axis.axis().dimension().orElse(null);
        for (int t = 0; t < gathered.length; t++) {
            Sum sum = new Sum(places.length);
            int left = 0;
            for (Part part : parts) {
                Map<Dimension, IndexRange> ranges = new HashMap<>();
                ranges.put(grid.columns(), part.window().columns());
                ranges.put(grid.rows(), part.window().rows());
                if (dimension != null) {
                    ranges.put(dimension, IndexRange.only(indices.get(t)));
                }
                add(new Readings(slice).readRows(ranges), part, left, sum);
                left += part.width();
            }
            gathered[t] = over == Over.TOTAL ? sum.totals() : sum.means();
        }
        return new Gathered(places, gathered);
    }

    /** Cells of the area with their places and values, row by row of the grid. */
    public record Cells(List<double[]> places, double[] values) {}

    /** At the slice's own time and level. */
    public Cells cellsOfSlice() throws IOException {
        List<double[]> places = new ArrayList<>();
        List<Double> found = new ArrayList<>();
        for (Part part : parts) {
            Map<Dimension, IndexRange> ranges = new HashMap<>();
            ranges.put(grid.columns(), part.window().columns());
            ranges.put(grid.rows(), part.window().rows());
            double[] values = new Readings(slice).readRows(ranges);
            for (int i = 0; i < values.length; i++) {
                if (part.weights()[i] > 0) {
                    places.add(position(part.window(), i / part.width(), i % part.width()));
                    found.add(values[i]);
                }
            }
        }
        return new Cells(places, found.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void add(double[] values, Part part, int left, Sum sum) {
        for (int i = 0; i < values.length; i++) {
            int at = switch (over) {
                case ALL, TOTAL -> 0;
                case PARALLELS -> left + i % part.width();
                case MERIDIANS -> i / part.width();
            };
            sum.add(at, values[i], part.weights()[i]);
        }
    }

    private double[] places() throws IOException {
        List<Double> places = new ArrayList<>();
        if (over == Over.PARALLELS) {
            for (Part part : parts) {
                for (int c = 0; c < part.width(); c++) {
                    double longitude = position(part.window(), 0, c)[0];
                    boolean turned = !places.isEmpty() && longitude < places.getLast() - 180;
                    places.add(turned ? longitude + 360 : longitude);
                }
            }
        } else if (over == Over.MERIDIANS && !parts.isEmpty()) {
            Part part = parts.getFirst();
            for (int r = 0; r < part.height(); r++) {
                places.add(position(part.window(), r, 0)[1]);
            }
        } else {
            places.add(0.0);
        }
        return places.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double[] position(Window window, long row, long column) throws IOException {
        return grid.position(
                window.rows().first() + row * window.rows().stride(),
                window.columns().first() + column * window.columns().stride());
    }

    private double[] weights(Window window) throws IOException {
        int width = (int) window.columns().count();
        double[] weights = new double[Math.toIntExact(window.rows().count() * width)];
        for (int i = 0; i < weights.length; i++) {
            double[] place = position(window, i / width, i % width);
            weights[i] = area.holds(place[0], place[1])
                    ? size(
                            window.rows().first() + i / width * window.rows().stride(),
                            window.columns().first()
                                    + i % width * window.columns().stride(),
                            place)
                    : 0;
        }
        return weights;
    }

    /** Of a cell, by where its neighbours lie; of one without neighbours, as large as its latitude lets it be. */
    private double size(long row, long column, double[] place) throws IOException {
        double cosine = Math.cos(Math.toRadians(place[1]));
        double[] across = step(row, column, 0, 1, grid.columns().length(), cosine);
        double[] up = step(row, column, 1, 0, grid.rows().length(), cosine);
        double size = Math.abs(across[0] * up[1] - across[1] * up[0]) * RADIUS * RADIUS;
        return size > 0 && Double.isFinite(size) ? size : Math.max(0, cosine);
    }

    /** Eastward and northward parts of the way from one cell to the next, in radians. */
    private double[] step(long row, long column, int down, int across, long length, double cosine) throws IOException {
        long at = down == 1 ? row : column;
        long before = Math.min(1, at);
        long after = Math.min(1, length - 1 - at);
        if (before + after == 0) {
            return new double[2];
        }
        double[] from = grid.position(row - before * down, column - before * across);
        double[] to = grid.position(row + after * down, column + after * across);
        return new double[] {
            Math.toRadians(Math.IEEEremainder(to[0] - from[0], 360)) * cosine / (before + after),
            Math.toRadians(to[1] - from[1]) / (before + after)
        };
    }

    private static Window thinned(Window window) {
        return new Window(thinned(window.rows()), thinned(window.columns()));
    }

    private static IndexRange thinned(IndexRange range) {
        long stride = Math.max(1, range.count() / ALONG);
        return new IndexRange(range.first(), (range.count() + stride - 1) / stride, stride);
    }

    /** Weighted sums that leave out what is missing. */
    private static final class Sum {
        private final double[] sums;
        private final double[] weights;

        Sum(int length) {
            sums = new double[length];
            weights = new double[length];
        }

        void add(int at, double value, double weight) {
            if (!Double.isNaN(value) && weight > 0) {
                sums[at] += value * weight;
                weights[at] += weight;
            }
        }

        double[] totals() {
            double[] totals = new double[sums.length];
            for (int i = 0; i < totals.length; i++) {
                totals[i] = weights[i] > 0 ? sums[i] : Double.NaN;
            }
            return totals;
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
