package org.estran.grids.overviews;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.grids.coverage.CurvilinearGrid;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.MeshGrid;
import org.estran.grids.coverage.ProjectedGrid;
import org.estran.grids.coverage.RectilinearGrid;

/**
 * Which levels a variable's pyramid has and how they are made. Each cell of a level stands for {@code factor × factor}
 * cells of the grid, fewer at its last row and column.
 *
 * @param rows the place of the grid's rows among the dimensions
 * @param columns that of its columns
 * @param isMean whether a coarse value is the mean of the valid ones under it; else it is that of the cell in their middle
 * @param width bytes of a value that is kept
 * @param factors of the levels, ascending
 */
record Levels(int rows, int columns, boolean isMean, int width, List<Integer> factors) {

    /** Beyond this there is nothing to win: the last level is at most so wide and high. */
    static final int SMALLEST = 256;

    static Levels of(GriddedVariable variable) {
        int rows = variable.indexOf(variable.grid().rows());
        int columns = variable.indexOf(variable.grid().columns());
        long[] shape = variable.variable().shape();
        List<Integer> factors = new ArrayList<>();
        for (int factor = 2; Math.max(shape[rows], shape[columns]) > (long) SMALLEST * factor / 2; factor *= 2) {
            factors.add(factor);
        }
        boolean isState = variable.flags().isPresent();
        // A state may be any bit of an integer: a float would round it.
        int width = isState && variable.variable().type().size() > 2 ? Double.BYTES : Float.BYTES;
        return new Levels(rows, columns, !isState && !isDirection(variable), width, List.copyOf(factors));
    }

    /** Neither states nor angles have a mean: that of 359° and 1° is no south. */
    private static boolean isDirection(GriddedVariable variable) {
        String name = variable.variable().attributes().text("standard_name").orElse("");
        String units = variable.variable().attributes().text("units").orElse("").toLowerCase(Locale.ROOT);
        return name.contains("direction") || name.contains("azimuth") || units.startsWith("degrees_true");
    }

    /** Why a variable has no pyramid; empty where it has one. */
    static Optional<Pyramid.Refusal> refusal(GriddedVariable variable) {
        return switch (variable.grid()) {
            case CurvilinearGrid curved -> Optional.of(Pyramid.Refusal.CURVILINEAR);
            case MeshGrid mesh -> Optional.of(Pyramid.Refusal.MESH);
            case ProjectedGrid projected -> size(variable);
            case RectilinearGrid rectilinear -> size(variable);
        };
    }

    private static Optional<Pyramid.Refusal> size(GriddedVariable variable) {
        int rows = variable.indexOf(variable.grid().rows());
        int columns = variable.indexOf(variable.grid().columns());
        boolean isLarge = rows >= 0
                && columns >= 0
                && rows != columns
                && variable.variable().size() > 0
                && Math.max(
                                variable.variable().shape()[rows],
                                variable.variable().shape()[columns])
                        > 2 * SMALLEST;
        return isLarge ? Optional.empty() : Optional.of(Pyramid.Refusal.SMALL);
    }

    /** The lengths of a level's dimensions: all others in their order, then rows and columns. */
    long[] shape(long[] of, int factor) {
        long[] shape = new long[of.length];
        int to = 0;
        for (int d = 0; d < of.length; d++) {
            if (d != rows && d != columns) {
                shape[to++] = of[d];
            }
        }
        shape[to] = Math.ceilDiv(of[rows], factor);
        shape[to + 1] = Math.ceilDiv(of[columns], factor);
        return shape;
    }

    /** What a pyramid was made of, in a word that another variable does not have. */
    static String fingerprint(org.estran.grids.DataVariable variable, int rows, int columns) {
        return variable.type() + " " + java.util.Arrays.toString(variable.shape()) + " " + rows + " " + columns;
    }
}
