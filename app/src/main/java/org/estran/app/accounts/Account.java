package org.estran.app.accounts;

import java.time.Instant;
import java.util.Set;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/**
 * One person's, or one machine's, account.
 *
 * @param id made once, never reused
 * @param login what they sign in with, lower case
 * @param language the language of mails to them; null while they have not said
 * @param disabledAt since when the account is shut; null while it is open
 * @param erasedAt since when nothing is known here of the person; null while something is
 * @param credentialsEpoch grows with each change of password or shutting of the account: a session made in an earlier
 *     epoch is over
 */
public record Account(
        String id,
        String login,
        String displayName,
        String email,
        @Nullable Language language,
        Set<AccountRole> roles,
        Instant createdAt,
        @Nullable Instant disabledAt,
        @Nullable Instant erasedAt,
        long credentialsEpoch) {

    /** What stands for the name of a person of whom nothing is known any more. */
    public static final String ERASED_NAME = "(compte effacé · erased account)";

    public Account {
        roles = Set.copyOf(roles);
    }

    public boolean isEnabled() {
        return disabledAt == null;
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    Account withRoles(Set<AccountRole> others) {
        return new Account(
                id, login, displayName, email, language, others, createdAt, disabledAt, erasedAt, credentialsEpoch);
    }

    public Caller asCaller() {
        return new Caller(id, displayName, roles);
    }
}
