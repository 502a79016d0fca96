package org.estran.records;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * When ({@code EX_TemporalExtent}), in UTC and closed on both sides. An end that is missing is open; what is known of an
 * end that is no date, or only a bound, is told beside it.
 *
 * @param startIs {@code before} or {@code after} beside a start, {@code unknown} in place of it
 * @param endIs {@code now} where the thing still goes on
 * @param resolution the step in time, an ISO 8601 duration such as {@code P1D}
 * @param name what the period is called, e.g. a geological age
 */
public record Period(
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Indeterminate startIs,
        @Nullable Indeterminate endIs,
        @Nullable String resolution,
        @Nullable String name) {

    public Period {
        var checked = new TimeInterval(start, end);
        start = checked.start();
        end = checked.end();
    }

    public static Period of(TimeInterval interval) {
        return new Period(interval.start(), interval.end(), null, null, null, null);
    }

    public TimeInterval interval() {
        return new TimeInterval(start, end);
    }

    /** The one interval that spans them all; null where there is none. */
    static @Nullable TimeInterval span(List<Period> periods) {
        if (periods.isEmpty()) {
            return null;
        }
        List<Instant> starts = periods.stream()
                .flatMap(p -> Stream.ofNullable(p.start()))
                .sorted()
                .toList();
        List<Instant> ends = periods.stream()
                .flatMap(p -> Stream.ofNullable(p.end()))
                .sorted()
                .toList();
        return new TimeInterval(
                starts.size() < periods.size() ? null : starts.getFirst(),
                ends.size() < periods.size() ? null : ends.getLast());
    }
}
