package org.estran.grids.codec;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.util.Arrays;
import java.util.zip.DataFormatException;

/** Zstandard (RFC 8878): Zarr's {@code zstd}, HDF5's registered filter 32015. */
public record Zstd() implements Codec {

    @Override
    public byte[] decode(byte[] encoded, int largest) throws DataFormatException {
        byte[] bytes = new byte[largest];
        int length = decode(encoded, 0, encoded.length, bytes, 0, largest);
        return length == largest ? bytes : Arrays.copyOf(bytes, length);
    }

    static int decode(byte[] from, int start, int length, byte[] into, int at, int room) throws DataFormatException {
        try {
            return new ZstdDecompressor().decompress(from, start, length, into, at, room);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw new DataFormatException("zstd: " + damaged.getMessage());
        }
    }
}
