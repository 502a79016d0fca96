package org.estran.opendap;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;

/**
 * A part of an array read in row-major order, a block of bounded size at a time, however large the part is. A few blocks are
 * read ahead while one is handed on, so that decoding and sending take the time of the longer of the two.
 */
public final class Blocks {

    /** What is asked between two blocks: it throws when there is no use in going on. */
    public interface Going {
        void on() throws IOException;
    }

    /** Takes the next block. */
    public interface Sink {
        void accept(Values block) throws IOException;
    }

    /** Values of one block at most: two megabytes of the largest type. */
    public static final long LARGEST = 1L << 18;

    /** Many answers are under way at a time, most of them to slow readers. */
    private static final long BYTES_AHEAD = 2L << 20;

    private final DataFile file;
    private final DataVariable variable;
    private final Going going;

    public Blocks(DataFile file, DataVariable variable, Going going) {
        this.file = file;
        this.variable = variable;
        this.going = going;
    }

    /** Reads the part and hands it on. Nothing where it is empty. */
    public void read(Hyperslab slab, Sink sink) throws IOException {
        if (slab.size() == 0) {
            return;
        }
        // Blocks are whole slices of the last dimensions that fit, and some indices of the one before.
        int split = slab.rank();
        long slice = 1;
        while (split > 0 && slice * slab.shape()[split - 1] <= LARGEST) {
            slice *= slab.shape()[--split];
        }
        if (slab.size() <= LARGEST) {
            going.on();
            sink.accept(file.read(variable, slab));
            return;
        }
        try (Ahead ahead = new Ahead(sink)) {
            outer(0, split, Math.max(1, LARGEST / slice), slab, ahead);
            ahead.handAll();
        }
    }

    private void outer(int d, int split, long most, Hyperslab slab, Ahead ahead) throws IOException {
        if (d == split) {
            ahead.read(slab);
            return;
        }
        long step = d == split - 1 ? most : 1;
        long count = slab.shape()[d];
        long stride = slab.stride()[d];
        for (long i = 0; i < count; i += step) {
            long length = Math.min(step, count - i);
            outer(d + 1, split, most, slab.with(d, slab.offset()[d] + i * stride, length, stride), ahead);
        }
    }

    /** Blocks on their way, read one after the other in a thread of its own, handed on in the caller's. */
    private final class Ahead implements AutoCloseable {

        private final Sink sink;
        private final long most =
                BYTES_AHEAD / (LARGEST * Math.max(1, variable.type().size()));
        private final Deque<Future<Values>> coming = new ArrayDeque<>();
        private final ExecutorService reader =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

        Ahead(Sink sink) {
            this.sink = sink;
        }

        void read(Hyperslab slab) throws IOException {
            going.on();
            coming.add(reader.submit(() -> file.read(variable, slab)));
            if (coming.size() > most) {
                hand();
            }
        }

        void handAll() throws IOException {
            while (!coming.isEmpty()) {
                going.on();
                hand();
            }
        }

        private void hand() throws IOException {
            try {
                sink.accept(coming.removeFirst().get());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("nobody waits for the rest");
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case IOException unreadable -> throw unreadable;
                    case RuntimeException ours -> throw ours;
                    case Error ours -> throw ours;
                    case null, default -> throw new IOException(failed);
                }
            }
        }

        /** Waits for a read that is under way: the file must not be closed below it, nor its channel by an interrupt. */
        @Override
        public void close() {
            coming.forEach(block -> block.cancel(false));
            reader.close();
        }
    }
}
