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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a data centre took in, counted from its deposits and what happened to them. */
@Component
public class CentreFigures {

    private final JdbcClient db;
    private final ReviewTimes times;

    CentreFigures(JdbcClient db, ReviewTimes times) {
        this.db = db;
        this.times = times;
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
     * @param months in which something was submitted or published, the latest first
     */
    public record Figures(
            long records,
            long files,
            long bytes,
            long underWay,
            int reviews,
            @Nullable Duration medianDelay,
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
     */
    public record Month(YearMonth month, int submitted, int published) {

        private Month and(String what) {
            return what.equals("published")
                    ? new Month(month, submitted, published + 1)
                    : new Month(month, submitted + 1, published);
        }
    }

    /** Of the centre with that slug. */
    public Figures of(String centre) {
        ReviewTimes.Spread answered = times.answered(centre);
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
                        months(centre)))
                .single();
    }

    private long underWay(String centre) {
        return db.sql("SELECT count(*) FROM deposit WHERE centre = ? AND state IN ('submitted', 'in-review',"
                        + " 'changes-requested', 'accepted', 'publishing')")
                .param(centre)
                .query(Long.class)
                .single();
    }

    private List<Month> months(String centre) {
        SortedMap<YearMonth, Month> months = new TreeMap<>(Collections.reverseOrder());
        db.sql("SELECT e.what, e.at FROM deposit_event e JOIN deposit d ON d.id = e.deposit_id"
                        + " WHERE d.centre = ? AND e.what IN ('submitted', 'published')")
                .param(centre)
                .query(row -> {
                    YearMonth month = YearMonth.from(
                            Instant.ofEpochMilli(row.getLong("at")).atZone(ZoneOffset.UTC));
                    months.put(
                            month,
                            months.getOrDefault(month, new Month(month, 0, 0)).and(row.getString("what")));
                });
        return List.copyOf(months.values());
    }
}
