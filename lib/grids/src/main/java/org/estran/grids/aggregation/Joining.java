package org.estran.grids.aggregation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.grids.Attributes;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.aggregation.Aggregation.Formed;
import org.estran.grids.aggregation.Aggregation.Kind;
import org.estran.grids.aggregation.Aggregation.Mixture;
import org.estran.grids.aggregation.Aggregation.Refused;
import org.estran.grids.cf.CfFile;
import org.estran.grids.cf.TimeUnit;

/** Joins files that hold the same variables along their time, after checking that all else agrees. */
final class Joining {

    /** Attributes without which the same numbers would mean something else. */
    private static final List<String> MEANING =
            List.of("units", "scale_factor", "add_offset", "_FillValue", "missing_value", "_Unsigned", "standard_name");

    private static final long MOST_COMPARED = 1 << 16;

    private record Dated(Member member, Moments moments) {}

    private final List<Member> members;
    private final List<Mixture> mixtures = new ArrayList<>();

    Joining(List<Member> members) {
        this.members = members;
    }

    Aggregation form() throws IOException {
        List<Dated> dated = new ArrayList<>();
        for (Member member : members) {
            Optional<Moments> moments = Moments.of(member);
            if (moments.isEmpty()) {
                refuse(member, "holds the same variables as the others, and states no time");
            } else if (moments.get().values().length > 0) {
                dated.add(new Dated(member, moments.get()));
            }
        }
        if (mixtures.isEmpty() && dated.isEmpty()) {
            members.forEach(member -> refuse(member, "has a time of no length, as have all others"));
        }
        if (!mixtures.isEmpty()) {
            return new Refused(mixtures);
        }
        dated.sort(Comparator.comparingDouble((Dated d) -> d.moments().first())
                .thenComparing(d -> d.member().name()));
        // The file in the middle is the measure of the others: the first is more often odd.
        Dated norm = dated.get(dated.size() / 2);
        for (Dated each : dated) {
            if (each != norm) {
                compare(norm, each);
            }
        }
        List<double[]> times = mixtures.isEmpty() ? times(norm, dated) : List.of();
        return mixtures.isEmpty() ? formed(norm, dated, times) : new Refused(mixtures);
    }

    private void refuse(Member member, String reason) {
        mixtures.add(new Mixture(member.name(), reason));
    }

    private void compare(Dated norm, Dated other) throws IOException {
        if (!norm.moments().dimension().equals(other.moments().dimension())) {
            refuse(other.member(), "runs along " + named(other) + ", others along " + named(norm));
            return;
        }
        if (!norm.moments().unit().sameCalendar(other.moments().unit())) {
            refuse(other.member(), "counts its time in another calendar than the others");
        }
        for (DataVariable variable : norm.member().file().variables()) {
            Optional<DataVariable> same = other.member().file().variable(variable.name());
            if (same.isEmpty()) {
                refuse(other.member(), "lacks the variable " + variable.name());
            } else if (!isTime(norm, variable)) {
                compare(norm, variable, other, same.get());
            }
        }
    }

    private static String named(Dated dated) {
        return dated.moments().dimension().isEmpty()
                ? "no time"
                : dated.moments().dimension();
    }

    private static boolean isTime(Dated dated, DataVariable variable) {
        return variable == dated.moments().coordinate();
    }

    private void compare(Dated norm, DataVariable variable, Dated other, DataVariable same) throws IOException {
        if (variable.type() != same.type() || !shapes(norm, variable).equals(shapes(norm, same))) {
            refuse(
                    other.member(),
                    same.name() + " is " + same.type() + shapes(norm, same) + ", in other files " + variable.type()
                            + shapes(norm, variable));
            return;
        }
        for (String attribute : MEANING) {
            String theirs = text(same.attributes(), attribute);
            String ours = text(variable.attributes(), attribute);
            if (!theirs.equals(ours)) {
                refuse(
                        other.member(),
                        same.name() + " has " + attribute + " '" + theirs + "', in other files '" + ours + "'");
            }
        }
        boolean constant = !isJoined(norm, variable) && variable.size() <= MOST_COMPARED;
        if (constant && norm.member().file().unread(variable).isEmpty()) {
            Values one = norm.member().file().read(variable);
            Values two = other.member().file().read(same);
            if (!one.isSame(two)) {
                refuse(other.member(), same.name() + " has other values than in other files");
            }
        }
    }

