package org.estran.app.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DatabaseTest {

    @TempDir
    Path folder;

    @Test
    void keepsTransactionsWholeAfterOneThatCouldNotBegin() throws Exception {
        Path file = folder.resolve("estran.db");
        try (HikariDataSource pool = HomeConfiguration.pool(file, Duration.ofMillis(50))) {
            JdbcClient db = JdbcClient.create(pool);
            db.sql("CREATE TABLE word (text TEXT)").update();
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement lock = other.createStatement()) {
                lock.execute("BEGIN IMMEDIATE");
                assertThatThrownBy(() -> transaction.executeWithoutResult(status ->
                                db.sql("INSERT INTO word VALUES ('a')").update()))
                        .hasStackTraceContaining("SQLITE_BUSY");
                lock.execute("ROLLBACK");
            }
            for (int i = 0; i < 10; i++) {
                transaction.executeWithoutResult(status -> {
                    db.sql("INSERT INTO word VALUES ('b')").update();
                    status.setRollbackOnly();
                });
            }
            assertThat(db.sql("SELECT count(*) FROM word").query(Integer.class).single())
                    .isZero();
            transaction.executeWithoutResult(
                    status -> db.sql("INSERT INTO word VALUES ('c')").update());
            assertThat(db.sql("SELECT count(*) FROM word").query(Integer.class).single())
                    .isEqualTo(1);
        }
    }

    @Test
    void letsWritersBeginInTheOrderInWhichTheyAsked() throws Exception {
        try (HikariDataSource pool = HomeConfiguration.pool(folder.resolve("estran.db"), Duration.ofSeconds(20))) {
            JdbcClient db = JdbcClient.create(pool);
            db.sql("CREATE TABLE word (text TEXT)").update();
            WritersInTurn turns = new WritersInTurn(pool, Duration.ofSeconds(20));
            TransactionTemplate transaction = new TransactionTemplate(turns);
            for (int i = 0; i < 5; i++) {
                Thread patient = Thread.ofVirtual()
                        .unstarted(() -> transaction.executeWithoutResult(status ->
                                db.sql("INSERT INTO word VALUES ('patient')").update()));
                transaction.executeWithoutResult(status -> {
                    db.sql("INSERT INTO word VALUES ('greedy')").update();
                    patient.start();
                    while (!turns.somebodyWaits()) {
                        Thread.onSpinWait();
                    }
                });
                // Asked the very moment it gave its turn away, and yet it comes second.
                transaction.executeWithoutResult(status ->
                        db.sql("INSERT INTO word VALUES ('greedy again')").update());
                patient.join();
            }
            assertThat(db.sql("SELECT text FROM word ORDER BY rowid")
                            .query(String.class)
                            .list())
                    .isEqualTo(Collections.nCopies(5, List.of("greedy", "patient", "greedy again")).stream()
                            .flatMap(List::stream)
                            .toList());
        }
    }

    @Test
    void refusesAWriterWhoseTurnDoesNotCome() throws Exception {
        try (HikariDataSource pool = HomeConfiguration.pool(folder.resolve("estran.db"), Duration.ofSeconds(1))) {
            TransactionTemplate transaction = new TransactionTemplate(new WritersInTurn(pool, Duration.ofMillis(20)));
            transaction.executeWithoutResult(held -> {
                CompletableFuture<Void> other = CompletableFuture.runAsync(
                        () -> transaction.executeWithoutResult(status -> {}), Thread::startVirtualThread);
                assertThatThrownBy(other::join)
                        .rootCause()
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                refused -> assertThat(refused.problem().code()).isEqualTo("database-busy"));
            });
            transaction.executeWithoutResult(status -> {});
        }
    }

    @Test
    void survivesAPowerCutOnceCommittedAndLetsManyRead() throws Exception {
        try (HikariDataSource pool = HomeConfiguration.pool(folder.resolve("estran.db"), Duration.ofSeconds(1))) {
            JdbcClient db = JdbcClient.create(pool);
            assertThat(db.sql("PRAGMA journal_mode").query(String.class).single())
                    .isEqualTo("wal");
            assertThat(db.sql("PRAGMA synchronous").query(Integer.class).single())
                    .as("FULL")
                    .isEqualTo(2);
            assertThat(db.sql("PRAGMA foreign_keys").query(Integer.class).single())
                    .isEqualTo(1);
        }
    }

    @Test
    void letsOneServerWorkOnAHome() throws Exception {
        Home home = new Home(folder);
        HomeLock first = new HomeLock(home);
        assertThatThrownBy(() -> new HomeLock(home)).isInstanceOf(HomeInUse.class);
        first.destroy();
        new HomeLock(home).destroy();
    }
}
