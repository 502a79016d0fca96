package org.estran.app.home;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class HomeConfiguration {

    @Bean
    Home home(@Value("${estran.home}") Path root) {
        return new Home(root);
    }

    @Bean
    HomeLock homeLock(Home home) throws IOException {
        return new HomeLock(home);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RandomGenerator randomness() {
        return new SecureRandom();
    }

    /**
     * SQLite in WAL: one writer, many readers. A transaction takes the write lock when it begins ({@code IMMEDIATE}):
     * taken later, it could fail half-way because somebody else wrote meanwhile. {@code synchronous=FULL} makes a
     * commit survive a power cut.
     */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Home home, HomeLock held) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl("jdbc:sqlite:" + home.database().resolve("estran.db")
                + "?journal_mode=WAL&synchronous=FULL&foreign_keys=true&busy_timeout=20000&transaction_mode=IMMEDIATE");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }
}
