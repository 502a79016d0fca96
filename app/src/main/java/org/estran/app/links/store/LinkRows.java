package org.estran.app.links.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.home.Moments;
import org.estran.app.links.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of links, of the records that have them, and of their histories. */
@Component("recordLinkRows")
public class LinkRows {

    private static final int MOST_RECORDS = 20;

    private static final String COLUMNS =
            "l.digest, l.address, l.host, l.state, l.status, l.problem, l.checked_at, l.good_at, l.failing_since";

    private final JdbcClient database;
    private final JdbcTemplate batches;

    LinkRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** An address that was found in a record. */
    public record Found(String digest, String address, String host) {}

    /** Up to which change records were looked through. */
    public long mark() {
        return database.sql("SELECT change_number FROM link_mark WHERE id = 1")
                .query(Long.class)
                .single();
    }

    public void mark(long change) {
        database.sql("UPDATE link_mark SET change_number = ? WHERE id = 1")
                .param(change)
                .update();
    }

    /** Writes which links those records have now. Links that are new are due at once. */
    public void uses(Map<String, Set<Found>> byRecord, Instant now) {
        if (byRecord.isEmpty()) {
            return;
        }
        database.sql("DELETE FROM link_use WHERE record_id IN (:ids)")
                .param("ids", byRecord.keySet())
                .update();
        List<Object[]> links = new ArrayList<>();
        List<Object[]> uses = new ArrayList<>();
        byRecord.forEach((record, found) -> found.forEach(one -> {
            links.add(new Object[] {one.digest(), one.address(), one.host(), now.toEpochMilli()});
            uses.add(new Object[] {record, one.digest()});
        }));
        batches.batchUpdate(
                "INSERT INTO link (digest, address, host, state, status, failures, due_at)"
                        + " VALUES (?, ?, ?, 'new', 0, 0, ?) ON CONFLICT (digest) DO NOTHING",
                links);
        batches.batchUpdate("INSERT INTO link_use (record_id, digest) VALUES (?, ?)", uses);
    }

    /** Those whose time has come, the longest due first. */
    public List<Due> due(Instant now, int limit) {
        return database.sql("SELECT " + COLUMNS + ", l.failures FROM link l WHERE l.due_at <= ?"
                        + " ORDER BY l.due_at, l.digest LIMIT ?")
                .params(now.toEpochMilli(), limit)
                .query((row, n) -> new Due(link(row, n), row.getInt("failures")))
                .list();
    }

    /**
     * A link to look at.
     *
     * @param failures how many looks failed one after the other
     */
    public record Due(Link link, int failures) {}

    public boolean isUsed(String digest) {
        return database.sql("SELECT COUNT(*) FROM (SELECT 1 FROM link_use WHERE digest = ? LIMIT 1) AS one")
                        .param(digest)
                        .query(Long.class)
                        .single()
                > 0;
    }

    public void remove(String digest) {
        database.sql("DELETE FROM link_change WHERE digest = ?").param(digest).update();
        database.sql("DELETE FROM link WHERE digest = ?").param(digest).update();
    }

    /** What came of a look; a change of state becomes part of the history. */
    public void write(Link before, Link now, int failures, Instant due) {
        Instant at = java.util.Objects.requireNonNull(now.checkedAt());
        database.sql(
                        "UPDATE link SET state = ?, status = ?, problem = ?, checked_at = ?, good_at = ?, failing_since = ?,"
                                + " failures = ?, due_at = ? WHERE digest = ?")
                .param(now.state().word())
                .param(now.status())
                .param(now.problem())
                .param(at.toEpochMilli())
                .param(millis(now.goodAt()))
                .param(millis(now.failingSince()))
                .param(failures)
                .param(due.toEpochMilli())
                .param(now.digest())
                .update();
        if (before.state() != now.state()) {
            database.sql("INSERT INTO link_change (digest, at, state, status, problem) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (digest, at) DO NOTHING")
                    .param(now.digest())
                    .param(at.toEpochMilli())
                    .param(now.state().word())
                    .param(now.status())
                    .param(now.problem())
                    .update();
        }
    }

