package org.estran.app.producers.store;

import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.estran.app.usage.Counts;
import org.estran.app.usage.UsageFigures;

/** What is to be added to the figures of producers: sums by name, less than none where something goes. */
final class Tally {

    /**
     * @param name as the last record wrote it
     * @param told over its records
     */
    record Sum(String name, long records, long told) {
        Sum plus(Sum more) {
            return new Sum(more.name, records + more.records, told + more.told);
        }
    }

    record Source(String key, long harvester) implements Comparable<Source> {
        @Override
        public int compareTo(Source other) {
            int byName = key.compareTo(other.key);
            return byName == 0 ? Long.compare(harvester, other.harvester) : byName;
        }
    }

    record Month(String key, YearMonth month) implements Comparable<Month> {
        @Override
        public int compareTo(Month other) {
            int byName = key.compareTo(other.key);
            return byName == 0 ? month.compareTo(other.month) : byName;
        }
    }

    // In order, so that two writers touch rows in the same one.
    final SortedMap<String, Sum> sums = new TreeMap<>();
    final SortedMap<Source, Long> sources = new TreeMap<>();
    final SortedMap<Month, Counts> months = new TreeMap<>();

    void come(Made made, UsageFigures usage) {
        count(made, usage, 1);
    }

    void go(Made made, UsageFigures usage) {
        count(made, usage, -1);
    }

    private void count(Made made, UsageFigures usage, int times) {
        sums.merge(made.key(), new Sum(made.name(), times, (long) times * made.told()), Sum::plus);
        Long harvester = made.harvester();
        if (harvester != null) {
            sources.merge(new Source(made.key(), harvester), (long) times, Long::sum);
        }
        used(made.key(), usage.months(), times);
    }

    void used(String key, Map<YearMonth, Counts> counted, int times) {
        counted.forEach((month, counts) -> months.merge(
                new Month(key, month), new Counts(times * counts.views(), times * counts.downloads()), Counts::plus));
    }
}
