package org.estran.app.catalogue.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.estran.app.catalogue.CatalogueRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Lucene index in one folder, with the mark in every commit of how far it has followed the rows. */
final class LuceneIndex implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);

    /** Raised whenever the fields change: an index of another format is made anew. */
    private static final String FORMAT = "8";

    private static final double LIFETIME_SECONDS = 600;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final SearcherLifetimeManager former = new SearcherLifetimeManager();
    private volatile ChangeLog.Mark mark;
    private volatile boolean spent;

    private LuceneIndex(Directory directory, IndexWriter writer, ChangeLog.Mark mark) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
        this.mark = mark;
    }

    /** An index without records in an empty folder. */
    static LuceneIndex create(Path folder) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        LuceneIndex index = new LuceneIndex(
                directory,
                new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE)),
                new ChangeLog.Mark("", 0));
        index.commit(index.mark());
        return index;
    }

    /**
     * The index that is there.
     *
     * @throws IOException (or an unchecked exception of Lucene) where it cannot be read or is of another format
     */
    static LuceneIndex open(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        IndexWriter writer = null;
        try {
            writer = new IndexWriter(directory, config(IndexWriterConfig.OpenMode.APPEND));
            LuceneIndex index = new LuceneIndex(directory, writer, mark(writer));
            index.checkIntegrity();
            return index;
        } catch (IOException | RuntimeException unusable) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw unusable;
        }
    }

    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        // What was not committed with its mark must not be kept either.
        return new IndexWriterConfig(TextAnalysis.perField()).setOpenMode(mode).setCommitOnClose(false);
    }

    private static ChangeLog.Mark mark(IndexWriter writer) throws IOException {
        Map<String, String> said = new HashMap<>();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(entry -> said.put(entry.getKey(), entry.getValue()));
        }
        if (!FORMAT.equals(said.get("format"))) {
            throw new IOException("the index is of format " + said.get("format") + ", not " + FORMAT);
        }
        return new ChangeLog.Mark(said.getOrDefault("epoch", ""), Long.parseLong(said.getOrDefault("change", "0")));
    }

    private void checkIntegrity() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                if (leaf.reader() instanceof CodecReader segment) {
                    segment.checkIntegrity();
                }
            }
        } finally {
            searchers.release(searcher);
        }
    }

    /** How far this index has followed. */
    ChangeLog.Mark mark() {
        return mark;
    }

    /**
     * Takes in the records as they are now, on all processors; {@link #commit} makes it count. Where either fails (the disk
     * is full) this index is spent: it takes in nothing more, and answers from its last commit until it is closed.
     *
     * @param records no id twice
     */
    void take(List<CatalogueRecord> records) throws IOException {
        orSpent(() -> {
            try {
                records.parallelStream().forEach(this::take);
            } catch (UncheckedIOException failed) {
                throw failed.getCause();
            }
        });
    }

    /** Whether another one has to be opened in its place to go on. */
    boolean isSpent() {
        return spent;
    }

    /** What writes. */
    private interface Work {
        void run() throws IOException;
    }

    /** Whoever searches holds the files of the last commit open; the writer's lock is given back. */
    private void orSpent(Work work) throws IOException {
        try {
            work.run();
        } catch (IOException | RuntimeException failed) {
            spent = true;
            try {
                writer.rollback();
            } catch (IOException | RuntimeException alsoFailed) {
                failed.addSuppressed(alsoFailed);
            }
            throw failed;
        }
    }

    private void take(CatalogueRecord record) {
        Term id = new Term(RecordFields.ID, record.id());
        try {
            writer.updateDocument(id, document(record));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All that was taken in is on disk, is found, and is the state at that mark. */
    void commit(ChangeLog.Mark now) throws IOException {
        orSpent(() -> {
            writer.setLiveCommitData(
                    Map.of("format", FORMAT, "epoch", now.epoch(), "change", Long.toString(now.change()))
                            .entrySet());
            writer.commit();
            searchers.maybeRefreshBlocking();
        });
        former.prune(new SearcherLifetimeManager.PruneByAge(LIFETIME_SECONDS));
        mark = now;
    }

    // One record that cannot be turned into fields must not keep all later ones out of the index.
    private static Document document(CatalogueRecord record) {
        try {
            return RecordFields.of(record);
        } catch (RuntimeException unexpected) {
            LOG.error("the record {} is searchable by its id alone", record.id(), unexpected);
            Document bare = new Document();
            bare.add(new StringField(RecordFields.ID, record.id(), Store.YES));
            bare.add(new LongField(QueryableFields.CHANGED, record.changedAt().getEpochSecond(), Store.NO));
            if (record.isGone()) {
                bare.add(new StringField(RecordFields.GONE, RecordFields.YES, Store.NO));
            } else {
                bare.add(new StringField(RecordFields.IDENTIFIER, record.id(), Store.NO));
            }
            bare.add(new SortedDocValuesField(RecordFields.ID, new BytesRef(record.id())));
            return bare;
        }
    }

    /** What is done with a searcher. */
    interface Use<T> {
        T with(IndexSearcher searcher, long generation) throws IOException;
    }

    /** Reads the newest state of the index, or the one of that generation while it is kept. */
    <T> T read(@Nullable Long generation, Use<T> use) throws IOException {
        if (generation != null) {
            IndexSearcher kept = former.acquire(generation);
            if (kept != null) {
                try {
                    return use.with(kept, generation);
                } finally {
                    former.release(kept);
                }
            }
        }
        IndexSearcher newest = searchers.acquire();
        try {
            return use.with(newest, former.record(newest));
        } finally {
            searchers.release(newest);
        }
    }

    @Override
    public void close() throws IOException {
        former.close();
        searchers.close();
        writer.rollback();
        directory.close();
    }
}
