package org.estran.app.deposit;

import java.time.Instant;
import org.estran.records.MetadataRecord;
import org.estran.terms.Doi;

/**
 * What a deposit holds in whatever state.
 *
 * @param id also the id of the record it will become
 * @param owner the depositor's account
 * @param doi reserved at the start, so that it can already be written into a paper
 * @param record the description so far
 * @param revision rises with every change; guards against overwriting somebody else's
 */
public record Contents(
        String id,
        String owner,
        String ownerName,
        Doi doi,
        MetadataRecord record,
        long revision,
        Instant openedAt,
        Instant changedAt) {}
