package org.estran.app.catalogue.store;

import java.time.Instant;
import java.util.List;
import org.estran.app.catalogue.AcceptedFlag;
import org.estran.app.catalogue.AcceptedFlags;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of accepted flags. */
@Repository
class AcceptedFlagRows implements AcceptedFlags {

    private final JdbcClient database;

    AcceptedFlagRows(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void put(String recordId, List<AcceptedFlag> flags) {
        for (AcceptedFlag one : flags) {
            database.sql("INSERT INTO record_flag (record_id, path, sha512, rule, property, accepted_by, accepted_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (record_id, path, sha512, property, rule)"
                            + " DO UPDATE SET accepted_by = excluded.accepted_by, accepted_at = excluded.accepted_at")
                    .params(
                            recordId,
                            one.path(),
                            one.sha512(),
                            one.rule(),
                            one.property(),
                            one.acceptedBy(),
                            one.acceptedAt().toEpochMilli())
                    .update();
        }
    }

    @Override
    public List<AcceptedFlag> ofRecord(String recordId) {
        return database.sql("SELECT path, sha512, rule, property, accepted_by, accepted_at FROM record_flag"
                        + " WHERE record_id = ? ORDER BY path, sha512, property, rule")
                .param(recordId)
                .query((row, number) -> new AcceptedFlag(
                        row.getString("path"),
                        row.getString("sha512"),
                        row.getString("rule"),
                        row.getString("property"),
                        row.getString("accepted_by"),
                        Instant.ofEpochMilli(row.getLong("accepted_at"))))
                .list();
    }
}
