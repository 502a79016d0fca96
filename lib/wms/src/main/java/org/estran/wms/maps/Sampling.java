package org.estran.wms.maps;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.IndexRange;
import org.estran.grids.coverage.MeshGrid;

/**
 * The value of a variable under every pixel of a map. Reads the smallest windows that hold the cells seen, and where many
 * cells lie under one pixel, only every so manieth of them, from an overview where there is one.
 */
public final class Sampling {

    /** How a value between cells is found. */
    public enum Method {
        /** The value of the cell the pixel's middle lies in. */
        NEAREST,
        /** Between the four cells around it; nearest on meshes and curvilinear grids, and beside missing cells. */
        BILINEAR
    }

    private final GriddedVariable variable;
    private final Map<Dimension, Integer> fixed;

    private Sampling(GriddedVariable variable, Map<Dimension, Integer> fixed) {
        this.variable = variable;
        this.fixed = fixed;
    }

    /**
     * @param fixed the index in every dimension but those of the grid
     * @return row by row from the top; NaN outside of the grid and where the value is missing
     */
    public static double[] of(GriddedVariable variable, Map<Dimension, Integer> fixed, MapFrame frame, Method method)
            throws IOException {
        return of(variable, fixed, Placing.of(variable.grid(), frame), method);
    }

    static double[] of(GriddedVariable variable, Map<Dimension, Integer> fixed, Cells cells, Method method)
            throws IOException {
        return new Sampling(variable, fixed).sampled(cells, method);
    }

    private double[] sampled(Cells cells, Method method) throws IOException {
        double[] values = new double[cells.width() * cells.height()];
        Arrays.fill(values, Double.NaN);
        Needed rows = Needed.of(cells.rows(), cells.rowCount(), false, method);
        Needed columns = Needed.of(cells.columns(), cells.columnCount(), cells.around(), method);
        if (rows.isEmpty() || columns.isEmpty()) {
            return values;
        }
        Needed everyRow = rows.thinned(variable.grid() instanceof MeshGrid ? Integer.MAX_VALUE : cells.height());
        Needed everyColumn = columns.thinned(cells.width());
        fill(values, cells, new Patch(read(everyRow, everyColumn), everyRow, everyColumn), method);
        return values;
    }

    private double[] read(Needed rows, Needed columns) throws IOException {
        double[] patch = new double[Math.multiplyExact(rows.size(), columns.size())];
        for (IndexRange across : columns.ranges()) {
            for (IndexRange down : rows.ranges()) {
                Map<Dimension, IndexRange> ranges = new HashMap<>();
                fixed.forEach((dimension, index) -> ranges.put(dimension, IndexRange.only(index)));
                ranges.put(variable.grid().columns(), across);
                ranges.put(variable.grid().rows(), down);
                Hyperslab slab = variable.slab(ranges);
                double[] window = variable.drawnRows(slab);
                int width = variable.grid() instanceof MeshGrid ? 1 : (int) across.count();
                for (int row = 0; row < down.count(); row++) {
                    System.arraycopy(
                            window,
                            row * width,
                            patch,
                            (rows.place((int) down.first()) + row) * columns.size()
                                    + columns.place((int) across.first()),
                            width);
                }
            }
        }
        return patch;
    }

    private static void fill(double[] values, Cells cells, Patch patch, Method method) {
        for (int y = 0, i = 0; y < cells.height(); y++) {
            for (int x = 0; x < cells.width(); x++, i++) {
                float row = cells.row(x, y);
                float column = cells.column(x, y);
                if (!Float.isNaN(row) && !Float.isNaN(column)) {
                    values[i] = method == Method.NEAREST ? patch.nearest(row, column) : patch.between(row, column);
                }
            }
        }
    }

    /** What was read, found again by the grid's own indices. */
    private record Patch(double[] values, Needed rows, Needed columns) {

        double nearest(float row, float column) {
            return values[rows.nearest(row) * columns.size() + columns.nearest(column)];
        }

        /** Where a neighbour is missing, the cell itself decides: nothing is made up beyond a coast. */
        double between(float row, float column) {
            int above = rows.before(row);
            int below = rows.after(above);
            int left = columns.before(column);
            int right = columns.after(left);
            double down = rows.part(row, above, below);
            double across = columns.part(column, left, right);
            double a = values[above * columns.size() + left];
            double b = values[above * columns.size() + right];
            double c = values[below * columns.size() + left];
            double d = values[below * columns.size() + right];
            double mixed = (a * (1 - across) + b * across) * (1 - down) + (c * (1 - across) + d * across) * down;
            return Double.isNaN(mixed) ? nearest(row, column) : mixed;
        }
    }
}
