package org.estran.grids.codec;

/**
 * HDF5's filter 2 and Zarr's {@code shuffle}: all first bytes of the values stand together, then all second bytes, and
 * so on; bytes left over at the end stay as they are.
 *
 * @param width bytes of a value
 */
public record Shuffle(int width) implements Codec {

    public Shuffle {
        if (width < 1) {
            throw new IllegalArgumentException("values of " + width + " bytes");
        }
    }

    @Override
    public byte[] decode(byte[] shuffled, int largest) {
        byte[] bytes = new byte[shuffled.length];
        unshuffle(shuffled, 0, shuffled.length, width, bytes, 0);
        return bytes;
    }

    /** The other way round: of each value its first byte, then of each its second. */
    public byte[] encode(byte[] bytes) {
        byte[] shuffled = new byte[bytes.length];
        int count = bytes.length / width;
        int next = 0;
        for (int b = 0; b < width; b++) {
            for (int i = 0, from = b; i < count; i++, from += width) {
                shuffled[next++] = bytes[from];
            }
        }
        System.arraycopy(bytes, next, shuffled, next, bytes.length - next);
        return shuffled;
    }

    static void unshuffle(byte[] from, int start, int length, int width, byte[] into, int at) {
        int count = length / width;
        int next = start;
        for (int b = 0; b < width; b++) {
            for (int i = 0, to = at + b; i < count; i++, to += width) {
                into[to] = from[next++];
            }
        }
        System.arraycopy(from, next, into, at + count * width, length - count * width);
    }
}
