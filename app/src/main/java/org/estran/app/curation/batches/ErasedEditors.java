package org.estran.app.curation.batches;

import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the name of a person out of the edits they asked for, when what is known of them is erased. */
@Component
class ErasedEditors {

    private final JdbcClient database;

    ErasedEditors(JdbcClient database) {
        this.database = database;
    }

    @EventListener
    void erased(AccountErased person) {
        database.sql("UPDATE batch_edit SET asked_by = ? WHERE account = ?")
                .params(Account.ERASED_NAME, person.accountId())
                .update();
    }
}
