package org.estran.app.observations.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.estran.judging.Shared;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservationFile.Format;
import org.estran.observations.ObservedProperty;
import org.estran.observations.RefusedFile;
import org.estran.observations.Role;
import org.estran.observations.reading.ObservationFiles;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"argo/R13857_001.nc", "argo/13857_prof.nc", "darwincore/archive-occ.zip"})
    void whatWasWrittenHereIsReadAgainAsItWas(String sample) throws Exception {
        Path written = folder.resolve("written.parquet");
        try (ObservationFile before = ObservationFiles.open(Shared.data("samples/" + sample));
                OutputStream out = Files.newOutputStream(written)) {
            new ParquetWriter(before).writeTo(out);
        }
        try (ObservationFile before = ObservationFiles.open(Shared.data("samples/" + sample));
                ObservationFile after = ObservationFiles.open(written)) {
            assertThat(after.format()).isEqualTo(Format.PARQUET);
            assertThat(after.featureType()).isEqualTo(before.featureType());
            assertThat(after.facts()).isEqualTo(before.facts());
            assertThat(after.properties()).isEqualTo(before.properties());
            assertThat(told(after)).isEqualTo(told(before));
        }
    }

    /** Every value and flag of every row. */
    private static List<String> told(ObservationFile file) throws IOException {
        List<String> all = new ArrayList<>();
        file.forEach(feature -> {
            for (int row = 0; row < feature.rows(); row++) {
                StringBuilder line = new StringBuilder(feature.id() + " " + feature.platform());
                for (Column column : feature.columns()) {
                    line.append(" | ").append(value(column, row)).append(' ').append(column.flag(row));
                }
                all.add(line.toString());
            }
            return true;
        });
        return all;
    }

    private static String value(Column column, int row) {
        return switch (column) {
            case Column.Numbers numbers -> Double.toString(numbers.at(row) + 0.0);
            case Column.Instants instants -> Long.toString(instants.at(row));
            case Column.Texts texts -> texts.at(row);
        };
    }

    @Test
    void aTableOfElsewhereIsReadAsPointsWhereItSaysWhenAndWhere() throws Exception {
        Path made = made("SELECT TIMESTAMP '2020-06-01 10:00:00' AS time, 48.5 AS latitude, -4.5::FLOAT AS longitude,"
                + " 5::INTEGER AS count, NULL::DOUBLE AS warmth, [1, 2] AS list");
        try (ObservationFile file = ObservationFiles.open(made)) {
            List<Feature> features = new ArrayList<>();
            file.forEach(features::add);
            assertThat(file.featureType()).isEqualTo(FeatureType.POINT);
            assertThat(file.properties())
                    .extracting(ObservedProperty::name)
                    .containsExactly("time", "latitude", "longitude", "count", "warmth");
            assertThat(file.indexOf(Role.LATITUDE)).contains(1);
            assertThat(file.remarks())
                    .extracting(Finding::code)
                    .containsExactlyInAnyOrder("observations-parquet-points", "observations-columns-left");
            assertThat(features).singleElement().satisfies(feature -> {
                assertThat(value(feature.columns().get(0), 0)).isEqualTo("1591005600000");
                assertThat(value(feature.columns().get(2), 0)).isEqualTo("-4.5");
                assertThat(value(feature.columns().get(3), 0)).isEqualTo("5.0");
                assertThat(value(feature.columns().get(4), 0)).isEqualTo("NaN");
            });
        }
    }

    @Test
    void whatTellsNeitherWhenNorWhereIsRefusedAndSoIsWhatIsBroken() throws Exception {
        Path other = made("SELECT 1 AS a, 'x' AS b");
        assertThatThrownBy(() -> ObservationFiles.open(other))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("a, b");
        byte[] bytes = Files.readAllBytes(other);
        Path torn = Files.write(folder.resolve("torn.parquet"), java.util.Arrays.copyOf(bytes, bytes.length - 20));
        assertThatThrownBy(() -> ObservationFiles.open(torn)).isInstanceOf(RefusedFile.class);
    }

    private Path made(String select) throws SQLException, IOException {
        Path own = Files.createTempDirectory(folder, "made").toRealPath();
        Path made = own.resolve("made.parquet");
        try (DuckDBConnection connection = TableEngine.open(own);
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + select + ") TO " + TableEngine.text(made.toString()) + " (FORMAT parquet)");
        }
        return made;
    }
}
