package org.estran.app.deposit;

import java.util.Optional;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.AccessPolicyJson;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a draft's description was before each of its latest changes: what somebody still has before them, when another
 * saves first. Changes join the caller's transaction.
 */
@Repository
class PastStates {

    /** Each change of a field is saved by itself; a tab left open for longer is compared with what there is. */
    private static final int KEPT = 200;

    private final JdbcClient db;

    PastStates(JdbcClient db) {
        this.db = db;
    }

    /** A description as it once was. */
    record State(MetadataRecord record, AccessPolicy access) {}

    /** Before its description is changed. */
    void keep(String depositId) {
        db.sql("INSERT INTO deposit_past (deposit_id, revision, record, access_json)"
                        + " SELECT id, revision, record, access_json FROM deposit WHERE id = ?"
                        + " ON CONFLICT (deposit_id, revision) DO NOTHING")
                .param(depositId)
                .update();
        db.sql("DELETE FROM deposit_past WHERE deposit_id = ?"
                        + " AND revision < (SELECT revision FROM deposit WHERE id = ?) - ?")
                .params(depositId, depositId, KEPT)
                .update();
    }

    /** What it was at that revision: the state before the next change of it. Empty where nothing changed since. */
    Optional<State> at(String depositId, long revision) {
        return db.sql("SELECT record, access_json FROM deposit_past WHERE deposit_id = ? AND revision >= ?"
                        + " ORDER BY revision LIMIT 1")
                .params(depositId, revision)
                .query((row, n) -> new State(
                        RecordJson.read(row.getString("record")), AccessPolicyJson.read(row.getString("access_json"))))
                .optional();
    }

    void forget(String depositId) {
        db.sql("DELETE FROM deposit_past WHERE deposit_id = ?").param(depositId).update();
    }
}
