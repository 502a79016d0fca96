package org.estran.app.deposit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what data files say of themselves. Changes join the caller's transaction. */
@Repository
class FactRows {

    /** A series of more files than this is compared by its first ones. */
    static final int MOST = 500;

    private final JdbcClient db;

    FactRows(JdbcClient db) {
        this.db = db;
    }

    void put(String sha512, FileFacts facts) {
        db.sql("INSERT INTO file_facts (sha512, document) VALUES (?, ?) ON CONFLICT (sha512) DO UPDATE SET"
                        + " document = excluded.document")
                .params(sha512, facts.json())
                .update();
    }

    void remove(String sha512) {
        db.sql("DELETE FROM file_facts WHERE sha512 = ?").param(sha512).update();
    }

    /** By the file's name, in the order of names. */
    Map<String, FileFacts> ofDeposit(String depositId) {
        Map<String, FileFacts> facts = new LinkedHashMap<>();
        db.sql("SELECT f.path, k.document FROM deposit_file f JOIN file_facts k ON k.sha512 = f.sha512"
                        + " WHERE f.deposit_id = ? AND f.has_facts = 1 ORDER BY f.path LIMIT ?")
                .params(depositId, MOST)
                .query(row -> {
                    facts.put(row.getString("path"), FileFacts.read(row.getString("document")));
                });
        return facts;
    }
}
