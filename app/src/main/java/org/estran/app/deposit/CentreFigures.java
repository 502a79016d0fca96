package org.estran.app.deposit;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.estran.app.deposit.review.ReviewTimes;
import org.estran.app.usage.Counts;
import org.estran.app.usage.Usage;
import org.estran.app.usage.UsageFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a data centre took in, counted from its deposits and what happened to them. */
@Component
public class CentreFigures {

    private final JdbcClient db;
    private final ReviewTimes times;
    private final Usage usage;

    CentreFigures(JdbcClient db, ReviewTimes times, Usage usage) {
        this.db = db;
        this.times = times;
        this.usage = usage;
    }

    /**
     * The figures of one centre.
     *
     * @param records published here from its deposits, however many versions each has
     * @param files of the latest version of each
     * @param bytes of those files
     * @param underWay deposits that are submitted and not decided on
     * @param reviews answers to a submission: returned, refused or accepted
     * @param medianDelay from submission to answer; null where there was none
     * @param usage of those records, since it is counted
     * @param months in which something was submitted, published, looked at or downloaded, the latest first
     */
    public record Figures(
            long records,
            long files,
            long bytes,
            long underWay,
            int reviews,
            @Nullable Duration medianDelay,
            Counts usage,
            List<Month> months) {

        public Figures {
            months = List.copyOf(months);
        }
    }

    /**
     * What happened in one month, in UTC.
     *
     * @param submitted submissions; one that comes back after changes counts again
     * @param published versions
     * @param usage of the centre's records, whenever they were published
     */
    public record Month(YearMonth month, int submitted, int published, Counts usage) {

        private static Month empty(YearMonth month) {
            return new Month(month, 0, 0, Counts.NONE);
        }

        private Month and(String what) {
            return what.equals("published")
                    ? new Month(month, submitted, published + 1, usage)
                    : new Month(month, submitted + 1, published, usage);
        }

        private Month with(Counts counted) {
            return new Month(month, submitted, published, counted);
        }
    }

    /** Of the centre with that slug. */
    public Figures of(String centre) {
        ReviewTimes.Spread answered = times.answered(centre);
        UsageFigures counted = usage(centre);
        return db.sql("""
                        SELECT count(*) AS records, coalesce(sum(c.file_count), 0) AS files,
                               coalesce(sum(c.byte_count), 0) AS bytes
                        FROM deposit d LEFT JOIN deposit_content c ON c.deposit_id = d.id
                        WHERE d.centre = :centre AND d.state = 'published'
                          AND NOT EXISTS (SELECT 1 FROM deposit later WHERE later.record_id = d.record_id
                                          AND later.state = 'published' AND later.version > d.version)
                        """)
                .param("centre", centre)
                .query((row, n) -> new Figures(
                        row.getLong("records"),
                        row.getLong("files"),
                        row.getLong("bytes"),
                        underWay(centre),
                        answered.count(),
                        answered.median(),
                        counted.total(),
                        months(centre, counted)))
                .single();
    }

    private long underWay(String centre) {
        return db.sql("SELECT count(*) FROM deposit WHERE centre = ? AND state IN ('submitted', 'in-review',"
                        + " 'changes-requested', 'accepted', 'publishing')")
                .param(centre)
                .query(Long.class)
                .single();
    }

    /** Some hundred records at a time: a centre may have as many as it likes. */
    private UsageFigures usage(String centre) {
        UsageFigures figures = UsageFigures.NONE;
        List<String> page = records(centre, "");
        while (!page.isEmpty()) {
            figures = figures.plus(usage.of(page));
            page = records(centre, page.getLast());
        }
        return figures;
    }

    private List<String> records(String centre, String after) {
        return db.sql("SELECT DISTINCT record_id FROM deposit WHERE centre = ? AND state = 'published'"
                        + " AND record_id > ? ORDER BY record_id LIMIT 500")
                .params(centre, after)
                .query(String.class)
                .list();
    }

    private List<Month> months(String centre, UsageFigures counted) {
        SortedMap<YearMonth, Month> months = new TreeMap<>(Collections.reverseOrder());
        db.sql("SELECT e.what, e.at FROM deposit_event e JOIN deposit d ON d.id = e.deposit_id"
                        + " WHERE d.centre = ? AND e.what IN ('submitted', 'published')")
                .param(centre)
                .query(row -> {
                    YearMonth month = YearMonth.from(
                            Instant.ofEpochMilli(row.getLong("at")).atZone(ZoneOffset.UTC));
                    months.put(
                            month,
                            months.getOrDefault(month, Month.empty(month)).and(row.getString("what")));
                });
        counted.months()
                .forEach((month, counts) -> months.put(
                        month, months.getOrDefault(month, Month.empty(month)).with(counts)));
        return List.copyOf(months.values());
    }
}
