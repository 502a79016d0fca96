package org.estran.crosswalks;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** Periods as text, as exact as they were given: a whole day is written as a day. */
public final class Periods {

    private Periods() {}

    /**
     * {@code start/end}, one of them possibly open.
     *
     * @param open what stands for an open end: {@code ..} in ISO 8601-2, nothing in RKMS-ISO8601
     */
    public static Optional<String> text(@Nullable TimeInterval period, String open) {
        if (period == null || period.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(start(period, open) + "/" + end(period, open));
    }

    public static String start(TimeInterval period, String open) {
        return period.start() == null ? open : position(period.start(), LocalTime.MIDNIGHT);
    }

    public static String end(TimeInterval period, String open) {
        return period.end() == null ? open : position(period.end(), LocalTime.of(23, 59, 59));
    }

    private static String position(Instant instant, LocalTime edge) {
        ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
        boolean wholeDay = utc.toLocalTime().equals(edge) || utc.toLocalTime().equals(LocalTime.MIDNIGHT);
        return wholeDay ? utc.toLocalDate().toString() : instant.toString();
    }
}
