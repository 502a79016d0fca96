package org.estran.app.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stream to a file and takes its digests in the same pass. Two other threads digest the blocks while
 * further ones are read and written: SHA-512 alone sets the pace then. A few blocks go round, so that nobody waits for
 * the slowest at each of them.
 */
final class DigestingWriter {

    /** Bytes that are read, digested and written at once. */
    static final int BLOCK = 1 << 19;

    private static final int BLOCKS = 8;

    private final @Nullable RunningDigests digests;
    private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> forSha = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final BlockingQueue<Block> forMd5 = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final ExecutorService workers;
    private @Nullable IOException broken;

    /** @param digests that go on with these bytes; null where the bytes before them are not digested yet */
    DigestingWriter(ExecutorService workers, @Nullable RunningDigests digests) {
        this.workers = workers;
        this.digests = digests;
    }

    /**
     * What came in.
     *
     * @param end the position behind the last byte
     * @param broken why the stream broke off there; null when it came to its end
     */
    record Written(long end, @Nullable IOException broken) {}

    /** Some bytes on their way; free again when both digesters are through with them. An empty one ends the work. */
    private static final class Block {
        private final byte[] bytes;
        private final AtomicInteger users = new AtomicInteger();
        private int length;

        Block(int size) {
            this.bytes = new byte[size];
        }
    }

    /** Where the blocks go. */
    interface Sink {
        void write(byte[] bytes, int length) throws IOException;
    }

    /**
     * Reads the stream to its end, or to where it breaks off: what came before that counts.
     *
     * @param position of the first byte in the file
     * @throws IOException when the bytes cannot be written
     */
    Written write(InputStream from, long position, Sink to, Milestones milestones) throws IOException {
        for (int i = 0; i < BLOCKS; i++) {
            free.add(new Block(BLOCK));
        }
        Future<?> sha = workers.submit(() -> digest(forSha, RunningDigests::sha512));
        Future<?> rest = workers.submit(() -> digest(forMd5, RunningDigests::md5AndCrc32));
        long end;
        try {
            end = copy(from, position, to, milestones);
        } finally {
            // Whatever happened, the digesters end.
            forSha.add(new Block(0));
            forMd5.add(new Block(0));
        }
        await(sha);
        await(rest);
        return new Written(end, broken);
    }

    private long copy(InputStream from, long start, Sink to, Milestones milestones) throws IOException {
        long position = start;
        while (true) {
            Block block = taken(free);
            // The first one only up to a boundary, so that all others are whole ones of the disk.
            block.length = fill(block.bytes, from, BLOCK - (int) (position % BLOCK));
            if (block.length == 0) {
                return position;
            }
            // This thread alone takes free blocks, so the one it is still writing cannot be filled again meanwhile.
            block.users.set(2);
            forSha.add(block);
            forMd5.add(block);
            int length = block.length;
            to.write(block.bytes, length);
            position += length;
            if (milestones.isDueAt(position)) {
                awaitDigesters();
                milestones.reached(position);
            }
        }
    }

    /** Keeps what came before the stream broke off, or a slow line that is cut every now and then would never get on. */
    private int fill(byte[] bytes, InputStream from, int wanted) {
        int filled = 0;
        try {
            while (broken == null && filled < wanted) {
                int read = from.read(bytes, filled, wanted - filled);
                if (read < 0) {
                    break;
                }
                filled += read;
            }
        } catch (IOException cut) {
            broken = cut;
        }
        return filled;
    }

    /** When all blocks are free, all that was written is digested. */
    private void awaitDigesters() throws IOException {
        List<Block> all = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            all.add(taken(free));
        }
        free.addAll(all);
    }

    private interface Update {
        void with(RunningDigests digests, byte[] bytes, int length);
    }

    private void digest(BlockingQueue<Block> blocks, Update update) {
        try {
            for (Block block = taken(blocks); block.length > 0; block = taken(blocks)) {
                if (digests != null) {
                    update.with(digests, block.bytes, block.length);
                }
                if (block.users.decrementAndGet() == 0) {
                    free.add(block);
                }
            }
        } catch (IOException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Block taken(BlockingQueue<Block> blocks) throws IOException {
        try {
            return blocks.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while digesting", stopped);
        }
    }

    private static void await(Future<?> work) throws IOException {
        try {
            work.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while digesting", stopped);
        } catch (ExecutionException failed) {
            throw new IOException("digesting failed", failed.getCause());
        }
    }
}
