package org.estran.app.thredds.subsets;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the subset service, in THREDDS's parameters.
 *
 * @param variables their names; none for all of them
 * @param point null for a part of the grid
 * @param box null for the whole grid
 */
record SubsetRequest(
        List<String> variables,
        @Nullable Point point,
        @Nullable Box box,
        When when,
        @Nullable Double level,
        int stride,
        int timeStride,
        String accept) {

    private static final Set<String> ALL = Set.of("all", "");

    SubsetRequest {
        variables = List.copyOf(variables);
    }

    record Point(double latitude, double longitude) {}

    /** In degrees; west may be east of east. */
    record Box(double north, double south, double east, double west) {}

    /** Which times. */
    sealed interface When {
        record All() implements When {}

        /** The one nearest to it. */
        record Near(Instant moment) implements When {}

        record Between(Instant start, Instant end) implements When {}
    }

    /** Reads parameters and notes every mistake. */
    static final class Reading {
        private final Map<String, String[]> parameters;
        private final Instant now;
        private final List<String> mistakes = new ArrayList<>();

        Reading(Map<String, String[]> parameters, Instant now) {
            this.parameters = parameters;
            this.now = now;
        }

        /** @throws SubsetRefused with every mistake */
        SubsetRequest request() throws SubsetRefused {
            SubsetRequest request = new SubsetRequest(
                    variables(),
                    point(),
                    box(),
                    when(),
                    number("vertCoord"),
                    whole("horizStride"),
                    whole("timeStride"),
                    given("accept").toLowerCase(Locale.ROOT));
            if (!mistakes.isEmpty()) {
                throw new SubsetRefused("Validation errors:  " + String.join("\n", mistakes));
            }
            return request;
        }

        private List<String> variables() {
            List<String> names = Arrays.stream(parameters.getOrDefault("var", new String[0]))
                    .flatMap(each -> Arrays.stream(each.split(",")))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .distinct()
                    .toList();
            return names.stream().allMatch(each -> ALL.contains(each.toLowerCase(Locale.ROOT))) ? List.of() : names;
        }

        private @Nullable Point point() {
            Double latitude = number("latitude");
            Double longitude = number("longitude");
            if (latitude == null && longitude == null) {
                return null;
            }
            if (latitude == null || longitude == null) {
                mistakes.add("A point needs latitude and longitude.");
                return null;
            }
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 360)) {
                mistakes.add("There is no such place on the Earth: " + latitude + ", " + longitude + ".");
            }
            return new Point(latitude, longitude);
        }

        private @Nullable Box box() {
            Double north = number("north");
            Double south = number("south");
            Double east = number("east");
            Double west = number("west");
            if (north == null && south == null && east == null && west == null) {
                return null;
            }
            if (north == null || south == null || east == null || west == null) {
                mistakes.add("A bounding box needs north, south, east and west.");
                return null;
            }
            if (south > north) {
                mistakes.add("Invalid lat/lon bounding box. Bounding Box must have south <= north");
            } else if (!(Math.abs(north) <= 90 && Math.abs(south) <= 90)) {
                mistakes.add("Latitudes lie between -90 and 90.");
            } else if (!(Math.abs(east) <= 540 && Math.abs(west) <= 540)) {
                mistakes.add("Longitudes lie between -180 and 360.");
            }
            return new Box(north, south, east, west);
        }

        private When when() {
            String time = given("time");
            String start = given("time_start");
            String end = given("time_end");
            String duration = given("time_duration");
            if (given("temporal").equals("all") || time.equals("all")) {
                return new When.All();
            }
            if (!time.isEmpty()) {
                return new When.Near(moment(time));
            }
            int told = (start.isEmpty() ? 0 : 1) + (end.isEmpty() ? 0 : 1) + (duration.isEmpty() ? 0 : 1);
            if (told == 0) {
                return new When.Near(now);
            }
            if (told != 2) {
                mistakes.add("A period needs two of time_start, time_end and time_duration.");
                return new When.All();
            }
            Instant first = start.isEmpty() ? moved(moment(end), duration, -1) : moment(start);
            Instant last = end.isEmpty() ? moved(moment(start), duration, 1) : moment(end);
            if (first.isAfter(last)) {
                mistakes.add("time_start is after time_end.");
            }
            return new When.Between(first, last);
        }

        /** ISO 8601, a date alone included, or {@code present}. */
        private Instant moment(String text) {
            if (text.equalsIgnoreCase("present")) {
                return now;
            }
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException noOffset) {
                try {
                    return text.contains("T")
                            ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                } catch (DateTimeException unreadable) {
                    mistakes.add("Not a moment: " + plain(text) + ".");
                    return now;
                }
            }
        }

        private Instant moved(Instant from, String duration, int sign) {
            try {
                int time = duration.indexOf('T');
                String days = time < 0 ? duration : duration.substring(0, time);
                Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + duration.substring(time));
                Period period = days.equals("P") ? Period.ZERO : Period.parse(days);
                return from.atOffset(ZoneOffset.UTC)
                        .plus(period.multipliedBy(sign))
                        .plus(hours.multipliedBy(sign))
                        .toInstant();
            } catch (DateTimeException | ArithmeticException unreadable) {
                mistakes.add("Not a duration: " + plain(duration) + ".");
                return from;
            }
        }

        private int whole(String name) {
            Double number = number(name);
            if (number == null) {
                return 1;
            }
            if (number < 1 || number > 1_000_000 || number != Math.rint(number)) {
                mistakes.add(name + " is a whole number from 1 on.");
                return 1;
            }
            return number.intValue();
        }

        private @Nullable Double number(String name) {
            String text = given(name);
            if (text.isEmpty()) {
                return null;
            }
            try {
                double number = Double.parseDouble(text);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException noNumber) {
                // told below
            }
            mistakes.add("Not a number: " + name + "=" + plain(text) + ".");
            return null;
        }

        private String given(String name) {
            String[] values = parameters.get(name);
            return values == null || values.length == 0 ? "" : values[0].strip();
        }

        private static String plain(String text) {
            String one = text.replaceAll("\\p{Cntrl}", "?");
            return one.length() <= 60 ? one : one.substring(0, 60) + "…";
        }
    }
}
