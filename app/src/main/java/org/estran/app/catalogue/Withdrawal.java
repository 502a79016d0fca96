package org.estran.app.catalogue;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That something published was withdrawn, and why: what a tombstone says.
 *
 * @param reason for people to read
 * @param replacedBy a record's id here, a DOI or an address of what to use in its place
 * @param by the account that did it, to be kept and not to be shown
 */
public record Withdrawal(String reason, @Nullable String replacedBy, Scope scope, Instant at, String by) {

    /** How much is withdrawn. */
    public enum Scope {
        /** The page stays with a notice; the files answer that they are gone. */
        DATA,
        /** The page is a tombstone, and searches do not find it. */
        ALL,
        /** As the data, but of one version alone. */
        VERSION,
        /** One file, in every version that has it and under every name. */
        FILE,
        /** A version that is known of, but whose data were never to be had here. */
        NEVER;

        /** The word used in JSON and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Scope> of(String word) {
            return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
        }
    }
}
