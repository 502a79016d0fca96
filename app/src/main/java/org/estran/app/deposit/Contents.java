package org.estran.app.deposit;

import java.time.Instant;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.records.MetadataRecord;
import org.estran.terms.Doi;

/**
 * What a deposit holds in whatever state.
 *
 * @param id its own; for the first version of a record also the record's
 * @param owner the depositor's account
 * @param doi of what it will become (the record, or a later version of it), reserved at the start, so that it can already
 *     be written into a paper
 * @param record the description so far
 * @param revision rises with every change; guards against overwriting somebody else's
 * @param part the place it will have among the versions of its record
 * @param access who will have its data, from when and on which terms
 * @param centre the data centre it is for, by its slug; empty for none
 */
public record Contents(
        String id,
        String owner,
        String ownerName,
        Doi doi,
        MetadataRecord record,
        long revision,
        Instant openedAt,
        Instant changedAt,
        VersionOf part,
        AccessPolicy access,
        String centre) {

    /** The id of the record of which it will be a version. */
    public String recordId() {
        return part.recordId();
    }

    /** The number of the version it will be: 1, 2, ... */
    public int version() {
        return part.version();
    }
}
