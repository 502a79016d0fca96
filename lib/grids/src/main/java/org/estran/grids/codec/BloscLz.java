package org.estran.grids.codec;

import java.util.zip.DataFormatException;

/** The codec that Blosc brings itself: literals and back references after FastLZ, distances beyond 8191 in two bytes. */
final class BloscLz {

    private static final int FARTHEST_SHORT = 8191;

    private BloscLz() {}

    static int decode(byte[] from, int start, int length, byte[] into, int at, int room) throws DataFormatException {
        if (length == 0) {
            return 0;
        }
        int end = start + length;
        int in = start;
        int out = at;
        int control = from[in++] & 31;
        try {
            while (true) {
                if (control >= 32) {
                    int count = (control >> 5) - 1;
                    int distance = (control & 31) << 8;
                    int code;
                    if (count == 6) {
                        do {
                            code = from[in++] & 0xFF;
                            count += code;
                        } while (code == 255);
                    }
                    code = from[in++] & 0xFF;
                    count += 3;
                    distance += code;
                    if (distance == FARTHEST_SHORT) {
                        distance = ((from[in++] & 0xFF) << 8) + (from[in++] & 0xFF) + FARTHEST_SHORT;
                    }
                    int reference = out - distance - 1;
                    if (reference < at || count > at + room - out) {
                        throw new DataFormatException("blosclz: a reference leaves the block");
                    }
                    for (int i = 0; i < count; i++) {
                        into[out++] = into[reference++];
                    }
                } else {
                    int count = control + 1;
                    if (count > at + room - out || count > end - in) {
                        throw new DataFormatException("blosclz: literals leave the block");
                    }
                    System.arraycopy(from, in, into, out, count);
                    in += count;
                    out += count;
                }
                if (in >= end) {
                    return out - at;
                }
                control = from[in++] & 0xFF;
            }
        } catch (IndexOutOfBoundsException tooShort) {
            throw new DataFormatException("blosclz: the block ends early");
        }
    }
}
