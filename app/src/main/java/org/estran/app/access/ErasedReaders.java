package org.estran.app.access;

import java.util.List;
import java.util.Map;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes a person out of the requests for restricted data and the accepted terms when what is known of them is erased, also
 * where they asked by the same address before they had an account. That something was asked, decided and accepted stays.
 */
@Component
class ErasedReaders {

    private static final String THEIRS = " WHERE reader = :account OR reader = :mail OR lower(email) = lower(:email)";

    private static final List<String> CHANGES = List.of(
            "DELETE FROM access_pass WHERE request_id IN (SELECT id FROM access_request" + THEIRS + ")",
            "UPDATE access_request SET state = 'refused' WHERE state IN ('unconfirmed', 'asked') AND id IN"
                    + " (SELECT id FROM access_request" + THEIRS + ")",
            "UPDATE access_request SET name = :erased, purpose = '', reason = '', confirmation_hash = NULL,"
                    + " reader = :account, email = ''" + THEIRS,
            "DELETE FROM terms_acceptance WHERE reader = :mail");

    private final JdbcClient sql;

    ErasedReaders(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    void erased(AccountErased person) {
        Map<String, String> parameters = Map.of(
                "account", Who.account(person.accountId()),
                "mail", Who.mail(person.email()),
                "email", person.email(),
                "erased", Account.ERASED_NAME);
        for (String change : CHANGES) {
            sql.sql(change).params(parameters).update();
        }
    }
}
