package org.estran.app.observations.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import org.estran.app.home.Home;
import org.estran.app.observations.tables.TableEngine;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The store's folder under {@code cache/}: {@code lists-N.duckdb} with what there is, and a folder of Parquet files for each
 * record. Opened when first asked for, since most starts of a centre need it only later. A database that cannot be opened
 * is thrown away and made again.
 */
@Component
class StoreDatabase implements DisposableBean {

    /** To be raised when rows or lists change their form: everything is then loaded again. */
    static final int FORM = 3;

    /** Lists of another form are not opened; the walk does away with them. */
    private static final String LISTS = "lists-" + FORM + ".duckdb";

    private static final Logger LOG = LoggerFactory.getLogger(StoreDatabase.class);

    /** Selections that run at once; the engine itself uses every processor for one. */
    private static final int AT_ONCE = 4;

    private static final int PATIENCE_SECONDS = 20;

    /** The engine keeps memory of its own: it is given back when nobody has asked for so long. */
    private static final int IDLE_SECONDS = 60;

    private final Path folder;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("observations-idle").factory());
    private final Semaphore room = new Semaphore(AT_ONCE, true);
    private final Deque<DuckDBConnection> idle = new ArrayDeque<>();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile @Nullable Contents contents;
    private @Nullable DuckDBConnection first;
    private int lent;
    private boolean asked;

    StoreDatabase(Home home) {
        this.folder = home.cache().resolve("observations");
        sweeper.scheduleWithFixedDelay(this::closeIdle, IDLE_SECONDS, IDLE_SECONDS, TimeUnit.SECONDS);
    }

    /** Closes the engine once nobody has asked it anything since the last look. */
    private synchronized void closeIdle() {
        if (lent == 0 && !asked && first != null) {
            close();
        }
        asked = false;
    }

    /** Work with a connection. */
    interface Work<T> {
        T with(DuckDBConnection connection) throws SQLException, IOException;
    }

    /**
     * Lends a connection to somebody who asks.
     *
     * @throws ProblemException {@code observations-busy} when none comes free for a while
     */
    <T> T ask(Work<T> work) throws IOException {
        try {
            if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return lend(work);
        } finally {
            room.release();
        }
    }

    /** Lends a connection to the work of the house. */
    <T> T lend(Work<T> work) throws IOException {
        try {
            DuckDBConnection connection = take();
            boolean sound = false;
            try {
                T made = work.with(connection);
                sound = true;
                return made;
            } finally {
                giveBack(connection, sound);
            }
        } catch (SQLException failed) {
            throw new IOException("The store of observations: " + failed.getMessage(), failed);
        }
    }

    private static ProblemException busy() {
        return new ProblemException(
                new Problem.Busy("observations-busy", "Too many selections are running; try again soon."));
    }

    private synchronized DuckDBConnection take() throws SQLException {
        DuckDBConnection waiting = idle.poll();
        DuckDBConnection taken = waiting != null ? waiting : opened().duplicate();
        lent++;
        asked = true;
        return taken;
    }

    /** One that failed may be in the middle of a transaction. */
    private synchronized void giveBack(DuckDBConnection connection, boolean sound) throws SQLException {
        lent--;
        if (sound && first != null && idle.size() < AT_ONCE) {
            idle.push(connection);
        } else {
            connection.close();
        }
    }

    private DuckDBConnection opened() throws SQLException {
        DuckDBConnection open = first;
        if (open == null) {
            open = open();
            first = open;
        }
        return open;
    }

    private DuckDBConnection open() throws SQLException {
        try {
            Files.createDirectories(folder);
            try {
                return prepared(TableEngine.open(folder.toRealPath(), LISTS));
            } catch (SQLException broken) {
                LOG.warn("the store of observations is made again: {}", broken.getMessage());
                FileSystemUtils.deleteRecursively(folder);
                Files.createDirectories(folder);
                return prepared(TableEngine.open(folder.toRealPath(), LISTS));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static DuckDBConnection prepared(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS source (
                        record VARCHAR, number INTEGER, path VARCHAR, sha512 VARCHAR, format VARCHAR, type VARCHAR,
                        facts VARCHAR, refusal VARCHAR, rows BIGINT, network VARCHAR, campaign VARCHAR);
                    CREATE TABLE IF NOT EXISTS part (
                        record VARCHAR, number INTEGER, rows BIGINT, columns VARCHAR, first_time TIMESTAMP,
                        last_time TIMESTAMP, west DOUBLE, south DOUBLE, east DOUBLE, north DOUBLE);
                    CREATE TABLE IF NOT EXISTS property (
                        record VARCHAR, position INTEGER, name VARCHAR, key VARCHAR, original VARCHAR, label VARCHAR,
                        standard_name VARCHAR, unit VARCHAR, code VARCHAR, role VARCHAR, form VARCHAR, single BOOLEAN,
                        of_feature BOOLEAN, flag VARCHAR, scheme VARCHAR);
                    CREATE TABLE IF NOT EXISTS feature (
                        record VARCHAR, source INTEGER, number INTEGER, id VARCHAR, platform VARCHAR, type VARCHAR,
                        mode VARCHAR, rows BIGINT, first_time TIMESTAMP, last_time TIMESTAMP, west DOUBLE, east DOUBLE,
                        south DOUBLE, north DOUBLE, shallow DOUBLE, deep DOUBLE);
                    """);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** The columns and parts of every record, as the last change left them. */
    Contents contents(DuckDBConnection connection) throws SQLException {
        Contents known = contents;
        if (known == null) {
            int before = changes.get();
            known = Contents.of(connection);
            if (before == changes.get()) {
                contents = known;
            }
        }
        return known;
    }

    /** To be told after each change of columns or parts. */
    void changed() {
        changes.incrementAndGet();
        contents = null;
    }

    /** Whether anything was ever kept. */
    boolean exists() {
        return Files.isRegularFile(folder.resolve(LISTS));
    }

    /** Where the parts of a record lie. */
    Path place(String recordId) {
        return folder.resolve(recordId);
    }

    Path place(String recordId, int part) {
        return place(recordId).resolve(part + ".parquet");
    }

    /** Whether everything that was published before this form of the store has been asked for. */
    boolean isWalked() {
        try {
            return Files.readString(walked()).strip().equals(Integer.toString(FORM));
        } catch (IOException never) {
            return false;
        }
    }

    /** Throws everything away, as before a new form. */
    synchronized void clear() throws IOException {
        close();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
    }

    void walkedAll() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(walked(), Integer.toString(FORM));
    }

    private Path walked() {
        return folder.resolve("form.txt");
    }

    private void close() {
        changed();
        try {
            for (DuckDBConnection connection : idle) {
                connection.close();
            }
            idle.clear();
            DuckDBConnection open = first;
            first = null;
            if (open != null) {
                open.close();
            }
        } catch (SQLException failed) {
            LOG.warn("the store of observations was not closed: {}", failed.getMessage());
        }
    }

    @Override
    public synchronized void destroy() {
        sweeper.shutdownNow();
        close();
    }
}
