package org.estran.grids.cf;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.grids.Attributes;
import org.estran.terms.TimeInterval;

/** The moment that a file without a time coordinate states of itself, in its attributes or in its name. */
public final class StatedTime {

    private static final List<String> ATTRIBUTES = List.of(
            "time_coverage_start", "start_time", "start_date", "date", "time", "datetime", "valid_time", "DATE_OBS");

    private static final Pattern COMPACT = Pattern.compile("\\d{8}(T?\\d{4,6})?Z?");

    /** Year, month, day, perhaps hours and minutes: with or without signs between, no digit before or behind. */
    private static final Pattern OF_DAY =
            Pattern.compile("(?<!\\d)((?:1[89]|20|21)\\d\\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\\d|3[01])"
                    + "(?:[-_.tThH]?([01]\\d|2[0-3])[-_.hH:]?([0-5]\\d)(?:[-_.:]?([0-5]\\d))?[zZ]?)?(?!\\d)");

    private static final Pattern OF_MONTH =
            Pattern.compile("(?<!\\d)((?:1[89]|20|21)\\d\\d)[-_.]?(0[1-9]|1[0-2])(?!\\d)");

    private static final Pattern OF_ORDINAL_DAY =
            Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)[-_.]?([0-2]\\d\\d|3[0-5]\\d|36[0-6])(?!\\d)");

    private StatedTime() {}

    /** By ACDD's {@code time_coverage_start}, else by attributes in use. */
    public static Optional<Instant> of(Attributes attributes) {
        for (String name : ATTRIBUTES) {
            Optional<Instant> stated = attributes.text(name).flatMap(StatedTime::parsed);
            if (stated.isPresent()) {
                return stated;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> parsed(String text) {
        String plain = text.strip().replaceFirst("(?i)\\s*(UTC|GMT)$", "Z");
        if (COMPACT.matcher(plain).matches()) {
            return ofName(plain);
        }
        try {
            return Optional.ofNullable(TimeInterval.first(plain));
        } catch (IllegalArgumentException noDate) {
            return Optional.empty();
        }
    }

    /** The first date in a file's name: of a day, else of a day of the year, else of a month. */
    public static Optional<Instant> ofName(String name) {
        String plain = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        try {
            Matcher day = OF_DAY.matcher(plain);
            if (day.find()) {
                return Optional.of(LocalDateTime.of(
                                number(day, 1),
                                number(day, 2),
                                number(day, 3),
                                number(day, 4),
                                number(day, 5),
                                number(day, 6))
                        .toInstant(ZoneOffset.UTC));
            }
            Matcher ordinal = OF_ORDINAL_DAY.matcher(plain);
            if (ordinal.find()) {
                return Optional.of(LocalDate.ofYearDay(number(ordinal, 1), number(ordinal, 2))
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC));
            }
            Matcher month = OF_MONTH.matcher(plain);
            return month.find()
                    ? Optional.of(LocalDate.of(number(month, 1), number(month, 2), 1)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }
}
