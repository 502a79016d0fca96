package org.estran.app.dissemination.stac;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The collections of a part of the catalogue and their items, in the order of the records' ids and of the files' names.
 *
 * @param byRecord the items of each collection; none where only its files together make a grid
 */
record Holdings(TreeMap<String, List<Entry>> byRecord) {

    /** Collections behind that one. */
    List<String> collections(@Nullable String after, int limit) {
        Map<String, List<Entry>> rest = after == null ? byRecord : byRecord.tailMap(after, false);
        return rest.keySet().stream().limit(limit).toList();
    }

    boolean holds(String recordId) {
        return byRecord.containsKey(recordId);
    }

    List<Entry> items(String recordId) {
        return byRecord.getOrDefault(recordId, List.of());
    }

    Holdings of(Predicate<String> records) {
        Map<String, List<Entry>> some = new LinkedHashMap<>();
        byRecord.forEach((id, items) -> {
            if (records.test(id)) {
                some.put(id, items);
            }
        });
        return new Holdings(new TreeMap<>(some));
    }
}
