package org.estran.grids;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decoded chunks asked for last, up to a number of bytes. A server shares one among all its open files, so that its
 * memory is bounded whatever is asked; a chunk is found again as long as its file stays open.
 */
public final class ChunkCache {

    /** What a file opened alone keeps. */
    static final long OF_ONE_FILE = 32L << 20;

    private static final int OVERHEAD = 96;

    /** Arrays are told apart by identity: two files may be alike. */
    private record Key(Object array, long chunk) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.array == array && key.chunk == chunk;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(array) * 31 + Long.hashCode(chunk);
        }
    }

    private final Map<Key, byte[]> chunks = new LinkedHashMap<>(16, 0.75f, true);
    private final long largest;
    private long bytes;

    /** @param largest the most bytes of values kept */
    public ChunkCache(long largest) {
        this.largest = largest;
    }

    long largest() {
        return largest;
    }

    synchronized byte @Nullable [] find(Object array, long chunk) {
        return chunks.get(new Key(array, chunk));
    }

    /** An empty array stands for a chunk that was never written. */
    synchronized void keep(Object array, long chunk, byte[] decoded) {
        byte[] former = chunks.put(new Key(array, chunk), decoded);
        bytes += weight(decoded) - (former == null ? 0 : weight(former));
        var eldest = chunks.entrySet().iterator();
        while (bytes > largest && chunks.size() > 1) {
            bytes -= weight(eldest.next().getValue());
            eldest.remove();
        }
    }

    /** Lets go of the chunks of the arrays of a file that is closed. */
    synchronized void forget(Collection<?> arrays) {
        Set<Object> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(arrays);
        chunks.entrySet().removeIf(entry -> {
            boolean forgotten = gone.contains(entry.getKey().array());
            bytes -= forgotten ? weight(entry.getValue()) : 0;
            return forgotten;
        });
    }

    /** How many bytes are kept. */
    public synchronized long bytes() {
        return bytes;
    }

    private static long weight(byte[] chunk) {
        return OVERHEAD + (long) chunk.length;
    }
}
