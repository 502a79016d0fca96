package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataVariable;
import org.estran.judging.Shared;
import org.estran.vocabularies.CanonicalUnits;
import org.junit.jupiter.api.Test;

/** What real files say of their units, against the table of standard names: each that is told was looked at. */
class RealUnitsTest {

    @Test
    void onlyWhatMeasuresSomethingElseIsTold() throws IOException {
        TreeSet<String> told = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Shared.data("samples"))) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".nc")).toList();
            assertThat(all).hasSizeGreaterThan(30);
            for (Path path : all) {
                told.addAll(ofFile(path));
            }
        }
        // a change within three hours, given as a pressure
        assertThat(told).containsExactly("tendency_of_air_pressure: hPa");
    }

    private static TreeSet<String> ofFile(Path path) {
        TreeSet<String> told = new TreeSet<>();
        try (DataFile file = DataFiles.open(path)) {
            for (DataVariable variable : file.variables()) {
                String name = variable.attributes().text("standard_name").orElse("");
                String unit = variable.attributes().text("units").orElse("");
                if (!unit.contains(" since ") && CanonicalUnits.isOther(name, unit)) {
                    told.add(name + ": " + unit);
                }
            }
        } catch (IOException unread) {
            return told;
        }
        return told;
    }
}
