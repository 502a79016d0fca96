package org.estran.app.dissemination;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Follows the changes of the catalogue and writes what harvesters will ask for before they do, on half of the processors,
 * once no change has come for a moment: an import has the machine to itself. How far it came is kept beside the documents;
 * a catalogue that is too large for their room is written ahead as far as it goes, and what changes last always is.
 */
final class DocumentsAhead {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentsAhead.class);
    private static final int BATCH = 100;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final int LOOKS_AT_MOST = 30;
    private static final Duration REST = Duration.ofMinutes(1);

    private final Catalogue catalogue;
    private final Documents documents;
    private final List<DocumentForm> forms;
    private @Nullable Thread follower;

    DocumentsAhead(Catalogue catalogue, Documents documents, List<AheadForms> doors) {
        this.catalogue = catalogue;
        this.documents = documents;
        this.forms =
                doors.stream().flatMap(door -> door.ahead().stream()).distinct().toList();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!documents.areKept()) {
            return;
        }
        follower = Thread.ofPlatform().name("documents-ahead").daemon().start(this::follow);
    }

    void stop() {
        Thread running = follower;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void follow() {
        int hands = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        try (ExecutorService writers = Executors.newFixedThreadPool(
                hands, Thread.ofPlatform().name("documents-", 1).daemon().factory())) {
            long fresh = catchUpOrRest(writers);
            if (fresh > 0) {
                LOG.info("All documents are written ahead; {} records were new", fresh);
            }
            while (true) {
                awaitQuiet();
                catchUpOrRest(writers);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever fails is tried again later: a document that is missing is written when it is asked for. */
    private long catchUpOrRest(ExecutorService writers) throws InterruptedException {
        try {
            return catchUp(writers);
        } catch (ExecutionException | RuntimeException failed) {
            LOG.warn("documents could not be written ahead", failed);
            Thread.sleep(REST);
            return 0;
        }
    }

    /** Returns when something is to be done and nothing has changed for a while, or changes have not ended for a minute. */
    private void awaitQuiet() throws InterruptedException {
        long done = documents.progress().followedTo();
        long seen = -1;
        for (int looks = 0; looks < LOOKS_AT_MOST; ) {
            long last = catalogue.reached().change();
            if (last == seen && last != done) {
                return;
            }
            looks = last == done ? 0 : looks + 1;
            seen = last;
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** Answers of how many records something was written. */
    private long catchUp(ExecutorService writers) throws InterruptedException, ExecutionException {
        long done = documents.progress().followedTo();
        long written = 0;
        while (true) {
            List<CatalogueRecord> changed = catalogue.changedAfter(done, BATCH);
            if (changed.isEmpty()) {
                return written;
            }
            if (changed.size() == BATCH && documents.progress().isFull()) {
                done = catalogue.reached().change();
            } else {
                write(changed, writers);
                done = changed.getLast().change();
                written += changed.size();
            }
            documents.followedTo(done);
        }
    }

    private void write(List<CatalogueRecord> changed, ExecutorService writers)
            throws InterruptedException, ExecutionException {
        documents.forget(changed.stream().filter(CatalogueRecord::isGone).toList());
        List<Future<?>> all = forms.stream()
                .<Future<?>>map(form -> writers.submit(() -> documents.writeAhead(changed, form)))
                .toList();
        for (Future<?> one : all) {
            one.get();
        }
    }
}
