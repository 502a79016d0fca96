package org.estran.app.observations.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.estran.judging.Shared;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.observations.reading.ObservationFiles;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetWriterTest {

    @TempDir
    Path folder;

    @Test
    void keepsEveryRowOfAnArgoProfile() throws Exception {
        Path written;
        try (ObservationFile file = ObservationFiles.open(Shared.data("samples/argo/R13857_001.nc"))) {
            written = written(file);
        }

        assertThat(read(
                        written,
                        "SELECT feature, platform, LATITUDE, PRES, TEMP, TEMP_flag, epoch_ms(JULD) FROM t LIMIT 1"))
                .containsExactly(List.of("13857_001", "13857", "0.267", "11.9", "22.235", "1", "870206580002"));
        assertThat(read(written, "SELECT count(*) FROM t")).containsExactly(List.of("112"));
    }

    @Test
    void writesWhatIsMissingAsNullAndKeepsFlagsAndTheOrder() throws Exception {
        Path written = written(new TwoCasts());

        assertThat(read(
                        written,
                        "SELECT feature, temp, temp_flag, \"TEMP_2\", \"feature_2\", epoch_ms(\"time\") FROM t"))
                .containsExactly(
                        List.of("b", "12.25", "1", "0.1", "net", "1782907200000"),
                        List.of("b", "null", "9", "null", "null", "1782907200000"),
                        List.of("a", "3.5", "null", "2.0", "bottle; \"left\"", "null"));
    }

    @Test
    void tellsWhatTheFileAndItsColumnsAre() throws Exception {
        Path written = written(new TwoCasts());

        List<List<String>> said = new ArrayList<>();
        try (DuckDBConnection connection = TableEngine.open(folder);
                PreparedStatement query =
                        connection.prepareStatement("SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)")) {
            query.setString(1, written.toString());
            said.addAll(rows(query.executeQuery()));
        }

        assertThat(said).contains(List.of("featureType", "profile"), List.of("facts", "{\"cruise\":\"l'été\"}"));
        assertThat(said.toString())
                .contains(
                        "\"temp\":{\"original_name\":\"temp\",\"role\":\"observed\",\"standard_name\":\"sea_water_temperature\",\"units\":\"degree_Celsius\"")
                .contains("\"flag_scheme\":\"Argo reference table 2\",\"flag_values\":\"0 1 2");
    }

    @Test
    void theEngineSeesOneFolderOnlyAndNoStatementChangesThat() throws Exception {
        Path own = Files.createDirectory(folder.resolve("own"));
        Path outside = Files.writeString(folder.resolve("outside.csv"), "a\n1\n");
        try (DuckDBConnection connection = TableEngine.open(own)) {
            assertThatThrownBy(() -> execute(connection, "SELECT * FROM read_csv('" + outside + "')"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> execute(connection, "COPY (SELECT 1) TO '" + folder.resolve("new.csv") + "'"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> execute(connection, "SET memory_limit = '8GB'"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(folder.resolve("new.csv")).doesNotExist();
    }

    private Path written(ObservationFile file) throws IOException {
        Path path = folder.resolve("written.parquet");
        try (OutputStream out = Files.newOutputStream(path)) {
            assertThat(new ParquetWriter(file).writeTo(out)).isEmpty();
            out.flush();
        }
        assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                .startsWith("PAR1")
                .endsWith("PAR1");
        return path;
    }

    private List<List<String>> read(Path parquet, String query) throws SQLException {
        try (DuckDBConnection connection = TableEngine.open(folder)) {
            execute(connection, "CREATE VIEW t AS FROM read_parquet('" + parquet + "')");
            try (Statement statement = connection.createStatement()) {
                return rows(statement.executeQuery(query));
            }
        }
    }

    private static void execute(DuckDBConnection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static List<List<String>> rows(ResultSet result) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.add(String.valueOf(result.getString(i)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Two profiles whose names clash where case is not regarded. */
    private static final class TwoCasts implements ObservationFile {

        @Override
        public Format format() {
            return Format.CF_DSG;
        }

        @Override
        public FeatureType featureType() {
            return FeatureType.PROFILE;
        }

        @Override
        public List<ObservedProperty> properties() {
            return List.of(
                    ObservedProperty.instant("time"),
                    ObservedProperty.number("temp")
                            .standard("sea_water_temperature")
                            .in("degree_Celsius")
                            .flagged(QualityScheme.ARGO),
                    ObservedProperty.number("TEMP").single(true),
                    ObservedProperty.text("feature"));
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("cruise", "l'été");
        }

        @Override
        public List<Finding> remarks() {
            return List.of();
        }

        @Override
        public void forEach(Sink sink) throws IOException {
            long noon = Instant.parse("2026-07-01T12:00:00Z").toEpochMilli();
            sink.accept(new Feature(
                    "b",
                    null,
                    2,
                    List.of(
                            new Column.Instants(noon),
                            new Column.Numbers(new double[] {12.25, Double.NaN}, new String[] {"1", "9"}),
                            new Column.Numbers(0.1, Double.NaN),
                            new Column.Texts("net", "")),
                    false));
            sink.accept(new Feature(
                    "a",
                    null,
                    1,
                    List.of(
                            new Column.Instants(Column.NO_INSTANT),
                            new Column.Numbers(3.5),
                            new Column.Numbers(2),
                            new Column.Texts("bottle; \"left\"")),
                    false));
        }

        @Override
        public void close() {}
    }
}
