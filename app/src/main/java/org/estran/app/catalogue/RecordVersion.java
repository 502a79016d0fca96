package org.estran.app.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line in the list of a record's versions.
 *
 * @param version 1, 2, ...
 * @param withdrawal null while it stands
 */
public record RecordVersion(
        int version, Instant publishedAt, @Nullable Withdrawal withdrawal, long fileCount, long byteCount) {}
