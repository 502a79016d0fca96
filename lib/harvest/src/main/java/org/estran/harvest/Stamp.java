package org.estran.harvest;

import org.jspecify.annotations.Nullable;

/**
 * By what a source says that a document did not change.
 *
 * @param datestamp when it changed last, as the source writes it
 * @param etag the entity tag of the document, with its quotes
 */
public record Stamp(@Nullable String datestamp, @Nullable String etag) {

    public static final Stamp NONE = new Stamp(null, null);

    public static Stamp dated(@Nullable String datestamp) {
        return new Stamp(datestamp, null);
    }
}