    private static String text(Attributes attributes, String name) {
        return attributes.text(name).orElse("");
    }

    /** Lengths by name, but for that of the time. */
    private static List<String> shapes(Dated norm, DataVariable variable) {
        return variable.dimensions().stream()
                .map(d -> d.name().equals(norm.moments().dimension()) ? d.name() : d.name() + "=" + d.length())
                .toList();
    }

    /** Whether each file has values of its own. */
    private static boolean isJoined(Dated norm, DataVariable variable) {
        String along = norm.moments().dimension();
        return along.isEmpty()
                ? new CfFile(norm.member().file()).data().contains(variable)
                : variable.dimensions().stream().anyMatch(d -> d.name().equals(along));
    }

    /** The times of all files in the unit of the norm; each later than the one before, or the file is named. */
    private List<double[]> times(Dated norm, List<Dated> dated) {
        List<double[]> times = new ArrayList<>();
        double before = Double.NEGATIVE_INFINITY;
        String holder = "";
        for (Dated each : dated) {
            double[] own = Arrays.stream(each.moments().values())
                    .map(v -> norm.moments().unit().valueOf(each.moments().unit(), v))
                    .toArray();
            for (double value : own) {
                if (!(value > before)) {
                    String moment = norm.moments().unit().text(value).orElse("a missing time");
                    refuse(each.member(), "holds " + moment + ", which is not later than the last time of " + holder);
                    break;
                }
                before = value;
                holder = each.member().name();
            }
            times.add(own);
        }
        return times;
    }

    private static Formed formed(Dated norm, List<Dated> dated, List<double[]> times) {
        boolean existing = !norm.moments().dimension().isEmpty();
        String along = existing ? norm.moments().dimension() : free(norm.member(), "time");
        long total = times.stream().mapToLong(t -> t.length).sum();
        Dimension time = new Dimension(along, total, true);
        JoinedFile.Builder builder = new JoinedFile.Builder(time, norm.member().file());
        TimeUnit unit = norm.moments().unit();
        boolean units = false;
        for (int i = 0; i < dated.size(); i++) {
            Moments own = dated.get(i).moments();
            units |= !own.unitText().equals(norm.moments().unitText());
            builder.add(dated.get(i).member().file(), times.get(i).length, v -> unit.valueOf(own.unit(), v));
        }
        for (DataVariable variable : norm.member().file().variables()) {
            if (!isTime(norm, variable)) {
                boolean counted = units && isBoundsOfTime(norm, variable);
                builder.variable(variable, isJoined(norm, variable), existing, counted);
            }
        }
        builder.time(
                timeVariable(norm, time),
                times.stream().flatMapToDouble(Arrays::stream).toArray());
        List<String> names = dated.stream().map(d -> d.member().name()).toList();
        return new Formed(existing ? Kind.JOIN_EXISTING : Kind.JOIN_NEW, builder.build(unit), names);
    }

    /** Bounds have no unit of their own (CF 7.1): they are counted as the time is. */
    private static boolean isBoundsOfTime(Dated norm, DataVariable variable) {
        DataVariable time = norm.moments().coordinate();
        return time != null
                && Stream.of("bounds", "climatology")
                        .anyMatch(a -> time.attributes().text(a).orElse("").equals(variable.name()));
    }

    private static String free(Member member, String wanted) {
        boolean taken =
                member.file().dimensions().stream().anyMatch(d -> d.name().equals(wanted));
        return taken ? "file_" + wanted : wanted;
    }

    private static DataVariable timeVariable(Dated norm, Dimension time) {
        DataVariable coordinate = norm.moments().coordinate();
        Attributes attributes = coordinate == null
                ? Attributes.NONE
                        .with("standard_name", Values.ofText("time"))
                        .with("long_name", Values.ofText("time"))
                        .with("axis", Values.ofText("T"))
                        .with("units", Values.ofText(norm.moments().unitText()))
                        .with("calendar", Values.ofText("standard"))
                : coordinate.attributes();
        String name = coordinate == null || coordinate.rank() == 0 ? time.name() : coordinate.name();
        for (String packed : List.of(
                "scale_factor",
                "add_offset",
                "_FillValue",
                "missing_value",
                "valid_min",
                "valid_max",
                "valid_range",
                "actual_range")) {
            attributes = attributes.without(packed);
        }
        return new DataVariable(name, org.estran.grids.DataType.DOUBLE, List.of(time), attributes);
    }
}
