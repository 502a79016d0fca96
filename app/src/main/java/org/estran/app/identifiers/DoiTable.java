package org.estran.app.identifiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.estran.app.identifiers.DoiState.Trouble;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code doi}. */
final class DoiTable {

    /** Staff read one page. */
    static final int LISTED = 500;

    private static final int LONGEST_ERROR = 2000;

    private final JdbcClient sql;

    DoiTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** False when the DOI was given before or the record has one. */
    boolean reserve(Doi doi, String recordId, Instant now) {
        return sql.sql("""
                        INSERT INTO doi (doi, record_id, rehearsal, wanted, confirmed, revision, confirmed_revision,
                                         claimed, attempts, reserved_at, changed_at)
                        VALUES (:doi, :record, :rehearsal, 'reserved', 'reserved', 0, 0, FALSE, 0, :now, :now)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("doi", doi.text())
                        .param("record", recordId)
                        .param("rehearsal", doi.isRehearsal())
                        .param("now", now.toEpochMilli())
                        .update()
                > 0;
    }

    Optional<Doi> ofRecord(String recordId) {
        return sql.sql("SELECT doi FROM doi WHERE record_id = ?")
                .param(recordId)
                .query(String.class)
                .optional()
                .flatMap(Doi::parse);
    }

    Optional<DoiRow> find(Doi doi) {
        return sql.sql("SELECT * FROM doi WHERE doi = ?")
                .param(doi.text())
                .query((row, n) -> read(row))
                .optional();
    }

    void want(Doi doi, DoiStatus wanted, @Nullable String url, @Nullable String attributes, Instant now) {
        sql.sql("""
                UPDATE doi SET wanted = :wanted, url = :url, attributes = :attributes, revision = revision + 1,
                  attempts = 0, trouble = NULL, last_error = NULL, changed_at = :now
                WHERE doi = :doi
                """)
                .param("wanted", word(wanted))
                .param("url", url)
                .param("attributes", attributes)
                .param("now", now.toEpochMilli())
                .param("doi", doi.text())
                .update();
    }

    void claim(Doi doi) {
        sql.sql("UPDATE doi SET claimed = TRUE WHERE doi = ?").param(doi.text()).update();
    }

    /** What was read back belongs to the wish it was read for; a newer one stays to be done. */
    void confirm(Doi doi, DoiStatus status, long revision, Instant now) {
        sql.sql("""
                UPDATE doi SET confirmed = :status, confirmed_revision = :revision, claimed = TRUE, changed_at = :now
                WHERE doi = :doi
                """)
                .param("status", word(status))
                .param("revision", revision)
                .param("now", now.toEpochMilli())
                .param("doi", doi.text())
                .update();
        sql.sql("UPDATE doi SET trouble = NULL, last_error = NULL WHERE doi = ? AND revision = ?")
                .params(doi.text(), revision)
                .update();
    }

    /** The trouble of an older wish says nothing about a newer one, so it is dropped. */
    void trouble(Doi doi, Trouble trouble, String error, long revision, Instant now) {
        sql.sql("""
                UPDATE doi SET trouble = ?, last_error = ?, attempts = attempts + 1, changed_at = ?
                WHERE doi = ? AND revision = ?
                """)
                .params(
                        trouble.name(),
                        error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) + "…" : error,
                        now.toEpochMilli(),
                        doi.text(),
                        revision)
                .update();
    }

    List<Doi> hinderedBy(Trouble trouble) {
        return sql
                .sql("SELECT doi FROM doi WHERE trouble = ?")
                .param(trouble.name())
                .query(String.class)
                .list()
                .stream()
                .flatMap(text -> Doi.parse(text).stream())
                .toList();
    }

    /** Some of the DOIs under these prefixes, in their order. */
    List<DoiRow> afterDoi(List<String> prefixes, String after, int limit) {
        return sql.sql("SELECT * FROM doi WHERE doi > :after AND (" + under(prefixes.size()) + ")"
                        + " ORDER BY doi LIMIT :limit")
                .params(bound(prefixes))
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** Some of the real DOIs that have none of these prefixes. */
    List<Doi> strays(List<String> prefixes) {
        return sql
                .sql("SELECT doi FROM doi WHERE NOT rehearsal AND NOT (" + under(prefixes.size())
                        + ") ORDER BY doi LIMIT " + LISTED)
                .params(bound(prefixes))
                .query(String.class)
                .list()
                .stream()
                .flatMap(text -> Doi.parse(text).stream())
                .toList();
    }

    /** The condition that a column {@code doi} begins with one of so many prefixes, by name; in one order with the DOIs. */
    static String under(int prefixes) {
        return IntStream.range(0, prefixes)
                .mapToObj(n -> "(doi > :from" + n + " AND doi < :to" + n + ")")
                .collect(Collectors.joining(" OR "));
    }

    /** What {@link #under} names; {@code 0} follows the slash. */
    static Map<String, String> bound(List<String> prefixes) {
        Map<String, String> bound = new HashMap<>();
        for (int n = 0; n < prefixes.size(); n++) {
            bound.put("from" + n, prefixes.get(n) + "/");
            bound.put("to" + n, prefixes.get(n) + "0");
        }
        return bound;
    }

    /** Where it leads instead of to its record's page here; null for there. */
    void leadTo(Doi doi, @Nullable String elsewhere) {
        sql.sql("UPDATE doi SET elsewhere = :elsewhere WHERE doi = :doi")
                .param("elsewhere", elsewhere)
                .param("doi", doi.text())
                .update();
    }

    List<DoiRow> list() {
        return sql.sql("""
                        SELECT * FROM doi
                        ORDER BY CASE WHEN trouble IS NULL THEN 1 ELSE 0 END, changed_at DESC, doi
                        LIMIT ?
                        """).param(LISTED).query((row, n) -> read(row)).list();
    }

    private static DoiRow read(ResultSet row) throws SQLException {
        String trouble = row.getString("trouble");
        return new DoiRow(
                Doi.parse(row.getString("doi")).orElseThrow(),
                row.getString("record_id"),
                row.getBoolean("rehearsal"),
                status(row.getString("wanted")),
                status(row.getString("confirmed")),
                row.getString("url"),
                row.getString("attributes"),
                row.getString("elsewhere"),
                row.getLong("revision"),
                row.getLong("confirmed_revision"),
                row.getBoolean("claimed"),
                row.getInt("attempts"),
                trouble == null ? null : Trouble.valueOf(trouble),
                row.getString("last_error"),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    private static String word(DoiStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static DoiStatus status(String word) {
        return DoiStatus.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Gives a DOI that is used no more another key, so that its record can have a new one. */
    void setAside(Doi doi, String key) {
        sql.sql("UPDATE doi SET record_id = ? WHERE doi = ?")
                .params(key, doi.text())
                .update();
    }
}
