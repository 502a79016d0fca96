package org.estran.app.accounts.web;

import org.estran.app.accounts.AccessToken;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Callers;
import org.estran.app.accounts.SignedIn;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The account of the caller in hand. */
@Component
class OwnAccount {

    private final Accounts accounts;
    private final Callers callers;

    OwnAccount(Accounts accounts, Callers callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    Account account() {
        String id = callers.current().accountId();
        if (id == null) {
            throw new ProblemException(new Problem.SignInNeeded("sign-in-needed", "This needs you to sign in."));
        }
        return accounts.byId(id)
                .orElseThrow(() -> ProblemException.notFound("no-such-account", "There is no such account."));
    }

    /** The token they came with, if they came with one. */
    @Nullable
    AccessToken token() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? signedIn.token()
                : null;
    }
}
