package org.estran.grids.codec;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Deflate (RFC 1951) in zlib's wrapping (RFC 1950: HDF5's filter 1, Zarr's {@code zlib}) or in gzip's (RFC 1952).
 *
 * @param gzip whether it is gzip's
 */
public record Inflate(boolean gzip) implements Codec {

    private static final int GZIP_HEADER = 10;

    @Override
    public byte[] decode(byte[] encoded, int largest) throws DataFormatException {
        byte[] bytes = new byte[largest];
        try (Inflater inflater = new Inflater(gzip)) {
            int from = gzip ? endOfHeader(encoded) : 0;
            inflater.setInput(encoded, from, encoded.length - from);
            int length = 0;
            while (length < largest && !inflater.finished()) {
                int more = inflater.inflate(bytes, length, largest - length);
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                length += more;
            }
            return length == largest ? bytes : Arrays.copyOf(bytes, length);
        }
    }

    @Override
    public boolean canStopEarly() {
        return true;
    }

    /** RFC 1952, 2.3: ten bytes, then what the flags announce. */
    private static int endOfHeader(byte[] bytes) throws DataFormatException {
        if (bytes.length < GZIP_HEADER || bytes[0] != 0x1F || bytes[1] != (byte) 0x8B || bytes[2] != 8) {
            throw new DataFormatException("no gzip header");
        }
        int flags = bytes[3];
        int at = GZIP_HEADER;
        if ((flags & 4) != 0 && at + 2 <= bytes.length) {
            at += 2 + (bytes[at] & 0xFF) + ((bytes[at + 1] & 0xFF) << 8);
        }
        for (int zeroEnded = (flags & 8) + (flags & 16); zeroEnded > 0; zeroEnded -= zeroEnded >= 16 ? 16 : 8) {
            while (at < bytes.length && bytes[at] != 0) {
                at++;
            }
            at++;
        }
        at += (flags & 2) != 0 ? 2 : 0;
        if (at > bytes.length) {
            throw new DataFormatException("the gzip header does not end");
        }
        return at;
    }
}
