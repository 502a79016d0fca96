package org.estran.grids.views;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.estran.grids.views.FirstView.GridView;
import org.jspecify.annotations.Nullable;

/** Many places that do not follow each other (nodes of a mesh, casts, eddies), gathered into a grid. */
final class ScatteredViews {

    private static final int PLACES = 60_000;

    private ScatteredViews() {}

    static Optional<FirstView> of(Slice slice, @Nullable String title, int along, @Nullable Instant time)
            throws IOException {
        long[] indices = Slice.indices(slice.variable().shape()[along], PLACES);
        double[] longitudes = slice.at(slice.longitude().orElseThrow(), indices);
        double[] latitudes = slice.at(slice.latitude().orElseThrow(), indices);
        double[] values =
                slice.picked(slice.variable(), new long[slice.variable().rank()], along, indices);
        return Gathering.of(longitudes, latitudes, values)
                .map(grid -> new GridView(
                        title,
                        Quantity.of(slice.variable()),
                        grid.longitudes(),
                        grid.latitudes(),
                        grid.values(),
                        time,
                        null));
    }
}
