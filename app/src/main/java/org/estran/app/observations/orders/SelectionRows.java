package org.estran.app.observations.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estran.app.home.Moments;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code saved_selection} and {@code basket_item}. */
@Component
class SelectionRows {

    private final JdbcClient sql;

    SelectionRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<SavedSelection> find(String id) {
        return sql.sql("SELECT * FROM saved_selection WHERE id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Kept already, it stays as it is. */
    void insert(SavedSelection kept) {
        sql.sql("""
                INSERT INTO saved_selection (id, query, kept_at, feature_count, row_count, taken)
                VALUES (:id, :query, :at, :features, :rows, :taken) ON CONFLICT DO NOTHING
                """)
                .param("id", kept.id())
                .param("query", kept.query())
                .param("at", kept.keptAt().toEpochMilli())
                .param("features", kept.features())
                .param("rows", kept.rows())
                .param("taken", kept.taken())
                .update();
    }

    long keptSince(Instant since) {
        return sql.sql("SELECT count(*) FROM saved_selection WHERE kept_at >= ?")
                .param(since.toEpochMilli())
                .query(Long.class)
                .single();
    }

    /** What it was when it was kept, where the data had not changed until then. */
    boolean digest(String id, String taken, String digest) {
        return sql.sql("UPDATE saved_selection SET digest = ? WHERE id = ? AND taken = ? AND digest IS NULL")
                        .params(digest, id, taken)
                        .update()
                > 0;
    }

    void checked(String id, String taken, String digest, Instant at) {
        sql.sql("UPDATE saved_selection SET checked_taken = ?, checked_digest = ?, checked_at = ? WHERE id = ?")
                .params(taken, digest, at.toEpochMilli(), id)
                .update();
    }

    void doi(String id, Doi doi) {
        sql.sql("UPDATE saved_selection SET doi = ? WHERE id = ?")
                .params(doi.text(), id)
                .update();
    }

    List<String> basket(String account) {
        return sql.sql("SELECT selection FROM basket_item WHERE account_id = ? ORDER BY added_at, selection")
                .param(account)
                .query(String.class)
                .list();
    }

    void put(String account, String selection, Instant now) {
        sql.sql("INSERT INTO basket_item (account_id, selection, added_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(account, selection, now.toEpochMilli())
                .update();
    }

    void remove(String account, String selection) {
        sql.sql("DELETE FROM basket_item WHERE account_id = ? AND selection = ?")
                .params(account, selection)
                .update();
    }

    void empty(String account) {
        sql.sql("DELETE FROM basket_item WHERE account_id = ?").param(account).update();
    }

    private static SavedSelection read(ResultSet row) throws SQLException {
        return new SavedSelection(
                row.getString("id"),
                row.getString("query"),
                Instant.ofEpochMilli(row.getLong("kept_at")),
                row.getLong("feature_count"),
                row.getLong("row_count"),
                row.getString("taken"),
                row.getString("digest"),
                row.getString("checked_taken"),
                row.getString("checked_digest"),
                Moments.orNull(row, "checked_at"),
                doi(row.getString("doi")));
    }

    private static @Nullable Doi doi(@Nullable String text) {
        return text == null ? null : Doi.parse(text).orElse(null);
    }
}
