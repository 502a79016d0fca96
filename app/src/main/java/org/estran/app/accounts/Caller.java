package org.estran.app.accounts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, by session or by access token.
 *
 * @param accountId the account's id; null for a caller who did not sign in
 * @param displayName the person's name as they wish to be shown; empty for a caller who did not sign in
 * @param roles what they may do beyond reading
 */
public record Caller(@Nullable String accountId, String displayName, Set<AccountRole> roles) {

    /** Somebody who did not sign in. */
    public static final Caller ANONYMOUS = new Caller(null, "", Set.of());

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean isSignedIn() {
        return accountId != null;
    }

    public boolean is(AccountRole role) {
        return roles.contains(role);
    }
}
