package org.estran.wms.dimensions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.estran.grids.DataType;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GridAxis.Kind;

/** The values of an axis in the words of the service, and the way back from words to indices. */
public final class AxisValues {

    /** A list of more parts is told by its ends: it would be longer than the rest of the document. */
    private static final int MOST_PARTS = 2_000;

    private static final double NEAR = 1e-5;

    private final GridAxis axis;
    private final boolean isTime;

    private AxisValues(GridAxis axis) {
        this.axis = axis;
        this.isTime = axis.kind() == Kind.TIME && axis.timeUnit().isPresent();
    }

    public static AxisValues of(GridAxis axis) {
        return new AxisValues(axis);
    }

    public GridAxis axis() {
        return axis;
    }

    public int size() {
        return axis.size();
    }

    public boolean isTime() {
        return isTime;
    }

    /** {@code time} and {@code elevation} are the standard's; another is asked for by {@code DIM_} and this. */
    public String name() {
        if (isTime) {
            return "time";
        }
        if (axis.kind() == Kind.VERTICAL) {
            return "elevation";
        }
        String own = axis.name().substring(axis.name().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return own.equals("time") || own.equals("elevation") ? own + "_index" : own;
    }

    /** A moment as its calendar names it, else the number as it is stored. */
    public String text(int index) {
        if (isTime) {
            return moment(index).map(Moments::text).orElseGet(() -> axis.text(index) + "Z");
        }
        double value = axis.value(index);
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.valueOf((long) value);
        }
        boolean single =
                axis.coordinate().filter(c -> c.type() == DataType.FLOAT).isPresent();
        return single ? Float.toString((float) value) : Double.toString(value);
    }

    /** What the day is called in its own calendar, as a moment; empty for a 30 February and what is missing. */
    private Optional<Instant> moment(int index) {
        Optional<Instant> real = axis.instant(index);
        Optional<Instant> named = Moments.parse(axis.text(index));
        boolean same = real.isPresent()
                && named.isPresent()
                && Math.abs(real.get().toEpochMilli() - named.get().toEpochMilli()) < 1000;
        return same ? real : named;
    }

    /** The value taken where none is asked: the present, the surface, the first. */
    public int usual(Instant now) {
        if (isTime) {
            return last(now);
        }
        if (axis.kind() != Kind.VERTICAL) {
            return 0;
        }
        boolean pressure = axis.units().toLowerCase(Locale.ROOT).matches("(h|m)?pa|m(illi)?bars?|bar|atm")
                && axis.positive().filter(d -> d == GridAxis.Direction.UP).isEmpty();
        int best = 0;
        for (int i = 1; i < axis.size(); i++) {
            double here = Math.abs(axis.value(i));
            double there = Math.abs(axis.value(best));
            best = (pressure ? here > there : here < there) ? i : best;
        }
        return best;
    }

    /** The last moment that is not in the future; the first where all are. */
    private int last(Instant now) {
        int best = -1;
        int first = 0;
        for (int i = 0; i < axis.size(); i++) {
            double at = axis.value(i);
            Optional<Instant> moment = axis.instant(i);
            if (moment.isPresent() && !moment.get().isAfter(now) && (best < 0 || at > axis.value(best))) {
                best = i;
            }
            first = at < axis.value(first) ? i : first;
        }
        return best < 0 ? first : best;
    }

    public LayerDimension described(Instant now) {
        List<String> parts = isTime ? momentParts() : numberParts();
        boolean tooMany = parts.size() > MOST_PARTS;
        String units = isTime ? "ISO8601" : axis.units();
        return new LayerDimension(
                name(),
                units,
                isTime || units.isEmpty() ? null : units,
                text(usual(now)),
                tooMany ? ends() : String.join(",", parts),
                tooMany,
                isTime);
    }

    private List<String> momentParts() {
        TreeSet<Instant> moments = new TreeSet<>();
        List<String> odd = new ArrayList<>();
        for (int i = 0; i < axis.size(); i++) {
            Optional<Instant> moment = moment(i);
            if (moment.isPresent()) {
                moments.add(moment.get());
            } else if (Double.isFinite(axis.value(i))) {
                odd.add(text(i));
            }
        }
        List<String> parts = new ArrayList<>(Moments.listed(List.copyOf(moments)));
        parts.addAll(odd);
        return parts;
    }

