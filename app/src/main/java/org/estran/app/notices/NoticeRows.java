package org.estran.app.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the outbox. Changes join the caller's transaction. */
@Repository
class NoticeRows {

    private static final String COLUMNS =
            "id, reader, answer_to, language, subject, body, state, created_at, changed_at, trouble";

    private final JdbcClient sql;

    NoticeRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** False where this reader has a notice of this event already. */
    boolean insert(String id, Letter letter, NoticeState state, Instant now) {
        return sql.sql("INSERT INTO notice (" + COLUMNS + ", event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)"
                                + " ON CONFLICT (event, reader) DO NOTHING")
                        .params(Arrays.asList(
                                id,
                                letter.reader(),
                                letter.answerTo(),
                                letter.language().code(),
                                letter.subject(),
                                letter.body(),
                                state.word(),
                                now.toEpochMilli(),
                                now.toEpochMilli(),
                                letter.event()))
                        .update()
                == 1;
    }

    Optional<Notice> find(String id) {
        return sql.sql("SELECT " + COLUMNS + " FROM notice WHERE id = ?")
                .param(id)
                .query(NoticeRows::notice)
                .optional();
    }

    void move(String id, NoticeState state, @Nullable String trouble, Instant now) {
        sql.sql("UPDATE notice SET state = ?, trouble = ?, changed_at = ? WHERE id = ?")
                .params(Arrays.asList(state.word(), trouble, now.toEpochMilli(), id))
                .update();
    }

    /** Letters to a reader, and those that tell others what they asked for in their own words; sent or not. */
    List<String> toOrOfRequestsOf(String reader) {
        return sql.sql("SELECT id FROM notice WHERE reader = :reader"
                        + " OR (event LIKE 'access/%' AND answer_to = :reader)")
                .param("reader", reader)
                .query(String.class)
                .list();
    }

    /** Whoever letters went to without being an account. */
    List<String> readersWithoutAccount() {
        return sql.sql("SELECT DISTINCT reader FROM notice WHERE reader LIKE '%:%'")
                .query(String.class)
                .list();
    }

    void remove(String id) {
        sql.sql("DELETE FROM notice WHERE id = ?").param(id).update();
    }

    /** Puts an ellipsis in the place of those words, in letters whose answer goes to that account, or (empty) in all. */
    void takeOut(String answerTo, String words) {
        sql.sql("UPDATE notice SET subject = replace(subject, :words, '…'), body = replace(body, :words, '…'),"
                        + " trouble = replace(trouble, :words, '…') WHERE :account IN ('', answer_to)"
                        + " AND :words <> ''")
                .param("words", words)
                .param("account", answerTo)
                .update();
    }

    /** Newest first, from the one after that one. */
    List<Notice> page(@Nullable Notice after, int limit) {
        return sql.sql("SELECT " + COLUMNS + " FROM notice WHERE created_at < ? OR (created_at = ? AND id < ?)"
                        + " ORDER BY created_at DESC, id DESC LIMIT ?")
                .params(
                        after == null ? Long.MAX_VALUE : after.createdAt().toEpochMilli(),
                        after == null ? Long.MAX_VALUE : after.createdAt().toEpochMilli(),
                        after == null ? "" : after.id(),
                        limit)
                .query(NoticeRows::notice)
                .list();
    }

    private static Notice notice(ResultSet row, int n) throws SQLException {
        return new Notice(
                row.getString("id"),
                row.getString("reader"),
                row.getString("answer_to"),
                Language.of(row.getString("language")).orElse(Language.FR),
                row.getString("subject"),
                row.getString("body"),
                NoticeState.of(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getString("trouble"));
    }
}
