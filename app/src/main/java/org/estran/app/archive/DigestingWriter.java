package org.estran.app.archive;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.estran.terms.Checksums;

/**
 * Writes a stream to a file and takes SHA-512, MD5 and CRC-32 in the same pass. Two other threads digest the blocks while
 * further ones are read and written: SHA-512 alone sets the pace then. A few blocks go round, so that nobody waits for
 * the slowest at each of them.
 */
final class DigestingWriter {

    /** Bytes that are read, digested and written at once. */
    static final int BLOCK = 1 << 19;

    private static final int BLOCKS = 8;

    private final MessageDigest sha512 = digest("SHA-512");
    private final MessageDigest md5 = digest("MD5");
    private final CRC32 crc32 = new CRC32();
    private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> forSha = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final BlockingQueue<Block> forMd5 = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final ExecutorService workers;

    DigestingWriter(ExecutorService workers) {
        this.workers = workers;
    }

    /** What came in: how many bytes, and their digests. */
    record Written(long size, Checksums checksums) {}

    /** Some bytes on their way; free again when both digesters are through with them. An empty one ends the work. */
    private static final class Block {
        private final byte[] bytes;
        private final AtomicInteger users = new AtomicInteger();
        private int length;

        Block(int size) {
            this.bytes = new byte[size];
        }
    }

    Written write(InputStream from, BlockFile to) throws IOException {
        for (int i = 0; i < BLOCKS; i++) {
            free.add(new Block(BLOCK));
        }
        Future<?> sha = workers.submit(() -> digest(forSha, b -> sha512.update(b.bytes, 0, b.length)));
        Future<?> rest = workers.submit(() -> digest(forMd5, b -> {
            md5.update(b.bytes, 0, b.length);
            crc32.update(b.bytes, 0, b.length);
        }));
        long size;
        try {
            size = copy(from, to);
        } finally {
            // Whatever happened, the digesters end.
            forSha.add(new Block(0));
            forMd5.add(new Block(0));
        }
        await(sha);
        await(rest);
        HexFormat hex = HexFormat.of();
        return new Written(
                size, new Checksums(hex.formatHex(sha512.digest()), hex.formatHex(md5.digest()), crc32.getValue()));
    }

    private long copy(InputStream from, BlockFile to) throws IOException {
        long size = 0;
        while (true) {
            Block block = taken(free);
            block.length = from.readNBytes(block.bytes, 0, BLOCK);
            if (block.length == 0) {
                return size;
            }
            // This thread alone takes free blocks, so the one it is still writing cannot be filled again meanwhile.
            block.users.set(2);
            forSha.add(block);
            forMd5.add(block);
            int length = block.length;
            to.write(block.bytes, length);
            size += length;
        }
    }

    private void digest(BlockingQueue<Block> blocks, java.util.function.Consumer<Block> update) {
        try {
            for (Block block = taken(blocks); block.length > 0; block = taken(blocks)) {
                update.accept(block);
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

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
