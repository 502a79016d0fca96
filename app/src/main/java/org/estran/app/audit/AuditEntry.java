package org.estran.app.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.estran.terms.Digests;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log. Its {@link #hash} is SHA-256, in small hexadecimal digits, of the UTF-8 bytes of seven lines,
 * joined by line feeds: number, time (milliseconds since 1970-01-01T00:00Z), account ({@code -} for the centre itself),
 * action, subject, {@link #wordsDigest}, {@link #previous}.
 *
 * @param number 1, 2, ... without a gap
 * @param account who did it; null for the centre itself, or somebody who is not signed in
 * @param action such as {@code deposit.submitted}
 * @param subject what it was done to: the id of a deposit, a record, an account
 * @param words what was said with it; null once erased
 * @param salt what was put before the words and a line feed for their digest; erased with them
 * @param wordsDigest SHA-256 of salt, line feed and words
 * @param previous the hash of the entry before; 64 zeros for the first
 */
public record AuditEntry(
        long number,
        Instant at,
        @Nullable String account,
        String action,
        String subject,
        @Nullable String words,
        @Nullable String salt,
        String wordsDigest,
        String previous,
        String hash) {

    /** An entry with its hash. */
    static AuditEntry sealed(
            long number,
            Instant at,
            @Nullable String account,
            String action,
            String subject,
            String words,
            String salt,
            String previous) {
        String digest = digest(salt, words);
        return new AuditEntry(
                number,
                at,
                account,
                action,
                subject,
                words,
                salt,
                digest,
                previous,
                hash(number, at, account, action, subject, digest, previous));
    }

    /** The hash it should have. */
    String expectedHash() {
        return hash(number, at, account, action, subject, wordsDigest, previous);
    }

    /** Whether its words, if they are still there, are those of its digest. */
    boolean saysWhatWasSaid() {
        return words == null || salt == null
                ? words == null
                : digest(salt, words).equals(wordsDigest);
    }

    private static String digest(String salt, String words) {
        return sha256(salt + "\n" + words);
    }

    private static String hash(
            long number,
            Instant at,
            @Nullable String account,
            String action,
            String subject,
            String wordsDigest,
            String previous) {
        return sha256(String.join(
                "\n",
                Long.toString(number),
                Long.toString(at.toEpochMilli()),
                account == null ? "-" : account,
                action,
                subject,
                wordsDigest,
                previous));
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Digests.of("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
