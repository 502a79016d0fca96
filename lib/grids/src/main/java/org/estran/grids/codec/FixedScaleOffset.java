package org.estran.grids.codec;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/**
 * Zarr's {@code fixedscaleoffset}: a number is stored as {@code (value − offset) × scale}, rounded.
 *
 * @param values the form of the values
 * @param stored the form of what is stored
 */
public record FixedScaleOffset(double scale, double offset, NumberForm values, NumberForm stored) implements Codec {

    @Override
    public byte[] decode(byte[] encoded, int largest) throws DataFormatException {
        int count = encoded.length / stored.width();
        if ((long) count * values.width() > largest) {
            throw new DataFormatException("fixedscaleoffset: more values than the chunk holds");
        }
        ByteBuffer in = ByteBuffer.wrap(encoded);
        ByteBuffer out = ByteBuffer.allocate(count * values.width());
        for (int i = 0; i < count; i++) {
            values.put(out, i, stored.real(in, i) / scale + offset);
        }
        return out.array();
    }
}
