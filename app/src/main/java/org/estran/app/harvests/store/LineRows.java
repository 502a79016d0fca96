package org.estran.app.harvests.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.estran.app.description.FieldChange;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestRun;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of reports. */
@Component("harvestLineRows")
public class LineRows {

    /** So many differences of one record are kept. */
    private static final int MOST_CHANGES = 100;

    private final JdbcClient database;
    private final JdbcTemplate batches;

    LineRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** Writes lines behind those that are there. Joins the caller's transaction. */
    public void add(HarvestRun run, List<HarvestLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        long last = database.sql("SELECT COALESCE(MAX(number), 0) FROM harvest_line WHERE harvester = ? AND run = ?")
                .params(run.harvester(), run.number())
                .query(Long.class)
                .single();
        List<Object[]> rows = new ArrayList<>();
        for (HarvestLine line : lines) {
            rows.add(columns(run, ++last, line));
        }
        batches.batchUpdate(
                "INSERT INTO harvest_line (harvester, run, number, kind, identifier, place, code, arguments, record_id,"
                        + " position, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    public List<HarvestLine> page(long harvester, long run, Set<HarvestLine.Kind> kinds, long after, int limit) {
        Collection<HarvestLine.Kind> wanted = kinds.isEmpty() ? List.of(HarvestLine.Kind.values()) : kinds;
        return database.sql("SELECT * FROM harvest_line WHERE harvester = :harvester AND run = :run"
                        + " AND number > :after AND kind IN (:kinds) ORDER BY number LIMIT :limit")
                .param("harvester", harvester)
                .param("run", run)
                .param("after", after)
                .param("kinds", wanted.stream().map(HarvestLine.Kind::word).toList())
                .param("limit", limit)
                .query(LineRows::line)
                .list();
    }

    /** The identifiers of a set of items that the run tells of in a line. */
    public Set<String> told(long harvester, long run, Collection<String> identifiers) {
        return identifiers.isEmpty()
                ? Set.of()
                : Set.copyOf(database.sql(
                                "SELECT DISTINCT identifier FROM harvest_line WHERE harvester = :harvester"
                                        + " AND run = :run AND identifier IN (:identifiers) AND kind NOT IN ('remark', 'repeated')")
                        .param("harvester", harvester)
                        .param("run", run)
                        .param("identifiers", identifiers)
                        .query(String.class)
                        .list());
    }

    @SuppressWarnings("NullAway") // a line may be about no record
    private static Object[] columns(HarvestRun run, long number, HarvestLine line) {
        List<FieldChange> changes = line.changes().stream().limit(MOST_CHANGES).toList();
        return new Object[] {
            run.harvester(),
            run.number(),
            number,
            line.kind().word(),
            line.identifier(),
            line.place(),
            line.code(),
            Columns.list(line.arguments()),
            line.recordId(),
            line.position(),
            changes.isEmpty() ? null : RecordJson.mapper().writeValueAsString(changes)
        };
    }

    private static HarvestLine line(ResultSet row, int n) throws SQLException {
        return new HarvestLine(
                row.getLong("number"),
                HarvestLine.Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("identifier"),
                row.getString("place"),
                row.getString("code"),
                Columns.list(row.getString("arguments")),
                row.getString("record_id"),
                row.getString("position"),
                changes(row.getString("changes")));
    }

    private static List<FieldChange> changes(@Nullable String json) {
        return json == null ? List.of() : Arrays.asList(RecordJson.mapper().readValue(json, FieldChange[].class));
    }
}
