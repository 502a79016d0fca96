package org.estran.grids.codec;

/**
 * Bits of like weight stand together: row after row, one for each bit of a value, lowest first, eight values to a byte.
 * Here only as Blosc uses it, for whole blocks whose number of values is a multiple of eight.
 */
public record BitShuffle(int width) implements Codec {

    @Override
    public byte[] decode(byte[] shuffled, int largest) {
        byte[] bytes = new byte[shuffled.length];
        unshuffle(shuffled, shuffled.length, width, bytes, 0);
        return bytes;
    }

    static void unshuffle(byte[] from, int length, int width, byte[] into, int at) {
        int count = length / width;
        if (count % 8 != 0) {
            System.arraycopy(from, 0, into, at, length);
            return;
        }
        int row = count / 8;
        for (int bit = 0; bit < width * 8; bit++) {
            for (int group = 0; group < row; group++) {
                int eight = from[bit * row + group] & 0xFF;
                for (int i = 0; eight != 0; i++, eight >>>= 1) {
                    if ((eight & 1) != 0) {
                        into[at + (group * 8 + i) * width + bit / 8] |= (byte) (1 << (bit % 8));
                    }
                }
            }
        }
        System.arraycopy(from, count * width, into, at + count * width, length - count * width);
    }
}
