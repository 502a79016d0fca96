package org.estran.grids.cf;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A unit of time since a moment, by CF section 4.4: {@code days since 1950-01-01 00:00:00 UTC} in a calendar. Months
 * and years have UDUNITS' fixed length (365.242198781 days and a twelfth of it).
 */
public final class TimeUnit {

    private static final double YEAR = 365.242198781 * 86400;
    /** The years a period may lie in: beyond them a time axis is broken, not old. */
    private static final double FIRST = Instant.parse("-9999-01-01T00:00:00Z").getEpochSecond();

    private static final double LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private static final Pattern FORM = Pattern.compile(
            "\\s*([A-Za-z]+)\\s+(?:since|after|from|ref|@)\\s+"
                    + "([-+]?\\d{1,6})-(\\d{1,2})(?:-(\\d{1,2}))?"
                    + "(?:[T\\s]\\s*(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d*)?))?)?)?"
                    + "\\s*(Z|UTC|GMT|[-+]\\d{1,2}(?::?\\d{2})?)?\\s*",
            Pattern.CASE_INSENSITIVE);

    private final Calendar calendar;
    private final double seconds;
    private final long originDay;
    private final double originSeconds;

    private TimeUnit(Calendar calendar, double seconds, long originDay, double originSeconds) {
        this.calendar = calendar;
        this.seconds = seconds;
        this.originDay = originDay;
        this.originSeconds = originSeconds;
    }

    /**
     * @param units as the attribute says
     * @param calendar the attribute's value; empty for the default
     * @return empty when it is no unit of time, or of no calendar known
     */
    public static Optional<TimeUnit> parse(String units, String calendar) {
        Matcher m = FORM.matcher(units);
        Optional<Calendar> known = Calendar.of(calendar);
        if (!m.matches() || known.isEmpty()) {
            return Optional.empty();
        }
        double length = length(m.group(1));
        int month = Integer.parseInt(m.group(3));
        int day = number(m.group(4), 1);
        if (Double.isNaN(length) || month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        long origin = known.get().day(year(Long.parseLong(m.group(2)), known.get()), month, day);
        double ofDay = number(m.group(5), 0) * 3600.0
                + number(m.group(6), 0) * 60.0
                + (m.group(7) == null ? 0 : Double.parseDouble(m.group(7)))
                - zone(m.group(8));
        return Optional.of(new TimeUnit(known.get(), length, origin, ofDay));
    }

    /** The calendars of history have no year 0 (UDUNITS, cftime): -4713 is the year before Christ, and -4712 counted on. */
    private static long year(long told, Calendar calendar) {
        boolean isOfHistory = calendar == Calendar.STANDARD || calendar == Calendar.JULIAN;
        return told < 0 && isOfHistory ? told + 1 : told;
    }

    /** Whether the unit has the form of one of time, whatever its calendar. */
    public static boolean isTime(String units) {
        return units.toLowerCase(Locale.ROOT).matches("\\s*[a-z]+\\s+since\\s.*");
    }

    /** Seconds since 1970-01-01T00:00:00Z; NaN for a value that is missing or lies beyond the years ±9999. */
    public double epochSeconds(double value) {
        double since = value * seconds + originSeconds;
        double days = Math.floor(since / 86400);
        if (!(Math.abs(days) < 1e10)) {
            return Double.NaN;
        }
        double real = calendar.realDay(originDay + (long) days) * 86400.0 + (since - days * 86400);
        return real >= FIRST && real <= LAST ? real : Double.NaN;
    }

    /** To the millisecond, which is finer than files' doubles are over decades. */
    public Optional<Instant> instant(double value) {
        double at = epochSeconds(value);
        return Double.isNaN(at) ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Math.round(at * 1000)));
    }

    /**
     * The moment by its name in the unit's own calendar, to the second: {@code 2000-02-30T12:00:00}. Empty for a value
     * that is missing or beyond reason.
     */
    public Optional<String> text(double value) {
        double since = Math.rint((value * seconds + originSeconds) * 1e3) / 1e3;
        double days = Math.floor(since / 86400);
        if (!(Math.abs(days) < 1e8)) {
            return Optional.empty();
        }
        Calendar.Day day = calendar.named(originDay + (long) days);
        long ofDay = (long) (since - days * 86400);
        return Optional.of(String.format(
                Locale.ROOT,
                "%04d-%02d-%02dT%02d:%02d:%02d",
                day.year(),
                day.month(),
                day.day(),
                ofDay / 3600,
                ofDay / 60 % 60,
                ofDay % 60));
    }

    /** Seconds from the origin of the calendar's own days: for comparing values of two units of one calendar. */
    public double calendarSeconds(double value) {
        return originDay * 86400.0 + value * seconds + originSeconds;
    }

    /** The value of this unit at a moment another unit of the same calendar names. */
    public double valueOf(TimeUnit other, double value) {
        return ((other.originDay - originDay) * 86400.0 + (other.originSeconds - originSeconds) + value * other.seconds)
                / seconds;
    }

    /** The value of this unit at a moment of the real calendars. */
    public double valueOf(Instant moment) {
        Calendar.Day day = Calendar.PROLEPTIC_GREGORIAN.named(Math.floorDiv(moment.getEpochSecond(), 86400L));
        long days = isReal()
                ? Math.floorDiv(moment.getEpochSecond(), 86400L)
                : calendar.day(day.year(), day.month(), day.day());
        double ofDay = Math.floorMod(moment.getEpochSecond(), 86400L) + moment.getNano() * 1e-9;
        return ((days - originDay) * 86400.0 + ofDay - originSeconds) / seconds;
    }

    public boolean sameCalendar(TimeUnit other) {
        return calendar == other.calendar;
    }

    private boolean isReal() {
        return switch (calendar) {
            case STANDARD, PROLEPTIC_GREGORIAN, JULIAN -> true;
            case NOLEAP, ALL_LEAP, DAYS_360 -> false;
        };
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static double zone(@Nullable String zone) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            return 0;
        }
        String digits = zone.substring(1).replace(":", "");
        int hours = Integer.parseInt(digits.length() > 2 ? digits.substring(0, digits.length() - 2) : digits);
        int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(digits.length() - 2)) : 0;
        return (zone.charAt(0) == '-' ? -1 : 1) * (hours * 3600.0 + minutes * 60.0);
    }

    private static double length(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "nanosecond", "nanoseconds", "nanosec", "nanosecs", "ns" -> 1e-9;
            case "microsecond", "microseconds", "microsec", "microsecs", "us" -> 1e-6;
            case "millisecond", "milliseconds", "millisec", "millisecs", "msec", "msecs", "ms" -> 1e-3;
            case "second", "seconds", "sec", "secs", "s" -> 1;
            case "minute", "minutes", "min", "mins" -> 60;
            case "hour", "hours", "hr", "hrs", "h" -> 3600;
            case "day", "days", "d" -> 86400;
            case "week", "weeks" -> 7 * 86400;
            case "month", "months", "mon" -> YEAR / 12;
            case "year", "years", "yr", "yrs", "a" -> YEAR;
            default -> Double.NaN;
        };
    }
}
