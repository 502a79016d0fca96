package org.estran.grids;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.estran.grids.UnreadableFile.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file, read at any place by several threads at once. The file is opened when first read, so that what
 * is answered from an index costs no open file; it may be closed in between and is then opened again.
 */
final class ByteSource implements Closeable {

    private final Path path;
    private final @Nullable FileHandles handles;
    private volatile @Nullable FileChannel channel;
    private volatile boolean closed;

    ByteSource(Path path, @Nullable FileHandles handles) {
        this.path = path;
        this.handles = handles;
    }

    /** Bytes of a channel that is open already, which is closed with this. */
    ByteSource(Path path, FileChannel channel) {
        this.path = path;
        this.handles = null;
        this.channel = channel;
    }

    /** Fills the buffer from that place on. */
    void read(ByteBuffer into, long place) throws IOException {
        int start = into.position();
        while (into.hasRemaining()) {
            long at = place + into.position() - start;
            FileChannel file = open();
            try {
                if (file.read(into, at) < 0) {
                    throw new UnreadableFile(Reason.TRUNCATED, at, "the file ends before the values do");
                }
            } catch (ClosedChannelException resting) {
                openAgain(file, resting);
            }
        }
    }

    long size() throws IOException {
        while (true) {
            FileChannel file = open();
            try {
                return file.size();
            } catch (ClosedChannelException resting) {
                openAgain(file, resting);
            }
        }
    }

    /**
     * A channel may be closed under its readers: because others need its place, or because Java closes it when one reader
     * is interrupted (a client went away). Only that reader may suffer from it.
     */
    private synchronized void openAgain(FileChannel used, ClosedChannelException resting) throws IOException {
        if (closed || Thread.currentThread().isInterrupted()) {
            throw resting;
        }
        if (channel == used) {
            channel = null;
        }
    }

    private FileChannel open() throws IOException {
        FileChannel file = channel;
        if (file != null) {
            return file;
        }
        synchronized (this) {
            if (closed) {
                throw new ClosedChannelException();
            }
            file = channel;
            if (file != null) {
                return file;
            }
            file = FileChannel.open(path, StandardOpenOption.READ);
            channel = file;
        }
        if (handles != null) {
            handles.opened(this);
        }
        return file;
    }

    boolean isRemoved() {
        return Files.notExists(path);
    }

    /** Closes the file until it is next read. */
    synchronized void rest() throws IOException {
        FileChannel file = channel;
        channel = null;
        if (file != null) {
            file.close();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        rest();
        if (handles != null) {
            handles.closed(this);
        }
    }
}
