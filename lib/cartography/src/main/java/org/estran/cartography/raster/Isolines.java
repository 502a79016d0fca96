package org.estran.cartography.raster;

/**
 * Lines of equal value through a field given at points of an even lattice, by marching squares: each square of four
 * points is crossed on its own, and one with a missing corner by none.
 */
public final class Isolines {

    private final double[] values;
    private final int columns;
    private final int rows;
    private final double step;

    /**
     * @param values row by row; NaN where missing
     * @param step how many pixels two points of the lattice lie apart; the first lies in the middle of the first step
     */
    public Isolines(double[] values, int columns, int rows, double step) {
        if (values.length != columns * rows) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " by " + rows);
        }
        this.values = values;
        this.columns = columns;
        this.rows = rows;
        this.step = step;
    }

    /** @param levels ascending */
    public void draw(double[] levels, Pen pen) {
        for (int row = 0; row + 1 < rows; row++) {
            for (int column = 0; column + 1 < columns; column++) {
                square(row, column, levels, pen);
            }
        }
    }

    private void square(int row, int column, double[] levels, Pen pen) {
        double a = values[row * columns + column];
        double b = values[row * columns + column + 1];
        double c = values[(row + 1) * columns + column + 1];
        double d = values[(row + 1) * columns + column];
        double least = Math.min(Math.min(a, b), Math.min(c, d));
        double greatest = Math.max(Math.max(a, b), Math.max(c, d));
        if (Double.isNaN(least)) {
            return;
        }
        for (double level : levels) {
            if (level > greatest) {
                return;
            }
            if (level > least) {
                cross(row, column, new double[] {a, b, c, d}, level, pen);
            }
        }
    }

    /** Joins the places where the level crosses the sides: two of them, or four around a saddle. */
    private void cross(int row, int column, double[] corner, double level, Pen pen) {
        double[] x = new double[4];
        double[] y = new double[4];
        int found = 0;
        for (int side = 0; side < 4; side++) {
            double from = corner[side];
            double to = corner[(side + 1) % 4];
            if (from < level != to < level) {
                double part = (level - from) / (to - from);
                x[found] = (column + 0.5 + (side == 0 ? part : side == 1 ? 1 : side == 2 ? 1 - part : 0)) * step;
                y[found++] = (row + 0.5 + (side == 0 ? 0 : side == 1 ? part : side == 2 ? 1 : 1 - part)) * step;
            }
        }
        if (found == 2) {
            pen.line(x[0], y[0], x[1], y[1]);
        } else if (found == 4) {
            boolean high = (corner[0] + corner[1] + corner[2] + corner[3]) / 4 >= level;
            boolean cutsFirst = high == corner[0] < level;
            int other = cutsFirst ? 3 : 1;
            pen.line(x[0], y[0], x[other], y[other]);
            pen.line(x[cutsFirst ? 1 : 2], y[cutsFirst ? 1 : 2], x[cutsFirst ? 2 : 3], y[cutsFirst ? 2 : 3]);
        }
    }
}
