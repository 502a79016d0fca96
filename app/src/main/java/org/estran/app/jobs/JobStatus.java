package org.estran.app.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job as an administrator sees it. What succeeded is no longer listed.
 *
 * @param attempts runs so far since it was last asked for
 * @param lastError why the last run failed, in the words of its work
 * @param nextAt when it runs next; empty while it runs and once it failed for good
 */
public record JobStatus(
        String kind,
        String instance,
        State state,
        int attempts,
        @Nullable String lastError,
        Instant askedAt,
        @Nullable Instant nextAt) {

    /** Where a job stands. */
    public enum State {
        /** Will run at its time. */
        WAITING,
        RUNNING,
        /** Used up its attempts or needs a person: runs again when it is asked again or by {@link Jobs#retryNow}. */
        FAILED
    }
}
