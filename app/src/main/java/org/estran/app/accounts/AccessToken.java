package org.estran.app.accounts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An access token as it is kept: everything but the secret.
 *
 * @param label what its owner calls it
 * @param expiresAt null when it does not expire by itself
 * @param lastUsedOn the UTC day of its last use; null while it has not been used
 */
public record AccessToken(
        String id,
        String accountId,
        String label,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable LocalDate lastUsedOn) {

    boolean isExpiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** A token just made: the only moment its clear text is known. */
    public record Issued(AccessToken token, String clearText) {
        @Override
        public String toString() {
            return "Issued[" + token.id() + "]";
        }
    }
}
