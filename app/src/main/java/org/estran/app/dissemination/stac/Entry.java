package org.estran.app.dissemination.stac;

import java.time.Instant;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * What is searched of an item.
 *
 * @param key its place among all datasets
 * @param before the key of the dataset before it, from which it is read again; null for the first
 * @param start null where its file has no time
 */
record Entry(
        String key,
        @Nullable String before,
        String recordId,
        String path,
        @Nullable BoundingBox box,
        @Nullable Instant start,
        @Nullable Instant end) {

    static Entry of(Dataset dataset, @Nullable String before) {
        return new Entry(
                dataset.key(),
                before,
                dataset.recordId(),
                dataset.path(),
                dataset.box(),
                dataset.start(),
                dataset.end());
    }

    String name() {
        return ItemName.of(path);
    }

    /** Whether it has a part of that period; a file without time is of no period in particular. */
    boolean meets(TimeInterval asked) {
        return start != null
                && end != null
                && (asked.start() == null || !end.isBefore(asked.start()))
                && (asked.end() == null || !start.isAfter(asked.end()));
    }
}
