package org.estran.terms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A period in UTC, closed on both sides; a missing end is open (the {@code ..} of ISO 8601-2 and of OGC API's
 * {@code datetime}).
 *
 * @throws IllegalArgumentException when it starts after its end
 */
public record TimeInterval(
        @Nullable Instant start, @Nullable Instant end) {

    public TimeInterval {
        if (start != null && end != null && start.isAfter(end)) {
            throw new IllegalArgumentException("the period starts (" + start + ") after its end (" + end + ")");
        }
    }

    /**
     * Reads {@code start/end}, {@code start/..}, {@code ../end} or one position; a position is a year, a month, a day
     * or an instant, and covers the whole of what it names.
     */
    public static TimeInterval parse(String text) {
        String[] parts = text.strip().split("/", -1);
        return switch (parts.length) {
            case 1 -> new TimeInterval(first(parts[0]), last(parts[0]));
            case 2 ->
                new TimeInterval(isOpen(parts[0]) ? null : first(parts[0]), isOpen(parts[1]) ? null : last(parts[1]));
            default -> throw new IllegalArgumentException("a period is start/end: " + text);
        };
    }

    /** The first instant of a year, month, day or instant. */
    public static Instant first(String position) {
        String text = position.strip();
        try {
            return switch (text.length()) {
                case 4 -> Year.parse(text).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
                case 7 -> YearMonth.parse(text).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
                case 10 -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
                default -> instant(text);
            };
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("not a date: " + position, unreadable);
        }
    }

    /** The last instant of a year, month, day (to the second), or the instant itself. */
    public static Instant last(String position) {
        String text = position.strip();
        try {
            return switch (text.length()) {
                case 4 -> endOf(Year.parse(text).plusYears(1).atDay(1));
                case 7 -> endOf(YearMonth.parse(text).plusMonths(1).atDay(1));
                case 10 -> endOf(LocalDate.parse(text).plusDays(1));
                default -> instant(text);
            };
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("not a date: " + position, unreadable);
        }
    }

    public boolean isEmpty() {
        return start == null && end == null;
    }

    private static boolean isOpen(String position) {
        return position.isBlank() || position.strip().equals("..");
    }

    private static Instant endOf(LocalDate dayAfter) {
        return dayAfter.atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1);
    }

    private static Instant instant(String text) {
        String normal = text.replace(' ', 'T');
        if (normal.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")) {
            return OffsetDateTime.parse(normal).toInstant();
        }
        return LocalDateTime.parse(normal).toInstant(ZoneOffset.UTC);
    }
}
