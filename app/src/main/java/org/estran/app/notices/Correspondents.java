package org.estran.app.notices;

import java.util.Optional;
import java.util.Set;
import org.estran.app.access.AccessRequest;
import org.estran.app.access.AccessRequests;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.Accounts;
import org.springframework.stereotype.Component;

/** Whom a notice goes to: an account, or somebody who asked for data by an address, which stays with their request. */
@Component
class Correspondents {

    private static final String REQUEST = "request:";

    private final Accounts accounts;
    private final AccessRequests requests;

    Correspondents(Accounts accounts, AccessRequests requests) {
        this.accounts = accounts;
        this.requests = requests;
    }

    /** How a notice names who asked. */
    static String of(AccessRequest request) {
        return request.accountId().orElse(REQUEST + request.id());
    }

    /** With an address, as far as one may write to them. */
    Optional<Account> find(String reader) {
        return reader.startsWith(REQUEST)
                ? requests.find(reader.substring(REQUEST.length())).map(Correspondents::unknown)
                : accounts.byId(reader)
                        .filter(Account::isEnabled)
                        .filter(account -> !account.email().isBlank());
    }

    /** Somebody without an account, as one to whom a mail can be addressed. */
    private static Account unknown(AccessRequest request) {
        return new Account(
                REQUEST + request.id(),
                "",
                request.name(),
                request.email(),
                request.language(),
                Set.of(),
                request.askedAt(),
                null,
                0);
    }
}
