package org.estran.app.harvests.store;

import java.util.List;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the name of a person out of what they asked for here, when what is known of them is erased. */
@Component
class ErasedHarvesters {

    private static final List<String> CHANGES = List.of(
            "UPDATE same_decision SET decided_by = ? WHERE decided_by = ?",
            "UPDATE same_rule SET decided_by = ? WHERE decided_by = ?",
            "UPDATE harvester SET made_by = ? WHERE made_by = ?",
            "UPDATE harvest_run SET asked_by = ? WHERE asked_by = ?",
            "UPDATE harvest_run SET confirmed_by = ? WHERE confirmed_by = ?");

    private final JdbcClient sql;

    ErasedHarvesters(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    void erased(AccountErased person) {
        for (String change : CHANGES) {
            sql.sql(change).params(Account.ERASED_NAME, person.name()).update();
        }
    }
}
