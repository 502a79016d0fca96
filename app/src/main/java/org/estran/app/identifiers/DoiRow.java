package org.estran.app.identifiers;

import java.time.Instant;
import org.estran.app.identifiers.DoiState.Trouble;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;

/** A row of {@code doi}. */
record DoiRow(
        Doi doi,
        String recordId,
        boolean rehearsal,
        DoiStatus wanted,
        DoiStatus confirmed,
        @Nullable String url,
        @Nullable String attributes,
        @Nullable String elsewhere,
        long revision,
        long confirmedRevision,
        boolean claimed,
        int attempts,
        @Nullable Trouble trouble,
        @Nullable String lastError,
        Instant changedAt) {

    boolean isUpToDate() {
        return rehearsal || revision == confirmedRevision;
    }

    DoiState state() {
        return new DoiState(
                doi, recordId, wanted, confirmed, isUpToDate(), attempts, trouble, lastError, rehearsal, changedAt);
    }
}
