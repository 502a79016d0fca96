package org.estran.app.accounts;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit journal of accounts.
 *
 * @param accountId the account concerned; null when a sign-in named none that exists (what was typed is not kept: it
 *     may have been a password)
 * @param byAccountId who did it; null when the centre itself, or somebody not signed in
 * @param address the client's network address; null when there was none
 * @param detail what changed, for a machine to read; never a secret
 */
public record AccountEvent(
        Instant happenedAt,
        Kind kind,
        @Nullable String accountId,
        @Nullable String byAccountId,
        @Nullable String address,
        String detail) {

    /** What happened. */
    public enum Kind {
        CREATED,
        SIGNED_IN,
        SIGN_IN_FAILED,
        SIGNED_OUT,
        DESCRIBED,
        ROLES_CHANGED,
        DISABLED,
        ENABLED,
        ERASED,
        PASSWORD_CHANGED,
        PASSWORD_RESET,
        TOKEN_ISSUED,
        TOKEN_REVOKED;

        /** Kebab-case, as it stands in the table. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
