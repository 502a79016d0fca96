package org.estran.app.catalogue;

import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Catalogue#describe} writes: a new record, or what a record says from now on.
 *
 * @param id null for a new record
 */
public record Description(@Nullable String id, MetadataRecord record) {}
