package org.estran.app.catalogue;

import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Catalogue#describe} writes: a new record, or what a record says from now on.
 *
 * @param id null for a new record
 * @param part the named part of the catalogue it is wanted in; empty for none, null for the one it is in
 */
public record Description(
        @Nullable String id,
        MetadataRecord record,
        @Nullable String part) {

    /** In the part it is in. */
    public Description(@Nullable String id, MetadataRecord record) {
        this(id, record, null);
    }
}
