package org.estran.app.coverages.datasets;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.estran.grids.DataFile;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The datasets that are open, each shared by all who read it. What nobody reads stays open for a while, because whoever asks
 * for one map asks for the next; then its files are closed, so that no original is held for nothing.
 */
final class OpenDatasets {

    private static final Logger LOG = LoggerFactory.getLogger(OpenDatasets.class);

    /** How many stay open that nobody reads. */
    private static final int IDLE = 256;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Clock clock;

    OpenDatasets(Clock clock) {
        this.clock = clock;
    }

    /** Opens what is not open yet. */
    interface Opening {
        Content open() throws IOException;
    }

    /**
     * What is open.
     *
     * @param kept what the one who opens it again needs to know of it
     * @param extents how far its grids reach, as far as that is known, by the names of variables; asked once
     */
    record Content(DataFile file, Object kept, Supplier<Map<String, BoundingBox>> extents) {}

    /** One open dataset. */
    final class Entry {
        private final String key;
        private final Content content;
        private final Map<Class<?>, Object> made = new HashMap<>();
        private @Nullable GriddedDataset gridded;
        private int readers = 1;
        private boolean gone;
        private Instant idleSince = Instant.EPOCH;

        private Entry(String key, Content content) {
            this.key = key;
            this.content = content;
        }

        DataFile file() {
            return content.file();
        }

        Object kept() {
            return content.kept();
        }

        synchronized GriddedDataset gridded() throws IOException {
            GriddedDataset known = gridded;
            if (known == null) {
                known = GriddedDataset.of(content.file(), content.extents().get());
                gridded = known;
            }
            return known;
        }

        synchronized <T> T kept(Class<T> type, Opened.Making<T> making) throws IOException {
            Object known = made.get(type);
            if (known == null) {
                known = making.of(content.file());
                made.put(type, known);
            }
            return type.cast(known);
        }

        void release() {
            OpenDatasets.this.release(this);
        }

        private void close() {
            try {
                content.file().close();
            } catch (IOException failed) {
                LOG.warn("a dataset did not close: {}", key, failed);
            }
        }
    }

    /** The dataset of that key, opened now if need be; its reader releases it. */
    Entry lease(String key, Opening opening) throws IOException {
        Entry found = find(key);
        if (found != null) {
            return found;
        }
        Entry made = new Entry(key, opening.open());
        List<Entry> closing = new ArrayList<>();
        synchronized (this) {
            Entry meanwhile = entries.get(key);
            if (meanwhile != null) {
                meanwhile.readers++;
                closing.add(made);
                found = meanwhile;
            } else {
                entries.put(key, made);
                found = made;
                closing.addAll(superfluous());
            }
        }
        closing.forEach(Entry::close);
        return found;
    }

    /** The dataset of that key if it is open. */
    synchronized @Nullable Entry find(String key) {
        Entry found = entries.get(key);
        if (found != null) {
            found.readers++;
        }
        return found;
    }

    private void release(Entry entry) {
        boolean last;
        synchronized (this) {
            entry.readers--;
            entry.idleSince = clock.instant();
            last = entry.gone && entry.readers == 0;
        }
        if (last) {
            entry.close();
        }
    }

    /** The eldest of those that nobody reads, where there are too many. */
    private List<Entry> superfluous() {
        List<Entry> gone = new ArrayList<>();
        Iterator<Entry> eldest = entries.values().iterator();
        int more = entries.size() - IDLE;
        while (more > gone.size() && eldest.hasNext()) {
            Entry entry = eldest.next();
            if (entry.readers == 0) {
                entry.gone = true;
                gone.add(entry);
                eldest.remove();
            }
        }
        return gone;
    }

    /** Closes what nobody has read for a while. */
    void closeIdle() {
        Instant limit = clock.instant().minus(PATIENCE);
        closeWhere(entry -> entry.readers == 0 && entry.idleSince.isBefore(limit));
    }

    /** Closes what belongs to a record, once its last reader has done. */
    void forget(String recordId) {
        closeWhere(entry -> entry.key.startsWith(recordId + "/"));
    }

    void closeAll() {
        closeWhere(entry -> true);
    }

    private void closeWhere(java.util.function.Predicate<Entry> which) {
        List<Entry> closing = new ArrayList<>();
        synchronized (this) {
            Iterator<Entry> each = entries.values().iterator();
            while (each.hasNext()) {
                Entry entry = each.next();
                if (which.test(entry)) {
                    entry.gone = true;
                    each.remove();
                    if (entry.readers == 0) {
                        closing.add(entry);
                    }
                }
            }
        }
        closing.forEach(Entry::close);
    }

    synchronized int count() {
        return entries.size();
    }
}
