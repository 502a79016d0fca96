package org.estran.app.deposit;

import java.time.Instant;
import org.estran.terms.Checksums;
import org.jspecify.annotations.Nullable;

/**
 * A file of a deposit.
 *
 * @param path the depositor's name for it, folders included: any Unicode, never a path on disk
 * @param stagedName its name in staging; empty where it is kept
 * @param remark why a file that claims to be readable could not be read; null when all is well
 * @param contentPath where the archive has the bytes of a file that is kept from the version before; null for one that
 *     was sent
 */
public record DepositFile(
        String path,
        String stagedName,
        long size,
        Checksums checksums,
        String mediaType,
        @Nullable String remark,
        Instant addedAt,
        @Nullable String contentPath) {

    /** One that was sent. */
    public DepositFile(
            String path,
            String stagedName,
            long size,
            Checksums checksums,
            String mediaType,
            @Nullable String remark,
            Instant addedAt) {
        this(path, stagedName, size, checksums, mediaType, remark, addedAt, null);
    }

    /** Whether it is the same as in the version before, and lies with it. */
    public boolean isKept() {
        return contentPath != null;
    }

    /** Whether it may be a table in text, which is read as observations once somebody says how. */
    public boolean isTable() {
        return mediaType.equals("text/csv")
                || mediaType.equals("text/tab-separated-values")
                || mediaType.equals("text/plain") && !FileFormats.isForReading(path);
    }
}
