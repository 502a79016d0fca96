package org.estran.app.curation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was corrected of which record, over what its source says. */
@Component
class OverlayRows {

    private static final String FIELD =
            "record_id, number, path, is_row, before, value, theirs, is_disputed, corrected_by, corrected_at";

    private final JdbcClient database;
    private final JdbcTemplate batches;

    OverlayRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /**
     * All of one record.
     *
     * @param source the record as its source says it
     * @param change the last change of the record that is accounted for
     */
    record Overlay(String recordId, ObjectNode source, long change, List<Correction> corrections) {
        public Overlay {
            corrections = List.copyOf(corrections);
        }
    }

    Optional<Overlay> find(String recordId) {
        return database.sql("SELECT source, change_number FROM curated_record WHERE record_id = ?")
                .param(recordId)
                .query((row, n) -> new Overlay(
                        recordId,
                        (ObjectNode) RecordJson.mapper().readTree(row.getString("source")),
                        row.getLong("change_number"),
                        corrections(recordId)))
                .optional();
    }

    private List<Correction> corrections(String recordId) {
        return database.sql("SELECT " + FIELD + " FROM curated_field WHERE record_id = ? ORDER BY number")
                .param(recordId)
                .query(OverlayRows::correction)
                .list();
    }

    /** In place of what was written of it; nothing where nothing is corrected any more. */
    void put(Overlay overlay) {
        String id = overlay.recordId();
        database.sql("DELETE FROM curated_field WHERE record_id = ?").param(id).update();
        if (overlay.corrections().isEmpty()) {
            database.sql("DELETE FROM curated_record WHERE record_id = ?")
                    .param(id)
                    .update();
            return;
        }
        database.sql("INSERT INTO curated_record (record_id, source, change_number) VALUES (?, ?, ?)"
                        + " ON CONFLICT (record_id) DO UPDATE SET source = excluded.source,"
                        + " change_number = excluded.change_number")
                .params(id, overlay.source().toString(), overlay.change())
                .update();
        List<Object[]> rows = new ArrayList<>();
        for (Correction one : overlay.corrections()) {
            rows.add(columns(id, rows.size() + 1, one));
        }
        batches.batchUpdate("INSERT INTO curated_field (" + FIELD + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
    }

    /** The record was written as its overlay has it. */
    void reach(String recordId, long change) {
        database.sql("UPDATE curated_record SET change_number = ? WHERE record_id = ?")
                .params(change, recordId)
                .update();
    }

    /**
     * Records with corrections, by their ids.
     *
     * @param disputed only those with a conflict
     */
    List<Curated> page(boolean disputed, @Nullable String after, int limit) {
        return database.sql("SELECT record_id, COUNT(*) AS corrections,"
                        + " SUM(CASE WHEN is_disputed THEN 1 ELSE 0 END) AS disputed FROM curated_field"
                        + " WHERE record_id > ? GROUP BY record_id"
                        + (disputed ? " HAVING SUM(CASE WHEN is_disputed THEN 1 ELSE 0 END) > 0" : "")
                        + " ORDER BY record_id LIMIT ?")
                .params(after == null ? "" : after, limit)
                .query((row, n) ->
                        new Curated(row.getString("record_id"), row.getInt("corrections"), row.getInt("disputed")))
                .list();
    }

    @SuppressWarnings("NullAway") // what was not said is NULL
    private static Object[] columns(String recordId, int number, Correction one) {
        return new Object[] {
            recordId,
            number,
            one.path(),
            one.isRow(),
            json(one.before()),
            json(one.value()),
            json(one.theirs()),
            one.isDisputed(),
            one.by(),
            one.at().toEpochMilli()
        };
    }

    private static @Nullable String json(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }

    private static Correction correction(ResultSet row, int n) throws SQLException {
        return new Correction(
                row.getString("path"),
                row.getBoolean("is_row"),
                node(row.getString("before")),
                node(row.getString("value")),
                node(row.getString("theirs")),
                row.getBoolean("is_disputed"),
                row.getString("corrected_by"),
                Instant.ofEpochMilli(row.getLong("corrected_at")));
    }

    private static @Nullable JsonNode node(@Nullable String json) {
        return json == null ? null : RecordJson.mapper().readTree(json);
    }
}
