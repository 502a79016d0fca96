package org.estran.app.observations.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.estran.observations.Feature;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes features as Parquet (zstd): a row for each row of each feature, in the order of the file; the columns
 * {@code feature} and {@code platform}, then one for each property and one for its flags. Times are in UTC, what is
 * missing is null. The file's key-value metadata hold, as JSON, what the file says of itself ({@code facts}) and what each
 * column is ({@code columns}, in CF's words), so nothing is left out.
 */
public final class ParquetWriter {

    private static final JsonMapper JSON = new JsonMapper();

    private final ObservationFile file;
    private final List<TableColumn> columns;

    public ParquetWriter(ObservationFile file) {
        this.file = file;
        this.columns = TableColumn.of(file.properties());
    }

    /**
     * Writes all of it; the stream is left open. Parquet has its table of contents at the end and is made in a folder
     * aside first.
     *
     * @return what has no place in Parquet: nothing
     */
    public List<Finding> writeTo(OutputStream out) throws IOException {
        Path folder = Files.createTempDirectory("estran-parquet").toRealPath();
        try {
            Path made = folder.resolve("rows.parquet");
            make(folder, made);
            Files.copy(made, out);
            return List.of();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void make(Path folder, Path made) throws IOException {
        try (DuckDBConnection connection = TableEngine.open(folder);
                Statement statement = connection.createStatement()) {
            statement.execute(table());
            try (DuckDBAppender appender = connection.createAppender("observed")) {
                file.forEach(feature -> append(appender, feature));
            }
            statement.execute("COPY observed TO " + TableEngine.text(made.toString())
                    + " (FORMAT parquet, COMPRESSION zstd, KV_METADATA " + metadata() + ")");
        } catch (SQLException failed) {
            throw new IOException("The table was not written: " + failed.getMessage(), failed);
        }
    }

    private String table() {
        return Stream.concat(
                        Stream.of(TableColumn.FEATURE + " VARCHAR", TableColumn.PLATFORM + " VARCHAR"),
                        columns.stream().map(TableColumn::declaration))
                .collect(Collectors.joining(", ", "CREATE TABLE observed (", ")"));
    }

    private boolean append(DuckDBAppender appender, Feature feature) throws IOException {
        try {
            for (int row = 0; row < feature.rows(); row++) {
                appender.beginRow();
                TableColumn.text(appender, feature.id());
                TableColumn.text(appender, feature.platform());
                for (int c = 0; c < columns.size(); c++) {
                    columns.get(c).append(appender, feature.columns().get(c), row);
                }
                appender.endRow();
            }
            return true;
        } catch (SQLException failed) {
            throw new IOException(feature.id() + " was not written: " + failed.getMessage(), failed);
        }
    }

    private String metadata() {
        Map<String, Map<String, String>> described = new LinkedHashMap<>();
        columns.forEach(column -> described.put(column.name(), description(column.property())));
        return "{featureType: " + TableEngine.text(file.featureType().cfName())
                + ", facts: " + TableEngine.text(JSON.writeValueAsString(file.facts()))
                + ", columns: " + TableEngine.text(JSON.writeValueAsString(described)) + "}";
    }

    private static Map<String, String> description(ObservedProperty property) {
        Map<String, String> said = new LinkedHashMap<>();
        put(said, "original_name", property.name());
        put(said, "role", property.role().name().toLowerCase(Locale.ROOT));
        put(said, "of_feature", property.isOfFeature() ? "true" : null);
        put(said, "long_name", property.label());
        put(said, "standard_name", property.standardName());
        put(said, "units", property.form() == ObservedProperty.Form.INSTANT ? null : property.unit());
        put(said, "sdn_parameter_urn", property.code());
        QualityScheme scheme = property.scheme();
        if (scheme != null) {
            put(said, "flag_scheme", scheme.name());
            put(said, "flag_values", String.join(" ", scheme.flags().keySet()));
            put(
                    said,
                    "flag_meanings",
                    scheme.flags().values().stream()
                            .map(QualityScheme.Meaning::words)
                            .collect(Collectors.joining(" ")));
        }
        return said;
    }

    private static void put(Map<String, String> said, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            said.put(name, value);
        }
    }
}
