package org.estran.app.producers.store;

import org.estran.app.accounts.AccountErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person wrote to producers goes when what is known of them is erased. */
@Component
class ErasedVisitors {

    private final JdbcClient database;

    ErasedVisitors(JdbcClient database) {
        this.database = database;
    }

    @EventListener
    void erased(AccountErased person) {
        database.sql("DELETE FROM producer_message WHERE LOWER(email) = LOWER(?)")
                .param(person.email())
                .update();
    }
}
