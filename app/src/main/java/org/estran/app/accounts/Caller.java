package org.estran.app.accounts;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.pages.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, by session or by access token.
 *
 * @param accountId the account's id; null for a caller who did not sign in
 * @param displayName the person's name as they wish to be shown; empty for a caller who did not sign in
 * @param roles what they may do beyond reading
 * @param pass the id of a pass they showed ({@link Passes}); null mostly
 */
public record Caller(
        @Nullable String accountId,
        String displayName,
        Set<AccountRole> roles,
        @Nullable String pass) implements Visitor {

    /** Somebody who did not sign in. */
    public static final Caller ANONYMOUS = new Caller(null, "", Set.of());

    public Caller {
        roles = Set.copyOf(roles);
    }

    public Caller(@Nullable String accountId, String displayName, Set<AccountRole> roles) {
        this(accountId, displayName, roles, null);
    }

    public Caller withPass(String shown) {
        return new Caller(accountId, displayName, roles, shown);
    }

    public boolean isSignedIn() {
        return accountId != null;
    }

    public boolean is(AccountRole role) {
        return roles.contains(role);
    }

    /** Whoever deposits, reviews or administers may open a deposit of their own. */
    public boolean mayDeposit() {
        return !roles.isEmpty();
    }

    @Override
    public Set<String> roleWords() {
        return roles.stream().map(role -> role.name().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
