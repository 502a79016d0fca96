package org.estran.grids.views;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.views.FirstView.GridView;
import org.jspecify.annotations.Nullable;

/**
 * Variables whose longitudes and latitudes are two-dimensional (rotated and projected models, swaths): the cells are
 * gathered into a regular grid as fine as they lie, each taking the mean of what falls into it.
 */
final class CurvilinearViews {

    private static final int MOST = 360;
    /** Cells as wide as this many of the original leave few holes. */
    private static final double WIDER = 1.25;

    private CurvilinearViews() {}

    static Optional<FirstView> of(Slice slice, @Nullable String title) throws IOException {
        DataVariable longitude = slice.longitude().filter(c -> c.rank() == 2).orElse(null);
        DataVariable latitude = slice.latitude().filter(c -> c.rank() == 2).orElse(null);
        if (longitude == null || latitude == null || !longitude.dimensions().equals(latitude.dimensions())) {
            return Optional.empty();
        }
        List<Dimension> dimensions = slice.variable().dimensions();
        int y = dimensions.indexOf(longitude.dimensions().get(0));
        int x = dimensions.indexOf(longitude.dimensions().get(1));
        if (y < 0 || x < 0 || y >= x) {
            return Optional.empty();
        }
        long[] rows = Slice.indices(longitude.shape()[0], MOST);
        long[] columns = Slice.indices(longitude.shape()[1], MOST);
        double[] lons = lines(slice, longitude, new long[2], 0, 1, rows, columns);
        double[] lats = lines(slice, latitude, new long[2], 0, 1, rows, columns);
        double[] values = lines(slice, slice.variable(), new long[dimensions.size()], y, x, rows, columns);
        return gather(lons, lats, values).map(grid -> {
            try {
                return new GridView(
                        title,
                        Quantity.of(slice.variable()),
                        grid.longitudes(),
                        grid.latitudes(),
                        grid.values(),
                        slice.moment(new long[dimensions.size()]).orElse(null),
                        null);
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        });
    }

    private static double[] lines(Slice slice, DataVariable of, long[] held, int y, int x, long[] rows, long[] columns)
            throws IOException {
        double[] all = new double[rows.length * columns.length];
        for (int r = 0; r < rows.length; r++) {
            held[y] = rows[r];
            System.arraycopy(slice.picked(of, held, x, columns), 0, all, r * columns.length, columns.length);
        }
        return all;
    }

    private record Gathered(double[] longitudes, double[] latitudes, float[][] values) {}

    private static Optional<Gathered> gather(double[] lons, double[] lats, double[] values) {
        // Counting from the first place keeps a region across the antimeridian in one piece.
        double start =
                Arrays.stream(lons).filter(v -> Math.abs(v) <= 540).findFirst().orElse(Double.NaN);
        double[] b = {999, -999, 999, -999};
        int places = 0;
        int present = 0;
        for (int i = 0; i < lons.length; i++) {
            lons[i] = start + Math.IEEEremainder(lons[i] - start, 360);
            if (Math.abs(lats[i]) <= 90 && Double.isFinite(lons[i])) {
                b[0] = Math.min(b[0], lons[i]);
                b[1] = Math.max(b[1], lons[i]);
                b[2] = Math.min(b[2], lats[i]);
                b[3] = Math.max(b[3], lats[i]);
                places++;
                present += Double.isFinite(values[i]) ? 1 : 0;
            }
        }
        if (present < 4 || b[1] <= b[0] || b[3] <= b[2]) {
            return Optional.empty();
        }
        double shrink = Math.cos(Math.toRadians((b[2] + b[3]) / 2));
        double cell = WIDER * Math.sqrt((b[1] - b[0]) * Math.max(0.1, shrink) * (b[3] - b[2]) / places);
        int nx = (int) Math.clamp((b[1] - b[0]) * Math.max(0.1, shrink) / cell, 2, MOST);
        int ny = (int) Math.clamp((b[3] - b[2]) / cell, 2, MOST);
        return Optional.of(means(lons, lats, values, b, nx, ny));
    }

    private static Gathered means(double[] lons, double[] lats, double[] values, double[] b, int nx, int ny) {
        double[][] sums = new double[ny][nx];
        int[][] counts = new int[ny][nx];
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i]) && Math.abs(lats[i]) <= 90 && Double.isFinite(lons[i])) {
                int column = (int) Math.min(nx - 1, (lons[i] - b[0]) / (b[1] - b[0]) * nx);
                int row = (int) Math.min(ny - 1, (lats[i] - b[2]) / (b[3] - b[2]) * ny);
                sums[row][column] += values[i];
                counts[row][column]++;
            }
        }
        float[][] means = new float[ny][nx];
        for (int row = 0; row < ny; row++) {
            for (int column = 0; column < nx; column++) {
                means[row][column] = (float) mean(sums, counts, row, column);
            }
        }
        return new Gathered(centres(b[0], b[1], nx), centres(b[2], b[3], ny), means);
    }

    /** An empty cell between others takes their mean: the holes come from gathering, not from the data. */
    private static double mean(double[][] sums, int[][] counts, int row, int column) {
        if (counts[row][column] > 0) {
            return sums[row][column] / counts[row][column];
        }
        double sum = 0;
        int count = 0;
        int neighbours = 0;
        for (int r = Math.max(0, row - 1); r <= Math.min(counts.length - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(counts[0].length - 1, column + 1); c++) {
                sum += sums[r][c];
                count += counts[r][c];
                neighbours += counts[r][c] > 0 ? 1 : 0;
            }
        }
        return neighbours >= 5 ? sum / count : Double.NaN;
    }

    private static double[] centres(double from, double to, int n) {
        double[] centres = new double[n];
        for (int i = 0; i < n; i++) {
            centres[i] = from + (i + 0.5) * (to - from) / n;
        }
        return centres;
    }
}
