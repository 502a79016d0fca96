package org.estran.grids;

import java.util.Arrays;

/**
 * A hyperslab of an array, and its cut into runs that lie one after another in a row-major layout.
 *
 * @param offset first index in each dimension
 * @param shape length in each dimension
 * @param size how many values
 */
record Block(long[] offset, long[] shape, int size) {

    /** Checks a request against its array before anything is allocated. */
    static Block of(DataVariable variable, long[] offset, long[] shape) {
        long[] whole = variable.shape();
        if (offset.length != whole.length || shape.length != whole.length) {
            throw new IllegalArgumentException(variable.name() + " has " + whole.length + " dimensions, not "
                    + offset.length + " and " + shape.length);
        }
        long size = 1;
        for (int i = 0; i < whole.length; i++) {
            if (offset[i] < 0 || shape[i] < 0 || offset[i] > whole[i] || shape[i] > whole[i] - offset[i]) {
                throw new IllegalArgumentException("block " + Arrays.toString(offset) + "+" + Arrays.toString(shape)
                        + " leaves " + variable.name() + Arrays.toString(whole));
            }
            if (shape[i] > DataFile.LARGEST_BLOCK) {
                throw tooLarge(variable, shape);
            }
            size *= shape[i];
            if (size > DataFile.LARGEST_BLOCK) {
                throw tooLarge(variable, shape);
            }
        }
        return new Block(offset.clone(), shape.clone(), (int) size);
    }

    private static IllegalArgumentException tooLarge(DataVariable variable, long[] shape) {
        return new IllegalArgumentException("block " + Arrays.toString(shape) + " of " + variable.name()
                + " is more than " + DataFile.LARGEST_BLOCK + " values: read it in parts");
    }

    /** What is done with each run. */
    interface RunReader<E extends Exception> {
        /**
         * @param index where the run starts in the array
         * @param length how many values follow each other from there along the last dimensions
         */
        void run(long[] index, int length) throws E;
    }

    /**
     * Goes through the block in order, in the longest runs that are contiguous in an array of {@code whole} lengths.
     *
     * @param splitFirst whether the first dimension's slices lie apart (netCDF record variables)
     */
    <E extends Exception> void forEachRun(long[] whole, boolean splitFirst, RunReader<E> reader) throws E {
        if (size == 0) {
            return;
        }
        int inner = shape.length;
        int length = 1;
        int lowest = splitFirst ? 1 : 0;
        while (inner > lowest) {
            inner--;
            length *= (int) shape[inner];
            if (shape[inner] != whole[inner]) {
                break;
            }
        }
        long[] index = offset.clone();
        while (true) {
            reader.run(index, length);
            int d = inner - 1;
            while (d >= 0 && ++index[d] == offset[d] + shape[d]) {
                index[d] = offset[d];
                d--;
            }
            if (d < 0) {
                return;
            }
        }
    }
}
