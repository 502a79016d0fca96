package org.estran.grids;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads hyperslabs of arrays whose values follow each other. What lies together is read at once; where a stride leaves
 * gaps, they are read through while they are small and leapt over when not.
 */
final class FlatReader {

    /** Gaps up to this many bytes cost less than another call of the system. */
    private static final int SMALL_GAP = 2048;

    private static final int WINDOW = 1 << 18;

    /** What another call of the system costs, in bytes read. */
    private static final int GOING_THERE = 4096;

    private final ByteSource source;
    private final Layout.Flat layout;
    private final long[] whole;
    private final int width;
    private final Hyperslab slab;
    private final ByteBuffer out;

    private FlatReader(ByteSource source, Layout.Flat layout, DataVariable variable, Hyperslab slab, int size) {
        this.source = source;
        this.layout = layout;
        this.whole = variable.shape();
        this.width = variable.type().size();
        this.slab = slab;
        this.out = ByteBuffer.allocate(Math.multiplyExact(size, width));
    }

    static Values read(ByteSource source, Layout.Flat layout, DataVariable variable, Hyperslab slab)
            throws IOException {
        int size = slab.checkedAgainst(variable);
        FlatReader reader = new FlatReader(source, layout, variable, slab, size);
        if (size > 0) {
            reader.read();
        }
        return Values.decode(variable.type(), slab.shape(), reader.out.rewind(), layout.order());
    }

    /** Every run of bytes that lie together, and what it costs to go there. */
    static long cost(Layout.Flat layout, DataVariable variable, Hyperslab slab) {
        long run = variable.type().size();
        int d = slab.rank() - 1;
        int lowest = layout.recordSize() > 0 ? 1 : 0;
        while (d >= lowest) {
            run *= slab.shape()[d] * (d == slab.rank() - 1 ? slab.stride()[d] : 1);
            if (slab.shape()[d] != variable.shape()[d]) {
                d--;
                break;
            }
            d--;
        }
        long runs = 1;
        while (d >= 0) {
            runs *= slab.shape()[d--];
        }
        return runs * (run + GOING_THERE);
    }

    private void read() throws IOException {
        int rank = slab.rank();
        // The last dimensions that are taken whole make one run with the part taken of the dimension before them.
        int inner = rank;
        int run = 1;
        int lowest = layout.recordSize() > 0 ? 1 : 0;
        while (inner > lowest && isDense(inner - 1)) {
            inner--;
            run *= (int) slab.shape()[inner];
            if (slab.shape()[inner] != whole[inner]) {
                break;
            }
        }
        boolean strided = inner == rank && inner > lowest && isCloseTogether(rank - 1);
        long[] index = slab.offset().clone();
        while (true) {
            if (strided) {
                readThroughGaps(place(index), slab.shape()[rank - 1], slab.stride()[rank - 1] * width);
            } else {
                out.limit(out.position() + run * width);
                source.read(out, place(index));
            }
            if (!advance(index, strided ? rank - 1 : inner)) {
                return;
            }
        }
    }

    private boolean isDense(int dimension) {
        return slab.stride()[dimension] == 1 || slab.shape()[dimension] == 1;
    }

    private boolean isCloseTogether(int dimension) {
        return slab.stride()[dimension] <= SMALL_GAP / width;
    }

    private void readThroughGaps(long place, long count, long step) throws IOException {
        long done = 0;
        while (done < count) {
            int now = (int) Math.min(count - done, Math.max(1, WINDOW / step));
            byte[] window = new byte[(int) ((now - 1) * step + width)];
            source.read(ByteBuffer.wrap(window), place + done * step);
            out.limit(out.position() + now * width);
            for (int i = 0; i < now; i++) {
                out.put(window, (int) (i * step), width);
            }
            done += now;
        }
    }

    /** The next index of the outer dimensions, the last fastest; false when there is none. */
    private boolean advance(long[] index, int outer) {
        for (int d = outer - 1; d >= 0; d--) {
            index[d] += slab.stride()[d];
            if (index[d] <= slab.last(d)) {
                return true;
            }
            index[d] = slab.offset()[d];
        }
        return false;
    }

    private long place(long[] index) {
        boolean records = layout.recordSize() > 0;
        long within = 0;
        for (int d = records ? 1 : 0; d < whole.length; d++) {
            within = within * whole[d] + index[d];
        }
        long place = layout.begin() + within * width;
        return records ? place + index[0] * layout.recordSize() : place;
    }
}
