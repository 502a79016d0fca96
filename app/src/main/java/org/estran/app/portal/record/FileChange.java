package org.estran.app.portal.record;

import org.jspecify.annotations.Nullable;

/**
 * One way in which the files of two versions differ.
 *
 * @param path its name in the later version; in the earlier one for a file that is gone
 * @param before its name in the earlier version, where that is another; null otherwise
 * @param sizeBefore in bytes; null for a file that is new
 * @param sizeAfter in bytes; null for one that is gone
 */
public record FileChange(
        What what,
        String path,
        @Nullable String before,
        @Nullable Long sizeBefore,
        @Nullable Long sizeAfter) {

    /** What became of a file. */
    public enum What {
        ADDED,
        REMOVED,
        /** Other bytes under the same name. */
        CHANGED,
        /** The same bytes under another name. */
        RENAMED;

        /** The word used in message keys. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
