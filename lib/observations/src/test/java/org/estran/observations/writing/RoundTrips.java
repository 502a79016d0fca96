package org.estran.observations.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.estran.judging.Shared;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Reading;
import org.estran.observations.reading.ObservationFiles;
import org.estran.terms.Finding;

/** Every real sample that reads, written in a format and read again. */
final class RoundTrips {

    /** A writer of a format. */
    interface Written {
        List<Finding> write(ObservationFile file, OutputStream out) throws IOException;
    }

    private RoundTrips() {}

    /** Those of {@code samples.tsv} that are read. */
    static List<String> samples() throws IOException {
        try (InputStream in = RoundTrips.class.getResourceAsStream("/samples.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .filter(cells -> cells.length == 5)
                    .map(cells -> cells[0])
                    .toList();
        }
    }

    static Path sample(String name) {
        return Shared.data("samples/" + name);
    }

    static List<Finding> write(Path source, Written format, Path target) throws IOException {
        try (ObservationFile file = ObservationFiles.open(source);
                OutputStream out = Files.newOutputStream(target)) {
            return format.write(file, out);
        }
    }

    /**
     * Every difference, at most some of each property: in properties, features, values, flags.
     *
     * @param lost properties that were told to be left behind
     */
    static List<String> differences(Reading before, Reading after, Set<String> lost) {
        List<String> all = new ArrayList<>();
        List<String> expected =
                names(before).stream().filter(name -> !lost.contains(name)).toList();
        differ(all, "type", before.type(), after.type());
        differ(all, "properties", expected, names(after));
        differ(all, "features", ids(before), ids(after));
        if (before.features().size() != after.features().size() || !names(after).containsAll(expected)) {
            return all;
        }
        for (ObservedProperty property : before.properties()) {
            if (lost.contains(property.name())) {
                continue;
            }
            ObservedProperty again = after.property(property.name());
            differ(all, property.name() + " role", property.role(), again.role());
            differ(all, property.name() + " form", property.form(), again.form());
            differ(all, property.name() + " unit", property.unit(), again.unit());
            differ(all, property.name() + " standard name", property.standardName(), again.standardName());
            differ(all, property.name() + " scheme", property.scheme(), again.scheme());
            int found = all.size();
            for (int f = 0; f < before.features().size() && all.size() < found + 3; f++) {
                values(all, property, before, after, f);
            }
        }
        return all;
    }

    private static List<String> names(Reading read) {
        return read.properties().stream().map(ObservedProperty::name).sorted().toList();
    }

    private static List<String> ids(Reading read) {
        return read.features().stream()
                .map(f -> f.id() + " " + Objects.requireNonNullElse(f.platform(), "") + " " + f.rows())
                .toList();
    }

    private static void differ(List<String> all, String what, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            String told = what + ": " + one + " is " + other;
            all.add(told.length() > 400 ? told.substring(0, 400) : told);
        }
    }

    private static void values(List<String> all, ObservedProperty property, Reading before, Reading after, int f) {
        Feature feature = before.features().get(f);
        Column one = before.column(feature, property.name());
        Column other = after.column(after.features().get(f), property.name());
        if (one.getClass() != other.getClass()) {
            return;
        }
        for (int row = 0; row < feature.rows(); row++) {
            String there = value(one, row, property.isSingle());
            String here = value(other, row, property.isSingle());
            if (!there.equals(here) || !one.flag(row).equals(other.flag(row))) {
                all.add(property.name() + ", " + feature.id() + " row " + row + ": " + there + " " + one.flag(row)
                        + " is " + here + " " + other.flag(row));
                return;
            }
        }
    }

    /** Numbers as far as they are exact. */
    private static String value(Column column, int row, boolean isSingle) {
        return switch (column) {
            case Column.Numbers numbers -> {
                double value = numbers.at(row) + 0.0;
                yield isSingle ? Float.toString((float) value) : Double.toString(value);
            }
            case Column.Instants instants -> Long.toString(instants.at(row));
            case Column.Texts texts -> texts.at(row);
        };
    }

    static void assertSame(Path source, Path target, String... lost) throws IOException {
        assertThat(differences(Reading.of(source), Reading.of(target), Set.of(lost)))
                .isEmpty();
    }
}
