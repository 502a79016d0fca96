package org.estran.app.coverages.datasets;

import java.io.Closeable;
import java.io.IOException;
import org.estran.grids.DataFile;
import org.estran.grids.coverage.GriddedDataset;

/** A dataset opened for a caller who may read it; shared with others who read it at the same time. Close it. */
public final class Opened implements Closeable {

    private final String recordId;
    private final String path;
    private final Sources sources;
    private final boolean toAll;
    private final OpenDatasets.Entry entry;
    private boolean closed;

    /**
     * What a dataset is made of.
     *
     * @param tag changes with the bytes of any of its files; fit for an entity tag
     */
    record Sources(String tag, long size, int version) {}

    Opened(String recordId, String path, Sources sources, boolean toAll, OpenDatasets.Entry entry) {
        this.recordId = recordId;
        this.path = path;
        this.sources = sources;
        this.toAll = toAll;
        this.entry = entry;
    }

    public String recordId() {
        return recordId;
    }

    public String path() {
        return path;
    }

    /** Of the record. */
    public int version() {
        return sources.version();
    }

    /** Whether anybody may read it at this moment: what is not for all must not stay in a cache that others share. */
    public boolean isToAll() {
        return toAll;
    }

    /** Changes with the bytes of any of its files; letters, digits and hyphens. */
    public String tag() {
        return sources.tag();
    }

    /** Named arrays as they are stored. Never to be closed: this is. */
    public DataFile file() {
        return entry.file();
    }

    /** The same seen as variables on grids; empty of them where there is no grid. Never to be closed: this is. */
    public GriddedDataset gridded() throws IOException {
        return entry.gridded();
    }

    /** What is worth keeping with the open dataset: made once, given to all who have it open, gone when it is closed. */
    public <T> T kept(Class<T> type, Making<T> making) throws IOException {
        return entry.kept(type, making);
    }

    /** Makes something of a data file. */
    public interface Making<T> {
        T of(DataFile file) throws IOException;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            entry.release();
        }
    }
}
