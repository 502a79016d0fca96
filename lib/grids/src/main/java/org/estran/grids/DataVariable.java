package org.estran.grids;

import java.util.List;

/**
 * One array of a file.
 *
 * @param name in the root group the bare name, else {@code /group/name}
 * @param dimensions slowest first, as in CDL
 */
public record DataVariable(String name, DataType type, List<Dimension> dimensions, Attributes attributes) {

    public DataVariable {
        dimensions = List.copyOf(dimensions);
    }

    /** The lengths of the dimensions; empty for a scalar. */
    public long[] shape() {
        return dimensions.stream().mapToLong(Dimension::length).toArray();
    }

    public int rank() {
        return dimensions.size();
    }

    /** How many values the array holds; {@link Long#MAX_VALUE} when that cannot be counted. */
    public long size() {
        long size = 1;
        for (Dimension dimension : dimensions) {
            if (dimension.length() == 0) {
                return 0;
            }
            size = size > Long.MAX_VALUE / dimension.length() ? Long.MAX_VALUE : size * dimension.length();
        }
        return size;
    }

    /** The name without its groups. */
    public String simpleName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The group it lies in, {@code ""} for the root, else {@code /group}. */
    public String group() {
        return name.startsWith("/") ? name.substring(0, name.lastIndexOf('/')) : "";
    }
}
