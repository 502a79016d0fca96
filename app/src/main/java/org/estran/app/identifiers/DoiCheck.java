package org.estran.app.identifiers;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;

/**
 * What comparing a DOI with the agency last found.
 *
 * @param recordId the record here; null where this centre does not know the DOI
 * @param detail what differs, in the words of the agency's properties, or why it could not be read; empty where it agrees
 */
public record DoiCheck(Doi doi, @Nullable String recordId, Outcome outcome, String detail, Instant at) {

    /** What the comparison came to. */
    public enum Outcome {
        AGREES,
        /** Its state, its address or its metadata are others than those wanted here. */
        DIFFERS,
        /** The agency does not have what it should have. */
        ABSENT,
        /** The agency refused to tell. */
        UNREAD,
        /** The agency has it under an account of this centre, which never gave it. */
        UNKNOWN;

        /** The word in addresses and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Outcome> of(String word) {
            return Arrays.stream(values()).filter(o -> o.word().equals(word)).findFirst();
        }
    }

    /** Writing what is wanted once more may mend it. */
    public boolean isMendable() {
        return outcome == Outcome.DIFFERS || outcome == Outcome.ABSENT;
    }
}
