package org.estran.app.observations.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.QualityScheme;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.estran.observations.Role;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Parquet file of observations. One that {@link ParquetWriter} made is read as it was: its key-value metadata say what its
 * columns are, and rows of a feature follow each other. Any other is a table of points, where columns named {@code time} (of
 * moments), {@code latitude} and {@code longitude} tell when and where, and {@code depth} how deep; which they are is told, and
 * that no unit is. Moments without a zone are UTC. Columns of lists, structures and bytes are left out and told.
 */
final class ParquetFile implements ObservationFile {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> WHOLE = Set.of(
            "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT");

    private final Path path;
    private final Remarks remarks = new Remarks();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<Placed> columns = new ArrayList<>();
    private FeatureType type = FeatureType.POINT;
    private boolean isOfFeatures;

    /** A property, the column that has it, and that with its flags. */
    private record Placed(
            ObservedProperty property,
            String name,
            @Nullable String flagName) {}

    private ParquetFile(Path path) {
        this.path = path;
    }

    static ParquetFile of(Path path) throws IOException {
        ParquetFile file = new ParquetFile(path.toRealPath());
        file.with(connection -> {
            file.describe(connection);
            return true;
        });
        return file;
    }

    /** Work with an engine that sees this file alone. */
    private interface Work {
        boolean with(DuckDBConnection connection) throws SQLException, IOException;
    }

    private void with(Work work) throws IOException {
        Path aside = Files.createTempDirectory("estran-parquet").toRealPath();
        try (DuckDBConnection connection = TableEngine.open(aside, path)) {
            work.with(connection);
        } catch (SQLException refused) {
            throw new RefusedFile(Reason.BROKEN, 0, "Parquet: " + refused.getMessage(), refused);
        } finally {
            FileSystemUtils.deleteRecursively(aside);
        }
    }

    private void describe(DuckDBConnection connection) throws SQLException, RefusedFile {
        Map<String, String> types = new LinkedHashMap<>();
        each(connection, "DESCRIBE SELECT * FROM " + table(), row -> types.put(row.getString(1), row.getString(2)));
        Map<String, String> said = new HashMap<>();
        each(
                connection,
                "SELECT decode(key), decode(value) FROM parquet_kv_metadata(" + place() + ")",
                row -> said.put(row.getString(1), row.getString(2)));
        if (said.containsKey("featureType") && said.containsKey("columns")) {
            asWritten(types, said);
        } else {
            asPoints(types);
        }
        if (columns.isEmpty()) {
            throw new RefusedFile(Reason.NO_OBSERVATIONS, "Parquet without a column of numbers, texts or moments");
        }
    }

    private String place() {
        return TableEngine.text(path.toString());
    }

    private String table() {
        return "read_parquet(" + place() + ")";
    }

    /** Takes a row. */
    private interface Row {
        void of(ResultSet row) throws SQLException;
    }

