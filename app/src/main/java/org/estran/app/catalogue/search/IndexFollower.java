package org.estran.app.catalogue.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.store.AlreadyClosedException;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index at the state of the rows, in one thread of its own: at start, after every commit, and from time to time
 * in case a commit was not told (another process wrote). It reads what changed after the mark of the index and moves the
 * mark in the same Lucene commit, so being killed anywhere loses nothing. An index that is missing, cannot be read, or
 * followed another database is made anew.
 */
final class IndexFollower {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final int BATCH = 500;
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration OPENING = Duration.ofSeconds(20);

    private final IndexFolders folders;
    private final ChangeLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition moved = lock.newCondition();

    // Written with the lock held.
    private boolean stopping;
    private volatile @Nullable Thread thread;
    private volatile @Nullable LuceneIndex index;
    private volatile @Nullable CompletableFuture<Void> rebuilding;
    private long committed;
    private boolean told;

    IndexFollower(Path folder, ChangeLog log) {
        this.folders = new IndexFolders(folder);
        this.log = log;
    }

    void start() {
        lock.lock();
        try {
            thread = Thread.ofPlatform().daemon().name("catalogue-index").start(this::run);
        } finally {
            lock.unlock();
        }
    }

    // Not interrupted: Lucene writes through channels, which an interrupt would close half-way.
    void stop() {
        Thread running;
        lock.lock();
        try {
            stopping = true;
            running = thread;
            work.signal();
        } finally {
            lock.unlock();
        }
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    boolean isRunning() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    void committed(long change) {
        lock.lock();
        try {
            committed = Math.max(committed, change);
            told = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits that long at most until what was committed by this process is in the index. */
    void awaitCommitted(Duration patience) {
        lock.lock();
        try {
            awaitMark(committed, patience);
        } finally {
            lock.unlock();
        }
    }

    /** Returns when all that any process committed is in the index. */
    void catchUp(Duration patience) {
        long last = log.last().change();
        committed(last);
        lock.lock();
        try {
            if (!awaitMark(last, patience)) {
                throw beingBuilt();
            }
        } finally {
            lock.unlock();
        }
    }

    void rebuild() {
        CompletableFuture<Void> done;
        lock.lock();
        try {
            if (rebuilding == null) {
                rebuilding = new CompletableFuture<>();
            }
            done = rebuilding;
            work.signal();
        } finally {
            lock.unlock();
        }
        try {
            done.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("the index could not be rebuilt", failed.getCause());
        }
    }

    /** Reads in the index; waits while a lost one is being made anew. */
    <T> T read(@Nullable Long generation, LuceneIndex.Use<T> use) {
        for (int attempt = 0; ; attempt++) {
            try {
                return usable().read(generation, use);
            } catch (AlreadyClosedException replaced) {
                // A rebuilt index has just taken the place of this one.
                if (attempt == 3) {
                    throw beingBuilt();
                }
            } catch (IOException unreadable) {
                LOG.error("the index of the catalogue cannot be read; it is made anew", unreadable);
                askForRebuild();
                throw beingBuilt();
            }
        }
    }

    private void askForRebuild() {
        lock.lock();
        try {
            rebuilding = rebuilding == null ? new CompletableFuture<>() : rebuilding;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    private LuceneIndex usable() {
        lock.lock();
        try {
            long nanos = OPENING.toNanos();
            LuceneIndex current = index;
            while (current == null) {
                if (nanos <= 0) {
                    throw beingBuilt();
                }
                nanos = moved.awaitNanos(nanos);
                current = index;
            }
            return current;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw beingBuilt();
        } finally {
            lock.unlock();
        }
    }

    // The lock is held.
    private boolean awaitMark(long change, Duration patience) {
        try {
            long nanos = patience.toNanos();
            while (!hasReached(change)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = moved.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean hasReached(long change) {
        LuceneIndex current = index;
        return current != null && current.mark().change() >= change;
    }

    private void run() {
        boolean goOn = true;
        while (goOn) {
            try {
                rebuildIfAsked();
                follow();
                goOn = awaitWork(ROUND);
            } catch (IOException | RuntimeException failed) {
                LOG.error("the index of the catalogue is behind; it is tried again", failed);
                letGo();
                goOn = awaitStop(AFTER_FAILURE);
            }
        }
        letGo();
    }

    /** Returns when there is something to do, or that much time has passed; false when it is time to stop. */
    private boolean awaitWork(Duration most) {
        lock.lock();
        try {
            long nanos = most.toNanos();
            while (!told && !stopping && rebuilding == null && nanos > 0) {
                nanos = work.awaitNanos(nanos);
            }
            told = false;
            return !stopping;
        } catch (InterruptedException stopped) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitStop(Duration most) {
        lock.lock();
        try {
            long nanos = most.toNanos();
            while (!stopping && nanos > 0) {
                nanos = work.awaitNanos(nanos);
            }
            return !stopping;
        } catch (InterruptedException stopped) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void follow() throws IOException {
        LuceneIndex present = index;
        LuceneIndex current = present == null ? opened() : present;
        fill(current);
        announce(current);
    }

    private LuceneIndex opened() throws IOException {
        LuceneIndex found = folders.newest().orElse(null);
        if (found != null && isOurs(found.mark(), log.last())) {
            folders.removeAllButNewest();
            return found;
        }
        if (found != null) {
            found.close();
            LOG.warn("the index of the catalogue followed another database and is made anew");
        }
        return remade();
    }

    private static boolean isOurs(ChangeLog.Mark ours, ChangeLog.Mark rows) {
        return ours.change() <= rows.change()
                && (ours.change() == 0 || ours.epoch().equals(rows.epoch()));
    }

    private void rebuildIfAsked() throws IOException {
        CompletableFuture<Void> asked = rebuilding;
        if (asked == null) {
            return;
        }
        try {
            LuceneIndex old = index;
            announce(remade());
            if (old != null) {
                old.close();
            }
            folders.removeAllButNewest();
            asked.complete(null);
        } catch (IOException | RuntimeException failed) {
            asked.completeExceptionally(failed);
            throw failed;
        } finally {
            lock.lock();
            try {
                rebuilding = null;
            } finally {
                lock.unlock();
            }
        }
    }

    /** A new index of all rows; it counts only once it is whole. */
    private LuceneIndex remade() throws IOException {
        LuceneIndex fresh = folders.create();
        try {
            fill(fresh);
            return fresh;
        } catch (IOException | RuntimeException failed) {
            fresh.close();
            throw failed;
        }
    }

    private void fill(LuceneIndex target) throws IOException {
        List<CatalogueRecord> changed;
        do {
            changed = log.after(target.mark().change(), BATCH);
            if (!changed.isEmpty() || target.mark().epoch().isEmpty()) {
                long last = changed.isEmpty()
                        ? target.mark().change()
                        : changed.getLast().change();
                target.apply(changed, new ChangeLog.Mark(log.last().epoch(), last));
                LOG.debug("the index of the catalogue is at change {}", last);
            }
        } while (changed.size() == BATCH);
    }

    private void announce(LuceneIndex current) {
        lock.lock();
        try {
            index = current;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void letGo() {
        LuceneIndex current = index;
        lock.lock();
        try {
            index = null;
        } finally {
            lock.unlock();
        }
        if (current != null) {
            try {
                current.close();
            } catch (IOException | RuntimeException failed) {
                LOG.warn("the index of the catalogue did not close well: {}", failed.toString());
            }
        }
    }

    private static ProblemException beingBuilt() {
        return new ProblemException(
                new Problem.Busy("index-being-built", "The search index is being built; try again in a moment."));
    }
}
