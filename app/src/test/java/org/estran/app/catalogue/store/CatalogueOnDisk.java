package org.estran.app.catalogue.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordHistory;
import org.estran.app.catalogue.search.LuceneSearch;
import org.estran.app.home.Home;
import org.estran.app.vocabularies.Meanings;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A whole catalogue in a folder, without Spring's container: real rows, a real index, a clock that goes by seconds. */
public final class CatalogueOnDisk implements AutoCloseable {

    // Another one for each catalogue, as no two would draw the same in earnest.
    private static final AtomicLong SEED = new AtomicLong();

    public final Catalogue catalogue;
    final HistoryRows history;
    public final TransactionTemplate transaction;
    public final JdbcClient database;
    public final List<Object> events = new ArrayList<>();
    public final HikariDataSource source;
    private final LuceneSearch index;

    public CatalogueOnDisk(Path folder) {
        this(folder, true);
    }

    /** With {@code follows} false the index is never told anything, as when the program is killed after a commit. */
    public CatalogueOnDisk(Path folder, boolean follows) {
        this(folder, follows, "");
    }

    /** With more of the driver's options: {@code &max_page_count=1000} makes the disk full at that many pages. */
    public CatalogueOnDisk(Path folder, boolean follows, String options) {
        Home home = new Home(folder);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + home.database().resolve("estran.db")
                + "?journal_mode=WAL&foreign_keys=true&busy_timeout=20000&transaction_mode=IMMEDIATE" + options);
        config.setMaximumPoolSize(4);
        source = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        database = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        Random random = new Random(SEED.incrementAndGet());
        Clock clock = new Seconds();
        ChangeCounter changes = new ChangeCounter(database, random);
        RecordRows records = new RecordRows(database, new JdbcTemplate(source), changes);
        index = new LuceneSearch(home, records, Meanings.NONE);
        if (follows) {
            index.start();
        }
        history = new HistoryRows(database, new Callers());
        RelationRows relations = new RelationRows(database, new JdbcTemplate(source));
        FileRows files = new FileRows(database, new JdbcTemplate(source));
        Subjects subjects = record -> record;
        RecordChanges written = new RecordChanges(
                records,
                relations,
                history,
                files,
                new PartWithdrawals(database, records),
                new RecordIds(database, clock, random),
                changes,
                index,
                new KeepsNothing(),
                subjects,
                transaction,
                events::add,
                clock);
        catalogue = new StoredCatalogue(
                records, new RecordsRead(database), relations, files, changes, index, subjects, written);
    }

    public RecordHistory history() {
        return history;
    }

    /** As a context that rests for a while does. */
    public void restIndex() {
        index.stop();
        index.start();
    }

    @Override
    public void close() {
        index.stop();
        source.close();
    }

    /** Tests of rows and index need no archive. */
    private static final class KeepsNothing implements RecordKeeper {
        @Override
        public void keep(CatalogueRecord published, List<PublishedFile> files) {}

        @Override
        public void keepChange(CatalogueRecord changed, String why) {}
    }

    /** Every look at it is a second later than the one before. */
    private static final class Seconds extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public synchronized Instant instant() {
            now = now.plus(Duration.ofSeconds(1));
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }
    }
}
