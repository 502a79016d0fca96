package org.estran.app.imports.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estran.app.home.Moments;
import org.estran.app.imports.ImportCounts;
import org.estran.app.imports.ImportRequest;
import org.estran.app.imports.ImportRun;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of runs. */
@Component
public class RunRows {

    private final JdbcClient database;
    private final Clock clock;

    RunRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new run that waits. Joins the caller's transaction. */
    public ImportRun open(ImportRequest request) {
        long number = database.sql("SELECT COALESCE(MAX(number), 0) + 1 FROM import_run")
                .query(Long.class)
                .single();
        database.sql("INSERT INTO import_run (number, source, location, received, asked_by, state, asked_at, added,"
                        + " changed, unchanged, kept, failed, duplicates, ignored, missing, warnings, byte_count)"
                        + " VALUES (?, ?, ?, ?, ?, 'waiting', ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)")
                .params(
                        number,
                        request.source(),
                        request.location().toString(),
                        request.received(),
                        request.askedBy(),
                        clock.millis())
                .update();
        return find(number).orElseThrow();
    }

    /** The run is at work: for the first time, or again after its process died. */
    public void begin(long number) {
        database.sql("UPDATE import_run SET state = 'running', started_at = COALESCE(started_at, ?), ended_at = NULL,"
                        + " problem_code = NULL, problem_words = NULL WHERE number = ?")
                .params(clock.millis(), number)
                .update();
    }

    public void count(long number, ImportCounts counts) {
        database.sql(
                        "UPDATE import_run SET added = ?, changed = ?, unchanged = ?, kept = ?, failed = ?, duplicates = ?,"
                                + " ignored = ?, missing = ?, warnings = ?, byte_count = ? WHERE number = ?")
                .params(
                        counts.added(),
                        counts.changed(),
                        counts.unchanged(),
                        counts.kept(),
                        counts.failed(),
                        counts.duplicates(),
                        counts.ignored(),
                        counts.missing(),
                        counts.warnings(),
                        counts.bytes(),
                        number)
                .update();
    }

    public void end(long number, ImportRun.State state, ImportRun.@Nullable Failure problem) {
        database.sql(
                        "UPDATE import_run SET state = ?, ended_at = ?, problem_code = ?, problem_words = ? WHERE number = ?")
                .param(state.word())
                .param(clock.millis())
                .param(problem == null ? null : problem.code())
                .param(problem == null ? null : problem.words())
                .param(number)
                .update();
    }

    /** Says that a run that is not over is wanted no more. */
    public void cancel(long number, String by) {
        ImportRun.Failure cancelled = ImportRun.Failure.cancelledBy(by);
        database.sql("UPDATE import_run SET problem_code = ?, problem_words = ?"
                        + " WHERE number = ? AND state IN ('waiting', 'running')")
                .params(cancelled.code(), cancelled.words(), number)
                .update();
    }

    /** Whoever holds the home alone may say so of runs that no living process can be at. */
    public void interrupt(List<Long> exceptThese) {
        for (ImportRun run : inState("running")) {
            if (!exceptThese.contains(run.number())) {
                end(run.number(), ImportRun.State.INTERRUPTED, null);
            }
        }
    }

    private List<ImportRun> inState(String state) {
        return database.sql("SELECT * FROM import_run WHERE state = ? ORDER BY number")
                .param(state)
                .query(RunRows::run)
                .list();
    }

    public Optional<ImportRun> find(long number) {
        return database.sql("SELECT * FROM import_run WHERE number = ?")
                .param(number)
                .query(RunRows::run)
                .optional();
    }

    public List<ImportRun> newest(int limit) {
        return database.sql("SELECT * FROM import_run ORDER BY number DESC LIMIT ?")
                .param(limit)
                .query(RunRows::run)
                .list();
    }

    private static ImportRun run(ResultSet row, int n) throws SQLException {
        ImportRequest request = new ImportRequest(
                Path.of(row.getString("location")),
                row.getString("source"),
                row.getString("asked_by"),
                row.getBoolean("received"));
        ImportCounts counts = new ImportCounts(
                row.getLong("added"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                row.getLong("kept"),
                row.getLong("failed"),
                row.getLong("duplicates"),
                row.getLong("ignored"),
                row.getLong("missing"),
                row.getLong("warnings"),
                row.getLong("byte_count"));
        String code = row.getString("problem_code");
        return new ImportRun(
                row.getLong("number"),
                request,
                ImportRun.State.of(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                Moments.orNull(row, "started_at"),
                Moments.orNull(row, "ended_at"),
                counts,
                code == null ? null : new ImportRun.Failure(code, row.getString("problem_words")));
    }
}
