package org.estran.app.links;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address that records name, and what came of looking at it.
 *
 * @param digest SHA-256 of the address, in hexadecimal
 * @param host with its port, as it is asked
 * @param status of the last answer of HTTP; 0 where nobody answered
 * @param problem why it is not good, kebab-case: {@code harvests.told.<problem>} says it; null where it is
 * @param checkedAt when it was looked at last; null where it never was
 * @param goodAt when it was good last
 * @param failingSince since when every look failed: a dead link is dead since then
 */
public record Link(
        String digest,
        String address,
        String host,
        State state,
        int status,
        @Nullable String problem,
        @Nullable Instant checkedAt,
        @Nullable Instant goodAt,
        @Nullable Instant failingSince) {

    /** What a link is. */
    public enum State {
        /** Nobody has looked yet. */
        NEW,
        GOOD,
        /** It failed, but not often enough to be called dead. */
        DOUBTFUL,
        DEAD,
        /** It answers, but not to us: it asks who we are, or asks programs to stay away. */
        CLOSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * One step of a link's history.
     *
     * @param at when it came into that state
     */
    public record Change(
            Instant at, State state, int status, @Nullable String problem) {}

    /** The place of this link in the order of lists: by host, then by digest. */
    public String cursor() {
        return host + "/" + digest;
    }
}
