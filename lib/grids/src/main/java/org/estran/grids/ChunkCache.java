package org.estran.grids;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chunks of one open file decoded last, up to a number of bytes: jhdf itself keeps none. */
final class ChunkCache {

    private static final long LARGEST = 32L << 20;

    private record Key(long dataset, List<Integer> offset) {}

    private final Map<Key, Optional<byte[]>> chunks = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** The chunk if it is here: null when unknown, empty when known never to have been written. */
    synchronized @Nullable Optional<byte[]> find(long dataset, List<Integer> offset) {
        return chunks.get(new Key(dataset, offset));
    }

    synchronized void keep(long dataset, List<Integer> offset, Optional<byte[]> chunk) {
        Optional<byte[]> former = chunks.put(new Key(dataset, offset), chunk);
        bytes += weight(chunk) - (former == null ? 0 : weight(former));
        var eldest = chunks.entrySet().iterator();
        while (bytes > LARGEST && chunks.size() > 1) {
            bytes -= weight(eldest.next().getValue());
            eldest.remove();
        }
    }

    private static long weight(Optional<byte[]> chunk) {
        return 64 + chunk.map(b -> (long) b.length).orElse(0L);
    }
}
