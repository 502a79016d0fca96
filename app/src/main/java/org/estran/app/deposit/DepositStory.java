package org.estran.app.deposit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a published version came about.
 *
 * @param owner the account that deposited it
 * @param firstFile when its first file arrived; null where it has none of its own
 * @param lastFile when its last file arrived
 * @param events oldest first
 */
public record DepositStory(
        int version,
        String owner,
        @Nullable Instant firstFile,
        @Nullable Instant lastFile,
        List<DepositEvent> events) {

    public DepositStory {
        events = List.copyOf(events);
    }
}
