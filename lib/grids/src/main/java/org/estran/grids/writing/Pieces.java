package org.estran.grids.writing;

import java.io.IOException;
import java.util.List;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;
import org.estran.grids.coverage.IndexRange;

/**
 * A part of a variable that is asked for in pieces: along each dimension one range of indices or several, which are put
 * behind one another. Read in blocks of at most about a million values.
 */
final class Pieces {

    private static final long BLOCK = 1 << 20;

    private final DataFile file;
    private final DataVariable variable;
    private final List<List<IndexRange>> ranges;

    Pieces(DataFile file, DataVariable variable, List<List<IndexRange>> ranges) {
        this.file = file;
        this.variable = variable;
        this.ranges = ranges;
    }

    void write(PlannedVariable.Sink sink) throws IOException {
        int rank = ranges.size();
        // Blocks take whole pieces of the last dimensions, and single indices of those before.
        int split = rank;
        long inner = 1;
        while (split > 0 && inner * length(split - 1) <= BLOCK) {
            inner *= length(--split);
        }
        Hyperslab slab = Hyperslab.whole(variable);
        outer(0, split, Math.max(1, BLOCK / Math.max(1, inner)), slab, sink);
    }

    private long length(int d) {
        return ranges.get(d).stream().mapToLong(IndexRange::count).sum();
    }

    private void outer(int d, int split, long most, Hyperslab slab, PlannedVariable.Sink sink) throws IOException {
        if (d == split) {
            sink.accept(inner(split, slab));
            return;
        }
        long step = d == split - 1 ? most : 1;
        for (IndexRange range : ranges.get(d)) {
            for (long i = 0; i < range.count(); i += step) {
                long count = Math.min(step, range.count() - i);
                long first = range.first() + i * range.stride();
                outer(d + 1, split, most, slab.with(d, first, count, range.stride()), sink);
            }
        }
    }

    private Values inner(int d, Hyperslab slab) throws IOException {
        if (d == ranges.size()) {
            return file.read(variable, slab);
        }
        List<IndexRange> own = ranges.get(d);
        if (own.size() == 1) {
            IndexRange range = own.getFirst();
            return inner(d + 1, slab.with(d, range.first(), range.count(), range.stride()));
        }
        long[] shape = slab.shape().clone();
        for (int later = d; later < shape.length; later++) {
            shape[later] = length(later);
        }
        Values.Assembly assembly = Values.assemble(variable.type(), shape, d);
        int at = 0;
        for (IndexRange range : own) {
            assembly.put(at, inner(d + 1, slab.with(d, range.first(), range.count(), range.stride())));
            at += (int) range.count();
        }
        return assembly.values();
    }
}
