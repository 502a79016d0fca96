package org.estran.app.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The room's core on a database in memory, with a clock one can set forward. */
final class InMemoryHouse implements AutoCloseable {

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource("jdbc:sqlite::memory:?foreign_keys=true", true);
    final JdbcClient jdbc = JdbcClient.create(database);
    private final RandomGenerator randomness =
            RandomGeneratorFactory.of("L64X128MixRandom").create(42);

    final AccountRows rows = new AccountRows(jdbc);
    final AccountJournal journal = new AccountJournal(jdbc, event -> {}, clock, randomness);
    final AccessTokens tokens = new AccessTokens(jdbc, journal, clock, randomness);
    final PasswordHashes hashes = new PasswordHashes(randomness);
    final SignInThrottle throttle = new SignInThrottle(clock);
    final SignIn signIn = new SignIn(rows, hashes, throttle, journal);
    final Accounts accounts = new Accounts(
            rows,
            tokens,
            journal,
            hashes,
            news -> {},
            new TransactionTemplate(new DataSourceTransactionManager(database)),
            clock,
            randomness);

    InMemoryHouse() {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns("*:*")
                .target("2")
                .load()
                .migrate();
        jdbc.sql("ALTER TABLE account ADD COLUMN erased_at BIGINT").update();
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    BearerTokens bearerTokens(AdminProperties properties) {
        return new BearerTokens(tokens, rows, properties);
    }

    @Override
    public void close() {
        database.destroy();
    }
}
