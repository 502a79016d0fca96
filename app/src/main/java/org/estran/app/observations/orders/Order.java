package org.estran.app.observations.orders;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.estran.app.observations.Target;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/**
 * Observations that somebody ordered.
 *
 * @param id 128 random bits in hexadecimal; of an order without an account whoever knows it may fetch it
 * @param accountId null where nobody was signed in
 * @param email whom to write to without an account; null for nobody
 * @param selections the ids of the {@link SavedSelection}s
 * @param itemsDone how many of them are written
 * @param bytes written so far, or in all
 * @param sha512 of the whole file, in hexadecimal; null until it is ready
 * @param trouble the code of the problem it failed with
 * @param expiresAt when the file goes; null until it is ready
 */
public record Order(
        String id,
        @Nullable String accountId,
        @Nullable String email,
        Language language,
        Target target,
        List<String> selections,
        State state,
        int itemsDone,
        long bytes,
        @Nullable String sha512,
        @Nullable String trouble,
        Instant askedAt,
        Instant changedAt,
        @Nullable Instant expiresAt) {

    /** Where it is on its way. */
    public enum State {
        WAITING,
        RUNNING,
        READY,
        FAILED,
        CANCELLED,
        EXPIRED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether its file is still to be made. */
    public boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }

    /** Its page, from the root of the centre. */
    public String path() {
        return "/orders/" + id;
    }
}
