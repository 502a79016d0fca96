package org.estran.app.curation.batches;

import java.util.List;
import java.util.Locale;
import org.estran.app.description.FieldChange;
import org.jspecify.annotations.Nullable;

/**
 * What a batch does to one record.
 *
 * @param before the record's change when the difference was told
 * @param after its change once the difference was written; null before
 */
public record BatchLine(
        long number,
        String recordId,
        State state,
        long before,
        @Nullable Long after,
        List<FieldChange> changes) {

    /** What became of it. */
    public enum State {
        PLANNED,
        APPLIED,
        /** Somebody changed or withdrew the record since the difference was told: nothing was written. */
        PASSED,
        UNDONE,
        /** Somebody changed or withdrew the record since: it was not undone. */
        KEPT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public BatchLine {
        changes = List.copyOf(changes);
    }
}
