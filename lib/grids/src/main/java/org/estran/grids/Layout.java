package org.estran.grids;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.estran.grids.codec.Codec;
import org.jspecify.annotations.Nullable;

/** How the values of one array lie in their file. */
sealed interface Layout {

    /**
     * One after another in row-major order.
     *
     * @param begin the first byte
     * @param recordSize bytes from one slice of the first dimension to the next (netCDF's record variables); 0 when
     *     they follow each other without a gap
     */
    record Flat(long begin, long recordSize, ByteOrder order) implements Layout {}

    /** Small arrays kept in the header, or in an index: the whole of them. */
    record Inline(Values values) implements Layout {}

    /**
     * Cut into chunks, each encoded for itself.
     *
     * @param chunk the lengths of a chunk
     * @param extent how far the array was written; beyond it, and where a chunk is missing, values are {@code fill}
     * @param codecs in the order of decoding
     * @param fill the bytes of one value
     */
    record Chunked(int[] chunk, long[] extent, List<Codec> codecs, ByteOrder order, byte[] fill, ChunkSource source)
            implements Layout {

        int decodedSize(int width) {
            int size = width;
            for (int length : chunk) {
                size *= length;
            }
            return size;
        }

        /** How many chunks there are along each dimension. */
        long[] grid() {
            long[] grid = new long[chunk.length];
            for (int d = 0; d < grid.length; d++) {
                grid[d] = (extent[d] + chunk[d] - 1) / chunk[d];
            }
            return grid;
        }
    }

    /** Read by other means than bytes at a place: the strings of HDF5 and Zarr. */
    interface Reading {
        Values read(DataVariable variable, Hyperslab slab) throws IOException;
    }

    record Read(Reading reading) implements Layout {}

    /** Values that are not read, and why. */
    record Unread(String why) implements Layout {}

    /** Where the chunks of one array are found. */
    interface ChunkSource {
        /** The chunk at those places of the grid of chunks; null when it was never written. */
        @Nullable
        Encoded find(long[] place) throws IOException;
    }

    /**
     * A chunk as stored.
     *
     * @param skipped bit n set: the filter applied as the n-th was left out for this chunk
     */
    record Encoded(ByteBuffer bytes, int skipped) {}
}
