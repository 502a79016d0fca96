package org.estran.observations.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.grids.cf.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Dates as the cells of a table write them. */
final class TableDates {

    private static final String CLOCK =
            "(?<h>\\d{1,2})[:h](?<m>\\d\\d)(?::(?<s>\\d\\d)(?:[.,](?<f>\\d{1,9}))?)?\\s*(?<half>[AaPp][Mm])?";
    private static final String ZONE = "\\s*(?<z>Z|UTC|GMT|[-+]\\d\\d(?::?\\d\\d)?)?";

    static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?:[T ]\\s*" + CLOCK + ZONE + "|Z)?");
    static final Pattern YEAR_LAST = Pattern.compile(
            "(?<a>\\d{1,2})(?<sep>[-/. ])(?<b>\\d{1,2}|[\\p{L}]{3,9}\\.?)\\k<sep>(?<year>\\d{4})(?:[T ,]\\s*" + CLOCK
                    + ZONE + ")?");
    static final Pattern SHORT_YEAR = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2}(?:[T ].*)?");
    static final Pattern COMPACT = Pattern.compile(
            "(?<year>\\d{4})(?<month>\\d\\d)(?<day>\\d\\d)(?:T?(?<h>\\d\\d)(?<m>\\d\\d)(?<s>\\d\\d)?)?Z?");
    static final Pattern OF_DAY = Pattern.compile(CLOCK + ZONE);

    /** The beginnings of months in English and French, without accents. */
    private static final List<List<String>> MONTHS = List.of(
            List.of("jan"),
            List.of("feb", "fev"),
            List.of("mar"),
            List.of("apr", "avr"),
            List.of("may", "mai"),
            List.of("jun", "juin"),
            List.of("jul", "juil"),
            List.of("aug", "aou"),
            List.of("sep"),
            List.of("oct"),
            List.of("nov"),
            List.of("dec"));

    private TableDates() {}

    /** A text that is no date of its style: of another form, or of the order that the other style has. */
    static final class NoDate extends Exception {
        private static final long serialVersionUID = 1L;

        NoDate(String why) {
            super(why);
        }
    }

    /**
     * A day with what the cell says of its time, in UTC.
     *
     * @throws NoDate when it is none of that style
     * @throws DateTimeException when it is, and no calendar has it
     */
    static LocalDateTime parse(String text, DateStyle style, @Nullable String unit) throws NoDate {
        return switch (style) {
            case YEAR_FIRST -> yearFirst(text);
            case COMPACT -> compact(text);
            case DAY_FIRST, MONTH_FIRST -> yearLast(text, style == DateStyle.DAY_FIRST);
            case DECIMAL_YEAR -> decimalYear(text);
            case SINCE -> since(text, unit == null ? "" : unit);
            case UNDECIDED ->
                throw new NoDate(
                        "nobody has said how this column writes dates: \"" + text + "\" may be read in two ways");
        };
    }

    private static Matcher matched(Pattern pattern, String text) throws NoDate {
        Matcher m = pattern.matcher(text);
        if (!m.matches()) {
            throw new NoDate("\"" + text + "\" is no date of the kind that the mapping says");
        }
        return m;
    }

    private static LocalDateTime yearFirst(String text) throws NoDate {
        Matcher m = matched(YEAR_FIRST, text);
        return timed(LocalDate.of(number(m, "year"), number(m, "month"), number(m, "day")), m, text);
    }

    private static LocalDateTime timed(LocalDate day, Matcher m, String text) {
        if (m.group("h") == null) {
            return day.atStartOfDay();
        }
        return day.atTime(clock(m)).minusSeconds(offset(m.group("z"), text));
    }

    private static LocalTime clock(Matcher m) {
        int hour = number(m, "h");
        String half = m.group("half");
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException(m.group());
            }
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
        }
        String fraction = m.group("f") == null ? "0" : m.group("f");
        return LocalTime.of(
                hour, number(m, "m"), number(m, "s"), Integer.parseInt((fraction + "000000000").substring(0, 9)));
    }

    private static int offset(@Nullable String zone, String text) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            return 0;
        }
        try {
            return ZoneOffset.of(zone).getTotalSeconds();
        } catch (DateTimeException impossible) {
            throw new DateTimeException(text, impossible);
        }
    }

    private static LocalDateTime compact(String text) throws NoDate {
        Matcher m = matched(COMPACT, text);
        LocalDate day = LocalDate.of(number(m, "year"), number(m, "month"), number(m, "day"));
        return m.group("h") == null
                ? day.atStartOfDay()
                : day.atTime(LocalTime.of(number(m, "h"), number(m, "m"), number(m, "s")));
    }

    private static LocalDateTime yearLast(String text, boolean isDayFirst) throws NoDate {
        Matcher m = matched(YEAR_LAST, text);
        int a = number(m, "a");
        boolean isNamed = !Character.isDigit(m.group("b").charAt(0));
        int b = isNamed ? month(m.group("b"), text) : number(m, "b");
        int day = isDayFirst || isNamed ? a : b;
        int month = isDayFirst || isNamed ? b : a;
        if (month > 12 && day <= 12) {
            throw new NoDate("\"" + text + "\" has the " + (isDayFirst ? "month" : "day")
                    + " first, and the mapping says that the " + (isDayFirst ? "day" : "month") + " is");
        }
        return timed(LocalDate.of(number(m, "year"), month, day), m, text);
    }

    private static int month(String name, String text) throws NoDate {
        String plain = Headers.plain(name);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).stream().anyMatch(plain::startsWith)) {
                return i + 1;
            }
        }
        throw new NoDate("\"" + text + "\" names no month");
    }

    private static LocalDateTime decimalYear(String text) throws NoDate {
        double value = finite(text);
        int year = (int) Math.floor(value);
        LocalDateTime start = LocalDate.of(year, 1, 1).atStartOfDay();
        double milliseconds = (value - year) * Year.of(year).length() * 86_400_000.0;
        return start.plusNanos(Math.round(milliseconds) * 1_000_000L);
    }

    private static LocalDateTime since(String text, String unit) throws NoDate {
        Optional<TimeUnit> known = TimeUnit.parse(unit, "");
        if (known.isEmpty()) {
            throw new NoDate("\"" + unit + "\" is no unit of time with an origin");
        }
        return known.get()
                .instant(finite(text))
                .map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
                .orElseThrow(() -> new DateTimeException(text));
    }

    private static double finite(String text) throws NoDate {
        if (!TableNumbers.POINT.matcher(text).matches()) {
            throw new NoDate("\"" + text + "\" is no number");
        }
        return Double.parseDouble(text);
    }

    /** A time of day in UTC; of another zone it may fall on the day before or after. */
    static LocalDateTime at(LocalDate day, String text) throws NoDate {
        Matcher m = matched(OF_DAY, text);
        return timed(day, m, text);
    }

    private static int number(Matcher m, String group) {
        String digits = m.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
