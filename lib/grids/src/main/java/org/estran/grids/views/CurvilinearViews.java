package org.estran.grids.views;

import java.io.IOException;
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
        return Gathering.of(lons, lats, values).map(grid -> {
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
}
