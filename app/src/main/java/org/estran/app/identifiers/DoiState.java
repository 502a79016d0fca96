package org.estran.app.identifiers;

import java.time.Instant;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;

/**
 * Where a DOI stands.
 *
 * @param wanted what this centre wants it to be
 * @param confirmed what DataCite answered when last read back; {@link DoiStatus#RESERVED} before, and always for a
 *     rehearsal
 * @param upToDate whether what was read back agrees in state, address and metadata with what is wanted now
 * @param attempts tries since it was last wanted otherwise
 * @param trouble what kind of thing hinders it, if anything
 * @param lastError why the last try failed, for staff; no secrets
 * @param rehearsal whether this is a trial DOI under 10.5072 that never resolves
 */
public record DoiState(
        Doi doi,
        String recordId,
        DoiStatus wanted,
        DoiStatus confirmed,
        boolean upToDate,
        int attempts,
        @Nullable Trouble trouble,
        @Nullable String lastError,
        boolean rehearsal,
        Instant changedAt) {

    /** What hinders, and so whose move it is. */
    public enum Trouble {
        /** No or no sensible answer: tried again by itself. */
        UNREACHABLE,
        /** Asked to slow down: tried again when DataCite says. */
        SLOWED_DOWN,
        /** DataCite said yes and read back otherwise: tried again by itself. */
        NOT_APPLIED,
        /** User or password refused: a person must mend the configuration. */
        CREDENTIALS,
        /** This account may not act on this DOI: a person must ask DataCite. */
        NOT_PERMITTED,
        /** Metadata or address refused: a person must mend the record. */
        REFUSED,
        /** No configured account has this prefix. */
        NO_ACCOUNT
    }

    /** It will not go on by itself. */
    public boolean needsAPerson() {
        return switch (trouble) {
            case null -> false;
            case UNREACHABLE, SLOWED_DOWN, NOT_APPLIED -> false;
            case CREDENTIALS, NOT_PERMITTED, REFUSED, NO_ACCOUNT -> true;
        };
    }
}
