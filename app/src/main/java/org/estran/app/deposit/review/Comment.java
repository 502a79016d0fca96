package org.estran.app.deposit.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator says of a field, a file or the whole, and what was answered. It is open until a moderator settles it.
 *
 * @param number which of the deposit's comments, from 1
 */
public record Comment(
        int number,
        Spot spot,
        String author,
        String authorName,
        String words,
        Instant at,
        List<Answer> answers,
        @Nullable Instant settledAt) {

    public Comment {
        answers = List.copyOf(answers);
    }

    public boolean isOpen() {
        return settledAt == null;
    }

    /** What somebody answered to a comment. */
    public record Answer(String author, String authorName, String words, Instant at) {}
}
