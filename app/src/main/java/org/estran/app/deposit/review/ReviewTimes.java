package org.estran.app.deposit.review;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long depositors waited, read from what happened to their deposits. */
@Repository
public class ReviewTimes {

    private final JdbcClient db;

    ReviewTimes(JdbcClient db) {
        this.db = db;
    }

    /** When each deposit that is not done was last submitted, by its id. */
    public Map<String, Instant> submitted() {
        Map<String, Instant> times = new HashMap<>();
        db.sql(
                        "SELECT e.deposit_id, max(e.at) AS submitted_at FROM deposit_event e JOIN deposit d ON d.id = e.deposit_id"
                                + " WHERE e.what = 'submitted' AND d.state IN ('submitted', 'in-review', 'changes-requested',"
                                + " 'accepted', 'publishing') GROUP BY e.deposit_id")
                .query((row, n) ->
                        times.put(row.getString("deposit_id"), Instant.ofEpochMilli(row.getLong("submitted_at"))))
                .list();
        return Map.copyOf(times);
    }

    /**
     * The delays of one month, in which the waiting ended.
     *
     * @param taken from a submission until a moderator took it
     * @param answered from a submission until it was returned, refused or accepted
     */
    public record Month(YearMonth month, Spread taken, Spread answered) {}

    /** Of some delays; nulls where there was none. */
    public record Spread(
            int count, @Nullable Duration median, @Nullable Duration longest) {

        static Spread of(List<Duration> delays) {
            if (delays.isEmpty()) {
                return new Spread(0, null, null);
            }
            List<Duration> sorted = new ArrayList<>(delays);
            Collections.sort(sorted);
            int middle = sorted.size() / 2;
            Duration median = sorted.size() % 2 == 1
                    ? sorted.get(middle)
                    : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
            return new Spread(sorted.size(), median, sorted.getLast());
        }
    }

    /** Every month in which something was taken or answered, the latest first. */
    public List<Month> months() {
        return measured("").months();
    }

    /** From a submission until it was returned, refused or accepted, of the deposits of one data centre. */
    public Spread answered(String centre) {
        return measured(centre).answers();
    }

    /** @param centre empty for all */
    private Measured measured(String centre) {
        Measured measured = new Measured();
        db.sql("SELECT e.deposit_id, e.what, e.at FROM deposit_event e JOIN deposit d ON d.id = e.deposit_id"
                        + " WHERE e.what IN ('submitted', 'taken', 'returned', 'refused', 'accepted')"
                        + " AND (? = '' OR d.centre = ?) ORDER BY e.deposit_id, e.number")
                .params(centre, centre)
                .query(row -> {
                    measured.happened(
                            row.getString("deposit_id"),
                            row.getString("what"),
                            Instant.ofEpochMilli(row.getLong("at")));
                });
        return measured;
    }

    private static final class Measured {

        private final SortedMap<YearMonth, List<Duration>> taken = new TreeMap<>();
        private final SortedMap<YearMonth, List<Duration>> answered = new TreeMap<>();
        private String deposit = "";
        private @Nullable Instant waitsSince;
        private boolean isTaken;

        void happened(String id, String what, Instant at) {
            if (!id.equals(deposit)) {
                deposit = id;
                waitsSince = null;
            }
            Instant since = waitsSince;
            if (what.equals("submitted")) {
                waitsSince = at;
                isTaken = false;
            } else if (since != null && what.equals("taken")) {
                if (!isTaken) {
                    note(taken, since, at);
                }
                isTaken = true;
            } else if (since != null) {
                note(answered, since, at);
                waitsSince = null;
            }
        }

        private static void note(Map<YearMonth, List<Duration>> delays, Instant since, Instant at) {
            delays.computeIfAbsent(YearMonth.from(at.atZone(ZoneOffset.UTC)), month -> new ArrayList<>())
                    .add(Duration.between(since, at));
        }

        Spread answers() {
            return Spread.of(answered.values().stream().flatMap(List::stream).toList());
        }

        List<Month> months() {
            SortedMap<YearMonth, Month> months = new TreeMap<>(Collections.reverseOrder());
            for (SortedMap<YearMonth, List<Duration>> delays : List.of(taken, answered)) {
                delays.keySet()
                        .forEach(month -> months.put(
                                month,
                                new Month(
                                        month,
                                        Spread.of(taken.getOrDefault(month, List.of())),
                                        Spread.of(answered.getOrDefault(month, List.of())))));
            }
            return List.copyOf(months.values());
        }
    }
}
