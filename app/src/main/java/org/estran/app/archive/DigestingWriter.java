package org.estran.app.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.estran.terms.Checksums;

/**
 * Writes a stream to a file and takes SHA-512, MD5 and CRC-32 in the same pass. Each block is digested by other threads
 * while the next one is read and written: SHA-512 alone would otherwise set the pace.
 */
final class DigestingWriter {

    private static final int BLOCK = 1 << 20;

    private final MessageDigest sha512 = digest("SHA-512");
    private final MessageDigest md5 = digest("MD5");
    private final CRC32 crc32 = new CRC32();
    private final ExecutorService workers;

    DigestingWriter(ExecutorService workers) {
        this.workers = workers;
    }

    /** What came in: how many bytes, and their digests. */
    record Written(long size, Checksums checksums) {}

    Written write(InputStream from, FileChannel to) throws IOException {
        byte[][] blocks = new byte[2][BLOCK];
        long size = 0;
        Future<?> sha = done();
        Future<?> rest = done();
        for (int turn = 0; ; turn ^= 1) {
            byte[] block = blocks[turn];
            int length = from.readNBytes(block, 0, BLOCK);
            await(sha);
            await(rest);
            if (length == 0) {
                break;
            }
            sha = workers.submit(() -> sha512.update(block, 0, length));
            rest = workers.submit(() -> {
                md5.update(block, 0, length);
                crc32.update(block, 0, length);
            });
            ByteBuffer bytes = ByteBuffer.wrap(block, 0, length);
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
            size += length;
        }
        HexFormat hex = HexFormat.of();
        return new Written(
                size, new Checksums(hex.formatHex(sha512.digest()), hex.formatHex(md5.digest()), crc32.getValue()));
    }

    private Future<?> done() {
        return java.util.concurrent.CompletableFuture.completedFuture(null);
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
