package org.estran.wms.maps;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.estran.grids.coverage.IndexRange;

/**
 * The indices of one dimension that a map needs: at most two runs of them (the two ends of a grid that goes around the
 * Earth), of which every index, or every so manieth, is read one after the other.
 */
final class Needed {

    /** A gap wider than this part of the dimension is not read over. */
    private static final int GAP = 4;

    private final int length;
    private final boolean around;
    private final List<IndexRange> ranges;
    private final int[] places;
    private final int size;

    private Needed(int length, boolean around, List<IndexRange> ranges) {
        this.length = length;
        this.around = around;
        this.ranges = ranges;
        this.places = new int[length];
        int at = 0;
        for (IndexRange range : ranges) {
            int end = (int) Math.min(length, range.first() + range.count() * range.stride());
            for (int i = (int) range.first(); i < end; i++) {
                places[i] = at + (int) ((i - range.first()) / range.stride());
            }
            at += (int) range.count();
        }
        this.size = at;
    }

    static Needed of(float[] indices, int length, boolean around, Sampling.Method method) {
        BitSet seen = new BitSet(length);
        for (float index : indices) {
            if (!Float.isNaN(index)) {
                if (method == Sampling.Method.NEAREST) {
                    seen.set(turned(Math.round(index), length, around));
                } else {
                    int low = (int) Math.floor(index);
                    seen.set(turned(low, length, around));
                    seen.set(turned(low + 1, length, around));
                }
            }
        }
        return new Needed(length, around, runs(seen, length));
    }

    /** One run, or the two sides of the widest gap where that is wide. */
    private static List<IndexRange> runs(BitSet seen, int length) {
        List<IndexRange> runs = new ArrayList<>();
        if (seen.isEmpty()) {
            return runs;
        }
        int first = seen.nextSetBit(0);
        int last = seen.length() - 1;
        int before = first;
        int gapFrom = first;
        int gapTo = first;
        for (int i = seen.nextSetBit(first + 1); i >= 0; i = seen.nextSetBit(i + 1)) {
            if (i - before > gapTo - gapFrom) {
                gapFrom = before;
                gapTo = i;
            }
            before = i;
        }
        if (gapTo - gapFrom > Math.max(1, length / GAP)) {
            runs.add(IndexRange.of(first, gapFrom - first + 1L));
            runs.add(IndexRange.of(gapTo, last - gapTo + 1L));
        } else {
            runs.add(IndexRange.of(first, last - first + 1L));
        }
        return runs;
    }

    /** Where far more are needed than there are pixels, every so manieth does. */
    Needed thinned(int pixels) {
        int stride = (int) Math.min(length, size / Math.max(1L, 2L * pixels));
        if (stride < 2) {
            return this;
        }
        List<IndexRange> thin = ranges.stream()
                .map(r -> new IndexRange(r.first(), (r.count() + stride - 1) / stride, stride))
                .toList();
        return new Needed(length, around, thin);
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    List<IndexRange> ranges() {
        return ranges;
    }

    /** How many are read. */
    int size() {
        return size;
    }

    /** Where an index stands among those read. */
    int place(int index) {
        return places[index];
    }

    int nearest(float index) {
        return places[turned(Math.round(index), length, around)];
    }

    int before(float index) {
        return places[turned((int) Math.floor(within(index)), length, around)];
    }

    /** The half cell beyond the first and the last has nothing to lie between. */
    private float within(float index) {
        return around ? index : Math.clamp(index, 0, length - 1);
    }

    /** The one read next; the same at the end. */
    int after(int place) {
        return place + 1 < size ? place + 1 : around ? places[0] : place;
    }

    /** How far an index lies between two that were read. */
    double part(float anyIndex, int before, int after) {
        float index = within(anyIndex);
        if (before == after) {
            return 0;
        }
        long stride = ranges.getFirst().stride();
        double low = Math.floor(index);
        if (stride == 1) {
            return index - low;
        }
        for (IndexRange range : ranges) {
            if (low >= range.first() && low < range.first() + range.count() * range.stride()) {
                return (index - range.first()) / stride - Math.floor((index - range.first()) / stride);
            }
        }
        return 0;
    }

    private static int turned(int index, int length, boolean around) {
        return around ? Math.floorMod(index, length) : Math.clamp(index, 0, length - 1);
    }
}
