package org.estran.app.harvests;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a harvester.
 *
 * @param number from 1 for each harvester
 * @param confirmedBy who agreed to what it removes
 * @param since only what changed since then was asked for; null for all
 * @param checkpoint where the next page begins; null at the beginning
 * @param isRead whether the last page was read
 * @param newest the newest datestamp seen
 * @param promised how many the source said there are; null where it did not
 * @param problem why it is not done
 */
public record HarvestRun(
        long harvester,
        long number,
        State state,
        String askedBy,
        @Nullable String confirmedBy,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant since,
        @Nullable String checkpoint,
        boolean isRead,
        @Nullable Instant newest,
        long pages,
        @Nullable Long promised,
        HarvestCounts counts,
        @Nullable Failure problem) {

    /** Where a run stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** Fewer came than were promised: nothing was removed. */
        INCOMPLETE,
        /** All was read; what it would remove waits for a person. */
        HELD,
        /** The source failed; what was written stands, and the run can go on. */
        FAILED,
        /** Its process died, or somebody stopped it; it can go on. */
        INTERRUPTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        public boolean isOver() {
            return this != WAITING && this != RUNNING;
        }

        /** Whether it may be taken up again where it stopped. */
        public boolean canGoOn() {
            return this == FAILED || this == INTERRUPTED;
        }
    }

    /** Why a run is not done: a stable code, and words in English. */
    public record Failure(String code, String words) {}

    public boolean isFull() {
        return since == null;
    }

    public @Nullable Duration took() {
        return startedAt == null || endedAt == null ? null : Duration.between(startedAt, endedAt);
    }
}
