package org.estran.app.imports.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estran.app.imports.ImportLine;
import org.estran.records.RecordJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of reports. */
@Component
public class LineRows {

    private static final int LONGEST_TEXT = 2000;

    private final JdbcClient database;
    private final JdbcTemplate batches;

    LineRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** Writes lines behind those that are there. Joins the caller's transaction. */
    public void add(long run, List<ImportLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        long last = database.sql("SELECT COALESCE(MAX(number), 0) FROM import_line WHERE run = ?")
                .param(run)
                .query(Long.class)
                .single();
        List<Object[]> rows = new ArrayList<>();
        for (ImportLine line : lines) {
            rows.add(columns(run, ++last, line));
        }
        batches.batchUpdate(
                "INSERT INTO import_line (run, number, kind, path, line_number, column_number, code, place, arguments,"
                        + " record_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** The paths of the documents that this run has told of in one of those ways. */
    public Set<String> told(long run, Collection<ImportLine.Kind> kinds) {
        return new HashSet<>(database.sql("SELECT path FROM import_line WHERE run = :run AND kind IN (:kinds)")
                .param("run", run)
                .param("kinds", words(kinds))
                .query(String.class)
                .list());
    }

    public List<ImportLine> page(long run, Set<ImportLine.Kind> kinds, long after, int limit) {
        Collection<ImportLine.Kind> wanted = kinds.isEmpty() ? List.of(ImportLine.Kind.values()) : kinds;
        return database.sql("SELECT * FROM import_line WHERE run = :run AND number > :after AND kind IN (:kinds)"
                        + " ORDER BY number LIMIT :limit")
                .param("run", run)
                .param("after", after)
                .param("kinds", words(wanted))
                .param("limit", limit)
                .query(LineRows::line)
                .list();
    }

    private static List<String> words(Collection<ImportLine.Kind> kinds) {
        return kinds.stream().map(ImportLine.Kind::word).toList();
    }

    @SuppressWarnings("NullAway") // a line may be about no record
    private static Object[] columns(long run, long number, ImportLine line) {
        return new Object[] {
            run,
            number,
            line.kind().word(),
            line.path(),
            line.line(),
            line.column(),
            line.code(),
            shortened(line.place()),
            RecordJson.mapper()
                    .writeValueAsString(
                            line.arguments().stream().map(LineRows::shortened).toList()),
            line.recordId()
        };
    }

    /** A document may hold a value of any length where a date belongs. */
    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private static ImportLine line(ResultSet row, int n) throws SQLException {
        return new ImportLine(
                row.getLong("number"),
                ImportLine.Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("path"),
                row.getInt("line_number"),
                row.getInt("column_number"),
                row.getString("code"),
                row.getString("place"),
                Arrays.asList(RecordJson.mapper().readValue(row.getString("arguments"), String[].class)),
                row.getString("record_id"));
    }
}
