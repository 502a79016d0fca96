package org.estran.opendap.tabledap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** TableMoments as constraints tell them: ISO 8601 to any precision, seconds since 1970, {@code now-7days}. */
public final class TableMoments {

    private static final Pattern NOW = Pattern.compile("now(?:([+\\- ])(\\d{1,9}) ?([a-z]+))?");
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})(?:-(\\d\\d?)(?:-(\\d\\d?)(?:[T ](\\d\\d?(?::\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?)?)(Z|[+\\- ]\\d\\d(?::?\\d\\d)?)?)?)?)?Z?");

    private TableMoments() {}

    /** The moment that a text tells; {@code now} counts from that one. */
    public static Optional<Instant> read(String text, Instant now) {
        try {
            Matcher relative = NOW.matcher(text);
            if (relative.matches()) {
                return Optional.of(relative.group(1) == null ? now : shifted(relative, now));
            }
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return Optional.of(iso(iso));
            }
            double seconds = Double.parseDouble(text);
            if (Double.isNaN(seconds) || Math.abs(seconds) > 1e11) {
                return Optional.empty();
            }
            return Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)));
        } catch (DateTimeException | NumberFormatException noMoment) {
            return Optional.empty();
        }
    }

    private static Instant shifted(Matcher now, Instant instant) {
        long amount = Long.parseLong(now.group(2)) * (now.group(1).equals("-") ? -1 : 1);
        ChronoUnit unit = unit(now.group(3)).orElseThrow(() -> new DateTimeException("unit"));
        return instant.atOffset(ZoneOffset.UTC).plus(amount, unit).toInstant();
    }

    static Optional<ChronoUnit> unit(String word) {
        String singular = word.toLowerCase(Locale.ROOT).replaceAll("s$", "");
        return Optional.ofNullable(
                switch (singular) {
                    case "", "sec", "second" -> ChronoUnit.SECONDS;
                    case "milli", "millisecond" -> ChronoUnit.MILLIS;
                    case "min", "minute" -> ChronoUnit.MINUTES;
                    case "h", "hr", "hour" -> ChronoUnit.HOURS;
                    case "day" -> ChronoUnit.DAYS;
                    case "week" -> ChronoUnit.WEEKS;
                    case "month" -> ChronoUnit.MONTHS;
                    case "year" -> ChronoUnit.YEARS;
                    default -> null;
                });
    }

    private static Instant iso(Matcher iso) {
        LocalDate day = LocalDate.of(Integer.parseInt(iso.group(1)), part(iso.group(2)), part(iso.group(3)));
        if (iso.group(4) == null) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String[] clock = iso.group(4).replace(',', '.').split(":");
        String time = (clock[0].length() == 1 ? "0" : "") + clock[0] + ":" + (clock.length > 1 ? clock[1] : "00")
                + (clock.length > 2 ? ":" + clock[2] : "");
        LocalDateTime moment = day.atTime(LocalTime.parse(time));
        String offset = iso.group(5) == null ? "Z" : iso.group(5).replace(' ', '+');
        return OffsetDateTime.of(moment, ZoneOffset.of(offset)).toInstant();
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }
}
