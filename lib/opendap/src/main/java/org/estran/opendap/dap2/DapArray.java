package org.estran.opendap.dap2;

import java.util.List;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;

/**
 * An array, or a scalar, as DAP2 declares it. Characters are told as strings along their last dimension.
 *
 * @param name as it stands in documents: encoded
 */
public record DapArray(String name, Dap2Type type, DataVariable source) {

    static DapArray of(DataVariable source) {
        String name = source.name().startsWith("/") ? source.name().substring(1) : source.name();
        return new DapArray(Identifiers.encoded(name), Dap2Type.of(source.type()), source);
    }

    /** Without the one that runs along each text. */
    public List<Dimension> dimensions() {
        List<Dimension> all = source.dimensions();
        return isText() ? all.subList(0, all.size() - 1) : all;
    }

    public int rank() {
        return dimensions().size();
    }

    /** Whether it is characters along a last dimension. */
    boolean isText() {
        return source.type() == DataType.CHAR && source.rank() > 0;
    }

    static String nameOf(Dimension dimension) {
        return Identifiers.encoded(dimension.name().substring(dimension.name().lastIndexOf('/') + 1));
    }

    /** All of it, by the dimensions declared. */
    Hyperslab whole() {
        long[] shape = dimensions().stream().mapToLong(Dimension::length).toArray();
        return Hyperslab.of(new long[shape.length], shape);
    }

    /** The part of the stored array that a part of the declared one is. */
    Hyperslab stored(Hyperslab part) {
        if (!isText()) {
            return part;
        }
        int rank = part.rank();
        long[] offset = java.util.Arrays.copyOf(part.offset(), rank + 1);
        long[] shape = java.util.Arrays.copyOf(part.shape(), rank + 1);
        long[] stride = java.util.Arrays.copyOf(part.stride(), rank + 1);
        shape[rank] = source.shape()[rank];
        stride[rank] = 1;
        return new Hyperslab(offset, shape, stride);
    }
}
