package org.estran.app.catalogue;

import java.time.Instant;
import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a record said, from one change to the next.
 *
 * @param change the number of the change that brought it
 * @param version the version of the data it described
 * @param withdrawn whether the data, or all of it, were withdrawn
 * @param at when it was written
 * @param by the id of the account that wrote it; null where the centre itself did (an import, a publication)
 */
public record RecordState(
        String recordId,
        long change,
        int version,
        MetadataRecord record,
        boolean withdrawn,
        Instant at,
        @Nullable String by) {}
