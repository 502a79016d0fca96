package org.estran.app.origins;

import java.time.Instant;
import org.estran.app.catalogue.CatalogueRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where a record came from.
 *
 * @param source the name of the import's source, or the address from which it was harvested
 * @param path where the document lies in it
 * @param documentId the document's own identifier, verbatim
 * @param format the word of its format, e.g. {@code iso19139}
 * @param sha512 of its bytes, in hexadecimal
 * @param change the number of the record's last change that came from the document
 * @param harvestedAt when it last came anew
 */
public record HarvestedDocument(
        String recordId,
        String source,
        String path,
        @Nullable String documentId,
        String format,
        String sha512,
        long size,
        long change,
        Instant harvestedAt) {

    /** Whether the record says what the document says: nobody corrected or withdrew it here since. */
    public boolean isFollowedBy(CatalogueRecord record) {
        return isFollowedBy(record.change());
    }

    /** The same, by the number of the record's last change. */
    public boolean isFollowedBy(long lastChange) {
        return lastChange == change;
    }

    /** Whether it came from a folder of this server: the path of that is for staff alone. */
    public boolean isOfThisServer() {
        return source.regionMatches(true, 0, "file:", 0, 5);
    }

    /** This document with another name for its source. */
    public HarvestedDocument from(String name) {
        return new HarvestedDocument(recordId, name, path, documentId, format, sha512, size, change, harvestedAt);
    }
}
