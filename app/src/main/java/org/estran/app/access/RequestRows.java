package org.estran.app.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estran.app.home.Moments;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of requests. Changes join the caller's transaction. */
@Repository
class RequestRows {

    private static final String COLUMNS = "id, record_id, reader, name, email, purpose, language, state, asked_at,"
            + " decided_at, decided_by, reason, expires_at";
    private static final String ALL = "SELECT " + COLUMNS + " FROM access_request ";
    private static final int MOST = 500;

    private final JdbcClient sql;

    RequestRows(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(AccessRequest request, @Nullable String confirmationHash) {
        sql.sql("INSERT INTO access_request (id, record_id, reader, name, email, purpose, language, state, asked_at,"
                        + " reason, confirmation_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)")
                .params(Arrays.asList(
                        request.id(),
                        request.recordId(),
                        request.reader(),
                        request.name(),
                        request.email(),
                        request.purpose(),
                        request.language().code(),
                        request.state().word(),
                        request.askedAt().toEpochMilli(),
                        confirmationHash))
                .update();
    }

    Optional<AccessRequest> find(String id) {
        return sql.sql(ALL + "WHERE id = ?")
                .param(id)
                .query(RequestRows::request)
                .optional();
    }

    Optional<AccessRequest> toConfirm(String confirmationHash, Instant since) {
        return sql.sql(ALL + "WHERE confirmation_hash = ? AND state = 'unconfirmed' AND asked_at >= ?")
                .params(confirmationHash, since.toEpochMilli())
                .query(RequestRows::request)
                .optional();
    }

    /** How many wait for their address to be confirmed; of one reader, or (null) of all. */
    int unconfirmed(@Nullable String reader, Instant since) {
        return sql.sql("SELECT COUNT(*) FROM access_request WHERE state = 'unconfirmed' AND asked_at >= :since"
                        + " AND (CAST(:reader AS TEXT) IS NULL OR reader = :reader)")
                .param("since", since.toEpochMilli())
                .param("reader", reader)
                .query(Integer.class)
                .single();
    }

    /** Of a reader before one record, newest first. */
    List<AccessRequest> of(String reader, String recordId) {
        return sql.sql(ALL + "WHERE reader = ? AND record_id = ? ORDER BY asked_at DESC LIMIT " + MOST)
                .params(reader, recordId)
                .query(RequestRows::request)
                .list();
    }

    List<AccessRequest> of(String reader) {
        return sql.sql(ALL + "WHERE reader = ? ORDER BY asked_at DESC LIMIT " + MOST)
                .param(reader)
                .query(RequestRows::request)
                .list();
    }

    /** What was asked, granted or refused, what waits first. */
    List<AccessRequest> confirmed() {
        return sql.sql(ALL + "WHERE state <> 'unconfirmed' ORDER BY CASE state WHEN 'asked' THEN 0 ELSE 1 END,"
                        + " asked_at DESC LIMIT " + MOST)
                .query(RequestRows::request)
                .list();
    }

    /** What was confirmed, newest first, after another one; of all records and states where those are null. */
    List<AccessRequest> confirmed(
            @Nullable String recordId, AccessRequest.@Nullable State state, @Nullable AccessRequest after, int most) {
        return sql.sql(ALL + "WHERE state <> 'unconfirmed' AND (CAST(:record AS TEXT) IS NULL OR record_id = :record)"
                        + " AND (CAST(:state AS TEXT) IS NULL OR state = :state)"
                        + " AND (asked_at < :at OR (asked_at = :at AND id > :id))"
                        + " ORDER BY asked_at DESC, id LIMIT :most")
                .param("record", recordId)
                .param("state", state == null ? null : state.word())
                .param("at", after == null ? Long.MAX_VALUE : after.askedAt().toEpochMilli())
                .param("id", after == null ? "" : after.id())
                .param("most", most)
                .query(RequestRows::request)
                .list();
    }

    boolean isGranted(String reader, String recordId, Instant now) {
        return sql.sql("SELECT COUNT(*) FROM access_request WHERE reader = ? AND record_id = ? AND state = 'granted'"
                                + " AND expires_at > ?")
                        .params(reader, recordId, now.toEpochMilli())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    boolean isGrantedByPass(String passId, String recordId, Instant now) {
        return sql.sql("SELECT COUNT(*) FROM access_pass p JOIN access_request r ON r.id = p.request_id"
                                + " WHERE p.id = ? AND r.record_id = ? AND r.state = 'granted' AND r.expires_at > ?")
                        .params(passId, recordId, now.toEpochMilli())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Moves a request on; false where it is no longer in that state. */
    boolean move(AccessRequest to, AccessRequest.State from) {
        Instant decidedAt = to.decidedAt();
        Instant expiresAt = to.expiresAt();
        return sql.sql("UPDATE access_request SET state = ?, decided_at = ?, decided_by = ?, reason = ?,"
                                + " expires_at = ?, confirmation_hash = NULL WHERE id = ? AND state = ?")
                        .params(Arrays.asList(
                                to.state().word(),
                                decidedAt == null ? null : decidedAt.toEpochMilli(),
                                to.decidedBy(),
                                to.reason(),
                                expiresAt == null ? null : expiresAt.toEpochMilli(),
                                to.id(),
                                from.word()))
                        .update()
                == 1;
    }

    private static AccessRequest request(ResultSet row, int n) throws SQLException {
        return new AccessRequest(
                row.getString("id"),
                row.getString("record_id"),
                row.getString("reader"),
                row.getString("name"),
                row.getString("email"),
                row.getString("purpose"),
                Language.of(row.getString("language")).orElse(Language.FR),
                AccessRequest.State.of(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                Moments.orNull(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("reason"),
                Moments.orNull(row, "expires_at"));
    }
}
