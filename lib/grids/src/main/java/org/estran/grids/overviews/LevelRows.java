package org.estran.grids.overviews;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One level of one map while it is made: it is given the rows of the map from the first to the last and gives its own, as
 * many at a time as a chunk is high.
 */
final class LevelRows {

    /** Takes some whole rows of a level, the last of a map maybe fewer than the others. */
    interface Taking {
        void take(int factor, int firstRow, int rows, double[] values) throws IOException;
    }

    private final int factor;
    private final int rows;
    private final int columns;
    private final Taking taking;
    private final double[] sums;
    private final int[] counts;
    private final double[] ready;
    private final @Nullable LevelRows coarser;
    private final int rowsGiven;
    private int given;
    private int made;

    /**
     * @param rowsGiven how many rows it will be given
     * @param coarser the level that is made of this one; null for the last
     */
    LevelRows(int factor, int rows, int columns, int rowsGiven, int tile, Taking taking, @Nullable LevelRows coarser) {
        this.factor = factor;
        this.rows = rows;
        this.columns = columns;
        this.rowsGiven = rowsGiven;
        this.taking = taking;
        this.sums = new double[columns];
        this.counts = new int[columns];
        this.ready = new double[Math.multiplyExact(Math.min(rows, tile), columns)];
        this.coarser = coarser;
    }

    /** Adds a row of the next finer level: sums of the valid values under each cell, and how many there are. */
    void add(double[] finerSums, int[] finerCounts, int length) throws IOException {
        for (int c = 0; c < length; c++) {
            sums[c / 2] += finerSums[c];
            counts[c / 2] += finerCounts[c];
        }
        given++;
        if (given % 2 == 0 || given == rowsGiven) {
            int start = start();
            for (int c = 0; c < columns; c++) {
                ready[start + c] = counts[c] == 0 ? Double.NaN : sums[c] / counts[c];
            }
            if (coarser != null) {
                coarser.add(sums, counts, columns);
            }
            Arrays.fill(sums, 0);
            Arrays.fill(counts, 0);
            finished();
        }
    }

    /** Looks at a row of the map itself, of which each cell of the level takes the value in its middle. */
    void pick(double[] values, int from, int length) throws IOException {
        int within = given % factor;
        given++;
        if (within == factor / 2 || given == rowsGiven && within < factor / 2) {
            int start = start();
            for (int c = 0; c < columns; c++) {
                ready[start + c] = values[from + Math.min(c * factor + factor / 2, length - 1)];
            }
            finished();
        }
    }

    private int start() {
        return made % (ready.length / columns) * columns;
    }

    private void finished() throws IOException {
        int together = ready.length / columns;
        made++;
        if (made % together == 0 || made == rows) {
            int count = (made - 1) % together + 1;
            taking.take(factor, made - count, count, ready);
        }
    }
}
