package org.estran.app.dissemination.kept;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was written of a record.
 *
 * @param version of the record when it was written
 * @param until when it says something else by itself, as at the end of an embargo; null for never
 */
public record KeptDocument(
        String record, Version version, @Nullable Instant until, byte[] bytes) {}
