package org.estran.grids.aggregation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.estran.grids.DataVariable;
import org.estran.grids.aggregation.Aggregation.Formed;
import org.estran.grids.aggregation.Aggregation.Kind;
import org.estran.grids.aggregation.Aggregation.Mixture;
import org.estran.grids.aggregation.Aggregation.Refused;
import org.estran.grids.cf.CfFile;

/** Groups files by the data variables they hold, joins each group along time, and unites what the groups hold. */
final class Aggregating {

    private final List<Member> members;

    Aggregating(List<Member> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("no file to aggregate");
        }
        this.members = members;
    }

    Aggregation form() throws IOException {
        if (members.size() == 1) {
            return new Formed(
                    Kind.SINGLE,
                    members.getFirst().file(),
                    List.of(members.getFirst().name()));
        }
        List<List<Member>> groups = groups();
        List<Mixture> overlapping = overlaps(groups);
        if (!overlapping.isEmpty()) {
            return new Refused(overlapping);
        }
        List<Formed> parts = new ArrayList<>();
        List<Mixture> mixtures = new ArrayList<>();
        for (List<Member> group : groups) {
            switch (join(group)) {
                case Formed formed -> parts.add(formed);
                case Refused refused -> mixtures.addAll(refused.mixtures());
            }
        }
        if (!mixtures.isEmpty()) {
            return new Refused(mixtures);
        }
        return parts.size() == 1 ? parts.getFirst() : new Uniting(parts).form();
    }

    private static Aggregation join(List<Member> group) throws IOException {
        return group.size() == 1
                ? new Formed(
                        Kind.SINGLE,
                        group.getFirst().file(),
                        List.of(group.getFirst().name()))
                : new Joining(group).form();
    }

    /** By the names of their data variables, the largest group first. */
    private List<List<Member>> groups() {
        Map<String, List<Member>> byVariables = new TreeMap<>();
        for (Member member : members) {
            byVariables
                    .computeIfAbsent(String.join(" ", data(member)), k -> new ArrayList<>())
                    .add(member);
        }
        return byVariables.values().stream()
                .sorted(Comparator.comparingInt((List<Member> g) -> -g.size()))
                .toList();
    }

    static Set<String> data(Member member) {
        Set<String> names = new TreeSet<>();
        new CfFile(member.file()).data().stream().map(DataVariable::name).forEach(names::add);
        return names;
    }

    /** Groups that share some variables and not all are no series and no union: the smaller ones are named. */
    private static List<Mixture> overlaps(List<List<Member>> groups) {
        List<Mixture> mixtures = new ArrayList<>();
        Set<String> known = new TreeSet<>(data(groups.getFirst().getFirst()));
        for (List<Member> group : groups.subList(1, groups.size())) {
            Set<String> own = data(group.getFirst());
            Set<String> shared = new HashSet<>(own);
            shared.retainAll(known);
            if (!shared.isEmpty() || own.isEmpty()) {
                for (Member member : group) {
                    mixtures.add(new Mixture(
                            member.name(),
                            difference(own, data(groups.getFirst().getFirst()))));
                }
            }
            known.addAll(own);
        }
        return mixtures;
    }

    private static String difference(Set<String> own, Set<String> others) {
        Set<String> missing = new TreeSet<>(others);
        missing.removeAll(own);
        Set<String> more = new TreeSet<>(own);
        more.removeAll(others);
        List<String> parts = new ArrayList<>();
        if (!missing.isEmpty()) {
            parts.add("lacks " + String.join(", ", missing));
        }
        if (!more.isEmpty()) {
            parts.add("has " + String.join(", ", more) + ", which most others have not");
        }
        return String.join("; ", parts);
    }
}
