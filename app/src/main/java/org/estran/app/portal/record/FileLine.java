package org.estran.app.portal.record;

import java.util.Optional;
import org.estran.app.access.Decision;
import org.estran.app.access.contents.ArchiveReader;
import org.estran.app.catalogue.FileWithdrawal;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.dissemination.Publications;
import org.jspecify.annotations.Nullable;

/**
 * A file to download.
 *
 * @param withdrawal null while it can be had
 * @param decision what this reader may
 */
public record FileLine(
        String path,
        String address,
        long size,
        String mediaType,
        String sha512,
        String md5,
        @Nullable Withdrawal withdrawal,
        Decision decision) {

    public boolean isOpen() {
        return decision instanceof Decision.Open;
    }

    /** Whether what is within it can probably be listed. */
    public boolean isArchive() {
        return ArchiveReader.isLikely(path);
    }

    /** @param base the address of the page: that of the record, or of one version */
    static FileLine of(PublishedFile file, String base, Decision decision) {
        return new FileLine(
                file.path(),
                Publications.fileAddress(base, file.path()),
                file.size(),
                file.mediaType(),
                file.checksums().sha512(),
                file.checksums().md5(),
                Optional.ofNullable(file.withdrawal())
                        .map(FileWithdrawal::withdrawal)
                        .orElse(null),
                decision);
    }
}
