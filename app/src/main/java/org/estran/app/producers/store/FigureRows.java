package org.estran.app.producers.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.estran.app.producers.ProducerQuery;
import org.estran.app.usage.Counts;
import org.estran.terms.Accents;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of producers: plain SQL that SQLite and PostgreSQL both speak. Changes join the caller's transaction. */
@Component
class FigureRows {

    private final JdbcClient database;
    private final JdbcTemplate batches;

    FigureRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** Up to which change records were counted. */
    long mark() {
        return database.sql("SELECT change_number FROM producer_mark WHERE id = 1")
                .query(Long.class)
                .single();
    }

    /** Nobody else counts until the transaction ends. */
    void lock() {
        database.sql("UPDATE producer_mark SET change_number = change_number WHERE id = 1")
                .update();
    }

    void mark(long change) {
        database.sql("UPDATE producer_mark SET change_number = ? WHERE id = 1")
                .param(change)
                .update();
    }

    /** What was counted of those records, by their ids. */
    Map<String, Made> made(Collection<String> records) {
        Map<String, Made> made = new HashMap<>();
        if (!records.isEmpty()) {
            database.sql("SELECT m.record_id, m.name_key, m.told, m.harvester, f.name FROM producer_record m"
                            + " JOIN producer_figure f ON f.name_key = m.name_key WHERE m.record_id IN (:ids)")
                    .param("ids", records)
                    .query((row, n) -> new Made(
                            row.getString("record_id"),
                            row.getString("name_key"),
                            row.getString("name"),
                            row.getInt("told"),
                            harvester(row)))
                    .list()
                    .forEach(one -> made.put(one.recordId(), one));
        }
        return made;
    }

    private static @Nullable Long harvester(ResultSet row) throws SQLException {
        long harvester = row.getLong("harvester");
        return row.wasNull() ? null : harvester;
    }

    @SuppressWarnings("NullAway") // what no source brought is NULL
    void put(Collection<Made> made, Collection<String> gone) {
        batches.batchUpdate(
                "INSERT INTO producer_record (record_id, name_key, told, harvester) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (record_id) DO UPDATE SET name_key = excluded.name_key, told = excluded.told,"
                        + " harvester = excluded.harvester",
                made.stream()
                        .map(one -> new Object[] {one.recordId(), one.key(), one.told(), one.harvester()})
                        .toList());
        batches.batchUpdate(
                "DELETE FROM producer_record WHERE record_id = ?",
                gone.stream().map(id -> new Object[] {id}).toList());
    }

    /** Adds to the figures; those of whoever produced nothing any more go. */
    void add(Tally tally) {
        List<Object[]> sums = new ArrayList<>();
        List<Object[]> keys = new ArrayList<>();
        tally.sums.forEach((key, sum) -> {
            sums.add(new Object[] {key, sum.name(), folded(sum.name()), sum.records(), sum.told()});
            keys.add(new Object[] {key});
        });
        batches.batchUpdate(
                "INSERT INTO producer_figure (name_key, name, name_folded, records, told, quality, dead_links)"
                        + " VALUES (?, ?, ?, ?, ?, 0, 0) ON CONFLICT (name_key) DO UPDATE SET name = excluded.name,"
                        + " name_folded = excluded.name_folded, records = producer_figure.records + excluded.records,"
                        + " told = producer_figure.told + excluded.told",
                sums);
        batches.batchUpdate(
                "INSERT INTO producer_source (name_key, harvester, records) VALUES (?, ?, ?)"
                        + " ON CONFLICT (name_key, harvester) DO UPDATE SET records = producer_source.records + excluded.records",
                tally.sources.entrySet().stream()
                        .map(one ->
                                new Object[] {one.getKey().key(), one.getKey().harvester(), one.getValue()})
                        .toList());
        used(tally.months);
        batches.batchUpdate("DELETE FROM producer_source WHERE name_key = ? AND records <= 0", keys);
        batches.batchUpdate("DELETE FROM producer_month WHERE name_key = ? AND views <= 0 AND downloads <= 0", keys);
        batches.batchUpdate("DELETE FROM producer_figure WHERE name_key = ? AND records <= 0", keys);
        batches.batchUpdate(
                "UPDATE producer_figure SET quality = told * 1000 / (records * " + Made.WANTED + ") WHERE name_key = ?",
                keys);
    }

    private void used(SortedMap<Tally.Month, Counts> months) {
        batches.batchUpdate(
                "INSERT INTO producer_month (name_key, month, views, downloads) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (name_key, month) DO UPDATE SET views = producer_month.views + excluded.views,"
                        + " downloads = producer_month.downloads + excluded.downloads",
                months.entrySet().stream()
                        .map(one -> new Object[] {
                            one.getKey().key(),
                            one.getKey().month().toString(),
                            one.getValue().views(),
                            one.getValue().downloads()
                        })
                        .toList());
    }

    /** The keys of those who produced some of those records. */
    Set<String> producersOf(Collection<String> records) {
        return records.isEmpty()
                ? Set.of()
                : new HashSet<>(database.sql("SELECT DISTINCT name_key FROM producer_record WHERE record_id IN (:ids)")
                        .param("ids", records)
                        .query(String.class)
                        .list());
    }

