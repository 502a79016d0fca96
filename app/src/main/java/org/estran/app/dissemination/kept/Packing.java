package org.estran.app.dissemination.kept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.compress.LZ4;

/**
 * Bytes for the disk: a checksum (CRC-32C) of the bytes and their number, four bytes each, then the bytes in LZ4. Metadata
 * in XML pack to a fifth, and unpack several times faster than they deflate.
 */
final class Packing {

    private static final int HEAD = 8;

    private final LZ4.FastCompressionHashTable table = new LZ4.FastCompressionHashTable();

    byte[] packed(byte[] bytes) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            LZ4.compress(bytes, 0, bytes.length, out, table);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] body = out.toArrayCopy();
        return ByteBuffer.allocate(HEAD + body.length)
                .putInt(checksum(bytes))
                .putInt(bytes.length)
                .put(body)
                .array();
    }

    /** Empty where they are not what they were. */
    static Optional<byte[]> unpacked(byte[] packed) {
        if (packed.length < HEAD) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(packed);
        int checksum = head.getInt();
        int length = head.getInt();
        // What LZ4 packs best shrinks to a 255th.
        if (length < 0 || length > 255L * packed.length) {
            return Optional.empty();
        }
        try {
            // The writer of LZ4 may go a few bytes beyond the end.
            byte[] bytes = new byte[length + 7];
            int reached = LZ4.decompress(new ByteArrayDataInput(packed, HEAD, packed.length - HEAD), length, bytes, 0);
            byte[] whole = Arrays.copyOf(bytes, length);
            return reached == length && checksum(whole) == checksum ? Optional.of(whole) : Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
