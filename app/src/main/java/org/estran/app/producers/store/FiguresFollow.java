package org.estran.app.producers.store;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.catalogue.RecordWithdrawn;
import org.estran.app.catalogue.RecordsDescribed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * In a server: has the figures of producers follow the changes of records some seconds behind, and dead links counted every ten
 * minutes. What commands change is counted at the next start of a server.
 */
@Component
@ConditionalOnWebApplication
class FiguresFollow {

    private static final Logger LOG = LoggerFactory.getLogger(FiguresFollow.class);

    private static final Duration BEHIND = Duration.ofSeconds(5);
    private static final Duration BETWEEN_COUNTS = Duration.ofMinutes(10);

    private final ProducerFigures figures;
    private final AtomicBoolean isWanted = new AtomicBoolean();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("producers").factory());

    FiguresFollow(ProducerFigures figures) {
        this.figures = figures;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        wish();
        worker.scheduleWithFixedDelay(
                () -> quietly(figures::countDeadLinks),
                BETWEEN_COUNTS.toSeconds(),
                BETWEEN_COUNTS.toSeconds(),
                TimeUnit.SECONDS);
    }

    @TransactionalEventListener
    void published(RecordPublished news) {
        wish();
    }

    @TransactionalEventListener
    void described(RecordsDescribed news) {
        wish();
    }

    @TransactionalEventListener
    void withdrawn(RecordWithdrawn news) {
        wish();
    }

    private void wish() {
        if (isWanted.compareAndSet(false, true)) {
            try {
                worker.schedule(() -> quietly(this::follow), BEHIND.toSeconds(), TimeUnit.SECONDS);
            } catch (RejectedExecutionException stopped) {
                LOG.debug("what changed is counted after the next start");
            }
        }
    }

    private void follow() {
        // Before it looks: what changes meanwhile is looked for once more.
        isWanted.set(false);
        boolean hasMore = true;
        while (hasMore && !worker.isShutdown()) {
            hasMore = figures.followPage();
        }
    }

    /** What cannot be counted now is counted after the next change, or the next start. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("the figures of producers wait: {}", later.toString());
        }
    }

    /** The page at hand is counted to its end; the database is closed after this. */
    @PreDestroy
    void stop() throws InterruptedException {
        worker.shutdown();
        worker.awaitTermination(BEHIND.toSeconds(), TimeUnit.SECONDS);
    }
}
