package org.estran.app.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code account_event}: the audit lines about accounts. Lines are added, never changed, and are news. */
@Component
class AccountJournal {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher news;
    private final Clock clock;
    private final RandomGenerator randomness;

    AccountJournal(JdbcClient jdbc, ApplicationEventPublisher news, Clock clock, RandomGenerator randomness) {
        this.jdbc = jdbc;
        this.news = news;
        this.clock = clock;
        this.randomness = randomness;
    }

    /** Adds a line about an account, done by another account or by the centre itself. */
    void note(AccountEvent.Kind kind, String accountId, @Nullable String byAccountId, String detail) {
        add(new AccountEvent(clock.instant(), kind, accountId, byAccountId, null, detail));
    }

    /** Adds a line about somebody who came to a door. */
    void noteAtDoor(AccountEvent.Kind kind, @Nullable String accountId, String address) {
        add(new AccountEvent(clock.instant(), kind, accountId, null, address, ""));
    }

    private void add(AccountEvent event) {
        jdbc.sql("""
                        insert into account_event (id, happened_at, kind, account_id, by_account_id, address, detail)
                        values (:id, :at, :kind, :account, :by, :address, :detail)
                        """)
                .param("id", RandomIds.id(randomness))
                .param("at", event.happenedAt().toEpochMilli())
                .param("kind", event.kind().code())
                .param("account", event.accountId())
                .param("by", event.byAccountId())
                .param("address", event.address())
                .param("detail", event.detail())
                .update();
        news.publishEvent(event);
    }

    /** The newest lines about one account, newest first. */
    List<AccountEvent> about(String accountId, int limit) {
        return jdbc.sql("""
                        select happened_at, kind, account_id, by_account_id, address, detail from account_event
                        where account_id = :account order by happened_at desc, id limit :limit
                        """)
                .param("account", accountId)
                .param("limit", limit)
                .query((row, number) -> new AccountEvent(
                        Instant.ofEpochMilli(row.getLong("happened_at")),
                        AccountEvent.Kind.of(row.getString("kind")),
                        row.getString("account_id"),
                        row.getString("by_account_id"),
                        row.getString("address"),
                        row.getString("detail")))
                .list();
    }
}
