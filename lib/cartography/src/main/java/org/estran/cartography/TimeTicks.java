package org.estran.cartography;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.estran.terms.Language;

/** Positions along an axis of time that fall where calendars turn: whole hours, days, months, years. All in UTC. */
public final class TimeTicks {

    /**
     * One position.
     *
     * @param at milliseconds since 1970
     * @param label the hour, day, month or year itself
     * @param context the day or year it belongs to, where that has changed since the position before; else empty
     */
    public record Tick(long at, String label, String context) {}

    private record Step(ChronoUnit unit, int count) {
        double millis() {
            return unit.getDuration().toMillis() * (double) count;
        }
    }

    private static final List<Step> STEPS = steps();

    private TimeTicks() {}

    /** At most about {@code wanted} positions between two instants, both in milliseconds since 1970. */
    public static List<Tick> between(long from, long to, double wanted, Language language) {
        Step step = STEPS.stream()
                .filter(s -> (to - from) / s.millis() <= Math.max(1, wanted))
                .findFirst()
                .orElse(STEPS.getLast());
        List<Tick> ticks = new ArrayList<>();
        String before = "";
        LocalDateTime end = utc(to);
        for (LocalDateTime at = first(utc(from), step); !at.isAfter(end) && ticks.size() < 200; at = next(at, step)) {
            String context = context(at, step.unit(), language);
            ticks.add(new Tick(
                    at.toInstant(ZoneOffset.UTC).toEpochMilli(),
                    label(at, step.unit(), language),
                    context.equals(before) ? "" : context));
            before = context;
        }
        return ticks;
    }

    private static LocalDateTime first(LocalDateTime from, Step step) {
        LocalDateTime at = floor(from, step);
        return at.isBefore(from) ? next(at, step) : at;
    }

    private static LocalDateTime floor(LocalDateTime t, Step step) {
        int n = step.count();
        return switch (step.unit()) {
            case SECONDS -> t.truncatedTo(ChronoUnit.SECONDS).withSecond(t.getSecond() / n * n);
            case MINUTES -> t.truncatedTo(ChronoUnit.MINUTES).withMinute(t.getMinute() / n * n);
            case HOURS -> t.truncatedTo(ChronoUnit.HOURS).withHour(t.getHour() / n * n);
            case DAYS ->
                t.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(Math.min((t.getDayOfMonth() - 1) / n * n + 1, 28));
            case MONTHS ->
                t.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).withMonth((t.getMonthValue() - 1) / n * n + 1);
            default -> t.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1).withYear(Math.floorDiv(t.getYear(), n) * n);
        };
    }

    /** Days are counted anew in every month, so that its first is always marked; a short last step is left out. */
    private static LocalDateTime next(LocalDateTime at, Step step) {
        LocalDateTime next = at.plus(step.count(), step.unit());
        if (step.unit() != ChronoUnit.DAYS) {
            return next;
        }
        boolean crowded =
                next.getDayOfMonth() + step.count() / 2 > next.toLocalDate().lengthOfMonth();
        if (next.getMonth() != at.getMonth()) {
            return next.withDayOfMonth(1);
        }
        return crowded ? next.withDayOfMonth(1).plusMonths(1) : next;
    }

    private static String label(LocalDateTime t, ChronoUnit unit, Language language) {
        return switch (unit) {
            case SECONDS -> String.format(Locale.ROOT, "%02d:%02d:%02d", t.getHour(), t.getMinute(), t.getSecond());
            case MINUTES, HOURS -> String.format(Locale.ROOT, "%02d:%02d", t.getHour(), t.getMinute());
            case DAYS -> day(t, language);
            case MONTHS -> month(t.getMonth(), language);
            default -> Integer.toString(t.getYear());
        };
    }

    private static String context(LocalDateTime t, ChronoUnit unit, Language language) {
        return switch (unit) {
            case SECONDS, MINUTES, HOURS -> day(t, language) + " " + t.getYear();
            case DAYS, MONTHS -> Integer.toString(t.getYear());
            default -> "";
        };
    }

    private static String day(LocalDateTime t, Language language) {
        String first = t.getDayOfMonth() == 1 && language == Language.FR ? "er" : "";
        return t.getDayOfMonth() + first + " " + month(t.getMonth(), language);
    }

    private static String month(Month month, Language language) {
        return month.getDisplayName(TextStyle.SHORT, language.locale());
    }

    private static LocalDateTime utc(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        add(steps, ChronoUnit.SECONDS, 1, 5, 10, 30);
        add(steps, ChronoUnit.MINUTES, 1, 5, 10, 15, 30);
        add(steps, ChronoUnit.HOURS, 1, 2, 3, 6, 12);
        add(steps, ChronoUnit.DAYS, 1, 2, 5, 10);
        add(steps, ChronoUnit.MONTHS, 1, 2, 3, 6);
        add(steps, ChronoUnit.YEARS, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000, 100_000);
        return List.copyOf(steps);
    }

    private static void add(List<Step> steps, ChronoUnit unit, int... counts) {
        for (int count : counts) {
            steps.add(new Step(unit, count));
        }
    }
}
