package org.estran.opendap;

import java.io.IOException;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;

/**
 * A part of an array read in row-major order, a block of bounded size at a time, however large the part is.
 */
public final class Blocks {

    /** What is asked between two blocks: it throws when there is no use in going on. */
    public interface Going {
        void on() throws IOException;
    }

    /** Takes the next block. */
    public interface Sink {
        void accept(Values block) throws IOException;
    }

    /** Values of one block at most: two megabytes of the largest type. */
    public static final long LARGEST = 1L << 18;

    private final DataFile file;
    private final DataVariable variable;
    private final Going going;

    public Blocks(DataFile file, DataVariable variable, Going going) {
        this.file = file;
        this.variable = variable;
        this.going = going;
    }

    /** Reads the part and hands it on. Nothing where it is empty. */
    public void read(Hyperslab slab, Sink sink) throws IOException {
        if (slab.size() == 0) {
            return;
        }
        // Blocks are whole slices of the last dimensions that fit, and some indices of the one before.
        int split = slab.rank();
        long slice = 1;
        while (split > 0 && slice * slab.shape()[split - 1] <= LARGEST) {
            slice *= slab.shape()[--split];
        }
        outer(0, split, Math.max(1, LARGEST / slice), slab, sink);
    }

    private void outer(int d, int split, long most, Hyperslab slab, Sink sink) throws IOException {
        if (d == split) {
            going.on();
            sink.accept(file.read(variable, slab));
            return;
        }
        long step = d == split - 1 ? most : 1;
        long count = slab.shape()[d];
        long stride = slab.stride()[d];
        for (long i = 0; i < count; i += step) {
            long length = Math.min(step, count - i);
            outer(d + 1, split, most, slab.with(d, slab.offset()[d] + i * stride, length, stride), sink);
        }
    }
}
