package org.estran.app.deposit.uploads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estran.app.deposit.StatedDigests;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of uploads. Changes join the caller's transaction. */
@Repository
class UploadRows {

    private final JdbcClient db;

    UploadRows(JdbcClient db) {
        this.db = db;
    }

    void insert(Upload upload, Instant at) {
        db.sql("INSERT INTO upload (id, deposit_id, owner, path, length, received, sha512, sha256, md5, metadata,"
                        + " opened_at, expires_at) VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        upload.id(),
                        upload.depositId(),
                        upload.owner(),
                        upload.path(),
                        upload.length(),
                        upload.stated().sha512(),
                        upload.stated().sha256(),
                        upload.stated().md5(),
                        upload.metadata(),
                        at.toEpochMilli(),
                        upload.expiresAt().toEpochMilli()))
                .update();
    }

    Optional<Upload> find(String id) {
        return db.sql("SELECT * FROM upload WHERE id = ?")
                .param(id)
                .query(UploadRows::read)
                .optional();
    }

    /** How many bytes other files still bring into a deposit, as far as their senders told. */
    long promised(String depositId, String exceptPath) {
        return db.sql("SELECT coalesce(sum(length), 0) FROM upload WHERE deposit_id = ? AND finished_at IS NULL"
                        + " AND path <> ?")
                .params(depositId, exceptPath)
                .query(Long.class)
                .single();
    }

    void received(String id, long bytes, Instant expiresAt) {
        db.sql("UPDATE upload SET received = ?, expires_at = ? WHERE id = ?")
                .params(bytes, expiresAt.toEpochMilli(), id)
                .update();
    }

    void length(String id, long length) {
        db.sql("UPDATE upload SET length = ? WHERE id = ?").params(length, id).update();
    }

    void finish(String id, Instant at) {
        db.sql("UPDATE upload SET finished_at = ? WHERE id = ?")
                .params(at.toEpochMilli(), id)
                .update();
    }

    void remove(String id) {
        db.sql("DELETE FROM upload WHERE id = ?").param(id).update();
    }

    List<String> expired(Instant now) {
        return db.sql("SELECT id FROM upload WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000")
                .param(now.toEpochMilli())
                .query(String.class)
                .list();
    }

    private static Upload read(ResultSet row, int n) throws SQLException {
        long length = row.getLong("length");
        boolean isKnown = !row.wasNull();
        return new Upload(
                row.getString("id"),
                row.getString("deposit_id"),
                row.getString("owner"),
                row.getString("path"),
                isKnown ? Long.valueOf(length) : null,
                row.getLong("received"),
                new StatedDigests(row.getString("sha512"), row.getString("sha256"), row.getString("md5")),
                row.getString("metadata"),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                row.getObject("finished_at") != null);
    }
}
