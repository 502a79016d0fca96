package org.estran.grids.coverage;

/**
 * Some indices of one dimension.
 *
 * @param first from 0
 * @param count how many
 * @param stride how far apart
 */
public record IndexRange(long first, long count, long stride) {

    public static IndexRange of(long first, long count) {
        return new IndexRange(first, count, 1);
    }

    public static IndexRange only(long index) {
        return new IndexRange(index, 1, 1);
    }

    public long last() {
        return first + (count - 1) * stride;
    }
}
