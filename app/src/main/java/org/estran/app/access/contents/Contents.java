package org.estran.app.access.contents;

import java.time.Instant;
import java.util.List;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds, as far as the limits let one see.
 *
 * @param entries in the archive's order
 * @param findings what is odd or dangerous in it
 * @param isWhole whether all entries are listed
 */
public record Contents(List<Entry> entries, List<Finding> findings, boolean isWhole) {

    /**
     * Something in it.
     *
     * @param name as it stands there: data, never a path on disk
     * @param size unpacked, in bytes, as the archive states it
     * @param packed in bytes; -1 where it cannot be told for one entry alone
     */
    public record Entry(
            String name,
            Kind kind,
            long size,
            long packed,
            @Nullable Instant changedAt) {}

    /** What an entry would become. */
    public enum Kind {
        FILE,
        FOLDER,
        /** A symbolic or hard link. */
        LINK,
        /** A device, a pipe... */
        SPECIAL
    }

    public Contents {
        entries = List.copyOf(entries);
        findings = List.copyOf(findings);
    }
}
