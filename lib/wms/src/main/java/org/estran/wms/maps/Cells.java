package org.estran.wms.maps;

/**
 * Where each pixel of a map lies in a grid: indices of row and column, whole at the middle of a cell; NaN outside.
 *
 * <p>An array of the length of one row (or column) of the picture holds for all of them; see {@link #isSeparable}.
 *
 * @param columns by pixel, or by column of pixels
 * @param rows by pixel, or by row of pixels
 * @param rowCount of the grid
 * @param columnCount of the grid; 1 for a mesh, whose points are its rows
 * @param around whether the last column's neighbour is the first
 */
record Cells(float[] columns, float[] rows, int width, int height, int rowCount, int columnCount, boolean around) {

    boolean isSeparable() {
        return columns.length == width && rows.length == height && (long) width * height > 1;
    }

    float column(int x, int y) {
        return isSeparable() ? columns[x] : columns[y * width + x];
    }

    float row(int x, int y) {
        return isSeparable() ? rows[y] : rows[y * width + x];
    }
}
