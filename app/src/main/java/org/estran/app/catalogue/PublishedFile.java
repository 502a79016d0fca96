package org.estran.app.catalogue;

import org.estran.terms.Checksums;
import org.jspecify.annotations.Nullable;

/**
 * A file of a published version.
 *
 * @param path its name as the depositor gave it, folders included. Any Unicode at all, {@code ../} and control characters
 *     too: it is data to be shown and compared, never a path on disk
 * @param contentPath where the archive keeps its bytes, relative to the storage root
 * @param size in bytes
 * @param withdrawal null while it may be had, as far as it alone is concerned
 */
public record PublishedFile(
        String recordId,
        int version,
        String path,
        String contentPath,
        long size,
        Checksums checksums,
        String mediaType,
        @Nullable FileWithdrawal withdrawal) {

    public PublishedFile(
            String recordId,
            int version,
            String path,
            String contentPath,
            long size,
            Checksums checksums,
            String mediaType) {
        this(recordId, version, path, contentPath, size, checksums, mediaType, null);
    }
}
