package org.estran.app.imports;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an import.
 *
 * @param number from 1, never reused
 * @param startedAt null while it waits
 * @param endedAt null until it is over
 * @param problem why it failed, or that it is cancelled; null otherwise
 */
public record ImportRun(
        long number,
        ImportRequest request,
        State state,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        ImportCounts counts,
        @Nullable Failure problem) {

    /** Where a run stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** It could not go on; what it wrote before stands, and another run goes on from there. */
        FAILED,
        /** Its process died, and nobody takes it up again; or somebody wanted it no more. */
        INTERRUPTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        public boolean isOver() {
            return this == DONE || this == FAILED || this == INTERRUPTED;
        }
    }

    /** Why a run failed: the code of a problem, and its words in English. */
    public record Failure(String code, String words) {

        private static final String CANCELLED = "import-cancelled";

        /** Nothing failed: who is named here wants it no more. */
        public static Failure cancelledBy(String who) {
            return new Failure(CANCELLED, who);
        }
    }

    /** Who wants it no more; null where nobody said so. It may still be at its last batch. */
    public @Nullable String cancelledBy() {
        return problem != null && problem.code().equals(Failure.CANCELLED) ? problem.words() : null;
    }

    public Path location() {
        return request.location();
    }

    public String source() {
        return request.source();
    }

    /** How long it took; null until it is over. */
    public @Nullable Duration took() {
        return startedAt == null || endedAt == null ? null : Duration.between(startedAt, endedAt);
    }
}
