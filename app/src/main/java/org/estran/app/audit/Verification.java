package org.estran.app.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What reading the whole log over came to.
 *
 * @param entries how many hold, from the first on
 * @param fault the first that does not; null where all hold
 */
public record Verification(
        AuditHead head, long entries, @Nullable Fault fault) {

    /** What is wrong with an entry, or with its place. */
    public enum Fault {
        /** The entry of that number is missing, or stands in another's place. */
        MISSING,
        /** Its hash is not made of what it says. */
        CHANGED,
        /** It does not follow from the entry before it. */
        UNLINKED,
        /** Its words are others than those that were said. */
        WORDS_CHANGED,
        /** The log ends elsewhere than its head says. */
        WRONG_END;

        /** The word in message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean holds() {
        return fault == null;
    }

    /** The entry with the fault; 0 where there is none. */
    public long faultyEntry() {
        return fault == null ? 0 : entries + 1;
    }
}
