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
 * @param problem why it failed; null otherwise
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
        /** Its process died, and nobody takes it up again. */
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
    public record Failure(String code, String words) {}

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
