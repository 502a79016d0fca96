package org.estran.app.demo;

import java.util.Set;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.springframework.stereotype.Component;

/** The three people of the demonstration: nobody, only roles. Their password is known to all, and the script says it. */
@Component
class DemoAccounts {

    static final String PASSWORD = "estran-demo-2026";

    private final Accounts accounts;

    DemoAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whether this home is new, or was begun as a demonstration. */
    boolean mayStay() {
        return accounts.all().isEmpty()
                || accounts.byLogin(Part.ADMINISTRATOR.login)
                        .filter(account -> account.email().equals(Part.ADMINISTRATOR.email()))
                        .isPresent();
    }

    /** Makes the account where it is missing. */
    Caller as(Part part) {
        Account account = accounts.byLogin(part.login)
                .orElseGet(
                        () -> accounts.create(part.login, part.displayName, part.email(), PASSWORD, Set.of(part.role)));
        return account.asCaller();
    }

    /** Who plays in the demonstration. */
    enum Part {
        DEPOSITOR("deposant", "Déposant (démo)", AccountRole.DEPOSITOR),
        MODERATOR("moderateur", "Modérateur (démo)", AccountRole.MODERATOR),
        ADMINISTRATOR("administrateur", "Administrateur (démo)", AccountRole.ADMINISTRATOR);

        private final String login;
        private final String displayName;
        private final AccountRole role;

        Part(String login, String displayName, AccountRole role) {
            this.login = login;
            this.displayName = displayName;
            this.role = role;
        }

        // RFC 2606: no mail ever leaves for this domain.
        private String email() {
            return login + "@demo.invalid";
        }
    }
}