    /** How many dead links each has; whoever is not among them has none. */
    void deadLinks(SortedMap<String, Long> dead) {
        Map<String, Long> now = new HashMap<>();
        database.sql("SELECT name_key, dead_links FROM producer_figure WHERE dead_links > 0")
                .query(row -> {
                    now.put(row.getString("name_key"), row.getLong("dead_links"));
                });
        SortedMap<String, Long> other = new TreeMap<>();
        now.keySet().stream().filter(key -> !dead.containsKey(key)).forEach(key -> other.put(key, 0L));
        dead.forEach((key, count) -> {
            if (!count.equals(now.get(key))) {
                other.put(key, count);
            }
        });
        batches.batchUpdate(
                "UPDATE producer_figure SET dead_links = ? WHERE name_key = ?",
                other.entrySet().stream()
                        .map(one -> new Object[] {one.getValue(), one.getKey()})
                        .toList());
    }

    boolean hasDeadLinks() {
        return database.sql("SELECT COUNT(*) FROM (SELECT 1 FROM producer_figure WHERE dead_links > 0 LIMIT 1) AS one")
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** How many records it produced. */
    long produced(String key) {
        return database.sql("SELECT records FROM producer_figure WHERE name_key = ?")
                .param(key)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** From that month on. */
    SortedMap<YearMonth, Counts> months(String key, YearMonth from) {
        SortedMap<YearMonth, Counts> months = new TreeMap<>();
        database.sql("SELECT month, views, downloads FROM producer_month WHERE name_key = ? AND month >= ?")
                .params(key, from.toString())
                .query(row -> {
                    months.put(
                            YearMonth.parse(row.getString("month")),
                            new Counts(row.getLong("views"), row.getLong("downloads")));
                });
        return months;
    }

    /** The harvesters whose documents lead records of each. */
    Map<String, List<Long>> sources(Collection<String> keys) {
        Map<String, List<Long>> sources = new HashMap<>();
        if (!keys.isEmpty()) {
            database.sql("SELECT name_key, harvester FROM producer_source WHERE name_key IN (:keys)")
                    .param("keys", keys)
                    .query(row -> {
                        sources.computeIfAbsent(row.getString("name_key"), key -> new ArrayList<>())
                                .add(row.getLong("harvester"));
                    });
        }
        return sources;
    }

    /** A producer in the list. */
    record Figure(
            String key,
            String name,
            LocalizedText names,
            long records,
            int quality,
            long deadLinks,
            @Nullable String logo) {}

    /**
     * A page of them, one more than was asked for where there are more.
     *
     * @param from the place behind which it begins; null for the beginning
     */
    List<Figure> page(ProducerQuery query, @Nullable Place from) {
        String column = switch (query.sort()) {
            case NAME -> "f.name_folded";
            case RECORDS -> "f.records";
            case QUALITY -> "f.quality";
            case DEAD_LINKS -> "f.dead_links";
        };
        boolean isRising = query.sort() == ProducerQuery.Sort.NAME;
        Map<String, Object> asked = new HashMap<>();
        asked.put("limit", query.limit() + 1);
        List<String> conditions = new ArrayList<>();
        if (from != null) {
            conditions.add("(%s %s :value OR (%s = :value AND f.name_key > :key))"
                    .formatted(column, isRising ? ">" : "<", column));
            asked.put("value", isRising ? folded(from.key()) : (Object) from.value());
            asked.put("key", from.key());
        }
        if (!query.name().isBlank()) {
            conditions.add("(f.name_folded LIKE :part ESCAPE '!' OR p.names_folded LIKE :part ESCAPE '!')");
            asked.put("part", "%" + folded(query.name()).replaceAll("[!%_]", "!$0") + "%");
        }
        return database.sql("SELECT f.*, p.name_fr, p.name_en, p.logo_digest FROM producer_figure f"
                        + " LEFT JOIN producer p ON p.name_key = f.name_key"
                        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                        + " ORDER BY " + column + (isRising ? "" : " DESC") + ", f.name_key LIMIT :limit")
                .params(asked)
                .query(FigureRows::figure)
                .list();
    }

    /** A place in the list: the key of the one that stands there, and what it is sorted by where that is a number. */
    record Place(long value, String key) {}

    private static Figure figure(ResultSet row, int n) throws SQLException {
        return new Figure(
                row.getString("name_key"),
                row.getString("name"),
                names(row, n),
                row.getLong("records"),
                row.getInt("quality"),
                row.getLong("dead_links"),
                row.getString("logo_digest"));
    }

    static LocalizedText names(ResultSet row, int n) throws SQLException {
        Map<String, String> names = new HashMap<>();
        for (String language : Arrays.asList("fr", "en")) {
            String name = row.getString("name_" + language);
            if (name != null) {
                names.put(language, name);
            }
        }
        return new LocalizedText(names);
    }

    /** Without capitals and accents. */
    static String folded(String name) {
        return Accents.without(name.strip()).toLowerCase(Locale.ROOT);
    }
}
