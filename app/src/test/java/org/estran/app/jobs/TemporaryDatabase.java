package org.estran.app.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database like the one of a home, in a folder of the test, with all tables made. */
public record TemporaryDatabase(
        HikariDataSource source, JdbcTransactionManager transactions, TransactionTemplate transaction, JdbcClient sql)
        implements AutoCloseable {

    /** Opens the database of this folder; a second one on the same folder is a restarted server. */
    public static TemporaryDatabase in(Path folder) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + folder.resolve("estran.db")
                + "?journal_mode=WAL&synchronous=FULL&foreign_keys=true&busy_timeout=20000&transaction_mode=IMMEDIATE");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        HikariDataSource source = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        return new TemporaryDatabase(
                source, transactions, new TransactionTemplate(transactions), JdbcClient.create(source));
    }

    @Override
    public void close() {
        source.close();
    }
}
