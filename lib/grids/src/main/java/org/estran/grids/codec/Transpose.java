package org.estran.grids.codec;

import java.util.zip.DataFormatException;

/**
 * From column-major order (Zarr's {@code "order": "F"}: the first index runs fastest) to row-major.
 *
 * @param lengths of the chunk
 * @param width bytes of a value
 */
public record Transpose(int[] lengths, int width) implements Codec {

    @Override
    public byte[] decode(byte[] columns, int largest) throws DataFormatException {
        int count = 1;
        for (int length : lengths) {
            count *= length;
        }
        if (columns.length < count * width) {
            throw new DataFormatException("a chunk is shorter than it should be");
        }
        byte[] rows = new byte[count * width];
        int[] index = new int[lengths.length];
        for (int to = 0; to < count; to++) {
            int from = 0;
            for (int d = lengths.length - 1; d >= 0; d--) {
                from = from * lengths[d] + index[d];
            }
            System.arraycopy(columns, from * width, rows, to * width, width);
            for (int d = lengths.length - 1; d >= 0 && ++index[d] == lengths[d]; d--) {
                index[d] = 0;
            }
        }
        return rows;
    }
}
