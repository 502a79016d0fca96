package org.estran.grids.codec;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/**
 * Zarr's {@code delta}: each number is the difference from the one before.
 *
 * @param values the form of the values
 * @param stored the form of the differences
 */
public record Delta(NumberForm values, NumberForm stored) implements Codec {

    @Override
    public byte[] decode(byte[] encoded, int largest) throws DataFormatException {
        int count = encoded.length / stored.width();
        if ((long) count * values.width() > largest) {
            throw new DataFormatException("delta: more values than the chunk holds");
        }
        ByteBuffer in = ByteBuffer.wrap(encoded);
        ByteBuffer out = ByteBuffer.allocate(count * values.width());
        double real = 0;
        long whole = 0;
        for (int i = 0; i < count; i++) {
            if (values.isReal()) {
                real += stored.real(in, i);
                values.put(out, i, real);
            } else {
                whole += stored.whole(in, i);
                values.putWhole(out, i, whole);
            }
        }
        return out.array();
    }
}
