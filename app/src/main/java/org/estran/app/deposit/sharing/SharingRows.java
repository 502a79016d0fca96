package org.estran.app.deposit.sharing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.terms.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of co-authors and invitations. Changes join the caller's transaction. */
@Repository
public class SharingRows {

    private static final String OF_INVITATION = "id, deposit_id, email, language, rights, invited_at, expires_at";

    private final JdbcClient db;

    SharingRows(JdbcClient db) {
        this.db = db;
    }

    /** In the order in which they came. */
    public List<Coauthor> coauthors(String depositId) {
        return db.sql("SELECT account, rights, added_at FROM deposit_coauthor WHERE deposit_id = ?"
                        + " ORDER BY added_at, account")
                .param(depositId)
                .query((row, n) -> new Coauthor(
                        row.getString("account"), rights(row), Instant.ofEpochMilli(row.getLong("added_at"))))
                .list();
    }

    public Optional<Rights> rights(String depositId, String account) {
        return db.sql("SELECT rights FROM deposit_coauthor WHERE deposit_id = ? AND account = ?")
                .params(depositId, account)
                .query((row, n) -> rights(row))
                .optional();
    }

    /** With those rights from now on, whether they had others before or none. */
    public void put(String depositId, String account, Rights rights, Instant at) {
        db.sql("INSERT INTO deposit_coauthor (deposit_id, account, rights, added_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (deposit_id, account) DO UPDATE SET rights = excluded.rights")
                .params(depositId, account, rights.word(), at.toEpochMilli())
                .update();
    }

    public void remove(String depositId, String account) {
        db.sql("DELETE FROM deposit_coauthor WHERE deposit_id = ? AND account = ?")
                .params(depositId, account)
                .update();
    }

    public List<Invitation> invitations(String depositId) {
        return db.sql("SELECT " + OF_INVITATION
                        + " FROM deposit_invitation WHERE deposit_id = ? ORDER BY invited_at, id")
                .param(depositId)
                .query(SharingRows::invitation)
                .list();
    }

    public Optional<Invitation> invitation(String id) {
        return db.sql("SELECT " + OF_INVITATION + " FROM deposit_invitation WHERE id = ?")
                .param(id)
                .query(SharingRows::invitation)
                .optional();
    }

    public Optional<Invitation> invitationBehind(String secret) {
        return db.sql("SELECT " + OF_INVITATION + " FROM deposit_invitation WHERE secret_hash = ?")
                .param(Secrets.digest(secret))
                .query(SharingRows::invitation)
                .optional();
    }

    public void invite(Invitation invitation, String secret) {
        db.sql("DELETE FROM deposit_invitation WHERE deposit_id = ? AND email = ?")
                .params(invitation.depositId(), invitation.email())
                .update();
        db.sql("INSERT INTO deposit_invitation (" + OF_INVITATION + ", secret_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        invitation.id(),
                        invitation.depositId(),
                        invitation.email(),
                        invitation.language().code(),
                        invitation.rights().word(),
                        invitation.invitedAt().toEpochMilli(),
                        invitation.expiresAt().toEpochMilli(),
                        Secrets.digest(secret))
                .update();
    }

    public void removeInvitation(String depositId, String id) {
        db.sql("DELETE FROM deposit_invitation WHERE deposit_id = ? AND id = ?")
                .params(depositId, id)
                .update();
    }

    private static Invitation invitation(ResultSet row, int n) throws SQLException {
        return new Invitation(
                row.getString("id"),
                row.getString("deposit_id"),
                row.getString("email"),
                Language.of(row.getString("language")).orElse(Language.FR),
                rights(row),
                Instant.ofEpochMilli(row.getLong("invited_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")));
    }

    private static Rights rights(ResultSet row) throws SQLException {
        return Rights.valueOf(row.getString("rights").toUpperCase(Locale.ROOT));
    }
}
