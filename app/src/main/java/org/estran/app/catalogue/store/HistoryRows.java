package org.estran.app.catalogue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.RecordHistory;
import org.estran.app.catalogue.RecordState;
import org.estran.records.RecordJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of former states. Only a record that changes has any, so that what is imported once is kept once. */
@Component
class HistoryRows implements RecordHistory {

    private static final String STATE =
            "record_id, change_number, version, record_json, withdrawn_scope, changed_at, changed_by";

    private static final String ALL = "SELECT " + STATE + " FROM record_state WHERE record_id = :id"
            + " UNION ALL SELECT id, change_number, version, record_json, withdrawn_scope, changed_at, changed_by"
            + " FROM record WHERE id = :id";

    private final JdbcClient database;
    private final Callers callers;

    HistoryRows(JdbcClient database, Callers callers) {
        this.database = database;
        this.callers = callers;
    }

    /** Keeps what a record says now, before something else is written over it, and writes that. */
    void over(String id, Runnable write) {
        int kept = database.sql(
                        "INSERT INTO record_state (" + STATE + ") SELECT id, change_number, version, record_json,"
                                + " withdrawn_scope, changed_at, changed_by FROM record WHERE id = ?")
                .param(id)
                .update();
        write.run();
        String account = callers.current().accountId();
        if (kept > 0 || account != null) {
            database.sql("UPDATE record SET changed_by = ? WHERE id = ?")
                    .params(java.util.Arrays.asList(account, id))
                    .update();
        }
    }

    @Override
    public List<RecordState> of(String id) {
        return database.sql(ALL + " ORDER BY change_number DESC")
                .param("id", id)
                .query(HistoryRows::read)
                .list();
    }

    @Override
    public Optional<RecordState> at(String id, long change) {
        return database.sql("SELECT " + STATE + " FROM (" + ALL + ") AS state WHERE change_number = :change")
                .param("id", id)
                .param("change", change)
                .query(HistoryRows::read)
                .optional();
    }

    private static RecordState read(ResultSet row, int n) throws SQLException {
        return new RecordState(
                row.getString("record_id"),
                row.getLong("change_number"),
                row.getInt("version"),
                RecordJson.read(row.getString("record_json")),
                row.getString("withdrawn_scope") != null,
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getString("changed_by"));
    }
}
