package org.estran.app.catalogue.erasure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order to free the bytes of a file, in whatever versions of its record and under whatever names they lie.
 *
 * @param version one that has the file
 * @param path the file's name there
 * @param by the account that ordered it
 * @param freedAt when the bytes were gone; null until then
 * @param freedBytes how many; 0 until then
 */
public record ErasureOrder(
        String id,
        String recordId,
        int version,
        String path,
        String sha512,
        long size,
        String reason,
        String by,
        Instant orderedAt,
        @Nullable Instant freedAt,
        long freedBytes) {}