    private List<String> numberParts() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < axis.size(); i++) {
            if (Double.isFinite(axis.value(i))) {
                parts.add(text(i));
            }
        }
        return parts;
    }

    /** Annex C.2: a resolution of zero says that any value between is answered. */
    private String ends() {
        int least = 0;
        int greatest = 0;
        for (int i = 1; i < axis.size(); i++) {
            least = axis.value(i) < axis.value(least) ? i : least;
            greatest = axis.value(i) > axis.value(greatest) ? i : greatest;
        }
        return text(least) + "/" + text(greatest) + (isTime ? "/PT0S" : "/0");
    }

    /**
     * The index a value stands for.
     *
     * @return empty when it is none of the values
     */
    public OptionalInt find(String asked, Instant now) {
        String text = asked.strip();
        if (isTime && text.equalsIgnoreCase("current")) {
            return OptionalInt.of(last(now));
        }
        if (isTime) {
            Optional<Instant> moment = Moments.parse(text);
            return moment.isPresent() ? momentAt(moment.get()) : named(text);
        }
        try {
            double value = Double.parseDouble(text);
            OptionalInt index = axis.nearest(value);
            return index.isPresent()
                            && Math.abs(axis.value(index.getAsInt()) - value)
                                    <= NEAR * Math.max(Math.abs(value), axis.spacing())
                    ? index
                    : OptionalInt.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    private OptionalInt momentAt(Instant moment) {
        OptionalInt near = axis.nearest(moment);
        if (near.isPresent() && isAt(near.getAsInt(), moment)) {
            return near;
        }
        // Axes that neither rise nor fall, and calendars of models, whose days have other places in the real one.
        for (int i = 0; i < axis.size(); i++) {
            if (isAt(i, moment)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Files keep times to no more than about a second of what they mean. */
    private boolean isAt(int index, Instant moment) {
        return moment(index)
                .filter(m -> Math.abs(m.toEpochMilli() - moment.toEpochMilli()) < 500)
                .isPresent();
    }

    private OptionalInt named(String text) {
        for (int i = 0; i < axis.size(); i++) {
            if (text(i).equalsIgnoreCase(text) || axis.text(i).equalsIgnoreCase(text)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The nearest index; empty when the value lies beyond the ends, or is none. */
    public OptionalInt nearest(String asked) {
        if (isTime) {
            Optional<Instant> moment = Moments.parse(asked);
            return moment.isPresent() ? axis.nearest(moment.get()) : OptionalInt.empty();
        }
        try {
            return axis.nearest(Double.parseDouble(asked.strip()));
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    /**
     * All indices that a value, a list or a stretch {@code first/last[/period]} stands for, ascending by value.
     *
     * @return empty when there are none
     */
    public List<Integer> all(String asked, Instant now) {
        TreeSet<Integer> found = new TreeSet<>();
        for (String part : asked.split(",")) {
            String[] ends = part.split("/", -1);
            if (ends.length == 1) {
                find(part, now).ifPresent(found::add);
            } else {
                between(ends[0], ends[1], ends.length > 2 ? ends[2] : "", now, found);
            }
        }
        return List.copyOf(found);
    }

    private void between(String first, String last, String period, Instant now, TreeSet<Integer> found) {
        double from = number(first, now);
        double to = number(last, now);
        double slack = NEAR * Math.max(axis.spacing(), Math.abs(to - from) * 1e-3);
        for (int i = 0; i < axis.size(); i++) {
            double value = axis.value(i);
            boolean within = value >= Math.min(from, to) - slack && value <= Math.max(from, to) + slack;
            if (within && isOnStep(i, first, period)) {
                found.add(i);
            }
        }
    }

    private boolean isOnStep(int index, String first, String period) {
        if (!isTime || period.isBlank()) {
            return true;
        }
        Optional<Instant> begin = Moments.parse(first);
        Optional<Instant> here = moment(index);
        return begin.isEmpty() || here.isEmpty() || Moments.isOnStep(begin.get(), period.strip(), here.get());
    }

    private double number(String text, Instant now) {
        if (!isTime) {
            try {
                return Double.parseDouble(text.strip());
            } catch (NumberFormatException notANumber) {
                return Double.NaN;
            }
        }
        Optional<Instant> moment = text.strip().equalsIgnoreCase("current") ? Optional.of(now) : Moments.parse(text);
        return moment.flatMap(m -> axis.timeUnit().map(unit -> unit.valueOf(m))).orElse(Double.NaN);
    }
}
