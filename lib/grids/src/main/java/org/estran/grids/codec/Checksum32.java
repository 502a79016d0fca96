package org.estran.grids.codec;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/** HDF5's filter 3: Fletcher's checksum of sixteen-bit words behind the bytes, which is verified and taken off. */
public record Checksum32() implements Codec {

    @Override
    public byte[] decode(byte[] encoded, int largest) throws DataFormatException {
        int length = encoded.length - 4;
        if (length < 0) {
            throw new DataFormatException("no room for a checksum");
        }
        int stored = (encoded[length] & 0xFF)
                | (encoded[length + 1] & 0xFF) << 8
                | (encoded[length + 2] & 0xFF) << 16
                | (encoded[length + 3] & 0xFF) << 24;
        int sum = fletcher(encoded, length);
        // Early writers stored the bytes of each half the other way round (HDF5 1.6.2 and before).
        if (stored != sum && stored != swapped(sum)) {
            throw new DataFormatException("the checksum (Fletcher-32) does not match the bytes");
        }
        return Arrays.copyOf(encoded, length);
    }

    private static int swapped(int sum) {
        return (sum & 0x00FF00FF) << 8 | (sum >>> 8) & 0x00FF00FF;
    }

    static int fletcher(byte[] bytes, int length) {
        long one = 0;
        long two = 0;
        int at = 0;
        while (at + 1 < length) {
            // 360 words at most before the sums are folded, so that they cannot overflow.
            for (int n = 0; n < 360 && at + 1 < length; n++, at += 2) {
                one += (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
                two += one;
            }
            one = (one & 0xFFFF) + (one >>> 16);
            two = (two & 0xFFFF) + (two >>> 16);
        }
        if (at < length) {
            one += (bytes[at] & 0xFF) << 8;
            two += one;
        }
        return (int) (folded(two) << 16 | folded(one));
    }

    private static long folded(long sum) {
        long once = (sum & 0xFFFF) + (sum >>> 16);
        return (once & 0xFFFF) + (once >>> 16);
    }
}
