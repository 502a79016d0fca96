package org.estran.grids;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The file as jhdf sees it: read only, never mapped (a mapped file that shrinks kills the whole program), and with a
 * limit to the reads that one request of ours may cause, so that addresses that lead in a circle end.
 */
final class GuardedChannel extends FileChannel {

    private final ByteSource file;
    private final AtomicLong readsLeft = new AtomicLong();

    GuardedChannel(ByteSource file) {
        this.file = file;
    }

    /** Gives the next request its number of reads. */
    void allow(long reads) {
        readsLeft.set(reads);
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        if (readsLeft.decrementAndGet() < 0) {
            throw new IOException("the structure of the file leads in circles, or is out of proportion");
        }
        if (position < 0 || position > file.size() || into.remaining() > file.size() - position) {
            throw new IOException(
                    into.remaining() + " bytes at " + position + " asked of a file of " + file.size() + " bytes");
        }
        int start = into.position();
        file.read(into, position);
        return into.position() - start;
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        if (position < 0 || size < 0 || position > file.size() || size > file.size() - position) {
            throw new IOException(size + " bytes at " + position + " asked of a file of " + file.size() + " bytes");
        }
        throw new UnsupportedOperationException("read instead");
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public int read(ByteBuffer into) {
        throw new UnsupportedOperationException("read at a place");
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) {
        throw new UnsupportedOperationException("read at a place");
    }

    @Override
    public long position() {
        throw new UnsupportedOperationException("read at a place");
    }

    @Override
    public FileChannel position(long newPosition) {
        throw new UnsupportedOperationException("read at a place");
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException("read at a place");
    }

    @Override
    public int write(ByteBuffer from) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public int write(ByteBuffer from, long position) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public FileChannel truncate(long size) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void force(boolean metaData) {
        // nothing is ever written
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException("read only");
    }
}
