package org.estran.app.deposit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.app.catalogue.AcceptedFlag;
import org.estran.app.home.Moments;
import org.estran.observations.quality.QualityRule;
import org.estran.observations.quality.Tally;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what quality control says of the files of drafts. Changes join the caller's transaction. */
@Repository
class QualityRows {

    private static final String COLUMNS = "path, rule, property, failing, feature, row_index, example, is_whole,"
            + " decision, decided_by, decided_at";

    private final JdbcClient db;
    private final JdbcTemplate batches;

    QualityRows(JdbcClient db, JdbcTemplate batches) {
        this.db = db;
        this.batches = batches;
    }

    /** The file waits to be looked at. */
    void expect(String id, String path) {
        db.sql(
                        "INSERT INTO deposit_unchecked (deposit_id, path) VALUES (?, ?) ON CONFLICT (deposit_id, path) DO NOTHING")
                .params(id, path)
                .update();
    }

    /** The first file that waits. */
    Optional<String> next(String id) {
        return db.sql("SELECT path FROM deposit_unchecked WHERE deposit_id = ? ORDER BY path LIMIT 1")
                .param(id)
                .query(String.class)
                .optional();
    }

    void done(String id, String path) {
        db.sql("DELETE FROM deposit_unchecked WHERE deposit_id = ? AND path = ?")
                .params(id, path)
                .update();
    }

    /**
     * What fails in a file, in place of what was known of it.
     *
     * @param isWhole whether all of it was read
     */
    void put(String id, String path, List<Tally.Count> counts, boolean isWhole) {
        db.sql("DELETE FROM deposit_quality WHERE deposit_id = ? AND path = ?")
                .params(id, path)
                .update();
        batches.batchUpdate(
                "INSERT INTO deposit_quality (deposit_id, path, rule, property, failing, feature, row_index, example,"
                        + " is_whole) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                counts.stream()
                        .map(count -> new Object[] {
                            id,
                            path,
                            count.rule().name(),
                            count.property(),
                            count.values(),
                            count.first().feature(),
                            count.first().row(),
                            count.first().value(),
                            isWhole ? 1 : 0
                        })
                        .toList());
    }

    /** What was found in files of these bytes. */
    void remove(String sha512) {
        db.sql("DELETE FROM deposit_quality WHERE EXISTS (SELECT 1 FROM deposit_file f"
                        + " WHERE f.deposit_id = deposit_quality.deposit_id AND f.path = deposit_quality.path"
                        + " AND f.sha512 = ?)")
                .param(sha512)
                .update();
    }

    /** Those that something fails about which nobody has decided yet. */
    Set<QualityRule> openRules(String id) {
        Set<QualityRule> rules = EnumSet.noneOf(QualityRule.class);
        Optional<String> next = nextOpenRule(id, "");
        while (next.isPresent()) {
            rules.add(QualityRule.valueOf(next.get()));
            next = nextOpenRule(id, next.get());
        }
        return rules;
    }

    /** From rule to rule along the index, however many files there are. */
    private Optional<String> nextOpenRule(String id, String after) {
        return db.sql("SELECT rule FROM deposit_quality WHERE deposit_id = ? AND rule > ? AND decision IS NULL"
                        + " ORDER BY rule LIMIT 1")
                .params(id, after)
                .query(String.class)
                .optional();
    }

    /** What nobody has decided yet of a rule, the first files. */
    List<QualityFinding> open(String id, QualityRule rule, int limit) {
        return db.sql("SELECT " + COLUMNS + " FROM deposit_quality WHERE deposit_id = ? AND rule = ?"
                        + " AND decision IS NULL ORDER BY path, property LIMIT ?")
                .params(id, rule.name(), limit)
                .query(QualityRows::finding)
                .list();
    }

    /** Decided or not, in the order of files. */
    List<QualityFinding> all(String id, int limit) {
        return db.sql("SELECT " + COLUMNS + " FROM deposit_quality WHERE deposit_id = ?"
                        + " ORDER BY path, property, rule LIMIT ?")
                .params(id, limit)
                .query(QualityRows::finding)
                .list();
    }

    /** The flags that somebody accepted, for the bytes that a deposit has now. */
    List<AcceptedFlag> accepted(String id) {
        return db.sql("SELECT f.path, f.sha512, q.rule, q.property, q.decided_by, q.decided_at FROM deposit_quality q"
                        + " JOIN deposit_file f ON f.deposit_id = q.deposit_id AND f.path = q.path"
                        + " WHERE q.deposit_id = ? AND q.decision = ? ORDER BY f.path, q.property, q.rule")
                .params(id, QualityFinding.Decision.ACCEPTED.word())
                .query((row, number) -> new AcceptedFlag(
                        row.getString("path"),
                        row.getString("sha512"),
                        QualityRule.valueOf(row.getString("rule")).code(),
                        row.getString("property"),
                        row.getString("decided_by"),
                        Instant.ofEpochMilli(row.getLong("decided_at"))))
                .list();
    }

    void decide(String id, QualityFinding finding) {
        QualityFinding.Decision decision = finding.decision();
        Instant at = finding.decidedAt();
        db.sql("UPDATE deposit_quality SET decision = ?, decided_by = ?, decided_at = ?"
                        + " WHERE deposit_id = ? AND path = ? AND rule = ? AND property = ?")
                .params(Arrays.asList(
                        decision == null ? null : decision.word(),
                        finding.decidedBy(),
                        at == null ? null : at.toEpochMilli(),
                        id,
                        finding.path(),
                        finding.rule().name(),
                        finding.property()))
                .update();
    }

    private static QualityFinding finding(ResultSet row, int number) throws SQLException {
        return new QualityFinding(
                row.getString("path"),
                QualityRule.valueOf(row.getString("rule")),
                row.getString("property"),
                row.getLong("failing"),
                row.getString("feature"),
                row.getLong("row_index"),
                row.getString("example"),
                row.getInt("is_whole") == 1,
                QualityFinding.Decision.of(row.getString("decision")),
                row.getString("decided_by"),
                Moments.orNull(row, "decided_at"));
    }
}
