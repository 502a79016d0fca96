package org.estran.grids.views;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.estran.grids.DataVariable;
import org.estran.grids.views.FirstView.GridView;
import org.jspecify.annotations.Nullable;

/** Variables over one-dimensional longitudes and latitudes. */
final class GridViews {

    private static final int COLUMNS = 720;
    private static final int ROWS = 360;
    /** First slices that are empty (a model's first time step) are passed over, so many at most. */
    private static final int SLICES = 4;

    private GridViews() {}

    static Optional<FirstView> of(Slice slice, @Nullable String title) throws IOException {
        int x = slice.along(slice.longitude());
        int y = slice.along(slice.latitude());
        if (x < 0
                || y < 0
                || x == y
                || slice.variable().shape()[x] < 2
                || slice.variable().shape()[y] < 2) {
            return Optional.empty();
        }
        long[] columns = Slice.indices(slice.variable().shape()[x], COLUMNS);
        long[] rows = Slice.indices(slice.variable().shape()[y], ROWS);
        double[] longitudes = slice.at(slice.longitude().orElseThrow(), columns);
        double[] latitudes = slice.at(slice.latitude().orElseThrow(), rows);
        if (!isMonotonic(longitudes) || !isMonotonic(latitudes)) {
            return Optional.empty();
        }
        int first = firstFreeDimension(slice.variable(), x, y);
        long slices = first < 0 ? 1 : Math.min(SLICES, slice.variable().shape()[first]);
        for (long n = 0; n < slices; n++) {
            long[] held = new long[slice.variable().rank()];
            if (first >= 0) {
                held[first] = n;
            }
            float[][] values = read(slice, held, x, y, columns, rows);
            if (hasEnough(values)) {
                Instant moment = slice.moment(held).orElse(null);
                return Optional.of(new GridView(
                        title,
                        Quantity.of(slice.variable()),
                        longitudes,
                        latitudes,
                        values,
                        moment,
                        level(slice, held)));
            }
        }
        return Optional.empty();
    }

    private static int firstFreeDimension(DataVariable variable, int x, int y) {
        for (int d = 0; d < variable.rank(); d++) {
            if (d != x && d != y) {
                return d;
            }
        }
        return -1;
    }

    /** Row by row, whichever way round the file keeps them. */
    private static float[][] read(Slice slice, long[] held, int x, int y, long[] columns, long[] rows)
            throws IOException {
        float[][] values = new float[rows.length][columns.length];
        boolean byRows = y < x;
        long[] outer = byRows ? rows : columns;
        long[] inner = byRows ? columns : rows;
        for (int o = 0; o < outer.length; o++) {
            long[] at = held.clone();
            at[byRows ? y : x] = outer[o];
            double[] line = slice.picked(slice.variable(), at, byRows ? x : y, inner);
            for (int i = 0; i < line.length; i++) {
                values[byRows ? o : i][byRows ? i : o] = (float) line[i];
            }
        }
        return values;
    }

    private static @Nullable String level(Slice slice, long[] held) throws IOException {
        int z = slice.along(slice.vertical());
        if (z < 0) {
            return null;
        }
        DataVariable vertical = slice.vertical().orElseThrow();
        double level = slice.at(vertical, new long[] {held[z]})[0];
        String number = level == Math.rint(level) ? String.valueOf((long) level) : String.valueOf((float) level);
        String unit = vertical.attributes().text("units").orElse("");
        return Double.isNaN(level) ? null : (number + " " + unit).strip();
    }

    private static boolean hasEnough(float[][] values) {
        int present = 0;
        for (float[] row : values) {
            for (float value : row) {
                present += Float.isFinite(value) ? 1 : 0;
            }
        }
        return present >= 4;
    }

    private static boolean isMonotonic(double[] values) {
        double direction = values[1] - values[0];
        for (int i = 1; i < values.length; i++) {
            if (!((values[i] - values[i - 1]) * direction > 0)) {
                return false;
            }
        }
        return true;
    }
}
