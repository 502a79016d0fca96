package org.estran.observations.netcdf;

import java.util.Arrays;
import java.util.List;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;

/** The dimensions of a variable but that along which its texts run. */
final class SamplingDimensions {

    private SamplingDimensions() {}

    /**
     * The dimensions along which values lie.
     *
     * @param sampling the dimensions of features and rows: characters along one of them are values of their own
     */
    static List<Dimension> of(DataVariable variable, List<Dimension> sampling) {
        List<Dimension> all = variable.dimensions();
        boolean isText = variable.type() == DataType.CHAR && !all.isEmpty() && !sampling.contains(all.getLast());
        return isText ? all.subList(0, all.size() - 1) : all;
    }

    /** The offset and shape of a part, with the whole length of texts. */
    static long[][] slab(DataVariable variable, long[] offset, long[] shape) {
        int rank = variable.rank();
        long[] from = Arrays.copyOf(offset, rank);
        long[] lengths = Arrays.copyOf(shape, rank);
        for (int d = offset.length; d < rank; d++) {
            lengths[d] = variable.dimensions().get(d).length();
        }
        return new long[][] {from, lengths};
    }
}
