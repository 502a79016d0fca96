package org.estran.app.deposit.uploads;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file as it arrives.
 *
 * @param offset where its sender says it begins
 * @param announced how many bytes it will have; -1 where its sender does not say
 * @param digest what its sender stated of it; null for nothing
 * @param wholeLength the length of the whole file, where it is told with this part; null otherwise
 */
public record Part(
        long offset,
        InputStream bytes,
        long announced,
        @Nullable PartDigest digest,
        @Nullable Long wholeLength) {}
