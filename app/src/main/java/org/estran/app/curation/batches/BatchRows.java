package org.estran.app.curation.batches;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estran.app.description.FieldChange;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of batches: plain SQL that SQLite and PostgreSQL both speak. */
@Component
class BatchRows {

    private static final String LINE = "SELECT number, record_id, state, change_before, change_after, changes";

    private final JdbcClient database;
    private final Clock clock;

    BatchRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    long add(String query, BatchChange change, long matched, @Nullable String account, String by) {
        long id = database.sql("SELECT COALESCE(MAX(id), 0) + 1 FROM batch_edit")
                .query(Long.class)
                .single();
        long now = clock.millis();
        database.sql("INSERT INTO batch_edit (id, query, edit, state, looked_at, matched, account, asked_by, asked_at,"
                        + " changed_at) VALUES (?, ?, ?, 'gathering', 0, ?, ?, ?, ?, ?)")
                .param(id)
                .param(query)
                .param(RecordJson.mapper().writeValueAsString(change))
                .param(matched)
                .param(account)
                .param(by)
                .param(now)
                .param(now)
                .update();
        return id;
    }

    Optional<Batch> find(long id) {
        return database.sql("SELECT * FROM batch_edit WHERE id = ?")
                .param(id)
                .query(BatchRows::batch)
                .optional();
    }

    List<Batch> newest(int limit) {
        return database.sql("SELECT * FROM batch_edit ORDER BY id DESC LIMIT ?")
                .param(limit)
                .query(BatchRows::batch)
                .list();
    }

    void state(long id, Batch.State state) {
        database.sql("UPDATE batch_edit SET state = ?, changed_at = ? WHERE id = ?")
                .params(state.word(), clock.millis(), id)
                .update();
    }

    void lookedAt(long id, long count) {
        database.sql("UPDATE batch_edit SET looked_at = ? WHERE id = ?")
                .params(count, id)
                .update();
    }

    /** A record comes once, though the search's order may move while it is read. */
    void plan(long batch, String recordId, long change, List<FieldChange> changes) {
        database.sql("INSERT INTO batch_line (batch, number, record_id, state, change_before, changes)"
                        + " SELECT ?, COALESCE(MAX(number), 0) + 1, ?, 'planned', ?, ? FROM batch_line WHERE batch = ?"
                        + " ON CONFLICT (batch, record_id) DO NOTHING")
                .params(batch, recordId, change, RecordJson.mapper().writeValueAsString(changes), batch)
                .update();
    }

    void write(long batch, BatchLine line) {
        database.sql("UPDATE batch_line SET state = ?, change_after = ? WHERE batch = ? AND number = ?")
                .param(line.state().word())
                .param(line.after())
                .param(batch)
                .param(line.number())
                .update();
    }

    List<BatchLine> inState(long batch, BatchLine.State state, int limit) {
        return database.sql(LINE + " FROM batch_line WHERE batch = ? AND state = ? ORDER BY number LIMIT ?")
                .params(batch, state.word(), limit)
                .query(BatchRows::line)
                .list();
    }

    List<BatchLine> page(long batch, long after, int limit) {
        return database.sql(LINE + " FROM batch_line WHERE batch = ? AND number > ? ORDER BY number LIMIT ?")
                .params(batch, after, limit)
                .query(BatchRows::line)
                .list();
    }

    Map<BatchLine.State, Long> counts(long batch) {
        Map<BatchLine.State, Long> counts = new EnumMap<>(BatchLine.State.class);
        database.sql("SELECT state, COUNT(*) FROM batch_line WHERE batch = ? GROUP BY state")
                .param(batch)
                .query(row -> {
                    counts.put(state(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    private static BatchLine.State state(String word) {
        return BatchLine.State.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Batch batch(ResultSet row, int n) throws SQLException {
        return new Batch(
                row.getLong("id"),
                row.getString("query"),
                RecordJson.mapper().readValue(row.getString("edit"), BatchChange.class),
                Batch.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("looked_at"),
                row.getLong("matched"),
                row.getString("account"),
                row.getString("asked_by"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    private static BatchLine line(ResultSet row, int n) throws SQLException {
        long after = row.getLong("change_after");
        return new BatchLine(
                row.getLong("number"),
                row.getString("record_id"),
                state(row.getString("state")),
                row.getLong("change_before"),
                after == 0 ? null : Long.valueOf(after),
                Arrays.asList(RecordJson.mapper().readValue(row.getString("changes"), FieldChange[].class)));
    }
}
