package org.estran.app.observations.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.estran.app.observations.tables.TableEngine;
import org.estran.observations.Column;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.observations.Role;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code lists-N.duckdb}. */
final class StoreLists {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private StoreLists() {}

    static List<StoredSource> sources(Connection connection, String recordId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT number, path, sha512, format, type, facts, refusal, rows FROM source
                WHERE record = ? ORDER BY number
                """)) {
            query.setString(1, recordId);
            List<StoredSource> all = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String facts = rows.getString(6);
                    all.add(new StoredSource(
                            rows.getInt(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            facts == null ? Map.of() : JSON.readValue(facts, TEXTS),
                            rows.getString(7),
                            rows.getLong(8)));
                }
            }
            return all;
        }
    }

    static void add(DuckDBConnection connection, String recordId, List<StoredSource> sources) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("source")) {
            for (StoredSource source : sources) {
                Affiliation affiliation = Affiliation.of(source.facts());
                appender.beginRow()
                        .append(recordId)
                        .append(source.number())
                        .append(source.path())
                        .append(source.sha512())
                        .append(source.format())
                        .append(source.featureType())
                        .append(JSON.writeValueAsString(source.facts()))
                        .append(source.refusal())
                        .append(source.rows())
                        .append(affiliation.network())
                        .append(affiliation.campaign())
                        .endRow();
            }
        }
    }

    static List<Part> parts(Connection connection, String recordId) throws SQLException {
        return parts(connection, new SqlText("record = ").value(recordId)).getOrDefault(recordId, List.of());
    }

    /** Of every record. */
    static Map<String, List<Part>> parts(Connection connection) throws SQLException {
        return parts(connection, new SqlText("true"));
    }

    private static Map<String, List<Part>> parts(Connection connection, SqlText clause) throws SQLException {
        SqlText sql = new SqlText(
                        "SELECT record, number, rows, columns, first_time, last_time, west, south, east, north"
                                + " FROM part WHERE ")
                .add(clause)
                .add(" ORDER BY record, number");
        try (PreparedStatement query = sql.prepare(connection);
                ResultSet rows = query.executeQuery()) {
            Map<String, List<Part>> all = new LinkedHashMap<>();
            while (rows.next()) {
                all.computeIfAbsent(rows.getString(1), id -> new ArrayList<>()).add(part(rows, 2));
            }
            return all;
        }
    }

    /** A Parquet file as a part. */
    static Part part(Connection connection, int number, Path file) throws SQLException {
        String place = TableEngine.text(file.toString());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + number + ", count(*), (SELECT md5(string_agg("
                        + "concat_ws(' ', name, type, converted_type), ', ' ORDER BY name)) FROM parquet_schema("
                        + place
                        + ")), min(time), max(time), min(longitude), min(latitude), max(longitude), max(latitude)"
                        + " FROM read_parquet(" + place + ")")) {
            row.next();
            return part(row, 1);
        }
    }

    private static Part part(ResultSet row, int at) throws SQLException {
        double west = row.getDouble(at + 5);
        BoundingBox box = row.wasNull()
                ? null
                : new BoundingBox(west, row.getDouble(at + 6), row.getDouble(at + 7), row.getDouble(at + 8));
        return new Part(
                row.getInt(at),
                row.getLong(at + 1),
                row.getString(at + 2),
                instant(row, at + 3),
                instant(row, at + 4),
                box);
    }

    /** In place of those that were. */
    static void setParts(Connection connection, String recordId, List<Part> parts) throws SQLException {
        remove(connection, "part", recordId);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Part part : parts) {
                BoundingBox box = part.box();
                List<@Nullable Object> values = new ArrayList<>();
                values.addAll(List.of(recordId, part.number(), part.rows(), part.columns()));
                values.add(part.first() == null ? null : timestamp(part.first()));
                values.add(part.last() == null ? null : timestamp(part.last()));
                values.add(box == null ? null : box.west());
                values.add(box == null ? null : box.south());
                values.add(box == null ? null : box.east());
                values.add(box == null ? null : box.north());
                for (int i = 0; i < values.size(); i++) {
                    insert.setObject(i + 1, values.get(i));
                }
                insert.execute();
            }
        }
    }

    /** The columns of a record, in the order in which its files brought them; of every record where none is named. */
    static List<StoredProperty> properties(Connection connection, @Nullable String recordId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                """
                SELECT record, name, flag, original, label, standard_name, unit, code, role, form, single, of_feature, scheme
                FROM property
                """ + (recordId == null ? "" : "WHERE record = ? ") + "ORDER BY record, position")) {
            if (recordId != null) {
                query.setString(1, recordId);
            }
            List<StoredProperty> all = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String scheme = rows.getString(13);
                    ObservedProperty property = new ObservedProperty(
                            rows.getString(4),
                            rows.getString(5),
                            rows.getString(6),
                            rows.getString(7),
                            rows.getString(8),
                            Role.valueOf(rows.getString(9)),
                            ObservedProperty.Form.valueOf(rows.getString(10)),
                            rows.getBoolean(11),
                            rows.getBoolean(12),
                            scheme == null ? null : JSON.readValue(scheme, QualityScheme.class));
                    all.add(new StoredProperty(rows.getString(1), rows.getString(2), rows.getString(3), property));
                }
            }
            return all;
        }
    }

    /** Columns of a record after those that it has. */
    static void addProperties(Connection connection, String recordId, List<StoredProperty> columns)
            throws SQLException {
        int firstPosition = nextPosition(connection, recordId);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO property VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            int position = firstPosition;
            for (StoredProperty column : columns) {
                ObservedProperty property = column.property();
                insert.setString(1, column.recordId());
                insert.setInt(2, position++);
                insert.setString(3, column.name());
                insert.setString(4, column.key());
                insert.setString(5, property.name());
                insert.setString(6, property.label());
                insert.setString(7, property.standardName());
                insert.setString(8, property.unit());
                insert.setString(9, property.code());
                insert.setString(10, property.role().name());
                insert.setString(11, property.form().name());
                insert.setBoolean(12, property.isSingle());
                insert.setBoolean(13, property.isOfFeature());
                insert.setString(14, column.flagName());
                insert.setString(15, property.scheme() == null ? null : JSON.writeValueAsString(property.scheme()));
                insert.execute();
            }
        }
    }

    private static int nextPosition(Connection connection, String recordId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT coalesce(max(position) + 1, 0) FROM property WHERE record = ?")) {
            query.setString(1, recordId);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** Does away with the columns of a record that have other names. */
    static void keepProperties(Connection connection, String recordId, Set<String> names) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM property WHERE record = ? AND name = ?")) {
            for (StoredProperty column : properties(connection, recordId)) {
                if (!names.contains(column.name())) {
                    delete.setString(1, recordId);
                    delete.setString(2, column.name());
                    delete.execute();
                }
            }
        }
    }

    /** Adds features to a table like {@code feature}. */
    static void addFeatures(
            DuckDBConnection connection, String catalog, String table, String recordId, List<FeatureCover> features)
            throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(catalog, "main", table)) {
            for (FeatureCover feature : features) {
                appender.beginRow()
                        .append(recordId)
                        .append(feature.source)
                        .append(feature.number)
                        .append(feature.id)
                        .append(feature.platform)
                        .append(feature.type.cfName())
                        .append(feature.mode)
                        .append(feature.rows);
                moment(appender, feature.first == Long.MAX_VALUE ? Column.NO_INSTANT : feature.first);
                moment(appender, feature.last);
                for (double value : new double[] {
                    feature.west, feature.east, feature.south, feature.north, feature.shallow, feature.deep
                }) {
                    if (Double.isNaN(value)) {
                        appender.appendNull();
                    } else {
                        appender.append(value);
                    }
                }
                appender.endRow();
            }
        }
    }

    private static void moment(DuckDBAppender appender, long millis) throws SQLException {
        if (millis == Column.NO_INSTANT) {
            appender.appendNull();
        } else {
            appender.append(LocalDateTime.ofEpochSecond(
                    Math.floorDiv(millis, 1000L), (int) Math.floorMod(millis, 1000L) * 1_000_000, ZoneOffset.UTC));
        }
    }

    static int lastFeature(Connection connection, String recordId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT coalesce(max(number), 0) FROM feature WHERE record = ?")) {
            query.setString(1, recordId);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** @param clause over {@code feature f} */
    static List<Holding> holdings(Connection connection, SqlText clause) throws SQLException {
        SqlText sql = new SqlText("""
                SELECT f.record, sum(f.rows), min(f.first_time), max(f.last_time), min(f.west), min(f.south), max(f.east),
                       max(f.north), min(f.shallow), max(f.deep)
                FROM feature f WHERE
                """).add(clause).add(" GROUP BY 1 ORDER BY 1");
        List<Holding> all = new ArrayList<>();
        try (PreparedStatement query = sql.prepare(connection);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                rows.getDouble(5);
                boolean isPlaced = !rows.wasNull();
                rows.getDouble(9);
                boolean isDeep = !rows.wasNull();
                all.add(new Holding(
                        rows.getString(1),
                        rows.getLong(2),
                        instant(rows, 3),
                        instant(rows, 4),
                        isPlaced
                                ? new BoundingBox(
                                        rows.getDouble(5), rows.getDouble(6), rows.getDouble(7), rows.getDouble(8))
                                : null,
                        isDeep ? rows.getDouble(9) : null,
                        isDeep ? rows.getDouble(10) : null));
            }
        }
        return all;
    }

    static void remove(Connection connection, String table, String recordId) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE record = ?")) {
            delete.setString(1, recordId);
            delete.execute();
        }
    }

    static void removeSources(
            Connection connection, String table, String column, String recordId, List<Integer> sources)
            throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE record = ? AND " + column + " = ?")) {
            for (int source : sources) {
                delete.setString(1, recordId);
                delete.setInt(2, source);
                delete.execute();
            }
        }
    }

    static @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
        LocalDateTime value = rows.getObject(column, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    static Timestamp timestamp(Instant instant) {
        return Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    static FeatureType type(String cfName) {
        return FeatureType.of(cfName).orElse(FeatureType.POINT);
    }
}
