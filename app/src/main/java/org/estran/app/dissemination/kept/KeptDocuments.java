package org.estran.app.dissemination.kept;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A file of documents by form and record, in SQLite: one answer reads hundreds of them in as many microseconds. No
 * trouble with it is ever the caller's: it is told in the log, the file is made anew, and nothing was kept.
 */
public final class KeptDocuments implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptDocuments.class);

    private static final List<String> TABLES = List.of(
            "CREATE TABLE whole (identity TEXT NOT NULL, followed_to INTEGER NOT NULL)",
            "CREATE TABLE document (form TEXT NOT NULL, record TEXT NOT NULL, change_number INTEGER NOT NULL,"
                    + " origin TEXT NOT NULL, valid_until INTEGER, packed BLOB NOT NULL, UNIQUE (form, record))",
            "CREATE INDEX document_record ON document (record)");

    private static final String OCCUPIED = "SELECT (pages.page_count - free.freelist_count) * size.page_size"
            + " FROM pragma_page_count AS pages, pragma_freelist_count AS free, pragma_page_size AS size";

    /** How many of the oldest go when room is to be made. */
    private static final int GOING = 200;

    private final Path file;
    private final long most;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile @Nullable Opened opened;

    /** The open file, of that identity. */
    private record Opened(
            String identity, HikariDataSource pool, JdbcClient database, TransactionTemplate transaction) {}

    /** @param most bytes that the file may hold; 0 for none at all */
    public KeptDocuments(Path file, long most) {
        this.file = file;
        this.most = most;
    }

    /**
     * Those that are kept, by record.
     *
     * @param identity of all that documents depend on besides their record; another than before forgets them all
     * @param versions of the records, which documents must be of
     */
    public Map<String, byte[]> read(String identity, String form, Map<String, Version> versions, Instant now) {
        if (versions.isEmpty() || !isKeeping()) {
            return Map.of();
        }
        return trying(identity, Map.of(), open -> {
            Map<String, byte[]> found = new HashMap<>();
            open.database()
                    .sql(
                            "SELECT record, change_number, origin, packed FROM document WHERE form = :form AND record IN (:records)"
                                    + " AND (valid_until IS NULL OR valid_until > :now)")
                    .param("form", form)
                    .param("records", versions.keySet())
                    .param("now", now.toEpochMilli())
                    .query(row -> {
                        String record = row.getString(1);
                        if (new Version(row.getLong(2), row.getString(3)).equals(versions.get(record))) {
                            Packing.unpacked(row.getBytes(4)).ifPresent(bytes -> found.put(record, bytes));
                        }
                    });
            return found;
        });
    }

    /**
     * Keeps them in the place of those of the same form and record.
     *
     * @param makeRoom whether the oldest go where there is no room; else these are not kept
     */
    public void keep(String identity, String form, Collection<KeptDocument> documents, boolean makeRoom) {
        if (documents.isEmpty() || !isKeeping()) {
            return;
        }
        Packing packing = new Packing();
        List<Object[]> rows = documents.stream()
                .map(document -> row(form, document, packing.packed(document.bytes())))
                .toList();
        changing(identity, open -> {
            if (occupied(open) < most || (makeRoom && makeRoom(open))) {
                new JdbcTemplate(open.pool())
                        .batchUpdate(
                                "INSERT OR REPLACE INTO document (form, record, change_number, origin, valid_until, packed)"
                                        + " VALUES (?, ?, ?, ?, ?, ?)",
                                rows);
            }
        });
    }

    @SuppressWarnings("NullAway") // most are valid for ever
    private static Object[] row(String form, KeptDocument document, byte[] packed) {
        Instant until = document.until();
        return new Object[] {
            form,
            document.record(),
            document.version().change(),
            document.version().origin(),
            until == null ? null : until.toEpochMilli(),
            packed
        };
    }

    private static boolean makeRoom(Opened open) {
        return open.database()
                        .sql("DELETE FROM document WHERE rowid IN (SELECT rowid FROM document ORDER BY rowid LIMIT ?)")
                        .param(GOING)
                        .update()
                > 0;
    }

    /** Forgets all that is said of these records. */
    public void forget(String identity, Collection<String> records) {
        if (!records.isEmpty() && isKeeping()) {
            changing(
                    identity,
                    open -> open.database()
                            .sql("DELETE FROM document WHERE record IN (:records)")
                            .param("records", records)
                            .update());
        }
    }

    /** The number of the change up to which somebody wrote ahead; 0 at the beginning. */
    public long followedTo(String identity) {
        return trying(
                identity,
                0L,
                open -> open.database()
                        .sql("SELECT followed_to FROM whole")
                        .query(Long.class)
                        .single());
    }

    public void followedTo(String identity, long change) {
        changing(
                identity,
                open -> open.database()
                        .sql("UPDATE whole SET followed_to = ?")
                        .param(change)
                        .update());
    }

    /** Whether anything is kept at all. */
    public boolean isKeeping() {
        return most > 0;
    }

    /** Whether no more goes in without something else going. */
    public boolean isFull(String identity) {
        return !isKeeping() || trying(identity, false, open -> occupied(open) >= most);
    }

    private static long occupied(Opened open) {
        return open.database().sql(OCCUPIED).query(Long.class).single();
    }

    private interface Change {
        void in(Opened open);
    }

    private void changing(String identity, Change change) {
        writing.lock();
        try {
            trying(identity, true, open -> {
                open.transaction().executeWithoutResult(status -> change.in(open));
                return true;
            });
        } finally {
            writing.unlock();
        }
    }

    private <T> T trying(String identity, T otherwise, Function<Opened, T> use) {
        Opened open = null;
        try {
            open = open(identity);
            return use.apply(open);
        } catch (TransientDataAccessException busy) {
            return otherwise;
        } catch (DataAccessException
                | TransactionException
                | HikariPool.PoolInitializationException
                | UncheckedIOException damaged) {
            LOG.warn("the documents kept in {} are made anew: {}", file, damaged.toString());
            discard(open);
            return otherwise;
        }
    }

    private Opened open(String identity) {
        Opened known = opened;
        if (known != null && known.identity().equals(identity)) {
            return known;
        }
        writing.lock();
        try {
            Opened present = opened;
            if (present != null && present.identity().equals(identity)) {
                return present;
            }
            close();
            Opened fresh = opened(identity);
            opened = fresh;
            return fresh;
        } finally {
            writing.unlock();
        }
    }

    private Opened opened(String identity) {
        if (Files.exists(file)) {
            Opened found = found(identity);
            if (found != null) {
                return found;
            }
            delete();
        }
        Opened fresh = pool(identity);
        TABLES.forEach(table -> fresh.database().sql(table).update());
        fresh.database()
                .sql("INSERT INTO whole (identity, followed_to) VALUES (?, 0)")
                .param(identity)
                .update();
        return fresh;
    }

    /** The file that is here; null where it is of another identity or no such file at all. */
    private @Nullable Opened found(String identity) {
        Opened found = null;
        try {
            found = pool(identity);
            if (found.database()
                    .sql("SELECT identity FROM whole")
                    .query(String.class)
                    .single()
                    .equals(identity)) {
                return found;
            }
        } catch (DataAccessException | HikariPool.PoolInitializationException damaged) {
            LOG.info("the documents kept in {} cannot be read, and are made anew", file);
        }
        if (found != null) {
            found.pool().close();
        }
        return null;
    }

    /** A commit need not outlive a power cut, but the file must be whole after one. */
    private Opened pool(String identity) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("documents");
        config.setJdbcUrl("jdbc:sqlite:" + file
                + "?journal_mode=WAL&synchronous=NORMAL&page_size=8192&busy_timeout=5000&transaction_mode=IMMEDIATE");
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        config.setIdleTimeout(60_000);
        HikariDataSource pool = new HikariDataSource(config);
        return new Opened(
                identity, pool, JdbcClient.create(pool), new TransactionTemplate(new JdbcTransactionManager(pool)));
    }

    /** Makes the file anew, where it is still the one there was trouble with. */
    private void discard(@Nullable Opened troubled) {
        writing.lock();
        try {
            if (opened == troubled) {
                close();
                delete();
            }
        } finally {
            writing.unlock();
        }
    }

    private void delete() {
        try {
            for (String end : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        Opened last = opened;
        opened = null;
        if (last != null) {
            last.pool().close();
        }
    }
}
