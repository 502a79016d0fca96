package org.estran.app.deposit.review;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change of one field that a moderator proposes and the depositor accepts or declines.
 *
 * @param number which of the deposit's proposals, from 1
 * @param field the field's name in the depositor's form
 * @param pointer its place in the description
 * @param before what stood there when it was proposed
 * @param after what would stand there
 * @param words why; may be empty
 */
public record Proposal(
        int number,
        String field,
        String pointer,
        String before,
        String after,
        String author,
        String authorName,
        String words,
        Instant at,
        State state,
        @Nullable Instant decidedAt) {

    /** What the depositor made of it. */
    public enum State {
        OPEN,
        ACCEPTED,
        DECLINED;

        /** The word used in rows, JSON and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