    private static void each(DuckDBConnection connection, String sql, Row taking) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                taking.of(rows);
            }
        }
    }

    private void asWritten(Map<String, String> types, Map<String, String> said) throws RefusedFile {
        try {
            type = FeatureType.of(Objects.requireNonNull(said.get("featureType")))
                    .orElseThrow(() ->
                            new RefusedFile(Reason.UNSUPPORTED, "features of the type " + said.get("featureType")));
            JSON.readTree(said.getOrDefault("facts", "{}"))
                    .properties()
                    .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asString("")));
            JsonNode described = JSON.readTree(said.get("columns"));
            isOfFeatures = types.containsKey(TableColumn.FEATURE) && types.containsKey(TableColumn.PLATFORM);
            Set<String> flags = described
                    .propertyStream()
                    .filter(one -> one.getValue().has("flag_scheme"))
                    .map(one -> one.getKey() + "_flag")
                    .collect(Collectors.toSet());
            types.forEach((name, storedAs) -> {
                boolean isOwn = isOfFeatures
                        && Set.of(TableColumn.FEATURE, TableColumn.PLATFORM).contains(name);
                if (!isOwn && !flags.contains(name)) {
                    add(name, storedAs, described.path(name), types);
                }
            });
        } catch (JacksonException bent) {
            throw new RefusedFile(Reason.BROKEN, 0, "Parquet: its metadata are no JSON: " + bent.getMessage(), bent);
        }
    }

    private void add(String name, String storedAs, JsonNode said, Map<String, String> types) {
        Form form = form(storedAs);
        if (form == null) {
            remarks.add("observations-columns-left", "/columns", name, storedAs);
            return;
        }
        String original = said.path("original_name").asString(name);
        ObservedProperty property = switch (form) {
            case NUMBER -> ObservedProperty.number(original).single(storedAs.equals("FLOAT"));
            case INSTANT -> ObservedProperty.instant(original);
            case TEXT -> ObservedProperty.text(original);
        };
        property = property.labelled(text(said, "long_name"))
                .standard(text(said, "standard_name"))
                .in(text(said, "units"))
                .coded(text(said, "sdn_parameter_urn"))
                .as(role(said.path("role").asString("")));
        if (said.path("of_feature").asString("").equals("true")) {
            property = property.ofFeature();
        }
        String flag = name + "_flag";
        if (said.has("flag_scheme") && types.containsKey(flag)) {
            property = property.flagged(scheme(said));
        }
        columns.add(new Placed(property, name, property.scheme() == null ? null : flag));
    }

    private static @Nullable String text(JsonNode said, String name) {
        return said.has(name) ? said.path(name).asString("") : null;
    }

    private static Role role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(Role.OBSERVED);
    }

    private static QualityScheme scheme(JsonNode said) {
        String name = said.path("flag_scheme").asString("");
        QualityScheme known = QualityScheme.named(name);
        return known != QualityScheme.UNKNOWN
                ? known
                : QualityScheme.of(
                        name,
                        words(said.path("flag_values").asString("")),
                        words(said.path("flag_meanings").asString("")));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.split(" "));
    }

    private void asPoints(Map<String, String> types) throws RefusedFile {
        Map<String, Role> roles = new LinkedHashMap<>();
        types.forEach((name, storedAs) -> {
            Role role = switch (name.toLowerCase(Locale.ROOT)) {
                case "time" -> form(storedAs) == Form.INSTANT ? Role.TIME : Role.OBSERVED;
                case "latitude" -> form(storedAs) == Form.NUMBER ? Role.LATITUDE : Role.OBSERVED;
                case "longitude" -> form(storedAs) == Form.NUMBER ? Role.LONGITUDE : Role.OBSERVED;
                case "depth" -> form(storedAs) == Form.NUMBER ? Role.DEPTH : Role.OBSERVED;
                default -> Role.OBSERVED;
            };
            if (role != Role.OBSERVED && !roles.containsValue(role)) {
                roles.put(name, role);
            }
        });
        if (!roles.values().containsAll(Set.of(Role.TIME, Role.LATITUDE, Role.LONGITUDE))) {
            throw new RefusedFile(
                    Reason.NO_OBSERVATIONS,
                    "Parquet without columns named time (of moments), latitude and longitude (of numbers); it has "
                            + types.keySet().stream().limit(20).collect(Collectors.joining(", ")));
        }
        remarks.add("observations-parquet-points", "/columns", String.join(", ", roles.keySet()));
        types.forEach((name, storedAs) -> {
            int before = columns.size();
            add(name, storedAs, JSON.createObjectNode(), types);
            if (columns.size() > before && roles.containsKey(name)) {
                Placed last = columns.removeLast();
                columns.add(new Placed(coordinate(last.property(), roles.get(name)), name, null));
            }
        });
    }

    private static ObservedProperty coordinate(ObservedProperty property, Role role) {
        return switch (role) {
            case LATITUDE -> property.as(role).standard("latitude").in("degrees_north");
            case LONGITUDE -> property.as(role).standard("longitude").in("degrees_east");
            case DEPTH -> property.as(role).standard("depth").in("m");
            case TIME -> property.as(role).standard("time");
            case PRESSURE, HEIGHT, OBSERVED -> property;
        };
    }

    private static @Nullable Form form(String storedAs) {
        if (WHOLE.contains(storedAs)
                || storedAs.equals("FLOAT")
                || storedAs.equals("DOUBLE")
                || storedAs.startsWith("DECIMAL")) {
            return Form.NUMBER;
        }
        if (storedAs.startsWith("TIMESTAMP") || storedAs.equals("DATE")) {
            return Form.INSTANT;
        }
        return storedAs.equals("VARCHAR") || storedAs.equals("BOOLEAN") ? Form.TEXT : null;
    }

    @Override
    public Format format() {
        return Format.PARQUET;
    }

    @Override
    public FeatureType featureType() {
        return type;
    }

    @Override
    public List<ObservedProperty> properties() {
        return columns.stream().map(Placed::property).toList();
    }

    @Override
    public Map<String, String> facts() {
        return facts;
    }

    @Override
    public List<Finding> remarks() {
        return remarks.all();
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        List<String> asked = new ArrayList<>();
        if (isOfFeatures) {
            asked.addAll(List.of(TableColumn.FEATURE, TableColumn.PLATFORM));
        }
        for (Placed column : columns) {
            asked.add(TableEngine.name(column.name()));
            if (column.flagName() != null) {
                asked.add(TableEngine.name(column.flagName()));
            }
        }
        with(connection -> {
            Gathering gathering = new Gathering(sink);
            String sql = "SELECT " + String.join(", ", asked) + " FROM " + table();
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet rows = query.executeQuery()) {
                while (gathering.isWanted && rows.next()) {
                    gathering.add(rows);
                }
            }
            gathering.end();
            return true;
        });
    }

    @Override
    public void close() {
        // Each reading opens and closes an engine of its own.
    }

    /** Rows become features, or parts of one. */
    private final class Gathering {
        private final Sink sink;
        private final int most = Feature.rowsOfPart(columns.size());
        private final List<Cells> cells =
                columns.stream().map(column -> new Cells(column.property())).toList();
        private final Set<String> begun = new HashSet<>();
        private String id = "";
        private @Nullable String platform;
        private int rows;
        private boolean isContinued;
        private boolean isWanted = true;

        Gathering(Sink sink) {
            this.sink = sink;
            if (!isOfFeatures) {
                id = "points";
            }
        }

        void add(ResultSet row) throws SQLException, IOException {
            int place = 1;
            if (isOfFeatures) {
                String next = row.getString(place++);
                String named = next == null ? "" : next;
                String carrier = row.getString(place++);
                if (!named.equals(id) || rows == 0 && !isContinued) {
                    give();
                    if (!begun.add(named)) {
                        throw new RefusedFile(Reason.BROKEN, "Parquet: rows of " + named + " do not follow each other");
                    }
                    id = named;
                    platform = carrier;
                    isContinued = false;
                }
            }
            if (rows == most) {
                give();
                isContinued = true;
            }
            for (int c = 0; c < columns.size(); c++) {
                cells.get(c).value(row, place++, rows);
                if (columns.get(c).flagName() != null) {
                    String flag = row.getString(place++);
                    cells.get(c).flag(flag == null ? "" : flag, rows);
                }
            }
            rows++;
        }

        void end() throws IOException {
            give();
        }

        private void give() throws IOException {
            if (rows > 0) {
                List<Column> all = cells.stream().map(one -> one.column(rows)).toList();
                isWanted = sink.accept(new Feature(id, platform, rows, all, isContinued));
                rows = 0;
            }
        }
    }

    /** The values of a column while rows come. */
    private static final class Cells {
        private final ObservedProperty property;
        private double[] numbers = new double[0];
        private long[] instants = new long[0];
        private String[] texts = new String[0];
        private String[] flags = new String[0];

        Cells(ObservedProperty property) {
            this.property = property;
        }

        private static int more(int row) {
            return Math.max(64, row * 2);
        }

        void value(ResultSet from, int place, int row) throws SQLException {
            switch (property.form()) {
                case NUMBER -> {
                    numbers = row < numbers.length ? numbers : Arrays.copyOf(numbers, more(row));
                    double value = from.getDouble(place);
                    numbers[row] = from.wasNull() ? Double.NaN : value;
                }
                case INSTANT -> {
                    instants = row < instants.length ? instants : Arrays.copyOf(instants, more(row));
                    instants[row] = moment(from.getObject(place));
                }
                case TEXT -> {
                    texts = row < texts.length ? texts : Arrays.copyOf(texts, more(row));
                    String text = from.getString(place);
                    texts[row] = text == null ? "" : text;
                }
            }
        }

        private static long moment(@Nullable Object value) {
            Instant moment = switch (value) {
                case OffsetDateTime zoned -> zoned.toInstant();
                case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                case java.sql.Timestamp stamp -> stamp.toLocalDateTime().toInstant(ZoneOffset.UTC);
                case java.time.LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
                case null, default -> null;
            };
            return moment == null ? Column.NO_INSTANT : moment.toEpochMilli();
        }

        void flag(String flag, int row) {
            flags = row < flags.length ? flags : Arrays.copyOf(flags, more(row));
            flags[row] = flag;
        }

        /** One value where the property is of the feature, or as many as rows. */
        Column column(int rows) {
            int size = property.isOfFeature() ? 1 : rows;
            String[] own = property.scheme() == null ? null : Arrays.copyOf(flags, size);
            return switch (property.form()) {
                case NUMBER -> new Column.Numbers(Arrays.copyOf(numbers, size), own);
                case INSTANT -> new Column.Instants(Arrays.copyOf(instants, size), own);
                case TEXT -> new Column.Texts(Arrays.copyOf(texts, size), own);
            };
        }
    }
}
