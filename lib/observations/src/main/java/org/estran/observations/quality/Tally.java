package org.estran.observations.quality;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts the values that fail, by rule and property. */
public final class Tally implements Consumer<ProposedFlag> {

    private final Map<Key, Count> counts = new LinkedHashMap<>();

    private record Key(QualityRule rule, String property) {}

    /**
     * What failed one rule in one column.
     *
     * @param first the first of them
     */
    public record Count(QualityRule rule, String property, long values, ProposedFlag first) {

        private Count andAnother() {
            return new Count(rule, property, values + 1, first);
        }
    }

    @Override
    public void accept(ProposedFlag flag) {
        counts.merge(
                new Key(flag.rule(), flag.property()),
                new Count(flag.rule(), flag.property(), 1, flag),
                (before, one) -> before.andAnother());
    }

    /** Most first. */
    public List<Count> counts() {
        return counts.values().stream()
                .sorted(Comparator.comparingLong(Count::values).reversed())
                .toList();
    }
}
