package org.estran.app.coverages.datasets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of copies. */
@Component
class CopyRows {

    private final JdbcClient database;
    private final Clock clock;

    CopyRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A row.
     *
     * @param tag of the bytes that were copied; null while none were
     * @param reason why there is no copy; null where there is one or nobody tried yet
     */
    record Row(
            String recordId,
            String path,
            String variable,
            CopyKind kind,
            Copies.State state,
            @Nullable String tag,
            @Nullable String reason) {

        boolean isReadyFor(String bytes) {
            return state == Copies.State.READY && bytes.equals(tag);
        }
    }

    List<Row> of(String recordId) {
        return database.sql("SELECT * FROM dataset_copy WHERE record_id = ? ORDER BY path, variable, kind")
                .param(recordId)
                .query((row, n) -> read(row))
                .list();
    }

    List<Row> of(String recordId, String path) {
        return database.sql("SELECT * FROM dataset_copy WHERE record_id = ? AND path = ? ORDER BY variable, kind")
                .params(recordId, path)
                .query((row, n) -> read(row))
                .list();
    }

    void want(String recordId, String path, String variable, CopyKind kind) {
        database.sql("INSERT INTO dataset_copy (record_id, path, variable, kind, state, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (record_id, path, variable, kind) DO UPDATE SET state = excluded.state,"
                        + " tag = NULL, reason = NULL, changed_at = excluded.changed_at")
                .params(recordId, path, variable, kind.word(), word(Copies.State.WANTED), now())
                .update();
    }

    void remove(String recordId, String path, String variable, CopyKind kind) {
        database.sql("DELETE FROM dataset_copy WHERE record_id = ? AND path = ? AND variable = ? AND kind = ?")
                .params(recordId, path, variable, kind.word())
                .update();
    }

    /** Nothing is written where the copy is no longer wanted. */
    void made(Row row, String tag) {
        change(row, Copies.State.READY, tag, null);
    }

    void failed(Row row, String reason) {
        change(row, Copies.State.FAILED, null, reason);
    }

    private void change(Row row, Copies.State state, @Nullable String tag, @Nullable String reason) {
        database.sql("UPDATE dataset_copy SET state = ?, tag = ?, reason = ?, changed_at = ?"
                        + " WHERE record_id = ? AND path = ? AND variable = ? AND kind = ?")
                .params(java.util.Arrays.asList(
                        word(state),
                        tag,
                        reason,
                        now(),
                        row.recordId(),
                        row.path(),
                        row.variable(),
                        row.kind().word()))
                .update();
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }

    private static String word(Copies.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("record_id"),
                row.getString("path"),
                row.getString("variable"),
                CopyKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Copies.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("tag"),
                row.getString("reason"));
    }
}
