package org.estran.app.notices;

import java.time.Instant;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/**
 * One mail in the outbox.
 *
 * @param id made once, part of its {@code Message-ID}
 * @param reader the account it goes to
 * @param answerTo the account to whom an answer goes
 * @param changedAt when it came into its present state
 * @param trouble what the mail server or the network said last
 */
public record Notice(
        String id,
        String reader,
        @Nullable String answerTo,
        Language language,
        String subject,
        String body,
        NoticeState state,
        Instant createdAt,
        Instant changedAt,
        @Nullable String trouble) {

    /** Whether an administrator may ask for it to be sent (again). */
    public boolean maySend() {
        return switch (state) {
            case KEPT, UNCERTAIN, FAILED -> true;
            case WAITING -> trouble != null;
            case SENDING, SENT -> false;
        };
    }
}
