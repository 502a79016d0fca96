package org.estran.app.catalogue.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.search.Query;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** A period in seconds; an open end reaches as far as time does. */
final class TimeRange {

    private static final String FIELD = "period";
    private static final int MOST_YEARS = 300;

    private TimeRange() {}

    static LongRange field(TimeInterval period) {
        return new LongRange(FIELD, new long[] {from(period.start())}, new long[] {to(period.end())});
    }

    static Query query(TimeInterval period) {
        return LongRange.newIntersectsQuery(FIELD, new long[] {from(period.start())}, new long[] {to(period.end())});
    }

    /**
     * The years it has part in, for the facets: at most the last 300, for a record of geological time would fill them. A
     * period still open is counted up to the year in which the record was last touched.
     */
    static SortedSet<Integer> years(TimeInterval period, Instant touched) {
        SortedSet<Integer> years = new TreeSet<>();
        if (period.isEmpty()) {
            return years;
        }
        int last = year(period.end() == null ? touched : period.end());
        int first = period.start() == null ? last : year(period.start());
        for (int year = Math.max(first, last - MOST_YEARS); year <= Math.max(first, last); year++) {
            years.add(year);
        }
        return years;
    }

    private static int year(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).getYear();
    }

    private static long from(@Nullable Instant start) {
        return start == null ? Long.MIN_VALUE : start.getEpochSecond();
    }

    private static long to(@Nullable Instant end) {
        return end == null ? Long.MAX_VALUE : end.getEpochSecond();
    }
}
