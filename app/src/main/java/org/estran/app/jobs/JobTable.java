package org.estran.app.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code job}: what was asked, and how it went so far. */
final class JobTable {

    /** An administrator reads one page, not a backlog of thousands. */
    static final int LISTED = 500;

    private static final int LONGEST_ERROR = 2000;

    private final JdbcClient sql;

    JobTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** What a run begins with. */
    record Begun(String data, long asks, int attempts) {}

    /** A new wish has its own time, even when an older one was waiting for its next try. */
    void ask(String kind, String instance, String data, Instant now, Instant next) {
        sql.sql("""
                INSERT INTO job (kind, instance, data, asks, state, attempts, asked_at, next_at)
                VALUES (:kind, :instance, :data, 1, 'waiting', 0, :now, :next)
                ON CONFLICT (kind, instance) DO UPDATE SET
                  data = excluded.data,
                  asks = job.asks + 1,
                  asked_at = excluded.asked_at,
                  attempts = CASE job.state WHEN 'running' THEN job.attempts ELSE 0 END,
                  next_at = CASE job.state WHEN 'running' THEN NULL ELSE excluded.next_at END,
                  state = CASE job.state WHEN 'running' THEN 'running' ELSE 'waiting' END
                """)
                .param("kind", kind)
                .param("instance", instance)
                .param("data", data)
                .param("now", now.toEpochMilli())
                .param("next", next.toEpochMilli())
                .update();
    }

    Optional<Begun> begin(String kind, String instance) {
        int rows = sql.sql("""
                        UPDATE job SET state = 'running', attempts = attempts + 1, next_at = NULL
                        WHERE kind = ? AND instance = ?
                        """).params(kind, instance).update();
        return rows == 0
                ? Optional.empty()
                : sql.sql("SELECT data, asks, attempts FROM job WHERE kind = ? AND instance = ?")
                        .params(kind, instance)
                        .query((row, n) -> new Begun(row.getString(1), row.getLong(2), row.getInt(3)))
                        .optional();
    }

    boolean has(String kind) {
        return sql.sql("SELECT COUNT(*) FROM job WHERE kind = ? AND state <> 'failed'")
                        .param(kind)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Forgets a job that succeeded, unless it was asked for again since it began. */
    boolean settle(String kind, String instance, long asksWhenBegun) {
        return sql.sql("DELETE FROM job WHERE kind = ? AND instance = ? AND asks = ?")
                        .params(kind, instance, asksWhenBegun)
                        .update()
                > 0;
    }

    boolean askedAgain(String kind, String instance, long asksWhenBegun) {
        return sql.sql("SELECT COUNT(*) FROM job WHERE kind = ? AND instance = ? AND asks > ?")
                        .params(kind, instance, asksWhenBegun)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void waitUntil(String kind, String instance, Instant next, int attempts, @Nullable String error) {
        sql.sql("""
                UPDATE job SET state = 'waiting', attempts = :attempts, next_at = :next, last_error = :error
                WHERE kind = :kind AND instance = :instance
                """)
                .param("attempts", attempts)
                .param("next", next.toEpochMilli())
                .param("error", error == null ? null : shortened(error))
                .param("kind", kind)
                .param("instance", instance)
                .update();
    }

    void fail(String kind, String instance, String error) {
        sql.sql("""
                UPDATE job SET state = 'failed', next_at = NULL, last_error = ?
                WHERE kind = ? AND instance = ?
                """).params(shortened(error), kind, instance).update();
    }

    /** Counts anew and waits for now; false when it is running or unknown. */
    boolean retry(String kind, String instance, Instant now) {
        return sql.sql("""
                        UPDATE job SET state = 'waiting', attempts = 0, next_at = ?
                        WHERE kind = ? AND instance = ? AND state <> 'running'
                        """).params(now.toEpochMilli(), kind, instance).update() > 0;
    }

    /** False when it is running or unknown. */
    boolean callOff(String kind, String instance) {
        return sql.sql("DELETE FROM job WHERE kind = ? AND instance = ? AND state <> 'running'")
                        .params(kind, instance)
                        .update()
                > 0;
    }

    void reviveRunning(Instant now) {
        sql.sql("UPDATE job SET state = 'waiting', next_at = ? WHERE state = 'running'")
                .param(now.toEpochMilli())
                .update();
    }

    List<JobStatus> list() {
        return sql.sql("""
                        SELECT kind, instance, state, attempts, last_error, asked_at, next_at FROM job
                        ORDER BY CASE state WHEN 'failed' THEN 0 WHEN 'running' THEN 1 ELSE 2 END,
                                 next_at, kind, instance
                        LIMIT ?
                        """)
                .param(LISTED)
                .query((row, n) -> new JobStatus(
                        row.getString(1),
                        row.getString(2),
                        JobStatus.State.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                        row.getInt(4),
                        row.getString(5),
                        Instant.ofEpochMilli(row.getLong(6)),
                        row.getObject(7) == null ? null : Instant.ofEpochMilli(row.getLong(7))))
                .list();
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR) + "…";
    }
}
