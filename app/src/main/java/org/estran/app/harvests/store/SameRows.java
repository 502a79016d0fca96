package org.estran.app.harvests.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.estran.app.harvests.LeadingRule;
import org.estran.app.harvests.SameDecision;
import org.estran.app.harvests.SameThings.Several;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What makes things the same: fingerprints, what people decided, and the rule by which one of several leads. */
@Component
public class SameRows {

    private static final String DECISION = "SELECT item_key, record_id, verdict, item, decided_by, decided_at";

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final Clock clock;

    SameRows(JdbcClient database, JdbcTemplate batches, Clock clock) {
        this.database = database;
        this.batches = batches;
        this.clock = clock;
    }

    /** What was decided of those items. */
    public Map<String, List<SameDecision>> decisions(Collection<String> keys) {
        return keys.isEmpty()
                ? Map.of()
                : database
                        .sql(DECISION + " FROM same_decision WHERE item_key IN (:keys)")
                        .param("keys", keys)
                        .query(SameRows::decision)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(SameDecision::key));
    }

    /** What was decided of that record, newest first. */
    public List<SameDecision> decisions(String recordId) {
        return database.sql(DECISION + " FROM same_decision WHERE record_id = ? ORDER BY decided_at DESC, item_key")
                .param(recordId)
                .query(SameRows::decision)
                .list();
    }

    /** In place of what was decided of that item and record before; one item leads a record at most. */
    public void decide(SameDecision decision) {
        if (decision.verdict() == SameDecision.Verdict.LEADS) {
            database.sql("UPDATE same_decision SET verdict = 'same' WHERE record_id = ? AND verdict = 'leads'")
                    .param(decision.recordId())
                    .update();
        }
        database.sql("INSERT INTO same_decision (item_key, record_id, verdict, item, decided_by, decided_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (item_key, record_id) DO UPDATE SET"
                        + " verdict = excluded.verdict, item = excluded.item, decided_by = excluded.decided_by,"
                        + " decided_at = excluded.decided_at")
                .params(
                        decision.key(),
                        decision.recordId(),
                        decision.verdict().word(),
                        decision.item(),
                        decision.by(),
                        decision.at().toEpochMilli())
                .update();
    }

    /** The records that have each of those fingerprints. */
    public Map<String, List<String>> withFingerprints(Collection<String> fingerprints) {
        Map<String, List<String>> records = new HashMap<>();
        if (!fingerprints.isEmpty()) {
            database.sql("SELECT fingerprint, record_id FROM same_fingerprint WHERE fingerprint IN (:all)"
                            + " ORDER BY record_id")
                    .param("all", fingerprints)
                    .query(row -> {
                        records.computeIfAbsent(row.getString(1), key -> new java.util.ArrayList<>())
                                .add(row.getString(2));
                    });
        }
        return records;
    }

    /**
     * Writes what records are known by from now on.
     *
     * @param isNew those of them that had none before
     */
    public void fingerprints(Map<String, Set<String>> byRecord, Set<String> isNew) {
        List<Object[]> former = byRecord.keySet().stream()
                .filter(record -> !isNew.contains(record))
                .map(record -> new Object[] {record})
                .toList();
        if (!former.isEmpty()) {
            batches.batchUpdate("DELETE FROM same_fingerprint WHERE record_id = ?", former);
        }
        batches.batchUpdate(
                "INSERT INTO same_fingerprint (record_id, fingerprint) VALUES (?, ?)",
                new TreeMap<>(byRecord)
                        .entrySet().stream()
                                .flatMap(entry -> entry.getValue().stream()
                                        .map(fingerprint -> new Object[] {entry.getKey(), fingerprint}))
                                .toList());
    }

    /** Records that several items describe. */
    public List<Several> several(@Nullable String after, int limit) {
        return database.sql("SELECT record_id, COUNT(*) AS documents FROM harvest_item"
                        + " WHERE record_id > ? AND state IN ('taken', 'copy')"
                        + " GROUP BY record_id HAVING COUNT(*) > 1 ORDER BY record_id LIMIT ?")
                .params(after == null ? "" : after, limit)
                .query((row, n) -> new Several(row.getString("record_id"), row.getInt("documents")))
                .list();
    }

    public LeadingRule rule() {
        return database.sql("SELECT word FROM same_rule WHERE id = 1")
                .query(String.class)
                .optional()
                .flatMap(LeadingRule::of)
                .orElse(LeadingRule.USUAL);
    }

    public void rule(LeadingRule rule, String by) {
        database.sql("INSERT INTO same_rule (id, word, decided_by, decided_at) VALUES (1, ?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET word = excluded.word, decided_by = excluded.decided_by,"
                        + " decided_at = excluded.decided_at")
                .params(rule.word(), by, clock.millis())
                .update();
    }

    private static SameDecision decision(ResultSet row, int n) throws SQLException {
        return new SameDecision(
                row.getString("item_key"),
                row.getString("record_id"),
                SameDecision.Verdict.of(row.getString("verdict")),
                row.getString("item"),
                row.getString("decided_by"),
                Instant.ofEpochMilli(row.getLong("decided_at")));
    }
}
