package org.estran.app.accounts;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** What the security context holds of somebody who proved who they are; its principal is the {@link Caller}. */
public final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    /** How they proved it. */
    public enum Means {
        SESSION,
        TOKEN
    }

    private final transient Caller caller;
    private final Means means;
    private final transient @Nullable AccessToken token;

    private SignedIn(Caller caller, Means means, @Nullable AccessToken token) {
        super(List.of());
        this.caller = caller;
        this.means = means;
        this.token = token;
        setAuthenticated(true);
    }

    public static SignedIn bySession(Caller caller) {
        return new SignedIn(caller, Means.SESSION, null);
    }

    /**
     * Come with an access token, or with login and password in the request itself.
     *
     * @param token null for the machine token of the configuration, and for a password
     */
    public static SignedIn byToken(Caller caller, @Nullable AccessToken token) {
        return new SignedIn(caller, Means.TOKEN, token);
    }

    public Means means() {
        return means;
    }

    /** The access token they came with; null by session, by password and for the machine token of the configuration. */
    public @Nullable AccessToken token() {
        return token;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that
                && caller.equals(that.caller)
                && means == that.means
                && Objects.equals(token, that.token);
    }

    @Override
    public int hashCode() {
        return Objects.hash(caller, means, token);
    }
}
