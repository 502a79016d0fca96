package org.estran.app.usage;

import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The counts of some records together.
 *
 * @param months in UTC, those in which something was counted, the latest first
 */
public record UsageFigures(SortedMap<YearMonth, Counts> months) {

    public static final UsageFigures NONE = new UsageFigures(new TreeMap<>());

    public UsageFigures {
        SortedMap<YearMonth, Counts> latestFirst = new TreeMap<>(Collections.reverseOrder());
        latestFirst.putAll(months);
        months = Collections.unmodifiableSortedMap(latestFirst);
    }

    public Counts total() {
        return months.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    /** The first month in which something was counted; of {@link #NONE} there is none, and this fails. */
    public YearMonth since() {
        return months.lastKey();
    }

    public UsageFigures plus(UsageFigures more) {
        SortedMap<YearMonth, Counts> both = new TreeMap<>(months);
        more.months.forEach((month, counts) -> both.merge(month, counts, Counts::plus));
        return new UsageFigures(both);
    }

    static UsageFigures of(Map<YearMonth, Counts> months) {
        return new UsageFigures(new TreeMap<>(months));
    }
}
