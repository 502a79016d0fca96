package org.estran.grids;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.estran.grids.UnreadableFile.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file, read at any place by several threads at once. The file is opened when first read, so that what
 * is answered from an index costs no open file.
 */
final class ByteSource implements Closeable {

    private final Path path;
    private volatile @Nullable FileChannel channel;
    private boolean closed;

    ByteSource(Path path) {
        this.path = path;
    }

    /** Bytes of a channel that is open already, which is closed with this. */
    ByteSource(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Fills the buffer from that place on. */
    void read(ByteBuffer into, long place) throws IOException {
        FileChannel file = open();
        long at = place;
        while (into.hasRemaining()) {
            int read = file.read(into, at);
            if (read < 0) {
                throw new UnreadableFile(Reason.TRUNCATED, at, "the file ends before the values do");
            }
            at += read;
        }
    }

    long size() throws IOException {
        return open().size();
    }

    private FileChannel open() throws IOException {
        FileChannel file = channel;
        if (file != null) {
            return file;
        }
        synchronized (this) {
            if (closed) {
                throw new java.nio.channels.ClosedChannelException();
            }
            FileChannel opened = channel == null ? FileChannel.open(path, StandardOpenOption.READ) : channel;
            channel = opened;
            return opened;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        FileChannel file = channel;
        if (file != null) {
            file.close();
        }
    }
}
