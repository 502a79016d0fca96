package org.estran.wms.dimensions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Moments and lists of them in the words of ISO 8601 (OGC 06-042, annex D). */
final class Moments {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** So many moments that follow evenly are told as a period. */
    private static final int RUN = 3;

    private Moments() {}

    static String text(Instant moment) {
        return (moment.getNano() < 1_000_000 ? SECONDS : MILLISECONDS).format(moment);
    }

    /** A moment, or the first of a year, month or day that is named; empty when it is none. */
    static Optional<Instant> parse(String text) {
        String t = text.strip().toUpperCase(Locale.ROOT).replace(' ', 'T');
        String full = t.matches("-?\\d{4,}")
                ? t + "-01-01T00:00:00"
                : t.matches("-?\\d{4,}-\\d\\d")
                        ? t + "-01T00:00:00"
                        : t.matches("-?\\d{4,}-\\d\\d-\\d\\d")
                                ? t + "T00:00:00"
                                : t.replaceFirst("(T\\d\\d)(Z?)$", "$1:00$2");
        try {
            return Optional.of(
                    full.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") && full.indexOf('T') > 0
                            ? java.time.OffsetDateTime.parse(full.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                                    .toInstant()
                            : LocalDateTime.parse(full).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException no) {
            return Optional.empty();
        }
    }

    /**
     * Whether one comes to that moment from the first by whole periods.
     *
     * @param period of ISO 8601; every moment is on the steps of one that is none, or of no length
     */
    static boolean isOnStep(Instant first, String period, Instant moment) {
        try {
            if (period.matches("P(\\d{1,4}Y)?(\\d{1,4}M)?")) {
                long months = Period.parse(period).toTotalMonths();
                LocalDateTime from = LocalDateTime.ofInstant(first, ZoneOffset.UTC);
                LocalDateTime to = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
                long between = ChronoUnit.MONTHS.between(from, to);
                return months == 0
                        || between % months == 0 && from.plusMonths(between).equals(to);
            }
            long step = period.matches("P\\d{1,4}W")
                    ? 7 * Duration.parse(period.replace('W', 'D')).toMillis()
                    : Duration.parse(period).toMillis();
            // Files keep times to no more than about a second of what they mean.
            return step == 0
                    || Math.abs(Math.IEEEremainder(
                                    Duration.between(first, moment).toMillis(), step))
                            < 500;
        } catch (DateTimeParseException noPeriod) {
            return true;
        }
    }

    /** All of them, where they follow evenly as {@code first/last/period}; the parts of the list. */
    static List<String> listed(List<Instant> ascending) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < ascending.size(); ) {
            Run run = Run.longest(ascending, i);
            if (run.length >= RUN) {
                parts.add(text(ascending.get(i)) + "/" + text(ascending.get(i + run.length - 1)) + "/" + run.period);
                i += run.length;
            } else {
                parts.add(text(ascending.get(i)));
                i++;
            }
        }
        return parts;
    }

    /** How far moments go on evenly. */
    private record Run(int length, String period) {

        static Run longest(List<Instant> moments, int from) {
            if (from + RUN > moments.size()) {
                return new Run(1, "");
            }
            Duration step = Duration.between(moments.get(from), moments.get(from + 1));
            Run even = new Run(length(moments, from, i -> moments.get(from).plus(step.multipliedBy(i))), words(step));
            LocalDateTime first = at(moments.get(from));
            long months = ChronoUnit.MONTHS.between(first, at(moments.get(from + 1)));
            if (months < 1) {
                return even;
            }
            Run monthly = new Run(
                    length(moments, from, i -> first.plusMonths(months * i).toInstant(ZoneOffset.UTC)),
                    months % 12 == 0
                            ? Period.ofYears((int) (months / 12)).toString()
                            : Period.ofMonths((int) months).toString());
            return monthly.length > even.length ? monthly : even;
        }

        private static int length(List<Instant> moments, int from, Function<Integer, Instant> expected) {
            int length = 1;
            while (from + length < moments.size() && moments.get(from + length).equals(expected.apply(length))) {
                length++;
            }
            return length;
        }

        private static String words(Duration step) {
            return step.toMillis() % 86_400_000 == 0 ? "P" + step.toDays() + "D" : step.toString();
        }

        private static LocalDateTime at(Instant moment) {
            return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        }
    }
}
