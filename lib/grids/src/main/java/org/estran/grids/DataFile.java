package org.estran.grids;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An open file of named arrays. Opening reads the header alone; values are read block by block when asked for. Safe for
 * use by several threads at once.
 */
public interface DataFile extends Closeable {

    /** The most values one {@link #read} gives: larger arrays are read in blocks. */
    int LARGEST_BLOCK = 1 << 24;

    Format format();

    /** The attributes of the root group. */
    Attributes attributes();

    /** The attributes of every group but the root, by path such as {@code /group}; empty for classic files. */
    Map<String, Attributes> groups();

    List<Dimension> dimensions();

    List<DataVariable> variables();

    default Optional<DataVariable> variable(String name) {
        return variables().stream().filter(v -> v.name().equals(name)).findFirst();
    }

    /** Why the values of a variable cannot be read (compound, variable-length lists…); empty when they can. */
    default Optional<String> unread(DataVariable variable) {
        return Optional.empty();
    }

    /** What the numbers of a variable are called, where its type is an enumeration (netCDF-4); else empty. */
    default Map<Long, String> enumeration(DataVariable variable) {
        return Map.of();
    }

    /**
     * Reads the values a hyperslab names, as stored: not unpacked, fill values left in. Reads only the bytes or chunks
     * that hold one of them.
     *
     * @throws IllegalArgumentException when it leaves the array or exceeds {@link #LARGEST_BLOCK}
     * @throws UnreadableFile when the bytes are not what the header says
     */
    Values read(DataVariable variable, Hyperslab slab) throws IOException;

    /**
     * Reads one of several parts of a request that reads as much from other files: what is decoded is kept only if there
     * is room for that of all of them.
     *
     * @param parts how many
     */
    default Values readAsOneOf(int parts, DataVariable variable, Hyperslab slab) throws IOException {
        return read(variable, slab);
    }

    /**
     * The same for drawing alone, where a coarser copy of the variable is at hand: see {@link Overview#rows}.
     *
     * @return empty where there is none, or it is not fine enough
     */
    default Optional<double[]> overview(DataVariable variable, Hyperslab slab) throws IOException {
        return Optional.empty();
    }

    /**
     * About how many bytes must be read and decoded to {@link #read} that much: for choosing where a part is had cheapest.
     * Opens no file.
     */
    default long cost(DataVariable variable, Hyperslab slab) {
        return slab.size() * Math.max(1, variable.type().size());
    }

    /**
     * Reads the block that starts at {@code offset} and is {@code shape} long.
     *
     * @param offset one index per dimension, from 0; empty for a scalar
     * @param shape one length per dimension
     */
    default Values read(DataVariable variable, long[] offset, long[] shape) throws IOException {
        return read(variable, Hyperslab.of(offset, shape));
    }

    /** Reads the whole of a small array. */
    default Values read(DataVariable variable) throws IOException {
        return read(variable, Hyperslab.whole(variable));
    }

    /** What the bytes were. */
    enum Format {
        CDF1("netCDF classic"),
        CDF2("netCDF 64-bit offset"),
        CDF5("netCDF 64-bit data (CDF-5)"),
        NETCDF4("netCDF-4"),
        HDF5("HDF5"),
        ZARR("Zarr"),
        AGGREGATION("aggregation");

        private final String words;

        Format(String words) {
            this.words = words;
        }

        /** The name people use for it. */
        public String words() {
            return words;
        }
    }
}
