package org.estran.grids.views;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.estran.grids.DataVariable;
import org.estran.grids.views.FirstView.ProfileView;
import org.jspecify.annotations.Nullable;

/** Variables along a vertical coordinate that is their last dimension, or shares their shape (Argo). */
final class ProfileViews {

    private static final int LEVELS = 4000;
    private static final int PROFILES = 50;
    private static final int FEWEST = 5;

    private ProfileViews() {}

    static Optional<FirstView> of(Slice slice, @Nullable String title) throws IOException {
        DataVariable variable = slice.variable();
        DataVariable vertical = slice.vertical().orElse(null);
        if (vertical == null || vertical.rank() == 0 || variable.rank() > 2) {
            return Optional.empty();
        }
        int along = variable.dimensions().indexOf(vertical.dimensions().getLast());
        boolean isTimeToo = slice.along(slice.time()) == along;
        if (along != variable.rank() - 1 || variable.shape()[along] < FEWEST || isTimeToo) {
            return Optional.empty();
        }
        long profiles = variable.rank() == 1 ? 1 : Math.min(PROFILES, variable.shape()[0]);
        long[] indices = Slice.indices(variable.shape()[along], LEVELS);
        for (long p = 0; p < profiles; p++) {
            long[] held = variable.rank() == 1 ? new long[1] : new long[] {p, 0};
            double[] values = slice.picked(variable, held, along, indices);
            double[] levels =
                    vertical.rank() == 1 ? slice.at(vertical, indices) : slice.picked(vertical, held, along, indices);
            if (pairs(levels, values) >= FEWEST) {
                Instant moment = variable.rank() == 1 && slice.along(slice.time()) >= 0
                        ? null
                        : slice.moment(held).orElse(null);
                return Optional.of(new ProfileView(
                        title, Quantity.of(variable), Quantity.of(vertical), isDown(vertical), levels, values, moment));
            }
        }
        return Optional.empty();
    }

    private static long pairs(double[] levels, double[] values) {
        long pairs = 0;
        for (int i = 0; i < levels.length; i++) {
            pairs += Double.isFinite(levels[i]) && Double.isFinite(values[i]) ? 1 : 0;
        }
        return Arrays.stream(levels)
                                .filter(Double::isFinite)
                                .distinct()
                                .limit(2)
                                .count()
                        < 2
                ? 0
                : pairs;
    }

    private static boolean isDown(DataVariable vertical) {
        String positive = vertical.attributes().text("positive").orElse("").toLowerCase(Locale.ROOT);
        String standardName = vertical.attributes().text("standard_name").orElse("");
        return positive.equals("down")
                || positive.isEmpty() && !standardName.startsWith("height") && !standardName.startsWith("altitude");
    }
}
