package org.estran.app.vocabularies;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One loading of a vocabulary.
 *
 * @param gone concepts that were there before; they stay as deprecated ones
 */
public record Revision(
        long number,
        @Nullable String version,
        String fileName,
        String digest,
        Instant loadedAt,
        long added,
        long changed,
        long unchanged,
        long gone) {}
