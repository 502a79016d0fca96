package org.estran.app.coverages.datasets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of datasets. */
@Component
class DatasetRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;

    DatasetRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * A row.
     *
     * @param sha512 of a file; null for an aggregation
     * @param refusal why there is no dataset; null where there is one
     * @param holding null where there is none
     */
    record Row(
            String recordId,
            Dataset.Kind kind,
            String path,
            int version,
            @Nullable String sha512,
            @Nullable String refusal,
            @Nullable Holding holding,
            Instant indexedAt) {

        Optional<Dataset> dataset() {
            return Optional.ofNullable(holding)
                    .map(h -> new Dataset(
                            recordId,
                            path,
                            version,
                            h.title(),
                            h.size(),
                            h.format(),
                            h.variables(),
                            h.box(),
                            h.start(),
                            h.end(),
                            h.members(),
                            indexedAt));
        }
    }

    List<Row> of(String recordId) {
        return database.sql("SELECT * FROM dataset WHERE record_id = ? ORDER BY kind, path")
                .param(recordId)
                .query((row, n) -> read(row))
                .list();
    }

    List<Row> of(String recordId, Collection<String> paths) {
        if (paths.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(paths);
        values.addFirst(recordId);
        return database.sql(
                        "SELECT * FROM dataset WHERE record_id = ? AND kind IN ('aggregation', 'file') AND path IN (?"
                                + ", ?".repeat(paths.size() - 1) + ") ORDER BY kind, path")
                .params(values)
                .query((row, n) -> read(row))
                .list();
    }

    List<Row> page(@Nullable String after, int limit) {
        String[] key = after == null ? new String[] {"", "", ""} : Arrays.copyOf(after.split("/", 3), 3);
        List<Object> values = new ArrayList<>();
        for (String part : key) {
            values.add(part == null ? "" : part);
        }
        values.add(limit);
        return database.sql("SELECT * FROM dataset WHERE document IS NOT NULL AND (record_id, kind, path) > (?, ?, ?)"
                        + " ORDER BY record_id, kind, path LIMIT ?")
                .params(values)
                .query((row, n) -> read(row))
                .list();
    }

    /** How many rows there are, and when the last one was written. */
    String state() {
        return database.sql("SELECT count(*) || '-' || coalesce(max(indexed_at), 0) FROM dataset")
                .query(String.class)
                .single();
    }

    List<String> records(@Nullable String after, int limit) {
        return database.sql("SELECT DISTINCT record_id FROM dataset WHERE document IS NOT NULL AND record_id > ?"
                        + " ORDER BY record_id LIMIT ?")
                .params(after == null ? "" : after, limit)
                .query(String.class)
                .list();
    }

    void put(Row row) {
        database.sql("INSERT INTO dataset (record_id, kind, path, version, sha512, refusal, document, indexed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        row.recordId(),
                        row.kind().word(),
                        row.path(),
                        row.version(),
                        row.sha512(),
                        row.refusal(),
                        row.holding() == null ? null : JSON.writeValueAsString(row.holding()),
                        row.indexedAt().toEpochMilli()))
                .update();
    }

    void removeAll(String recordId) {
        database.sql("DELETE FROM dataset WHERE record_id = ?").param(recordId).update();
    }

    boolean isWalked(int form) {
        return database.sql("SELECT count(*) FROM dataset_walk WHERE form = ?")
                        .param(form)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void walked(int form, Instant at) {
        if (!isWalked(form)) {
            database.sql("INSERT INTO dataset_walk (form, walked_at) VALUES (?, ?)")
                    .params(form, at.toEpochMilli())
                    .update();
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        String document = row.getString("document");
        return new Row(
                row.getString("record_id"),
                Dataset.Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                row.getString("path"),
                row.getInt("version"),
                row.getString("sha512"),
                row.getString("refusal"),
                document == null ? null : JSON.readValue(document, Holding.class),
                Instant.ofEpochMilli(row.getLong("indexed_at")));
    }
}
