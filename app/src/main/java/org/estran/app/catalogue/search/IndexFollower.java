package org.estran.app.catalogue.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.lucene.store.AlreadyClosedException;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.Terms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index at the state of the rows, in one thread of its own: at start, after every commit, and from time to time
 * in case a commit was not told (another process wrote). It reads what changed after the mark of the index and moves the
 * mark in the same Lucene commit, so being killed anywhere loses nothing. An index that is missing, cannot be read, or
 * followed another database is made anew. Where it cannot be written (the disk is full), it answers as far as it came, and
 * going on is tried from time to time.
 */
final class IndexFollower {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final int BATCH = 500;
    private static final int BATCHES_A_COMMIT = 4;
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURES = Duration.ofSeconds(30);
    private static final Duration OPENING = Duration.ofSeconds(20);

    private final IndexFolders folders;
    private final ChangeLog log;
    private final IndexSignals signals = new IndexSignals();
    private volatile @Nullable Thread thread;

    IndexFollower(Path folder, ChangeLog log) {
        this.folders = new IndexFolders(folder);
        this.log = log;
    }

    void start() {
        signals.begin();
        thread = Thread.ofPlatform().daemon().name("catalogue-index").start(this::run);
    }

    // Not interrupted: Lucene writes through channels, which an interrupt would close half-way.
    void stop() {
        signals.stop();
        Thread running = thread;
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
        signals.committed(change);
    }

    /** Waits that long at most until what was committed by this process is in the index; not while that cannot be written. */
    void awaitCommitted(Duration patience) {
        signals.awaitCommittedUnlessStalled(patience);
    }

    /** Returns when all that any process committed is in the index. */
    void catchUp(Duration patience) {
        signals.committed(log.last().change());
        if (!signals.awaitCommitted(patience)) {
            throw beingBuilt();
        }
    }

    /** How far the index that answers has followed. */
    ChangeLog.Mark mark() {
        return signals.awaitIndex(OPENING)
                .orElseThrow(IndexFollower::beingBuilt)
                .mark();
    }

    void rebuild() {
        try {
            signals.askForRebuild().join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("the index could not be rebuilt", failed.getCause());
        }
    }

    /** Reads in the index; waits while a lost one is being made anew. */
    <T> T read(@Nullable Long generation, LuceneIndex.Use<T> use) {
        for (int attempt = 0; ; attempt++) {
            try {
                return signals.awaitIndex(OPENING)
                        .orElseThrow(IndexFollower::beingBuilt)
                        .read(generation, use);
            } catch (AlreadyClosedException replaced) {
                // A rebuilt index has just taken the place of this one.
                if (attempt == 3) {
                    throw beingBuilt();
                }
            } catch (IOException unreadable) {
                LOG.error("the index of the catalogue cannot be read; it is made anew", unreadable);
                signals.askForRebuild();
                throw beingBuilt();
            }
        }
    }

    private void run() {
        // Read now, while nobody waits for it.
        Terms.builtIn();
        boolean goOn = true;
        Duration rest = AFTER_FAILURE;
        while (goOn) {
            try {
                rebuildIfAsked();
                follow();
                rest = AFTER_FAILURE;
                goOn = signals.awaitWork(ROUND);
            } catch (IOException | RuntimeException failed) {
                if (signals.isStopping()) {
                    // The rows are closed already: the next start goes on from the mark.
                    LOG.info("the index of the catalogue was still behind when it was stopped: {}", failed.toString());
                } else {
                    LOG.error("the index of the catalogue is behind; it is tried again", failed);
                }
                goOn = signals.rest(rest);
                rest = longer(rest);
            }
        }
        letGo();
    }

    private static Duration longer(Duration rest) {
        Duration twice = rest.multipliedBy(2);
        return twice.compareTo(AFTER_FAILURES) < 0 ? twice : AFTER_FAILURES;
    }

    private void follow() throws IOException {
        LuceneIndex present = signals.index();
        LuceneIndex current = present;
        try {
            if (current == null || current.isSpent()) {
                current = opened();
            }
            fill(current);
        } catch (IOException | RuntimeException failed) {
            signals.stalls(current);
            closeUnless(present, current);
            throw failed;
        }
        signals.answers(current);
        closeUnless(present, current);
    }

    private static void closeUnless(@Nullable LuceneIndex former, @Nullable LuceneIndex current) throws IOException {
        if (former != null && former != current) {
            former.close();
        }
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
        CompletableFuture<Void> asked = signals.rebuilding();
        if (asked == null) {
            return;
        }
        try {
            LuceneIndex old = signals.index();
            signals.answers(remade());
            if (old != null) {
                old.close();
            }
            folders.removeAllButNewest();
            asked.complete(null);
        } catch (IOException | RuntimeException failed) {
            asked.completeExceptionally(failed);
            throw failed;
        } finally {
            signals.rebuilt();
        }
    }

    /** A new index of all rows; it counts only once it is whole. */
    private LuceneIndex remade() throws IOException {
        LuceneIndex fresh = folders.create();
        try {
            ChangeLog.Mark reached = fresh.mark();
            ChangeLog.Mark from;
            do {
                from = reached;
                reached = step(fresh, from);
            } while (reached.change() > from.change());
            fresh.commit(reached);
            return fresh;
        } catch (IOException | RuntimeException failed) {
            fresh.close();
            throw failed;
        }
    }

    /**
     * Catches up with the rows as they are when it comes to their end, and commits after some batches, so that those who
     * wait for theirs need not wait for all, nor the disk for each.
     */
    private void fill(LuceneIndex target) throws IOException {
        ChangeLog.Mark reached = target.mark();
        boolean isBehind = true;
        for (int batch = 1; isBehind; batch++) {
            ChangeLog.Mark from = reached;
            reached = step(target, from);
            isBehind = reached.change() - from.change() >= BATCH;
            boolean isTime = !isBehind || batch % BATCHES_A_COMMIT == 0;
            if (isTime && !reached.equals(target.mark())) {
                target.commit(reached);
                LOG.debug("the index of the catalogue is at change {}", reached.change());
            }
        }
    }

    /** Takes in the next batch. */
    private ChangeLog.Mark step(LuceneIndex target, ChangeLog.Mark from) throws IOException {
        List<CatalogueRecord> changed = log.after(from.change(), BATCH);
        if (changed.isEmpty() && !from.epoch().isEmpty()) {
            return from;
        }
        target.take(changed);
        return new ChangeLog.Mark(
                log.last().epoch(),
                changed.isEmpty() ? from.change() : changed.getLast().change());
    }

    private void letGo() {
        LuceneIndex current = signals.index();
        signals.answers(null);
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
