package org.estran.app.curation.batches;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change to many records.
 *
 * @param query the search, as the query part of its address
 * @param lookedAt how many of the search's records were looked at so far
 * @param matched how many there are
 * @param account who asked for it; null for a program without an account
 * @param by their name
 */
public record Batch(
        long id,
        String query,
        BatchChange change,
        State state,
        long lookedAt,
        long matched,
        @Nullable String account,
        String by,
        Instant askedAt,
        Instant changedAt) {

    /** Where a batch is. */
    public enum State {
        /** What would differ is being told. */
        GATHERING,
        /** It waits for a person to look. */
        READY,
        APPLYING,
        DONE,
        UNDOING,
        UNDONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a job works at it. */
        public boolean isAtWork() {
            return this == GATHERING || this == APPLYING || this == UNDOING;
        }
    }
}
