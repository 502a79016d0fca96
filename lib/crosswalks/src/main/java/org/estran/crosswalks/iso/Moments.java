package org.estran.crosswalks.iso;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.terms.TimeInterval;

/**
 * Dates as documents write them: {@code YYYY}, {@code YYYY-MM}, {@code YYYY-MM-DD} and instants, their time written with
 * colons or without, their offset with minutes or without. A zone is not assumed to be local: an instant without offset is
 * UTC, as everywhere here.
 */
final class Moments {

    private static final Pattern INSTANT =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?"
                    + "(Z|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern POSITION = Pattern.compile("\\d{4}(?:-\\d{2}(?:-\\d{2})?)?");
    private static final Pattern ZONED_DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:Z|[+-]\\d{2}:\\d{2})");

    private Moments() {}

    /** First and last instant of what the text names; empty when it is no date, or of the years 0000 and 9999. */
    static Optional<TimeInterval> of(String text) {
        try {
            return position(text).map(p -> new TimeInterval(TimeInterval.first(p), TimeInterval.last(p)));
        } catch (IllegalArgumentException | DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /**
     * The date as exact as it was given: {@code YYYY}, {@code YYYY-MM}, {@code YYYY-MM-DD} or an instant with its offset;
     * empty when it is no date.
     */
    static Optional<String> written(String text) {
        return of(text).isEmpty() ? Optional.empty() : position(text);
    }

    /** Whether the year stands for "unknown" or "for ever" in the systems that write it. */
    static boolean isPlaceholder(String text) {
        return text.startsWith("0000") || text.startsWith("9999");
    }

    private static Optional<String> position(String text) {
        if (isPlaceholder(text)) {
            return Optional.empty();
        }
        if (POSITION.matcher(text).matches()) {
            return Optional.of(text);
        }
        Matcher day = ZONED_DAY.matcher(text);
        if (day.matches()) {
            return Optional.of(day.group(1));
        }
        Matcher m = INSTANT.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        if (m.group(2).equals("24")) {
            return midnight(m);
        }
        String seconds = m.group(4) == null ? "00" : m.group(4);
        String fraction = m.group(5) == null ? "" : "." + m.group(5);
        return Optional.of(
                m.group(1) + "T" + m.group(2) + ":" + m.group(3) + ":" + seconds + fraction + offset(m.group(6)));
    }

    /** ISO 8601 lets a day end at 24:00, which is the next one's beginning. */
    private static Optional<String> midnight(Matcher m) {
        boolean isExact =
                m.group(3).equals("00") && (m.group(4) == null || m.group(4).equals("00"));
        return isExact
                ? Optional.of(LocalDate.parse(m.group(1)).plusDays(1) + "T00:00:00" + offset(m.group(6)))
                : Optional.empty();
    }

    private static String offset(@org.jspecify.annotations.Nullable String written) {
        if (written == null || written.equals("Z")) {
            return "Z";
        }
        return switch (written.length()) {
            case 3 -> written + ":00";
            case 5 -> written.substring(0, 3) + ":" + written.substring(3);
            default -> written;
        };
    }
}
