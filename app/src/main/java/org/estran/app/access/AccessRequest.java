package org.estran.app.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/**
 * That somebody asked for restricted data, and what was decided.
 *
 * @param reader who asked: {@code account:ID} or {@code mail:ADDRESS}
 * @param name how they call themselves
 * @param purpose in their own words
 * @param decidedBy the account
 * @param reason of a refusal or a revocation; empty otherwise
 * @param expiresAt until when it is granted
 */
public record AccessRequest(
        String id,
        String recordId,
        String reader,
        String name,
        String email,
        String purpose,
        Language language,
        State state,
        Instant askedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        String reason,
        @Nullable Instant expiresAt) {

    /** Where a request stands. */
    public enum State {
        /** The address was not confirmed yet; nobody hears of it. */
        UNCONFIRMED,
        ASKED,
        GRANTED,
        REFUSED,
        /** Granted, and taken back. */
        REVOKED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return find(word).orElseThrow();
        }

        public static Optional<State> find(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst();
        }
    }

    public boolean isGoodAt(Instant now) {
        return state == State.GRANTED && expiresAt != null && now.isBefore(expiresAt);
    }

    /** The account that asked; empty for an address. */
    public Optional<String> accountId() {
        return Optional.of(reader)
                .filter(who -> who.startsWith(Who.ACCOUNT))
                .map(who -> who.substring(Who.ACCOUNT.length()));
    }
}
