package org.estran.app.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * A session remembers an account's id and the epoch of its credentials, nothing else. The account is read anew at each
 * request, so that a change of roles counts at once, and a changed password or a shut account ends its sessions.
 */
@Component
public class Sessions implements SecurityContextRepository {

    private static final String ACCOUNT = "estran.account";
    private static final String EPOCH = "estran.epoch";
    private static final Duration LIFETIME = Duration.ofHours(8);

    private final Accounts accounts;

    Sessions(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Begins the session of somebody who has just signed in, or goes on with it after a change of password. */
    public void begin(HttpServletRequest request, Account account) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval(Math.toIntExact(LIFETIME.toSeconds()));
        session.setAttribute(ACCOUNT, account.id());
        session.setAttribute(EPOCH, account.credentialsEpoch());
        SecurityContextHolder.setContext(new SecurityContextImpl(SignedIn.bySession(account.asCaller())));
    }

    /** Ends the session in hand, if there is one. */
    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return contextOf(holder.getRequest());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new LateContext(() -> contextOf(request));
    }

    /** Nothing to keep: {@link #begin} alone writes to a session. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return account(request.getSession(false)).isPresent();
    }

    private SecurityContext contextOf(HttpServletRequest request) {
        return account(request.getSession(false))
                .<SecurityContext>map(account -> new SecurityContextImpl(SignedIn.bySession(account.asCaller())))
                .orElseGet(SecurityContextImpl::new);
    }

    private Optional<Account> account(@Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(ACCOUNT) instanceof String id)) {
            return Optional.empty();
        }
        Optional<Account> account = accounts.byId(id)
                .filter(Account::isEnabled)
                .filter(known ->
                        session.getAttribute(EPOCH) instanceof Long epoch && epoch == known.credentialsEpoch());
        if (account.isEmpty()) {
            session.invalidate();
        }
        return account;
    }
}
