package org.estran.app.origins.store;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.estran.terms.Digests;

/**
 * A document as it came, packed for its row. Metadata in XML pack to an eighth at level 3, and little better above it.
 *
 * @param sha512 of the bytes as they came, in hexadecimal
 * @param size of the bytes as they came
 * @param deflated whether {@code packed} is deflated (RFC 1951) or the bytes themselves
 */
public record Original(String sha512, long size, boolean deflated, byte[] packed) {

    private static final int LEVEL = 3;

    /** The digest by which originals are known. */
    public static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Digests.of("SHA-512").digest(bytes));
    }

    public static Original of(byte[] bytes, String sha512) {
        byte[] room = new byte[bytes.length];
        try (Deflater deflater = new Deflater(LEVEL, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            int length = deflater.deflate(room);
            return deflater.finished()
                    ? new Original(sha512, bytes.length, true, Arrays.copyOf(room, length))
                    : new Original(sha512, bytes.length, false, bytes);
        }
    }

    /** The word its row has for it. */
    String packing() {
        return deflated ? "deflate" : "none";
    }

    /** The bytes as they came, held against their digest. */
    public byte[] bytes() {
        byte[] bytes = deflated ? inflated() : packed;
        if (!digest(bytes).equals(sha512)) {
            throw new IllegalStateException("the original " + sha512 + " is not what it was");
        }
        return bytes;
    }

    private byte[] inflated() {
        byte[] bytes = new byte[Math.toIntExact(size)];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            int length = 0;
            while (length < bytes.length && !inflater.finished()) {
                int more = inflater.inflate(bytes, length, bytes.length - length);
                if (more == 0) {
                    break;
                }
                length += more;
            }
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        } catch (DataFormatException damaged) {
            throw new IllegalStateException("the original " + sha512 + " does not unpack", damaged);
        }
    }
}
