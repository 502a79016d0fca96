package org.estran.app.tabledap.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estran.terms.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code dataset_subscription}. */
@Component
class SubscriptionRows {

    private final JdbcClient sql;

    SubscriptionRows(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Subscription one) {
        sql.sql("""
                INSERT INTO dataset_subscription (id, record_id, email, language, asked_at, version)
                VALUES (:id, :record, :email, :language, :at, :version)
                """)
                .param("id", one.id())
                .param("record", one.recordId())
                .param("email", one.email())
                .param("language", one.language().code())
                .param("at", one.askedAt().toEpochMilli())
                .param("version", one.version())
                .update();
    }

    Optional<Subscription> find(String id) {
        return sql.sql("SELECT * FROM dataset_subscription WHERE id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    Optional<Subscription> find(String recordId, String email) {
        return sql.sql("SELECT * FROM dataset_subscription WHERE record_id = ? AND email = ?")
                .param(recordId)
                .param(email)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Those that were confirmed, by their datasets. */
    List<Subscription> of(String email, int limit) {
        return sql.sql("SELECT * FROM dataset_subscription WHERE email = ? AND confirmed_at IS NOT NULL"
                        + " ORDER BY record_id LIMIT " + limit)
                .param(email)
                .query((row, n) -> read(row))
                .list();
    }

    /** Those that were confirmed and know of no version as late as that. */
    List<Subscription> before(String recordId, int version, int limit) {
        return sql.sql("SELECT * FROM dataset_subscription WHERE record_id = ? AND version < ?"
                        + " AND confirmed_at IS NOT NULL ORDER BY id LIMIT " + limit)
                .param(recordId)
                .param(version)
                .query((row, n) -> read(row))
                .list();
    }

    /** Those that were confirmed, by their ids. @param after the last one of the page before */
    List<Subscription> confirmed(String recordId, String after, int limit) {
        return sql.sql("SELECT * FROM dataset_subscription WHERE record_id = ? AND id > ?"
                        + " AND confirmed_at IS NOT NULL ORDER BY id LIMIT " + limit)
                .param(recordId)
                .param(after)
                .query((row, n) -> read(row))
                .list();
    }

    /** How many of an address nobody has confirmed. */
    long unconfirmed(String email) {
        return sql.sql("SELECT count(*) FROM dataset_subscription WHERE email = ? AND confirmed_at IS NULL")
                .param(email)
                .query(Long.class)
                .single();
    }

    long unconfirmedSince(Instant from) {
        return sql.sql("SELECT count(*) FROM dataset_subscription WHERE asked_at >= ? AND confirmed_at IS NULL")
                .param(from.toEpochMilli())
                .query(Long.class)
                .single();
    }

    void removeUnconfirmed(Instant before) {
        sql.sql("DELETE FROM dataset_subscription WHERE asked_at < ? AND confirmed_at IS NULL")
                .param(before.toEpochMilli())
                .update();
    }

    /** Whether it was not confirmed before. */
    boolean confirm(String id, int version, Instant now) {
        return sql.sql("UPDATE dataset_subscription SET confirmed_at = ?, version = ?"
                                + " WHERE id = ? AND confirmed_at IS NULL")
                        .param(now.toEpochMilli())
                        .param(version)
                        .param(id)
                        .update()
                == 1;
    }

    void told(String id, int version) {
        sql.sql("UPDATE dataset_subscription SET version = ? WHERE id = ?")
                .param(version)
                .param(id)
                .update();
    }

    void remove(String id) {
        sql.sql("DELETE FROM dataset_subscription WHERE id = ?").param(id).update();
    }

    void removeOf(String email) {
        sql.sql("DELETE FROM dataset_subscription WHERE email = ?").param(email).update();
    }

    private static Subscription read(ResultSet row) throws SQLException {
        row.getLong("confirmed_at");
        boolean isConfirmed = !row.wasNull();
        return new Subscription(
                row.getString("id"),
                row.getString("record_id"),
                row.getString("email"),
                Language.of(row.getString("language")).orElse(Language.FR),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                isConfirmed,
                row.getInt("version"));
    }
}
