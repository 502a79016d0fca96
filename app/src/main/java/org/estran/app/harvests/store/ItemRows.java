package org.estran.app.harvests.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.harvests.Passages;
import org.estran.app.harvests.Way;
import org.estran.harvest.Item;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each item of a source is here. */
@Component
public class ItemRows {

    private static final String COLUMNS =
            "harvester, number, identifier, state, record_id, place, datestamp, etag, sha512, way";

    private final JdbcClient database;
    private final JdbcTemplate batches;

    ItemRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** What an item is. */
    public enum State {
        /** Its document leads a record. */
        TAKEN,
        /** Another document leads that record. */
        COPY,
        /** Its document is in quarantine. */
        FAILED,
        REMOVED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One item. */
    public record Row(
            long harvester,
            long number,
            String identifier,
            State state,
            @Nullable String recordId,
            String place,
            @Nullable String datestamp,
            @Nullable String etag,
            String sha512,
            List<Item.Passage> way) {
        public Row {
            way = List.copyOf(way);
        }

        /** The same item, being something else to another record or the same one. */
        public Row as(State other, @Nullable String record) {
            return new Row(harvester, number, identifier, other, record, place, datestamp, etag, sha512, way);
        }
    }

    public Map<String, Row> withIdentifiers(long harvester, Collection<String> identifiers) {
        return identifiers.isEmpty()
                ? new HashMap<>()
                : database
                        .sql("SELECT " + COLUMNS
                                + " FROM harvest_item WHERE harvester = :harvester AND identifier IN (:identifiers)")
                        .param("harvester", harvester)
                        .param("identifiers", identifiers)
                        .query(ItemRows::row)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Row::identifier, Function.identity()));
    }

    public void write(List<Row> rows) {
        batches.batchUpdate(
                "INSERT INTO harvest_item (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (harvester, number) DO UPDATE SET state = excluded.state,"
                        + " record_id = excluded.record_id, place = excluded.place, datestamp = excluded.datestamp,"
                        + " etag = excluded.etag, sha512 = excluded.sha512, way = excluded.way, leaving_run = NULL",
                rows.stream().map(ItemRows::columns).toList());
    }

    /** All items that describe that record, the one that leads first. */
    public Stream<Row> of(String recordId) {
        return database
                .sql("SELECT " + COLUMNS + " FROM harvest_item WHERE record_id = ? AND state IN ('taken', 'copy')"
                        + " ORDER BY CASE WHEN state = 'taken' THEN 0 ELSE 1 END, harvester, number")
                .param(recordId)
                .query(ItemRows::row)
                .list()
                .stream();
    }

    /** All documents are read again at the next run, as if they had changed. */
    public void forgetDigests(long harvester) {
        database.sql("UPDATE harvest_item SET sha512 = '' WHERE harvester = ? AND sha512 <> ''")
                .param(harvester)
                .update();
    }

    /** How many items stand: taken, copies and those in quarantine. */
    public long standing(long harvester) {
        return database.sql("SELECT COUNT(*) FROM harvest_item WHERE harvester = ? AND state <> 'removed'")
                .param(harvester)
                .query(Long.class)
                .single();
    }

    /** The numbers of the items that stand. */
    public BitSet numbers(long harvester) {
        BitSet all = new BitSet();
        database.sql("SELECT number FROM harvest_item WHERE harvester = ? AND state <> 'removed' ORDER BY number")
                .param(harvester)
                .query(row -> {
                    all.set(Math.toIntExact(row.getLong(1)));
                });
        return all;
    }

    /** These are gone from the source, as that run found. */
    public void leave(long harvester, long run, BitSet numbers) {
        batches.batchUpdate(
                "UPDATE harvest_item SET leaving_run = ? WHERE harvester = ? AND number = ? AND state <> 'removed'",
                numbers.stream()
                        .mapToObj(number -> new Object[] {run, harvester, (long) number})
                        .toList());
    }

    /** Nobody waits for those any more: a later run has looked. */
    public void stayAfter(long harvester, long run) {
        database.sql("UPDATE harvest_item SET leaving_run = NULL WHERE harvester = ? AND leaving_run < ?")
                .params(harvester, run)
                .update();
    }

    public long leavingCount(long harvester, long run) {
        return database.sql(
                        "SELECT COUNT(*) FROM harvest_item WHERE harvester = ? AND leaving_run = ? AND state <> 'removed'")
                .params(harvester, run)
                .query(Long.class)
                .single();
    }

    public List<Row> leaving(long harvester, long run, int limit) {
        return database.sql("SELECT " + COLUMNS + " FROM harvest_item"
                        + " WHERE harvester = ? AND leaving_run = ? AND state <> 'removed' ORDER BY number LIMIT ?")
                .params(harvester, run, limit)
                .query(ItemRows::row)
                .list();
    }

    /** Other items that describe that record, whoever brought them. */
    public List<Row> others(String recordId, long harvester, long number) {
        return database.sql("SELECT " + COLUMNS + " FROM harvest_item WHERE record_id = ? AND state = 'copy'"
                        + " AND NOT (harvester = ? AND number = ?) ORDER BY harvester, number")
                .params(recordId, harvester, number)
                .query(ItemRows::row)
                .list();
    }

    public List<Row> behind(long harvester, long afterNumber, int limit) {
        return database.sql("SELECT " + COLUMNS + " FROM harvest_item WHERE harvester = ? AND number > ?"
                        + " AND state <> 'removed' ORDER BY number LIMIT ?")
                .params(harvester, afterNumber, limit)
                .query(ItemRows::row)
                .list();
    }

    /** The ways of a record, the one that leads first. */
    public List<Passages> passages(String recordId) {
        return database.sql("SELECT i.*, h.settings FROM harvest_item i JOIN harvester h ON h.id = i.harvester"
                        + " WHERE i.record_id = ? AND i.state IN ('taken', 'copy')"
                        + " ORDER BY CASE WHEN i.state = 'taken' THEN 0 ELSE 1 END, i.harvester, i.number")
                .param(recordId)
                .query(ItemRows::passages)
                .list();
    }

    /** The way that leads of each of those records that has one. */
    public Map<String, Passages> leading(Collection<String> recordIds) {
        Map<String, Passages> leading = new HashMap<>();
        if (!recordIds.isEmpty()) {
            database.sql("SELECT i.*, h.settings FROM harvest_item i JOIN harvester h ON h.id = i.harvester"
                            + " WHERE i.record_id IN (:ids) AND i.state = 'taken' ORDER BY i.harvester, i.number")
                    .param("ids", recordIds)
                    .query((ResultSet row, int n) -> Map.entry(row.getString("record_id"), passages(row, n)))
                    .list()
                    .forEach(way -> leading.putIfAbsent(way.getKey(), way.getValue()));
        }
        return leading;
    }

    /** The way of the document that each of those records follows. */
    public Map<String, Way> ways(Collection<String> recordIds) {
        Map<String, Way> ways = new HashMap<>();
        if (!recordIds.isEmpty()) {
            database.sql("SELECT record_id, identifier, datestamp, way FROM harvest_item"
                            + " WHERE record_id IN (:ids) AND state = 'taken'")
                    .param("ids", recordIds)
                    .query(row -> {
                        ways.put(
                                row.getString("record_id"),
                                new Way(
                                        row.getString("identifier"),
                                        Objects.requireNonNullElse(row.getString("datestamp"), ""),
                                        way(row.getString("way"))));
                    });
        }
        return ways;
    }

    private static Passages passages(ResultSet row, int n) throws SQLException {
        var settings = RecordJson.mapper()
                .readValue(row.getString("settings"), org.estran.app.harvests.HarvesterSettings.class);
        String datestamp = row.getString("datestamp");
        return new Passages(
                row.getLong("harvester"),
                settings.publicName(),
                settings.address(),
                row.getString("identifier"),
                row.getString("place"),
                datestamp == null ? "" : datestamp,
                row.getString("state").equals("taken"),
                way(row.getString("way")));
    }

    private static List<Item.Passage> way(@Nullable String json) {
        return json == null ? List.of() : Arrays.asList(RecordJson.mapper().readValue(json, Item.Passage[].class));
    }

    @SuppressWarnings("NullAway") // what a source does not say is NULL
    private static Object[] columns(Row row) {
        return new Object[] {
            row.harvester(),
            row.number(),
            row.identifier(),
            row.state().word(),
            row.recordId(),
            row.place(),
            row.datestamp(),
            row.etag(),
            row.sha512(),
            row.way().isEmpty() ? null : RecordJson.mapper().writeValueAsString(row.way())
        };
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getLong("harvester"),
                row.getLong("number"),
                row.getString("identifier"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("record_id"),
                row.getString("place"),
                row.getString("datestamp"),
                row.getString("etag"),
                row.getString("sha512"),
                way(row.getString("way")));
    }
}
