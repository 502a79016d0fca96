package org.estran.app.deposit.sharing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of addresses for anonymous reviewers. Changes join the caller's transaction. */
@Repository
public class LinkRows {

    private static final String COLUMNS = "id, deposit_id, fields, paths, made_at, expires_at, revoked_at";

    private final JdbcClient db;

    LinkRows(JdbcClient db) {
        this.db = db;
    }

    /** The latest first. */
    public List<ReviewLink> of(String depositId) {
        return db.sql("SELECT " + COLUMNS + " FROM review_link WHERE deposit_id = ? ORDER BY made_at DESC, id")
                .param(depositId)
                .query(LinkRows::link)
                .list();
    }

    public Optional<ReviewLink> behind(String secret) {
        return db.sql("SELECT " + COLUMNS + " FROM review_link WHERE secret_hash = ?")
                .param(Secrets.digest(secret))
                .query(LinkRows::link)
                .optional();
    }

    public void insert(ReviewLink link, String secret) {
        db.sql("INSERT INTO review_link (id, deposit_id, fields, paths, made_at, expires_at, secret_hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        link.id(),
                        link.depositId(),
                        String.join("\n", link.fields()),
                        String.join("\n", link.paths()),
                        link.madeAt().toEpochMilli(),
                        link.expiresAt().toEpochMilli(),
                        Secrets.digest(secret))
                .update();
    }

    /** The same again changes nothing. */
    public void revoke(String depositId, String id, Instant at) {
        db.sql("UPDATE review_link SET revoked_at = ? WHERE deposit_id = ? AND id = ? AND revoked_at IS NULL")
                .params(at.toEpochMilli(), depositId, id)
                .update();
    }

    private static ReviewLink link(ResultSet row, int n) throws SQLException {
        long revoked = row.getLong("revoked_at");
        boolean isRevoked = !row.wasNull();
        return new ReviewLink(
                row.getString("id"),
                row.getString("deposit_id"),
                row.getString("fields").lines().toList(),
                row.getString("paths").lines().toList(),
                Instant.ofEpochMilli(row.getLong("made_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                isRevoked ? Instant.ofEpochMilli(revoked) : null);
    }
}
