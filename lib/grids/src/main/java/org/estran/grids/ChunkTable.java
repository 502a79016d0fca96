package org.estran.grids;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.estran.grids.Layout.Encoded;
import org.estran.grids.UnreadableFile.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Where each chunk of one array lies in its file; small enough to be kept while the file is closed.
 *
 * @param grid how many chunks there are along each dimension
 * @param numbers the chunks that were written, by their row-major number in the grid, ascending
 * @param addresses the first byte of each
 * @param lengths the bytes of each
 * @param skipped for each, the filters left out
 * @param source the file; null while the table is only kept
 */
record ChunkTable(
        long[] grid,
        long[] numbers,
        long[] addresses,
        int[] lengths,
        int[] skipped,
        @Nullable ByteSource source) implements Layout.ChunkSource {

    private static final int LARGEST_ENCODED = 512 << 20;

    /** One chunk as it was found in a file. */
    record Entry(long number, long address, int length, int skipped) {}

    static ChunkTable of(long[] grid, List<Entry> found, @Nullable ByteSource source) {
        Entry[] entries = found.toArray(Entry[]::new);
        Arrays.sort(entries, Comparator.comparingLong(Entry::number));
        return new ChunkTable(
                grid,
                Arrays.stream(entries).mapToLong(Entry::number).toArray(),
                Arrays.stream(entries).mapToLong(Entry::address).toArray(),
                Arrays.stream(entries).mapToInt(Entry::length).toArray(),
                Arrays.stream(entries).mapToInt(Entry::skipped).toArray(),
                source);
    }

    ChunkTable in(ByteSource bytes) {
        return new ChunkTable(grid, numbers, addresses, lengths, skipped, bytes);
    }

    @Override
    public @Nullable Encoded find(long[] place) throws IOException {
        ByteSource bytes = source;
        if (bytes == null) {
            throw new IllegalStateException("the file of these chunks is not open");
        }
        long number = 0;
        for (int d = 0; d < grid.length; d++) {
            number = number * grid[d] + place[d];
        }
        int at = Arrays.binarySearch(numbers, number);
        if (at < 0) {
            return null;
        }
        if (lengths[at] < 0 || lengths[at] > LARGEST_ENCODED || addresses[at] > bytes.size() - lengths[at]) {
            throw new UnreadableFile(
                    Reason.CORRUPT, addresses[at], "a chunk of " + lengths[at] + " bytes where the file has fewer");
        }
        ByteBuffer buffer = ByteBuffer.allocate(lengths[at]);
        bytes.read(buffer, addresses[at]);
        return new Encoded(buffer.flip(), skipped[at]);
    }
}
