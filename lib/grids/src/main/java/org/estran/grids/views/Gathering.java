package org.estran.grids.views;

import java.util.Arrays;
import java.util.Optional;

/** Values at scattered places gathered into a regular grid as fine as they lie: each cell has the mean of its own. */
record Gathering(double[] longitudes, double[] latitudes, float[][] values) {

    private static final int MOST = 360;
    /** Cells as wide as this many mean distances leave few holes. */
    private static final double WIDER = 1.25;

    /**
     * @param lons degrees east in any counting; changed to one counting without a break
     * @return empty with fewer than four values, or all on one line
     */
    static Optional<Gathering> of(double[] lons, double[] lats, double[] values) {
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

    private static Gathering means(double[] lons, double[] lats, double[] values, double[] b, int nx, int ny) {
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
        return new Gathering(centres(b[0], b[1], nx), centres(b[2], b[3], ny), means);
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
