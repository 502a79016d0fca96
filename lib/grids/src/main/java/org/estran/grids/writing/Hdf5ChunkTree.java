package org.estran.grids.writing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The index of the chunks of one array: a B-tree of version 1 (III.A.1 of the
 * <a href="https://docs.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">format</a>), which readers of every age know.
 * Its nodes stand level by level, the root first; each is as long as a full one.
 */
final class Hdf5ChunkTree {

    /** Children of a node: twice the K that holds where a superblock of version 2 tells no other. */
    private static final int CHILDREN = 64;

    private final long[] array;
    private final int width;
    private final DeflatedValues.Chunks chunks;
    private final List<Integer> levels = new ArrayList<>();

    /**
     * Of an array.
     *
     * @param array its shape
     * @param width bytes of one value
     */
    Hdf5ChunkTree(long[] array, int width, DeflatedValues.Chunks chunks) {
        this.array = array;
        this.width = width;
        this.chunks = chunks;
        int nodes = chunks.sizes().length;
        do {
            nodes = (nodes + CHILDREN - 1) / CHILDREN;
            levels.addFirst(nodes);
        } while (nodes > 1);
    }

    int length() {
        return levels.stream().mapToInt(Integer::intValue).sum() * node();
    }

    private int key() {
        return 8 + 8 * (array.length + 1);
    }

    private int node() {
        return 24 + 8 * CHILDREN + (CHILDREN + 1) * key();
    }

    /**
     * The tree.
     *
     * @param at where it lies
     * @param data where the first chunk of the plan lies
     */
    byte[] array(long at, long data) {
        Hdf5Bytes all = new Hdf5Bytes();
        long begin = at;
        for (int l = 0; l < levels.size(); l++) {
            int level = levels.size() - 1 - l;
            long next = begin + (long) levels.get(l) * node();
            for (int n = 0; n < levels.get(l); n++) {
                all.bytes(node(level, n, levels.get(l), begin, next, data));
            }
            begin = next;
        }
        return all.array();
    }

    /**
     * One node.
     *
     * @param level 0 of those that lead to chunks
     * @param siblings how many nodes its level has, from {@code begin} on
     * @param below where the next level begins
     */
    private byte[] node(int level, int number, int siblings, long begin, long below, long data) {
        // How many chunks there are below one child.
        int each = (int) Math.pow(CHILDREN, level);
        int first = number * CHILDREN;
        int all = (chunks.sizes().length + each - 1) / each;
        int used = Math.min(CHILDREN, all - first);
        Hdf5Bytes node = new Hdf5Bytes()
                .bytes("TREE".getBytes(StandardCharsets.US_ASCII))
                .one(1)
                .one(level)
                .two(used)
                .eight(number == 0 ? Hdf5Bytes.UNDEFINED : begin + (long) (number - 1) * node())
                .eight(number == siblings - 1 ? Hdf5Bytes.UNDEFINED : begin + (long) (number + 1) * node());
        for (int child = first; child < first + used; child++) {
            key(node, child * each);
            node.eight(level == 0 ? data + chunks.begins()[child] : below + (long) child * node());
        }
        key(node, (first + used) * each);
        return node.zeros(node() - node.size()).array();
    }

    /** The place of a chunk; of one beyond the last, a place that comes after all. */
    private void key(Hdf5Bytes node, int chunk) {
        int last = chunks.sizes().length - 1;
        boolean beyond = chunk > last;
        node.four(beyond ? 0 : chunks.sizes()[chunk]).four(0);
        long[] place = place(Math.min(chunk, last));
        for (int d = 0; d < array.length; d++) {
            node.eight((place[d] + (beyond ? 1 : 0)) * chunks.shape()[d]);
        }
        node.eight(beyond ? width : 0);
    }

    private long[] place(int chunk) {
        long[] place = new long[array.length];
        long rest = chunk;
        for (int d = array.length - 1; d >= 0; d--) {
            long along = (array[d] + chunks.shape()[d] - 1) / chunks.shape()[d];
            place[d] = rest % along;
            rest /= along;
        }
        return place;
    }
}
