package org.estran.app.identifiers;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.identifiers.DoiCheck.Outcome;
import org.estran.terms.Doi;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code doi_check}. */
final class DoiChecks {

    private static final int LONGEST_DETAIL = 2000;

    private final JdbcClient sql;

    DoiChecks(JdbcClient sql) {
        this.sql = sql;
    }

    void put(Doi doi, Outcome outcome, String detail, Instant now) {
        sql.sql("""
                INSERT INTO doi_check (doi, outcome, detail, checked_at) VALUES (:doi, :outcome, :detail, :now)
                ON CONFLICT (doi) DO UPDATE SET outcome = excluded.outcome, detail = excluded.detail,
                                                checked_at = excluded.checked_at
                """)
                .param("doi", doi.text())
                .param("outcome", outcome.word())
                .param("detail", detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail)
                .param("now", now.toEpochMilli())
                .update();
    }

    void remove(Doi doi) {
        sql.sql("DELETE FROM doi_check WHERE doi = ?").param(doi.text()).update();
    }

    /** Forgets what a comparison of these prefixes that began then did not come across. */
    void removeBefore(Instant began, List<String> prefixes) {
        sql.sql("DELETE FROM doi_check WHERE checked_at < :began AND (" + DoiTable.under(prefixes.size()) + ")")
                .params(DoiTable.bound(prefixes))
                .param("began", began.toEpochMilli())
                .update();
    }

    /** Forgets the checks of DOIs that have none of these prefixes. */
    void removeStrays(List<String> prefixes) {
        sql.sql("DELETE FROM doi_check WHERE NOT (" + DoiTable.under(prefixes.size()) + ")")
                .params(DoiTable.bound(prefixes))
                .update();
    }

    Map<Outcome, Long> counts() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        sql.sql("SELECT outcome, count(*) AS many FROM doi_check GROUP BY outcome")
                .query((row, n) -> counts.put(outcome(row.getString("outcome")), row.getLong("many")))
                .list();
        return counts;
    }

    Optional<Instant> latest() {
        return sql.sql("SELECT max(checked_at) AS latest FROM doi_check HAVING max(checked_at) IS NOT NULL")
                .query((row, n) -> Instant.ofEpochMilli(row.getLong("latest")))
                .optional();
    }

    List<DoiCheck> page(Outcome outcome, String after, int limit) {
        return sql.sql("""
                        SELECT c.doi, c.outcome, c.detail, c.checked_at, d.record_id
                        FROM doi_check c LEFT JOIN doi d ON d.doi = c.doi
                        WHERE c.outcome = :outcome AND c.doi > :after ORDER BY c.doi LIMIT :limit
                        """)
                .param("outcome", outcome.word())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new DoiCheck(
                        Doi.parse(row.getString("doi")).orElseThrow(),
                        row.getString("record_id"),
                        outcome(row.getString("outcome")),
                        row.getString("detail"),
                        Instant.ofEpochMilli(row.getLong("checked_at"))))
                .list();
    }

    private static Outcome outcome(String word) {
        return Outcome.of(word).orElseThrow();
    }
}
