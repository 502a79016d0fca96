package org.estran.app.deposit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.estran.records.MetadataRecord;
import org.estran.records.Variable;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * Where a description and its files say different things: when, where, which variables in which units. All of it is advice,
 * since either may be right. That a description claims more than the files hold is only said where every data file could be
 * read.
 */
final class Contradictions {

    /** A day of a form has no hours. */
    private static final Duration A_DAY = Duration.ofDays(1);

    /** About a kilometre: people round. */
    private static final double NEAR = 0.01;

    /** Degrees by which a frame around the data may be generous. */
    private static final double GENEROUS = 1;

    private static final int MOST_TOLD = 20;

    private final MetadataRecord record;
    private final Map<String, FileFacts> files;
    private final boolean whole;
    private final List<Finding> findings = new ArrayList<>();

    private Contradictions(MetadataRecord record, Map<String, FileFacts> files, boolean whole) {
        this.record = record;
        this.files = files;
        this.whole = whole;
    }

    /**
     * All of them, at the fields they are about.
     *
     * @param files what could be read, by the file's name
     * @param whole whether there are no other data
     */
    static List<Finding> between(MetadataRecord record, Map<String, FileFacts> files, boolean whole) {
        if (files.isEmpty()) {
            return List.of();
        }
        Contradictions told = new Contradictions(record, files, whole);
        told.times();
        told.places();
        told.variables();
        return List.copyOf(told.findings);
    }

    private void times() {
        TimeInterval said = record.period();
        if (said == null) {
            return;
        }
        files.entrySet().stream()
                .filter(file -> isOutside(file.getValue().period(), said))
                .limit(MOST_TOLD)
                .forEach(file -> findings.add(Finding.advice(
                        "period-contradicts-file",
                        "/period",
                        file.getKey(),
                        day(file.getValue().period(), true),
                        day(file.getValue().period(), false))));
        List<TimeInterval> all = files.values().stream()
                .map(FileFacts::period)
                .filter(period -> period != null)
                .map(period -> (TimeInterval) period)
                .toList();
        if (whole && !all.isEmpty() && all.stream().noneMatch(one -> meet(one, said))) {
            findings.add(Finding.advice("period-beyond-files", "/period"));
        }
    }

    private static boolean isOutside(@Nullable TimeInterval file, TimeInterval said) {
        if (file == null) {
            return false;
        }
        return isBefore(file.start(), said.start()) || isBefore(said.end(), file.end());
    }

    private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && one.isBefore(other.minus(A_DAY));
    }

    private static boolean meet(TimeInterval one, TimeInterval other) {
        return !isBefore(one.end(), other.start()) && !isBefore(other.end(), one.start());
    }

    private static String day(@Nullable TimeInterval period, boolean first) {
        Instant instant = period == null ? null : first ? period.start() : period.end();
        return instant == null ? "…" : instant.toString().substring(0, 10);
    }

    private void places() {
        List<BoundingBox> said = record.boxes();
        if (said.isEmpty()) {
            return;
        }
        files.entrySet().stream()
                .filter(file -> file.getValue().boxes().stream()
                        .anyMatch(box -> said.stream().noneMatch(around -> holds(around, box, NEAR))))
                .limit(MOST_TOLD)
                .forEach(file -> findings.add(Finding.advice(
                        "extent-contradicts-file",
                        "/boxes",
                        file.getKey(),
                        file.getValue().boxes().getFirst().text())));
        List<BoundingBox> all =
                files.values().stream().flatMap(file -> file.boxes().stream()).toList();
        boolean isPlain = Stream.concat(all.stream(), said.stream()).noneMatch(BoundingBox::crossesAntimeridian);
        if (whole && isPlain && !all.isEmpty() && said.size() == 1 && !holds(around(all), said.getFirst(), GENEROUS)) {
            findings.add(
                    Finding.advice("extent-beyond-files", "/boxes", around(all).text()));
        }
    }

    /** Where one of them goes round the back of the world, nothing is claimed. */
    private static boolean holds(BoundingBox around, BoundingBox box, double margin) {
        if (around.crossesAntimeridian() || box.crossesAntimeridian()) {
            return true;
        }
        return box.west() >= around.west() - margin
                && box.south() >= around.south() - margin
                && box.east() <= around.east() + margin
                && box.north() <= around.north() + margin;
    }

    private static BoundingBox around(List<BoundingBox> boxes) {
        return new BoundingBox(
                boxes.stream().mapToDouble(BoundingBox::west).min().orElseThrow(),
                boxes.stream().mapToDouble(BoundingBox::south).min().orElseThrow(),
                boxes.stream().mapToDouble(BoundingBox::east).max().orElseThrow(),
                boxes.stream().mapToDouble(BoundingBox::north).max().orElseThrow());
    }

    private void variables() {
        List<Variable> said = record.variables();
        if (said.isEmpty()) {
            return;
        }
        Map<String, FileFacts.Named> found = new HashMap<>();
        Set<String> standard = new HashSet<>();
        for (FileFacts file : files.values()) {
            for (FileFacts.Named one : file.variables()) {
                found.putIfAbsent(one.name(), one);
                if (one.standardName() != null) {
                    standard.add(one.standardName());
                }
            }
        }
        for (int i = 0; i < said.size(); i++) {
            compare(said.get(i), i, found, standard);
        }
        Set<String> undescribed = new TreeSet<>(found.keySet());
        Set<String> standardNames = new TreeSet<>();
        for (Variable one : said) {
            undescribed.remove(one.name());
            if (one.standardName() != null) {
                standardNames.add(one.standardName());
            }
        }
        found.forEach((name, variable) -> {
            if (variable.standardName() != null && standardNames.contains(variable.standardName())) {
                undescribed.remove(name);
            }
        });
        undescribed.stream()
                .limit(MOST_TOLD)
                .forEach(name -> findings.add(Finding.advice("variable-not-described", "/variables", name)));
    }

    private void compare(Variable said, int place, Map<String, FileFacts.Named> found, Set<String> standard) {
        FileFacts.Named same = found.get(said.name());
        String pointer = "/variables/" + place;
        if (same == null) {
            boolean isThere = said.standardName() != null && standard.contains(said.standardName());
            if (whole && !isThere && !found.isEmpty()) {
                findings.add(Finding.advice("variable-not-in-files", pointer, said.name()));
            }
        } else if (said.unit() != null
                && same.units() != null
                && !plain(said.unit()).equals(plain(same.units()))) {
            findings.add(
                    Finding.advice("variable-units-differ", pointer + "/unit", said.name(), said.unit(), same.units()));
        }
    }

    private static String plain(String units) {
        return units.replaceAll("[\\s*^._]", "").toLowerCase(Locale.ROOT);
    }
}
