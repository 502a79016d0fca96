package org.estran.app.observations.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a record has of a selection.
 *
 * @param campaign as the first file names it; null where none does
 */
public record Deployment(
        String recordId,
        long features,
        long rows,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable String campaign) {}
