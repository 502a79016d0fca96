package org.estran.observations.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.observations.Column;
import org.estran.observations.Remarks;
import org.estran.observations.text.OdvHeader.Labelled;

/**
 * Moments in ODV spreadsheets, all UTC: ISO 8601 down to milliseconds, or a date whose label says that the month comes
 * first, beside its hour. What is no date is told with its line, and missing.
 */
final class OdvDates {

    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:[T ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?)?Z?");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern HOUR = Pattern.compile("(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?");

    private final Remarks remarks;
    private final int hour;

    OdvDates(List<Labelled> columns, Remarks remarks) {
        this.remarks = remarks;
        this.hour = columns.stream()
                .filter(column -> column.isOfStation() && column.name().equalsIgnoreCase("hh:mm"))
                .mapToInt(Labelled::index)
                .findFirst()
                .orElse(-1);
    }

    /** Whether the label says that a column holds moments. */
    static boolean isMoment(Labelled column) {
        return column.name().matches("(?i)yyyy-mm-dd.*|mon/day/yr|time_ISO8601")
                || column.unit() != null && column.unit().startsWith("yyyy-mm-dd");
    }

    /** Whether it is told with another column: the hour of a date. */
    boolean isPartOf(Labelled column) {
        return column.index() == hour;
    }

    /** NaN for none. */
    static double asNumber(long moment) {
        return moment == Column.NO_INSTANT ? Double.NaN : moment;
    }

    /** Milliseconds since 1970; {@link Column#NO_INSTANT} for none. */
    long moment(Labelled column, String[] cells, long line) {
        String text = cells[column.index()];
        if (text.isEmpty()) {
            return Column.NO_INSTANT;
        }
        try {
            LocalDateTime moment = column.name().equalsIgnoreCase("mon/day/yr")
                    ? monthFirst(text, hour < 0 ? "" : cells[hour])
                    : iso(text);
            return moment.toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException impossible) {
            remarks.atLine("observations-date", line, text);
            return Column.NO_INSTANT;
        }
    }

    private static LocalDateTime iso(String text) {
        Matcher m = ISO.matcher(text);
        if (!m.matches()) {
            throw new DateTimeException(text);
        }
        LocalDate day = LocalDate.of(part(m, 1), part(m, 2), part(m, 3));
        String fraction = m.group(7) == null ? "0" : m.group(7);
        int nanoseconds = Integer.parseInt((fraction + "000000000").substring(0, 9));
        return day.atTime(LocalTime.of(part(m, 4), part(m, 5), part(m, 6), nanoseconds));
    }

    private static LocalDateTime monthFirst(String date, String time) {
        Matcher d = MONTH_FIRST.matcher(date);
        Matcher t = HOUR.matcher(time.isEmpty() ? "00:00" : time);
        if (!d.matches() || !t.matches()) {
            throw new DateTimeException(date);
        }
        return LocalDate.of(part(d, 3), part(d, 1), part(d, 2))
                .atTime(LocalTime.of(part(t, 1), part(t, 2), part(t, 3)));
    }

    private static int part(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }
}