    public void dueNow(String recordId, Instant now) {
        database.sql("UPDATE link SET due_at = ? WHERE digest IN (SELECT digest FROM link_use WHERE record_id = ?)")
                .params(now.toEpochMilli(), recordId)
                .update();
    }

    public List<Link> of(String recordId) {
        return database.sql("SELECT " + COLUMNS + " FROM link l JOIN link_use u ON u.digest = l.digest"
                        + " WHERE u.record_id = ? ORDER BY l.host, l.digest")
                .param(recordId)
                .query(LinkRows::link)
                .list();
    }

    /** @param after host and digest of the last one of the page before; empty for the first page */
    public List<Link> page(Link.@Nullable State state, String afterHost, String afterDigest, int limit) {
        return database.sql("SELECT " + COLUMNS + " FROM link l WHERE " + (state == null ? "" : "l.state = :state AND ")
                        + "(l.host > :host OR (l.host = :host AND l.digest > :digest))"
                        + " ORDER BY l.host, l.digest LIMIT :limit")
                .params(
                        state == null
                                ? Map.of("host", afterHost, "digest", afterDigest, "limit", limit)
                                : Map.of(
                                        "host",
                                        afterHost,
                                        "digest",
                                        afterDigest,
                                        "limit",
                                        limit,
                                        "state",
                                        state.word()))
                .query(LinkRows::link)
                .list();
    }

    public Map<Link.State, Long> counts() {
        Map<Link.State, Long> counts = new EnumMap<>(Link.State.class);
        database.sql("SELECT state, COUNT(*) AS many FROM link GROUP BY state").query(row -> {
            counts.put(state(row), row.getLong("many"));
        });
        return counts;
    }

    /** The digests of the links of those records by their state. */
    public Map<String, Link.State> states(Collection<String> recordIds) {
        Map<String, Link.State> states = new HashMap<>();
        if (!recordIds.isEmpty()) {
            database.sql("SELECT DISTINCT l.digest, l.state FROM link_use u JOIN link l ON l.digest = u.digest"
                            + " WHERE u.record_id IN (:ids)")
                    .param("ids", recordIds)
                    .query(row -> {
                        states.put(row.getString("digest"), state(row));
                    });
        }
        return states;
    }

    public List<Link.Change> history(String digest) {
        return database.sql("SELECT at, state, status, problem FROM link_change WHERE digest = ? ORDER BY at DESC")
                .param(digest)
                .query((row, n) -> new Link.Change(
                        Instant.ofEpochMilli(row.getLong("at")),
                        state(row),
                        row.getInt("status"),
                        row.getString("problem")))
                .list();
    }

    public List<String> records(String digest, String after, int limit) {
        return database.sql("SELECT record_id FROM link_use WHERE digest = ? AND record_id > ?"
                        + " ORDER BY record_id LIMIT ?")
                .params(digest, after, limit)
                .query(String.class)
                .list();
    }

    public Map<String, List<String>> records(Collection<String> digests) {
        Map<String, List<String>> records = new HashMap<>();
        for (String digest : digests) {
            records.put(
                    digest,
                    database.sql("SELECT record_id FROM link_use WHERE digest = ? ORDER BY record_id LIMIT ?")
                            .params(digest, MOST_RECORDS)
                            .query(String.class)
                            .list());
        }
        return records;
    }

    private static Link link(ResultSet row, int n) throws SQLException {
        return new Link(
                row.getString("digest"),
                row.getString("address"),
                row.getString("host"),
                state(row),
                row.getInt("status"),
                row.getString("problem"),
                Moments.orNull(row, "checked_at"),
                Moments.orNull(row, "good_at"),
                Moments.orNull(row, "failing_since"));
    }

    private static Link.State state(ResultSet row) throws SQLException {
        return Link.State.of(row.getString("state")).orElseThrow();
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
