package org.estran.app.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the log. Changes join the caller's transaction. */
@Repository
class AuditRows {

    private static final String COLUMNS =
            "number, happened_at, account_id, action, subject, words, salt, words_sha256, previous, hash";

    private final JdbcClient sql;

    AuditRows(JdbcClient sql) {
        this.sql = sql;
    }

    AuditHead head() {
        return sql.sql("SELECT number, hash FROM audit_head WHERE only_row = 1")
                .query((row, n) -> new AuditHead(row.getLong("number"), row.getString("hash")))
                .single();
    }

    /** The head, held by this transaction until it ends: whoever else writes waits. */
    AuditHead takeHead() {
        sql.sql("UPDATE audit_head SET number = number WHERE only_row = 1").update();
        return head();
    }

    void add(AuditEntry entry) {
        sql.sql("INSERT INTO audit_entry (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        entry.number(),
                        entry.at().toEpochMilli(),
                        entry.account(),
                        entry.action(),
                        entry.subject(),
                        entry.words(),
                        entry.salt(),
                        entry.wordsDigest(),
                        entry.previous(),
                        entry.hash()))
                .update();
        sql.sql("UPDATE audit_head SET number = ?, hash = ? WHERE only_row = 1")
                .params(entry.number(), entry.hash())
                .update();
    }

    /** Oldest first, from the one after that number. */
    List<AuditEntry> after(long number, int limit) {
        return sql.sql("SELECT " + COLUMNS + " FROM audit_entry WHERE number > ? ORDER BY number LIMIT ?")
                .params(number, limit)
                .query(AuditRows::entry)
                .list();
    }

    /** Newest first, from the one before that number. */
    List<AuditEntry> before(long number, int limit) {
        return sql.sql("SELECT " + COLUMNS + " FROM audit_entry WHERE number < ? ORDER BY number DESC LIMIT ?")
                .params(number, limit)
                .query(AuditRows::entry)
                .list();
    }

    /** Erases the words of what an account did, and of what was done to it; how many entries had any. */
    int eraseWords(String account) {
        return sql.sql("UPDATE audit_entry SET words = NULL, salt = NULL"
                        + " WHERE (account_id = :account OR subject = :account) AND words IS NOT NULL")
                .param("account", account)
                .update();
    }

    void eraseWordsThatName(String name, String email) {
        sql.sql("UPDATE audit_entry SET words = NULL, salt = NULL WHERE words = :name OR words = :email")
                .param("name", name)
                .param("email", email)
                .update();
    }

    private static AuditEntry entry(ResultSet row, int n) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("happened_at")),
                row.getString("account_id"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("words"),
                row.getString("salt"),
                row.getString("words_sha256"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
