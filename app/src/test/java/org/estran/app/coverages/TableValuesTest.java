package org.estran.app.coverages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableValuesTest {

    @TempDir
    Path folder;

    @Test
    void readsRowsAndRangesOfTablesHoweverTheyAreSeparated() throws IOException {
        assertThat(of("# a note\n\"time, UTC\",T\n2020-01-01,1.5\n2020-01-02,\n2020-01-03,-2e1\n"))
                .isEqualTo(new FileValues(
                        3,
                        java.util.List.of(
                                new ValueRange("time, UTC", 0, Double.NaN, Double.NaN),
                                new ValueRange("T", 2, -20, 1.5))));
        assertThat(of("S;T\n1,5;2\n").variables())
                .containsExactly(new ValueRange("S", 1, 1.5, 1.5), new ValueRange("T", 1, 2, 2));
        assertThat(of("")).isEqualTo(new FileValues(0, java.util.List.of()));
    }

    private FileValues of(String text) throws IOException {
        return TableValues.of(Files.writeString(folder.resolve("a.csv"), text));
    }
}
