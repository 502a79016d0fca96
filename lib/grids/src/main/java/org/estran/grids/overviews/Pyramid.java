package org.estran.grids.overviews;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.estran.grids.ChunkCache;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataVariable;
import org.estran.grids.Hyperslab;
import org.estran.grids.Overview;
import org.estran.grids.UnreadableFile;
import org.estran.grids.UnreadableFile.Reason;
import org.estran.grids.Values;
import org.estran.grids.coverage.GriddedVariable;

/** The levels of one variable, as {@link PyramidWriter} wrote them. Safe for use by several threads at once. */
public final class Pyramid implements Overview {

    /** Values of a level in memory at a time. */
    private static final int BLOCK = 1 << 20;

    private final DataFile file;
    private final String fingerprint;
    private final int rows;
    private final int columns;
    private final TreeMap<Integer, DataVariable> levels;

    private Pyramid(DataFile file, String fingerprint, int rows, int columns, TreeMap<Integer, DataVariable> levels) {
        this.file = file;
        this.fingerprint = fingerprint;
        this.rows = rows;
        this.columns = columns;
        this.levels = levels;
    }

    /** Why no pyramid is made of a variable. */
    public enum Refusal {
        /** Its neighbours by index need not lie on straight lines: the place of a coarse cell would have to be made up. */
        CURVILINEAR,
        /** A mesh has neither rows nor columns. */
        MESH,
        /** It is drawn as fast without. */
        SMALL
    }

    /** Why no pyramid is made of a variable; empty where one can be. */
    public static Optional<Refusal> refusal(GriddedVariable variable) {
        return Levels.refusal(variable);
    }

    /** The most bytes a pyramid takes; mostly it takes less, as it is compressed. */
    public static long size(GriddedVariable variable) {
        Levels levels = Levels.of(variable);
        long size = 0;
        for (int factor : levels.factors()) {
            long cells = 1;
            for (long length : levels.shape(variable.variable().shape(), factor)) {
                cells *= length;
            }
            size += cells * levels.width();
        }
        return size;
    }

    /**
     * Opens what {@link PyramidWriter} wrote.
     *
     * @throws UnreadableFile when it is none, or is cut short
     */
    public static Pyramid open(Path path, ChunkCache cache) throws IOException {
        DataFile file = DataFiles.open(path, cache);
        try {
            TreeMap<Integer, DataVariable> levels = new TreeMap<>();
            for (DataVariable variable : file.variables()) {
                levels.put(Integer.valueOf(variable.simpleName()), variable);
            }
            String fingerprint = file.attributes().text(PyramidWriter.OF).orElse("");
            int rows = (int) file.attributes().number(PyramidWriter.ROWS).orElse(-1);
            int columns = (int) file.attributes().number(PyramidWriter.COLUMNS).orElse(-1);
            if (levels.isEmpty() || rows < 0 || columns < 0) {
                throw new UnreadableFile(Reason.CORRUPT, 0, "this is no pyramid");
            }
            return new Pyramid(file, fingerprint, rows, columns, levels);
        } catch (NumberFormatException none) {
            file.close();
            throw new UnreadableFile(Reason.CORRUPT, 0, "this is no pyramid", none);
        } catch (IOException | RuntimeException none) {
            file.close();
            throw none;
        }
    }

    @Override
    public Optional<double[]> rows(DataVariable variable, Hyperslab slab) throws IOException {
        Map.Entry<Integer, DataVariable> level = levels.floorEntry(apart(slab));
        boolean isOne = slab.size() == slab.shape()[rows] * slab.shape()[columns];
        return level == null
                        || !isOne
                        || slab.size() == 0
                        || !Levels.fingerprint(variable, rows, columns).equals(fingerprint)
                ? Optional.empty()
                : Optional.of(read(level.getKey(), level.getValue(), slab));
    }

    private int apart(Hyperslab slab) {
        long down = slab.shape()[rows] > 1 ? slab.stride()[rows] : Integer.MAX_VALUE;
        long across = slab.shape()[columns] > 1 ? slab.stride()[columns] : Integer.MAX_VALUE;
        long least = Math.min(down, across);
        // A single cell is asked for as it is.
        return least == Integer.MAX_VALUE ? 1 : (int) Math.min(least, Integer.MAX_VALUE);
    }

    private double[] read(int factor, DataVariable level, Hyperslab slab) throws IOException {
        int height = (int) slab.shape()[rows];
        int width = (int) slab.shape()[columns];
        double[] values = new double[Math.multiplyExact(height, width)];
        long left = slab.offset()[columns] / factor;
        int across = (int) (slab.last(columns) / factor - left + 1);
        for (int row = 0; row < height; ) {
            long top = cell(slab, rows, row, factor);
            int end = row + 1;
            while (end < height && (cell(slab, rows, end, factor) - top + 1) * across <= BLOCK) {
                end++;
            }
            Values block = file.read(level, part(slab, top, cell(slab, rows, end - 1, factor), left, across));
            for (; row < end; row++) {
                int start = (int) (cell(slab, rows, row, factor) - top) * across;
                for (int column = 0; column < width; column++) {
                    int at = start + (int) (cell(slab, columns, column, factor) - left);
                    values[row * width + column] = block.number(at);
                }
            }
        }
        return values;
    }

    private static long cell(Hyperslab slab, int dimension, long n, int factor) {
        return (slab.offset()[dimension] + n * slab.stride()[dimension]) / factor;
    }

    private Hyperslab part(Hyperslab slab, long top, long bottom, long left, long across) {
        int rank = slab.rank();
        long[] offset = new long[rank];
        long[] shape = new long[rank];
        int to = 0;
        for (int d = 0; d < rank; d++) {
            if (d != rows && d != columns) {
                offset[to] = slab.offset()[d];
                shape[to++] = 1;
            }
        }
        offset[to] = top;
        shape[to] = bottom - top + 1;
        offset[to + 1] = left;
        shape[to + 1] = across;
        return Hyperslab.of(offset, shape);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
