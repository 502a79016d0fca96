package org.estran.app.catalogue.search;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the thread that keeps the index and those who use it tell each other: which index answers, how far commits have
 * come, that one is to be made anew, that it is time to stop. Holds one lock for a few instructions at a time.
 */
final class IndexSignals {

    /** As many changes behind, somebody is bringing in records in bulk. */
    private static final long BULK = 50;

    /** Pages of a bulk follow each other sooner than that, and it goes on that long at most before it is looked after. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Duration LONGEST_BULK = Duration.ofSeconds(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition moved = lock.newCondition();

    // Written with the lock held.
    private volatile @Nullable LuceneIndex index;
    private volatile @Nullable CompletableFuture<Void> rebuilding;
    private volatile boolean stalled;
    private volatile boolean stopping;
    private volatile long committed;
    private boolean told;
    private int waiting;

    // --- told by those who write and search

    /** A change is committed. */
    void committed(long change) {
        signal(() -> {
            committed = Math.max(committed, change);
            told = true;
        });
    }

    /** An index is to be made of all rows; the same promise for all who ask before it is kept. */
    CompletableFuture<Void> askForRebuild() {
        lock.lock();
        try {
            CompletableFuture<Void> promise = rebuilding == null ? new CompletableFuture<>() : rebuilding;
            rebuilding = promise;
            work.signal();
            return promise;
        } finally {
            lock.unlock();
        }
    }

    /** Work begins, for the first time or after a {@link #stop}. */
    void begin() {
        signal(() -> stopping = false);
    }

    void stop() {
        signal(() -> stopping = true);
    }

    private void signal(Runnable change) {
        lock.lock();
        try {
            change.run();
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits that long at most until all that is committed now is in the index; false where it is not. */
    boolean awaitCommitted(Duration patience) {
        long wanted = committed;
        return awaitIndexed(patience, () -> {
            LuceneIndex current = index;
            return current != null && current.mark().change() >= wanted;
        });
    }

    /** The same for whoever would rather have an answer that is behind than none: not waited for while nothing moves. */
    void awaitCommittedUnlessStalled(Duration patience) {
        long wanted = committed;
        awaitIndexed(patience, () -> {
            LuceneIndex current = index;
            return current != null && (stalled || current.mark().change() >= wanted);
        });
    }

    /** Whoever waits for the index has it go on at once. */
    private boolean awaitIndexed(Duration patience, BooleanSupplier holds) {
        if (holds.getAsBoolean()) {
            return true;
        }
        signal(() -> waiting++);
        try {
            return await(moved, patience, holds);
        } finally {
            signal(() -> waiting--);
        }
    }

    /** The index that answers, once there is one; empty where none comes in time. */
    Optional<LuceneIndex> awaitIndex(Duration patience) {
        await(moved, patience, () -> index != null);
        return Optional.ofNullable(index);
    }

    // --- told by the thread that keeps the index

    /** From now on this index answers, or the same one knows more. */
    void answers(@Nullable LuceneIndex current) {
        lock.lock();
        try {
            index = current;
            stalled = false;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** It cannot go on for now; until it can, that index answers as far as it came, or none where it is null. */
    void stalls(@Nullable LuceneIndex behind) {
        lock.lock();
        try {
            index = behind;
            stalled = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isStopping() {
        return stopping;
    }

    @Nullable
    LuceneIndex index() {
        return index;
    }

    @Nullable
    CompletableFuture<Void> rebuilding() {
        return rebuilding;
    }

    void rebuilt() {
        lock.lock();
        try {
            rebuilding = null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns when there is something to do, or that much time has passed; false when it is time to stop. While records
     * come in bulk and nobody waits to find them they are let pass first: both at once would cost each half its speed.
     */
    boolean awaitWork(Duration most) {
        lock.lock();
        try {
            await(work, most, () -> told || stopping || rebuilding != null);
            boolean hasWork = !stopping;
            letBulkPass();
            told = false;
            return hasWork && !Thread.currentThread().isInterrupted();
        } finally {
            lock.unlock();
        }
    }

    private void letBulkPass() {
        long end = System.nanoTime() + LONGEST_BULK.toNanos();
        boolean goesOn = true;
        while (goesOn && isBulk() && !isHurried() && System.nanoTime() < end) {
            told = false;
            await(work, PAUSE, () -> told || isHurried());
            goesOn = told;
        }
    }

    private boolean isBulk() {
        LuceneIndex current = index;
        return current != null && committed - current.mark().change() >= BULK;
    }

    private boolean isHurried() {
        return stopping || rebuilding != null || waiting > 0;
    }

    /** Rests that long; false when it is time to stop. */
    boolean rest(Duration most) {
        return !await(work, most, () -> stopping);
    }

    /** Waits for it; an interrupted thread waits no longer and stays interrupted. */
    private boolean await(Condition condition, Duration most, BooleanSupplier holds) {
        lock.lock();
        try {
            long nanos = most.toNanos();
            while (!holds.getAsBoolean() && nanos > 0) {
                nanos = condition.awaitNanos(nanos);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return holds.getAsBoolean();
    }
}
