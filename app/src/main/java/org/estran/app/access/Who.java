package org.estran.app.access;

import java.util.Locale;
import java.util.Optional;
import org.estran.app.accounts.Caller;

/** How rows name a reader. */
final class Who {

    static final String ACCOUNT = "account:";
    static final String MAIL = "mail:";
    static final String PASS = "pass:";

    private Who() {}

    static String account(String id) {
        return ACCOUNT + id;
    }

    static String mail(String address) {
        return MAIL + address.strip().toLowerCase(Locale.ROOT);
    }

    /** The account of who is signed in, else the pass they show. */
    static Optional<String> of(Caller caller) {
        return Optional.ofNullable(caller.accountId())
                .map(Who::account)
                .or(() -> Optional.ofNullable(caller.pass()).map(id -> PASS + id));
    }
}
