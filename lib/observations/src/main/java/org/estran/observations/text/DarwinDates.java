package org.estran.observations.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.observations.Column;
import org.estran.observations.Remarks;

/**
 * Moments of {@code dwc:eventDate}: ISO 8601-1 dates, moments and intervals. A period counts from its beginning, which is
 * told unless it is a day; a time without its zone is taken as UTC.
 */
final class DarwinDates {

    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d\\d?)(?:-(\\d\\d?)"
            + "(?:[T ](\\d\\d):?(\\d\\d)(?::?(\\d\\d)(?:[.,](\\d{1,9}))?)?\\s*(Z|[+-]\\d\\d(?::?\\d\\d)?)?)?)?)?");

    private final Remarks remarks;

    DarwinDates(Remarks remarks) {
        this.remarks = remarks;
    }

    /** Milliseconds since 1970; {@link Column#NO_INSTANT} for none, and for what is no such date, which is told. */
    long moment(String text, long line) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return Column.NO_INSTANT;
        }
        int slash = plain.indexOf('/');
        Matcher date = DATE.matcher(slash < 0 ? plain : plain.substring(0, slash));
        try {
            if (date.matches()) {
                long moment = moment(date);
                if (slash >= 0 || date.group(3) == null) {
                    remarks.atLine("observations-date-span", line, plain);
                }
                return moment;
            }
        } catch (DateTimeException impossible) {
            // told below, as what has another form is
        }
        remarks.atLine("observations-date", line, plain.toLowerCase(Locale.ROOT));
        return Column.NO_INSTANT;
    }

    private static long moment(Matcher date) {
        LocalDate day = LocalDate.of(number(date, 1, 1), number(date, 2, 1), number(date, 3, 1));
        String fraction = date.group(7) == null ? "" : date.group(7);
        LocalTime time = LocalTime.of(
                number(date, 4, 0),
                number(date, 5, 0),
                number(date, 6, 0),
                Integer.parseInt((fraction + "000000000").substring(0, 9)));
        ZoneOffset zone = date.group(8) == null ? ZoneOffset.UTC : ZoneOffset.of(zone(date.group(8)));
        return LocalDateTime.of(day, time).toInstant(zone).toEpochMilli();
    }

    private static String zone(String text) {
        return text.length() == 5 ? text.substring(0, 3) + ":" + text.substring(3) : text;
    }

    private static int number(Matcher date, int group, int otherwise) {
        return date.group(group) == null ? otherwise : Integer.parseInt(date.group(group));
    }
}
