package org.estran.app.harvests.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.estran.app.harvests.HarvestCounts;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.home.Moments;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of runs and of the pages they have written. */
@Component("harvestRunRows")
public class RunRows {

    private final JdbcClient database;
    private final Clock clock;

    RunRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new run that waits. Joins the caller's transaction. */
    public HarvestRun open(long harvester, @Nullable Instant since, String by) {
        long number = database.sql("SELECT COALESCE(MAX(number), 0) + 1 FROM harvest_run WHERE harvester = ?")
                .param(harvester)
                .query(Long.class)
                .single();
        database.sql(
                        "INSERT INTO harvest_run (harvester, number, state, asked_by, asked_at, since, is_read, pages, got,"
                                + " added, changed, unchanged, removed, failed, duplicates, kept, repeated, byte_count)"
                                + " VALUES (?, ?, 'waiting', ?, ?, ?, FALSE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)")
                .param(harvester)
                .param(number)
                .param(by)
                .param(clock.millis())
                .param(since == null ? null : since.toEpochMilli())
                .update();
        return find(harvester, number).orElseThrow();
    }

    /** The run is at work: for the first time, or again. */
    public void begin(HarvestRun run) {
        database.sql("UPDATE harvest_run SET state = 'running', started_at = COALESCE(started_at, ?), ended_at = NULL,"
                        + " problem_code = NULL, problem_words = NULL WHERE harvester = ? AND number = ?")
                .params(clock.millis(), run.harvester(), run.number())
                .update();
    }

    public void state(HarvestRun run, HarvestRun.State state) {
        database.sql("UPDATE harvest_run SET state = ? WHERE harvester = ? AND number = ?")
                .params(state.word(), run.harvester(), run.number())
                .update();
    }

    /** What a page was, and where the next one begins. */
    public void page(HarvestRun run, long page, String seen) {
        database.sql("INSERT INTO harvest_page (harvester, run, number, seen) VALUES (?, ?, ?, ?)")
                .params(run.harvester(), run.number(), page, seen)
                .update();
    }

    public void checkpoint(HarvestRun run, @Nullable String next, boolean isRead, @Nullable Instant newest) {
        database.sql(
                        "UPDATE harvest_run SET checkpoint = ?, is_read = ?, newest = ? WHERE harvester = ? AND number = ?")
                .param(next)
                .param(isRead)
                .param(newest == null ? null : newest.toEpochMilli())
                .param(run.harvester())
                .param(run.number())
                .update();
    }

    /** All there is is looked at, and no longer only what changed: what was seen so far counts for nothing. */
    public void widen(HarvestRun run) {
        database.sql("DELETE FROM harvest_page WHERE harvester = ? AND run = ?")
                .params(run.harvester(), run.number())
                .update();
        database.sql(
                        "UPDATE harvest_run SET since = NULL, checkpoint = NULL, is_read = FALSE, promised = NULL, got = 0,"
                                + " unchanged = 0, pages = 0 WHERE harvester = ? AND number = ?")
                .params(run.harvester(), run.number())
                .update();
    }

    public void count(HarvestRun run, long pages, @Nullable Long promised, HarvestCounts counts) {
        database.sql("UPDATE harvest_run SET pages = ?, promised = ?, got = ?, added = ?, changed = ?, unchanged = ?,"
                        + " removed = ?, failed = ?, duplicates = ?, kept = ?, repeated = ?, byte_count = ?"
                        + " WHERE harvester = ? AND number = ?")
                .param(pages)
                .param(promised)
                .param(counts.got())
                .param(counts.added())
                .param(counts.changed())
                .param(counts.unchanged())
                .param(counts.removed())
                .param(counts.failed())
                .param(counts.duplicates())
                .param(counts.kept())
                .param(counts.repeated())
                .param(counts.bytes())
                .param(run.harvester())
                .param(run.number())
                .update();
    }

    public void end(HarvestRun run, HarvestRun.State state, HarvestRun.@Nullable Failure problem) {
        database.sql("UPDATE harvest_run SET state = ?, ended_at = ?, problem_code = ?, problem_words = ?"
                        + " WHERE harvester = ? AND number = ?")
                .param(state.word())
                .param(clock.millis())
                .param(problem == null ? null : problem.code())
                .param(problem == null ? null : problem.words())
                .param(run.harvester())
                .param(run.number())
                .update();
    }

    public void confirm(HarvestRun run, String by) {
        database.sql("UPDATE harvest_run SET state = 'waiting', confirmed_by = ?, ended_at = NULL"
                        + " WHERE harvester = ? AND number = ? AND state = 'held'")
                .params(by, run.harvester(), run.number())
                .update();
    }

    /** Says that a run that is not over is wanted no more; the run sees it after its page. */
    public void cancel(HarvestRun run, HarvestRun.Failure cancelled) {
        database.sql("UPDATE harvest_run SET problem_code = ?, problem_words = ?"
                        + " WHERE harvester = ? AND number = ? AND state IN ('waiting', 'running')")
                .params(cancelled.code(), cancelled.words(), run.harvester(), run.number())
                .update();
    }

    /** Numbers of all items that stood on pages of that run. */
    public BitSet seen(HarvestRun run) {
        BitSet all = new BitSet();
        database.sql("SELECT seen FROM harvest_page WHERE harvester = ? AND run = ? ORDER BY number")
                .params(run.harvester(), run.number())
                .query(row -> {
                    Ranges.into(all, row.getString("seen"));
                });
        return all;
    }

    /** The pages are of no use once a run is over; the last ones stay, for the list of what is unchanged. */
    public void forgetPagesBefore(HarvestRun run) {
        database.sql("DELETE FROM harvest_page WHERE harvester = ? AND run < ?")
                .params(run.harvester(), run.number())
                .update();
    }

    public Optional<HarvestRun> find(long harvester, long number) {
        return database.sql("SELECT * FROM harvest_run WHERE harvester = ? AND number = ?")
                .params(harvester, number)
                .query(RunRows::run)
                .optional();
    }

    public List<HarvestRun> newest(long harvester, int limit) {
        return database.sql("SELECT * FROM harvest_run WHERE harvester = ? ORDER BY number DESC LIMIT ?")
                .params(harvester, limit)
                .query(RunRows::run)
                .list();
    }

    /** Runs that seem to be at work. */
    public List<HarvestRun> running() {
        return database.sql("SELECT * FROM harvest_run WHERE state = 'running' ORDER BY harvester, number")
                .query(RunRows::run)
                .list();
    }

    private static HarvestRun run(ResultSet row, int n) throws SQLException {
        String code = row.getString("problem_code");
        return new HarvestRun(
                row.getLong("harvester"),
                row.getLong("number"),
                HarvestRun.State.of(row.getString("state")),
                row.getString("asked_by"),
                row.getString("confirmed_by"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                Moments.orNull(row, "started_at"),
                Moments.orNull(row, "ended_at"),
                Moments.orNull(row, "since"),
                row.getString("checkpoint"),
                row.getBoolean("is_read"),
                Moments.orNull(row, "newest"),
                row.getLong("pages"),
                Columns.number(row, "promised"),
                counts(row),
                code == null ? null : new HarvestRun.Failure(code, row.getString("problem_words")));
    }

    private static HarvestCounts counts(ResultSet row) throws SQLException {
        return new HarvestCounts(
                row.getLong("got"),
                row.getLong("added"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                row.getLong("removed"),
                row.getLong("failed"),
                row.getLong("duplicates"),
                row.getLong("kept"),
                row.getLong("repeated"),
                row.getLong("byte_count"));
    }
}
