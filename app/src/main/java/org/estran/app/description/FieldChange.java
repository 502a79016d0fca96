package org.estran.app.description;

import org.jspecify.annotations.Nullable;

/**
 * One way in which two states of a description differ.
 *
 * @param pointer where: a JSON Pointer into the later state, or into the earlier one for what is gone
 * @param before what stood there; null where nothing did
 * @param after what stands there; null where nothing does
 */
public record FieldChange(
        String pointer,
        What what,
        @Nullable String before,
        @Nullable String after) {

    /** What became of a place. */
    public enum What {
        ADDED,
        REMOVED,
        CHANGED,
        /** The same rows in another order. */
        REORDERED
    }
}
