package org.estran.app.observations.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.app.home.Moments;
import org.estran.app.observations.Target;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code observation_order}. */
@Component
class OrderTable {

    private static final int LISTED = 50;
    private static final String OPEN = " AND state IN ('waiting', 'running')";

    private final JdbcClient sql;

    OrderTable(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Order order) {
        sql.sql("""
                INSERT INTO observation_order (id, account_id, email, language, format, selections, state, items_done,
                                               byte_count, asked_at, changed_at)
                VALUES (:id, :account, :email, :language, :format, :selections, 'waiting', 0, 0, :at, :at)
                """)
                .param("id", order.id())
                .param("account", order.accountId())
                .param("email", order.email())
                .param("language", order.language().code())
                .param("format", order.target().word())
                .param("selections", String.join(" ", order.selections()))
                .param("at", order.askedAt().toEpochMilli())
                .update();
    }

    Optional<Order> find(String id) {
        return sql.sql("SELECT * FROM observation_order WHERE id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Newest first. */
    List<Order> of(String account) {
        return sql.sql("SELECT * FROM observation_order WHERE account_id = ? ORDER BY asked_at DESC LIMIT " + LISTED)
                .param(account)
                .query((row, n) -> read(row))
                .list();
    }

    long openOf(String account) {
        return count("account_id = ?" + OPEN, account);
    }

    long openWithoutAccount() {
        return count("account_id IS NULL" + OPEN);
    }

    long ofMailSince(String email, Instant since) {
        return count("LOWER(email) = LOWER(?) AND asked_at >= ?", email, since.toEpochMilli());
    }

    private long count(String which, Object... values) {
        return sql.sql("SELECT count(*) FROM observation_order WHERE " + which)
                .params(List.of(values))
                .query(Long.class)
                .single();
    }

    /** False where it is not to be made any more. */
    boolean begin(String id, Instant now) {
        return sql.sql("UPDATE observation_order SET state = 'running', items_done = 0, byte_count = 0,"
                                + " changed_at = ? WHERE id = ?" + OPEN)
                        .params(now.toEpochMilli(), id)
                        .update()
                > 0;
    }

    /** False where it is not to be made any more. */
    boolean progress(String id, int items, long bytes, Instant now) {
        return sql.sql("UPDATE observation_order SET items_done = ?, byte_count = ?, changed_at = ? WHERE id = ?"
                                + OPEN)
                        .params(items, bytes, now.toEpochMilli(), id)
                        .update()
                > 0;
    }

    /** False where it was cancelled meanwhile. */
    boolean ready(String id, long bytes, String sha512, Instant now, Instant until) {
        return sql.sql("UPDATE observation_order SET state = 'ready', byte_count = ?, sha512 = ?, changed_at = ?,"
                                + " expires_at = ? WHERE id = ?" + OPEN)
                        .params(bytes, sha512, now.toEpochMilli(), until.toEpochMilli(), id)
                        .update()
                > 0;
    }

    /** False where it had ended already. */
    boolean end(String id, Order.State state, @Nullable String trouble, Instant now) {
        return sql.sql("UPDATE observation_order SET state = ?, trouble = ?, changed_at = ? WHERE id = ?" + OPEN)
                        .param(state.word())
                        .param(trouble)
                        .param(now.toEpochMilli())
                        .param(id)
                        .update()
                > 0;
    }

    /** Its address leads to nothing more, and nobody is written to. */
    void expire(String id, Instant now) {
        sql.sql("UPDATE observation_order SET state = 'expired', email = NULL, changed_at = ? WHERE id = ?")
                .params(now.toEpochMilli(), id)
                .update();
    }

    void remove(String id) {
        sql.sql("DELETE FROM observation_order WHERE id = ?").param(id).update();
    }

    List<String> ofPerson(String account, String email) {
        return sql.sql("SELECT id FROM observation_order WHERE account_id = ? OR LOWER(email) = LOWER(?)")
                .params(account, email)
                .query(String.class)
                .list();
    }

    private static Order read(ResultSet row) throws SQLException {
        return new Order(
                row.getString("id"),
                row.getString("account_id"),
                row.getString("email"),
                Language.of(row.getString("language")).orElse(Language.FR),
                Target.of(row.getString("format")).orElse(Target.CSV),
                List.of(row.getString("selections").split(" ")),
                Order.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("items_done"),
                row.getLong("byte_count"),
                row.getString("sha512"),
                row.getString("trouble"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                Moments.orNull(row, "expires_at"));
    }
}
