package org.estran.grids.codec;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;

/** Zarr's {@code lz4}: the length in four little-endian bytes, then one block of LZ4. */
public record Lz4() implements Codec {

    @Override
    public byte[] decode(byte[] encoded, int largest) throws DataFormatException {
        int announced = encoded.length < 4
                ? -1
                : ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (announced < 0 || announced > largest) {
            throw new DataFormatException("lz4: a block of " + announced + " bytes where " + largest + " may be");
        }
        byte[] bytes = new byte[announced];
        int length = decode(encoded, 4, encoded.length - 4, bytes, 0, announced);
        return length == announced ? bytes : Arrays.copyOf(bytes, length);
    }

    static int decode(byte[] from, int start, int length, byte[] into, int at, int room) throws DataFormatException {
        try {
            return new Lz4Decompressor().decompress(from, start, length, into, at, room);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw new DataFormatException("lz4: " + damaged.getMessage());
        }
    }
}
