package org.estran.grids.summary;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estran.grids.Attributes;
import org.estran.grids.DataVariable;
import org.estran.grids.cf.AxisKind;
import org.estran.grids.cf.CfFile;
import org.estran.grids.cf.TimeUnit;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** The period of a file: of its time coordinates, else of ACDD's {@code time_coverage_*}. */
final class Times {

    private Times() {}

    static Optional<TimeInterval> of(CfFile cf) throws IOException {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (DataVariable time : coordinates(cf)) {
            Optional<TimeUnit> unit = cf.timeUnit(time);
            if (unit.isPresent()) {
                cf.forEach(time, value -> {
                    double at = unit.get().epochSeconds(value);
                    if (!Double.isNaN(at)) {
                        range[0] = Math.min(range[0], at);
                        range[1] = Math.max(range[1], at);
                    }
                });
            }
        }
        if (range[0] <= range[1]) {
            return Optional.of(new TimeInterval(instant(range[0]), instant(range[1])));
        }
        return announced(cf.file().attributes());
    }

    /** The times of the data; where data name none, all there are. */
    private static List<DataVariable> coordinates(CfFile cf) {
        List<DataVariable> used = cf.data().stream()
                .flatMap(v -> cf.coordinate(v, AxisKind.TIME).stream())
                .distinct()
                .toList();
        return used.isEmpty()
                ? cf.file().variables().stream()
                        .filter(v -> cf.axisOf(v) == AxisKind.TIME)
                        .toList()
                : used;
    }

    private static Instant instant(double seconds) {
        return Instant.ofEpochSecond(Math.round(seconds));
    }

    private static Optional<TimeInterval> announced(Attributes a) {
        Instant start = instant(FileSummary.first(a, "time_coverage_start", "start_date"), true);
        Instant end = instant(FileSummary.first(a, "time_coverage_end", "end_date", "stop_date"), false);
        if ((start == null && end == null) || (start != null && end != null && start.isAfter(end))) {
            return Optional.empty();
        }
        return Optional.of(new TimeInterval(start, end));
    }

    private static @Nullable Instant instant(@Nullable String text, boolean first) {
        if (text == null) {
            return null;
        }
        try {
            String position = text.strip().replaceFirst("(?i)\\s*(UTC|GMT)$", "Z");
            return first ? TimeInterval.first(position) : TimeInterval.last(position);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
