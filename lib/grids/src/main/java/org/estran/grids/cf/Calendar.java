package org.estran.grids.cf;

import java.util.Locale;
import java.util.Optional;

/**
 * The calendars of CF, section 4.4.1. Days are counted from an origin of each calendar's own; only differences within
 * one calendar mean anything, except that the three real calendars share the day count of 1970-01-01.
 */
enum Calendar {
    /** Julian until 4 October 1582, Gregorian from the 15th: the default of CF. */
    STANDARD,
    PROLEPTIC_GREGORIAN,
    JULIAN,
    NOLEAP,
    ALL_LEAP,
    DAYS_360;

    private static final int[] BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    private static final int[] BEFORE_MONTH_LEAP = {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366};

    static Optional<Calendar> of(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "", "standard", "gregorian" -> Optional.of(STANDARD);
            case "proleptic_gregorian" -> Optional.of(PROLEPTIC_GREGORIAN);
            case "julian" -> Optional.of(JULIAN);
            case "noleap", "no_leap", "365_day" -> Optional.of(NOLEAP);
            case "all_leap", "366_day" -> Optional.of(ALL_LEAP);
            case "360_day" -> Optional.of(DAYS_360);
            default -> Optional.empty();
        };
    }

    /** The day count of a date; months and days beyond their range run on, as in {@code 2000-02-30} of 360_day. */
    long day(long year, int month, int day) {
        return switch (this) {
            case PROLEPTIC_GREGORIAN -> gregorian(year, month, day);
            case JULIAN -> julian(year, month, day);
            case STANDARD ->
                year * 10000 + month * 100L + day < 15821015L ? julian(year, month, day) : gregorian(year, month, day);
            case NOLEAP -> year * 365 + BEFORE_MONTH[month - 1] + day - 1;
            case ALL_LEAP -> year * 366 + BEFORE_MONTH_LEAP[month - 1] + day - 1;
            case DAYS_360 -> year * 360 + (month - 1) * 30L + day - 1;
        };
    }

    /** A day by its name in a calendar, which the real calendars may not have (30 February). */
    record Day(long year, int month, int day) {}

    /** The name of a day: the inverse of {@link #day}. */
    Day named(long day) {
        long year = switch (this) {
            case STANDARD, PROLEPTIC_GREGORIAN, JULIAN -> 1970 + Math.floorDiv(day, 366L);
            case NOLEAP -> Math.floorDiv(day, 365L);
            case ALL_LEAP -> Math.floorDiv(day, 366L);
            case DAYS_360 -> Math.floorDiv(day, 360L);
        };
        // The guess is off by one year in 1461 days, and never by more than a few centuries' worth of leap days.
        year += (day - day(year, 1, 1)) / 366;
        while (day(year + 1, 1, 1) <= day) {
            year++;
        }
        while (day(year, 1, 1) > day) {
            year--;
        }
        int month = 12;
        while (day(year, month, 1) > day) {
            month--;
        }
        int ofMonth = (int) (day - day(year, month, 1)) + 1;
        boolean reformed = this == STANDARD && year == 1582 && month == 10 && ofMonth > 4;
        return new Day(year, month, reformed ? ofMonth + 10 : ofMonth);
    }

    /**
     * The day count since 1970-01-01 of the real calendar that a day of this one is shown as: the very day for a real
     * calendar, the day of the same name for a model's; 30 February becomes the last of the month.
     */
    long realDay(long day) {
        return switch (this) {
            case STANDARD, PROLEPTIC_GREGORIAN, JULIAN -> day;
            case NOLEAP -> named(Math.floorDiv(day, 365L), BEFORE_MONTH, Math.floorMod(day, 365L));
            case ALL_LEAP -> named(Math.floorDiv(day, 366L), BEFORE_MONTH_LEAP, Math.floorMod(day, 366L));
            case DAYS_360 -> {
                long ofYear = Math.floorMod(day, 360L);
                yield clamped(Math.floorDiv(day, 360L), (int) (ofYear / 30) + 1, (int) (ofYear % 30) + 1);
            }
        };
    }

    private static long named(long year, int[] beforeMonth, long ofYear) {
        int month = 1;
        while (beforeMonth[month] <= ofYear) {
            month++;
        }
        return clamped(year, month, (int) (ofYear - beforeMonth[month - 1]) + 1);
    }

    private static long clamped(long year, int month, int day) {
        boolean leap =
                Math.floorMod(year, 4L) == 0 && (Math.floorMod(year, 100L) != 0 || Math.floorMod(year, 400L) == 0);
        int[] before = leap ? BEFORE_MONTH_LEAP : BEFORE_MONTH;
        return gregorian(year, month, Math.min(day, before[month] - before[month - 1]));
    }

    /** Days since 1970-01-01, the year beginning in March so that the leap day comes last. */
    private static long gregorian(long year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        return y * 365
                + Math.floorDiv(y, 4L)
                - Math.floorDiv(y, 100L)
                + Math.floorDiv(y, 400L)
                + sinceMarch(month, day)
                - 719468;
    }

    private static long julian(long year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        return y * 365 + Math.floorDiv(y, 4L) + sinceMarch(month, day) - 719470;
    }

    private static long sinceMarch(int month, int day) {
        return (153L * ((month + 9) % 12) + 2) / 5 + day - 1;
    }
}
