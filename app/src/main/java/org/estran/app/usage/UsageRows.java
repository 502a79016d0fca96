package org.estran.app.usage;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of what was counted. Changes join the caller's transaction. */
@Repository
class UsageRows {

    private final JdbcTemplate db;

    UsageRows(JdbcTemplate db) {
        this.db = db;
    }

    /** @param counted since the last time, by record */
    void add(Map<String, UsageFigures> counted) {
        db.batchUpdate(
                "INSERT INTO usage_month (record_id, month, views, downloads) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (record_id, month) DO UPDATE SET views = usage_month.views + excluded.views,"
                        + " downloads = usage_month.downloads + excluded.downloads",
                counted.entrySet().stream()
                        .flatMap(record -> record.getValue().months().entrySet().stream()
                                .map(one -> new Object[] {
                                    record.getKey(),
                                    one.getKey().toString(),
                                    one.getValue().views(),
                                    one.getValue().downloads()
                                }))
                        .toList());
    }

    /** The counts of each of them, by id. */
    Map<String, UsageFigures> each(Collection<String> records) {
        Map<String, UsageFigures> each = new HashMap<>();
        if (!records.isEmpty()) {
            String places = String.join(", ", Collections.nCopies(records.size(), "?"));
            db.query(
                    "SELECT record_id, month, views, downloads FROM usage_month WHERE record_id IN (" + places + ")",
                    row -> {
                        Counts counts = new Counts(row.getLong("views"), row.getLong("downloads"));
                        each.merge(
                                row.getString("record_id"),
                                UsageFigures.of(Map.of(YearMonth.parse(row.getString("month")), counts)),
                                UsageFigures::plus);
                    },
                    records.toArray());
        }
        return each;
    }

    Map<YearMonth, Counts> of(Collection<String> records) {
        String places = String.join(", ", Collections.nCopies(records.size(), "?"));
        Map<YearMonth, Counts> months = new TreeMap<>();
        db.query(
                "SELECT month, sum(views) AS views, sum(downloads) AS downloads FROM usage_month WHERE record_id IN ("
                        + places + ") GROUP BY month",
                row -> {
                    months.put(
                            YearMonth.parse(row.getString("month")),
                            new Counts(row.getLong("views"), row.getLong("downloads")));
                },
                records.toArray());
        return months;
    }
}
