package org.estran.grids;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Keeps few files open however many are read: when one more is opened than may be, that which was opened first is closed,
 * and opened again when it is next read. A server shares one among all its datasets.
 */
public final class FileHandles {

    private final int most;
    private final LinkedHashSet<ByteSource> open = new LinkedHashSet<>();

    /** @param most how many files may be open at a time */
    public FileHandles(int most) {
        this.most = most;
    }

    void opened(ByteSource source) throws IOException {
        ByteSource eldest = null;
        synchronized (open) {
            open.add(source);
            if (open.size() > most) {
                eldest = open.removeFirst();
            }
        }
        if (eldest != null) {
            eldest.rest();
        }
    }

    void closed(ByteSource source) {
        synchronized (open) {
            open.remove(source);
        }
    }

    /**
     * Closes the files that are no longer at the place they were opened at: one that is held open keeps its bytes on the
     * disk. Whoever reads on finds that there is no such file.
     */
    public void closeRemoved() throws IOException {
        List<ByteSource> removed;
        synchronized (open) {
            removed = open.stream().filter(ByteSource::isRemoved).toList();
            removed.forEach(open::remove);
        }
        for (ByteSource source : removed) {
            source.rest();
        }
    }

    /** How many files are open. */
    public int count() {
        synchronized (open) {
            return open.size();
        }
    }
}
