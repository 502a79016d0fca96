package org.estran.grids;

import java.util.Arrays;

/**
 * What part of an array is asked for: the word of netCDF, HDF5 and DAP2 (section 4.3 of its specification, whose
 * {@code [start:stride:stop]} is one line of this). The arrays it hands out are its own and not to be changed.
 *
 * @param offset first index in each dimension, from 0
 * @param shape how many values in each dimension
 * @param stride how far apart they are in each dimension; at least 1
 */
public record Hyperslab(long[] offset, long[] shape, long[] stride) {

    public Hyperslab {
        if (offset.length != shape.length || shape.length != stride.length) {
            throw new IllegalArgumentException("a hyperslab needs an offset, a length and a stride per dimension");
        }
        offset = offset.clone();
        shape = shape.clone();
        stride = stride.clone();
    }

    /** The whole of an array. */
    public static Hyperslab whole(DataVariable variable) {
        return of(new long[variable.rank()], variable.shape());
    }

    /** A block without gaps. */
    public static Hyperslab of(long[] offset, long[] shape) {
        long[] stride = new long[shape.length];
        Arrays.fill(stride, 1);
        return new Hyperslab(offset, shape, stride);
    }

    public int rank() {
        return shape.length;
    }

    /** How many values; {@link Long#MAX_VALUE} when that cannot be counted. */
    public long size() {
        long size = 1;
        for (long length : shape) {
            if (length == 0) {
                return 0;
            }
            size = size > Long.MAX_VALUE / length ? Long.MAX_VALUE : size * length;
        }
        return size;
    }

    /** The last index it touches in a dimension; before the offset when it is empty there. */
    public long last(int dimension) {
        return offset[dimension] + (shape[dimension] - 1) * stride[dimension];
    }

    /** The same with one dimension narrowed. */
    public Hyperslab with(int dimension, long first, long length, long every) {
        Hyperslab other = new Hyperslab(offset, shape, stride);
        other.offset[dimension] = first;
        other.shape[dimension] = length;
        other.stride[dimension] = every;
        return other;
    }

    /**
     * Checks the request against its array before anything is allocated.
     *
     * @return how many values it asks for
     * @throws IllegalArgumentException when it leaves the array, or asks for more than {@link DataFile#LARGEST_BLOCK}
     */
    public int checkedAgainst(DataVariable variable) {
        long[] whole = variable.shape();
        if (whole.length != rank()) {
            throw new IllegalArgumentException(variable.name() + " has " + whole.length + " dimensions, not " + rank());
        }
        for (int d = 0; d < whole.length; d++) {
            boolean possible = offset[d] >= 0 && shape[d] >= 0 && stride[d] >= 1 && offset[d] <= whole[d];
            boolean inside = possible
                    && (shape[d] == 0
                            || offset[d] < whole[d] && (shape[d] - 1) <= (whole[d] - 1 - offset[d]) / stride[d]);
            if (!inside) {
                throw new IllegalArgumentException(this + " leaves " + variable.name() + Arrays.toString(whole));
            }
        }
        if (size() > DataFile.LARGEST_BLOCK) {
            throw new IllegalArgumentException(this + " of " + variable.name() + " is more than "
                    + DataFile.LARGEST_BLOCK + " values: read it in parts");
        }
        return (int) size();
    }

    boolean isWithoutGaps() {
        for (int d = 0; d < stride.length; d++) {
            if (stride[d] != 1 && shape[d] > 1) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hyperslab h
                && Arrays.equals(offset, h.offset)
                && Arrays.equals(shape, h.shape)
                && Arrays.equals(stride, h.stride);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(offset) * 31 + Arrays.hashCode(shape) * 7 + Arrays.hashCode(stride);
    }

    /** As DAP2 writes it: {@code [0:1:9][5:2:11]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int d = 0; d < shape.length; d++) {
            text.append('[')
                    .append(offset[d])
                    .append(':')
                    .append(stride[d])
                    .append(':')
                    .append(last(d))
                    .append(']');
        }
        return text.toString();
    }
}
