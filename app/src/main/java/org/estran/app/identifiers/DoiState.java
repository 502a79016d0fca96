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
 * @param upToDate whether nothing is left to tell DataCite: what was read back agrees in state, address and metadata
 *     with what is wanted now, or nothing is wanted
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
        UNREACHABLE(false),
        /** Asked to slow down: tried again when DataCite says. */
        SLOWED_DOWN(false),
        /** DataCite said yes and read back otherwise: tried again by itself, a few times. */
        NOT_APPLIED(false),
        /** User or password refused: a person must mend the configuration; the next start tries again. */
        CREDENTIALS(true),
        /** This account may not act on this DOI: a person must ask DataCite. */
        NOT_PERMITTED(true),
        /** Metadata or address refused: a person must mend the record. */
        REFUSED(true),
        /** DataCite has this DOI already, made by somebody else. */
        TAKEN(true),
        /** No configured account has this prefix: a person must mend the configuration; the next start tries again. */
        NO_ACCOUNT(true);

        private final boolean needsAPerson;

        Trouble(boolean needsAPerson) {
            this.needsAPerson = needsAPerson;
        }

        /** Whether trying again cannot help. */
        public boolean needsAPerson() {
            return needsAPerson;
        }
    }

    /** It will not go on by itself. */
    public boolean needsAPerson() {
        return trouble != null && trouble.needsAPerson();
    }
}
