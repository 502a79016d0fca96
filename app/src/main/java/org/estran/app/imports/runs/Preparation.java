package org.estran.app.imports.runs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.estran.app.imports.ImportLine;
import org.estran.app.imports.sources.Receiver;
import org.estran.app.imports.sources.Trouble;
import org.estran.app.origins.reading.DocumentReader;
import org.estran.app.origins.reading.Reading;
import org.estran.app.origins.store.DocumentRows;
import org.estran.app.origins.store.Original;
import org.jspecify.annotations.Nullable;

/**
 * Takes a source apart in a thread of its own and prepares its documents in others: digest, then, unless they are known,
 * reading and packing. Never further ahead of the writer than two batches, so that memory is bounded.
 */
final class Preparation implements AutoCloseable {

    private static final int BATCH_DOCUMENTS = 200;
    private static final long BATCH_BYTES = 16_000_000;
    private static final int BATCHES_AHEAD = 2;

    private final DocumentReader reader;
    private final Function<Collection<String>, Map<String, List<DocumentRows.Row>>> known;
    private final BlockingQueue<List<Future<Prepared>>> ahead = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final ExecutorService workers = Executors.newFixedThreadPool(
            Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8),
            work -> Thread.ofPlatform().daemon().name("import-reader").unstarted(work));
    private volatile boolean closed;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    /** @param known the rows of documents at those paths of the source */
    Preparation(DocumentReader reader, Function<Collection<String>, Map<String, List<DocumentRows.Row>>> known) {
        this.reader = reader;
        this.known = known;
    }

    /** Begins; {@code walk} hands the source to the receiver it is given. */
    Preparation start(Consumer<Receiver> walk) {
        Thread.ofPlatform().daemon().name("import-source").start(() -> {
            try {
                Batches batches = new Batches();
                walk.accept(batches);
                batches.send();
            } catch (Abandoned nobodyWaits) {
                // The writer has closed this.
            } catch (Throwable unexpected) {
                failure = unexpected;
            } finally {
                ended = true;
            }
        });
        return this;
    }

    /** The next batch, in the order of the source; empty at its end. */
    Optional<List<Prepared>> next() throws InterruptedException {
        while (true) {
            boolean last = ended;
            List<Future<Prepared>> batch = ahead.poll(last ? 0 : 50, TimeUnit.MILLISECONDS);
            if (batch != null) {
                return Optional.of(finished(batch));
            }
            if (last) {
                Throwable failed = failure;
                if (failed != null) {
                    throw new IllegalStateException("the source could not be read", failed);
                }
                return Optional.empty();
            }
        }
    }

    private static List<Prepared> finished(List<Future<Prepared>> batch) throws InterruptedException {
        List<Prepared> documents = new ArrayList<>(batch.size());
        for (Future<Prepared> document : batch) {
            try {
                documents.add(document.get());
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a document could not be prepared", failed.getCause());
            }
        }
        return documents;
    }

    @Override
    public void close() {
        closed = true;
        workers.shutdownNow();
    }

    /** The writer has given up. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("nobody waits for the rest", null, false, false);
        }
    }

    private record Entry(
            String path, byte @Nullable [] bytes, @Nullable Prepared told) {}

    /** Gathers what the source holds, and sends it off batch by batch. */
    private final class Batches implements Receiver {

        private final List<Entry> entries = new ArrayList<>();
        private long bytes;

        @Override
        public void document(String path, byte[] document) {
            add(new Entry(path, document, null), document.length);
        }

        @Override
        public void noDocument(String path) {
            tell(path, ImportLine.of(ImportLine.Kind.IGNORED, path, "import-no-document", null), false);
        }

        @Override
        public void unreadable(String path, Trouble trouble, String detail) {
            tell(path, ImportLine.of(ImportLine.Kind.FAILED, path, trouble.code(), null, detail), trouble.cutsOff());
        }

        private void tell(String path, ImportLine line, boolean cutsOff) {
            add(new Entry(path, null, new Prepared.Told(path, 0, line, cutsOff)), 0);
        }

        private void add(Entry entry, long size) {
            entries.add(entry);
            bytes += size;
            if (entries.size() >= BATCH_DOCUMENTS || bytes >= BATCH_BYTES) {
                send();
            }
        }

        void send() {
            if (failure != null) {
                throw new Abandoned();
            }
            try {
                Map<String, List<DocumentRows.Row>> before =
                        known.apply(entries.stream().map(Entry::path).toList());
                List<Future<Prepared>> batch = new ArrayList<>();
                for (Entry entry : entries) {
                    batch.add(workers.submit(() -> prepare(entry, before.getOrDefault(entry.path(), List.of()))));
                }
                put(batch);
            } catch (Abandoned nobodyWaits) {
                throw nobodyWaits;
            } catch (Exception failed) {
                // Kept here: on its way up it would be taken for a fault of the archive being read.
                failure = closed ? null : failed;
                throw new Abandoned();
            }
            entries.clear();
            bytes = 0;
        }

        private void put(List<Future<Prepared>> batch) throws InterruptedException {
            while (!ahead.offer(batch, 50, TimeUnit.MILLISECONDS)) {
                if (closed) {
                    throw new Abandoned();
                }
            }
        }
    }

    private Prepared prepare(Entry entry, List<DocumentRows.Row> before) {
        Prepared told = entry.told();
        byte[] bytes = entry.bytes();
        if (bytes == null) {
            return Objects.requireNonNull(told);
        }
        String digest = Original.digest(bytes);
        Optional<DocumentRows.Row> same = before.stream()
                .filter(row -> row.document().sha512().equals(digest))
                .findFirst();
        return same.isPresent()
                ? new Prepared.Unchanged(entry.path(), bytes.length, same.get())
                : read(entry.path(), bytes, digest);
    }

    private Prepared read(String path, byte[] bytes, String digest) {
        return switch (reading(bytes)) {
            case Reading.Read read -> new Prepared.Readable(path, Original.of(bytes, digest), read);
            case Reading.Refused refused ->
                new Prepared.Told(
                        path, bytes.length, Prepared.line(ImportLine.Kind.FAILED, path, refused.reason(), null), false);
            case Reading.Foreign foreign ->
                new Prepared.Told(
                        path,
                        bytes.length,
                        ImportLine.of(ImportLine.Kind.IGNORED, path, "import-foreign", null, foreign.what()),
                        false);
        };
    }

    // Whatever a reader does wrong with one document must not stop the others.
    private Reading reading(byte[] bytes) {
        try {
            return reader.read(bytes);
        } catch (RuntimeException | StackOverflowError ours) {
            return new Reading.Refused(new Reading.Remark("import-reader-failed", 0, 0, "", List.of(ours.toString())));
        }
    }
}
