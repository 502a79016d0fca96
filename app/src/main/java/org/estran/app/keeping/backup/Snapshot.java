package org.estran.app.keeping.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.app.archive.StagedFile;
import org.estran.app.archive.Staging;
import org.estran.app.deposit.DraftFiles;
import org.estran.app.home.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One moment of a centre that goes on working: a read transaction on its database that stays at that moment, and a second
 * name (a hard link) for every file that a draft has then. Both are taken while no other transaction can commit, and a
 * draft's file is only ever dropped after a commit that lets go of it; so every file the rows name is there. What is
 * published needs no such care: nothing of it ever goes.
 */
final class Snapshot implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

    private final Connection reading;
    private final Path links;
    private final Instant at;
    private final List<StagedFile> staged;

    private Snapshot(Connection reading, Path links, Instant at, List<StagedFile> staged) {
        this.reading = reading;
        this.links = links;
        this.at = at;
        this.staged = List.copyOf(staged);
    }

    /** Takes snapshots. */
    @Component
    static class Camera implements SmartInitializingSingleton {

        private final Home home;
        private final Staging staging;
        private final DraftFiles drafts;
        private final TransactionTemplate transaction;
        private final Clock clock;

        Camera(Home home, Staging staging, DraftFiles drafts, TransactionTemplate transaction, Clock clock) {
            this.home = home;
            this.staging = staging;
            this.drafts = drafts;
            this.transaction = transaction;
            this.clock = clock;
        }

        /** This process has the home to itself: second names that are there were left by one that died. */
        @Override
        public void afterSingletonsInstantiated() {
            try {
                Folders.remove(links());
            } catch (IOException stays) {
                LOG.warn("what a copy that was cut off left stays in staging: {}", stays.toString());
            }
        }

        private Path links() {
            return home.staging().resolve("backup-links");
        }

        /** Other writers wait only while the links are made. */
        Snapshot take() throws IOException, SQLException {
            Path links = links();
            Folders.remove(links);
            Files.createDirectories(links);
            Connection reading = DriverManager.getConnection(
                    "jdbc:sqlite:" + home.database().resolve(Copy.DATABASE) + "?busy_timeout=20000");
            List<StagedFile> linked = new ArrayList<>();
            Instant at = transaction.execute(status -> {
                hold(reading);
                drafts.all().forEach(file -> link(file, links, linked));
                return clock.instant();
            });
            return new Snapshot(reading, links, at == null ? clock.instant() : at, linked);
        }

        // SQLite's snapshot begins with the first read.
        private static void hold(Connection reading) {
            try (Statement statement = reading.createStatement()) {
                statement.execute("BEGIN DEFERRED");
                try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM sqlite_master")) {
                    rows.next();
                }
            } catch (SQLException failed) {
                throw new IllegalStateException("the database cannot be read", failed);
            }
        }

        private void link(StagedFile file, Path links, List<StagedFile> linked) {
            try {
                if (staging.link(file, links.resolve(file.area()).resolve(file.name()))) {
                    linked.add(file);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    Instant at() {
        return at;
    }

    List<StagedFile> staged() {
        return staged;
    }

    Path link(StagedFile file) {
        return links.resolve(file.area()).resolve(file.name());
    }

    /** Writes the database as it was at that moment, whatever was committed since; once. */
    void database(Path file) throws SQLException {
        try (Statement statement = reading.createStatement()) {
            statement.executeUpdate("backup to '" + file.toString().replace("'", "''") + "'");
            // Held longer, it would keep the write-ahead log from being emptied.
            statement.execute("COMMIT");
        }
    }

    /** The version of the database's tables. */
    String schema() throws SQLException {
        try (Statement statement = reading.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT version FROM flyway_schema_history WHERE success = 1 ORDER BY installed_rank DESC")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        reading.close();
        Folders.remove(links);
    }
}
