package org.estran.grids.views;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.cf.TimeUnit;
import org.estran.grids.views.FirstView.TrackView;
import org.jspecify.annotations.Nullable;

/** Variables whose longitude and latitude share one dimension: ships, gliders, drifters, nodes of a mesh. */
final class TrackViews {

    private static final int PLACES = 4000;
    /** More places than this that do not follow each other are gathered into a grid. */
    private static final int SCATTERED = 100;

    private TrackViews() {}

    static Optional<FirstView> of(Slice slice, @Nullable String title) throws IOException {
        int x = slice.along(slice.longitude());
        int y = slice.along(slice.latitude());
        if (x < 0 || x != y || slice.variable().shape()[x] < 2) {
            return Optional.empty();
        }
        DataVariable variable = slice.variable();
        long[] indices = Slice.indices(variable.shape()[x], PLACES);
        double[] longitudes = slice.at(slice.longitude().orElseThrow(), indices);
        double[] latitudes = slice.at(slice.latitude().orElseThrow(), indices);
        double[] values = slice.picked(variable, new long[variable.rank()], x, indices);
        if (!isSpread(longitudes, latitudes, values)) {
            return Optional.empty();
        }
        Instant[] period = period(slice, x, indices);
        boolean connected = isConnected(slice, x) && (period[0] == null || !period[0].equals(period[1]));
        if (!connected && indices.length > SCATTERED) {
            return ScatteredViews.of(
                    slice, title, x, period[0] != null && period[0].equals(period[1]) ? period[0] : null);
        }
        return Optional.of(new TrackView(
                title, Quantity.of(variable), connected, longitudes, latitudes, values, period[0], period[1]));
    }

    /** At least two places with a value that lie some hundred metres apart: else it is a series at one place. */
    private static boolean isSpread(double[] longitudes, double[] latitudes, double[] values) {
        double west = 999;
        double east = -999;
        double south = 999;
        double north = -999;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i]) && Math.abs(latitudes[i]) <= 90 && Math.abs(longitudes[i]) <= 540) {
                west = Math.min(west, longitudes[i]);
                east = Math.max(east, longitudes[i]);
                south = Math.min(south, latitudes[i]);
                north = Math.max(north, latitudes[i]);
            }
        }
        return east - west > 0.005 || north - south > 0.005;
    }

    /** A track has a time for every place; nodes, stations and eddies of one day have not. */
    private static boolean isConnected(Slice slice, int along) {
        String type =
                slice.cf().file().attributes().text("featureType").orElse("").toLowerCase(Locale.ROOT);
        Dimension dimension = slice.variable().dimensions().get(along);
        boolean indexed = slice.cf().file().variables().stream()
                .anyMatch(v -> v.simpleName().matches("(?i)(track|trajectory|traj(ectory)?_?(id|index)?)")
                        && v.dimensions().equals(java.util.List.of(dimension)));
        return type.startsWith("trajectory")
                || (slice.along(slice.time()) == along && !indexed && !type.equals("point"));
    }

    private static Instant[] period(Slice slice, int along, long[] indices) throws IOException {
        Instant[] period = new Instant[2];
        if (slice.along(slice.time()) != along) {
            return period;
        }
        Optional<TimeUnit> unit = slice.cf().timeUnit(slice.time().orElseThrow());
        if (unit.isPresent()) {
            for (double value : slice.at(slice.time().orElseThrow(), indices)) {
                unit.get().instant(value).ifPresent(at -> {
                    period[0] = period[0] == null || at.isBefore(period[0]) ? at : period[0];
                    period[1] = period[1] == null || at.isAfter(period[1]) ? at : period[1];
                });
            }
        }
        return period;
    }
}
