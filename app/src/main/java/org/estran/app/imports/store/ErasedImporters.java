package org.estran.app.imports.store;

import java.util.List;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the name of a person out of what they asked for here, when what is known of them is erased. */
@Component
class ErasedImporters {

    private static final List<String> CHANGES = List.of("UPDATE import_run SET asked_by = ? WHERE asked_by = ?");

    private final JdbcClient sql;

    ErasedImporters(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    void erased(AccountErased person) {
        for (String change : CHANGES) {
            sql.sql(change).params(Account.ERASED_NAME, person.name()).update();
        }
    }
}
