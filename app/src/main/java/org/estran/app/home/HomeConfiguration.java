package org.estran.app.home;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration
class HomeConfiguration {

    /** How long a writer waits for another one. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Bean
    Home home(@Value("${estran.home}") Path root) {
        Home home = new Home(root);
        if (Files.exists(home.restoreMark())) {
            throw new IllegalStateException("a restore into " + home.root()
                    + " did not end, so this centre is not whole: restore into that folder again");
        }
        return home;
    }

    @Bean
    HomeLock homeLock(Home home) throws IOException {
        return new HomeLock(home);
    }

    @Bean
    Clock clock() {
        return MachineTime.clock();
    }

    @Bean
    RandomGenerator randomness() {
        return new SecureRandom();
    }

    /**
     * SQLite in WAL: one writer, many readers. A transaction takes the write lock when it begins ({@code IMMEDIATE}):
     * taken later, it could fail half-way because somebody else wrote meanwhile. {@code synchronous=FULL} makes a
     * commit survive a power cut. {@code secure_delete=fast} has what is deleted written over by zeros.
     */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Home home, HomeLock held) {
        return pool(home.database().resolve("estran.db"), PATIENCE);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource database) {
        return new WritersInTurn(database, PATIENCE);
    }

    static HikariDataSource pool(Path file, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(
                "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&foreign_keys=true&secure_delete=fast"
                        + "&busy_timeout=" + patience.toMillis() + "&transaction_mode=IMMEDIATE");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setExceptionOverrideClassName(DoubtfulConnections.class.getName());
        return new HikariDataSource(config);
    }
}
