package org.estran.grids.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.grids.DataType;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan as a netCDF-4 file: HDF5 with dimension scales, as netCDF-C's
 * <a href="https://docs.unidata.ucar.edu/netcdf-c/current/file_format_specifications.html#netcdf_4_spec">format
 * specification</a> lays down. All dimensions are written as fixed. Each array lies in one piece without compression: thus
 * the place of every byte is known before a value is read, and the file is a stream of known length. Or it lies in chunks
 * that were compressed before: see {@link DeflatedValues}. Superblock and object headers are of version 2.
 */
public final class Netcdf4Writer implements NetcdfWriter {

    private static final int SUPERBLOCK = 48;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
    private static final String NOT_A_VARIABLE = "This is a netCDF dimension but not a netCDF variable.%10d";
    private static final String NOT_A_COORDINATE = "_nc4_non_coord_";

    /**
     * An HDF5 dataset: a variable, a dimension without one, or both in one.
     *
     * @param dimension that it is the scale of
     */
    private record Stored(String name, Optional<PlannedVariable> variable, Optional<Dimension> dimension) {

        long bytes() {
            return variable.map(v -> Math.multiplyExact(
                            v.variable().size(), (long) v.type().size()))
                    .orElse(0L);
        }

        List<Dimension> dimensions() {
            return variable.map(v -> v.variable().dimensions()).orElse(List.of());
        }
    }

    private final Plan plan;
    private final @Nullable DeflatedValues deflated;
    private final List<Stored> stored;
    private final byte[] front;
    private final long[] data;
    private final long chunksBegin;
    private final long length;

    /**
     * Lays the file out; reads no value.
     *
     * @throws IllegalArgumentException when a variable is of a type that is not written, or an attribute is too large
     */
    public Netcdf4Writer(Plan plan) {
        this(plan, null);
    }

    /**
     * Lays out a file of values that are at hand compressed; those of small arrays are read when it is written.
     *
     * @param deflated of this very plan; open until the file is written
     * @throws IllegalArgumentException likewise
     */
    public Netcdf4Writer(Plan plan, @Nullable DeflatedValues deflated) {
        this.plan = plan;
        this.deflated = deflated;
        this.stored = stored(plan);
        // Once to learn how long everything is, and again when it is known where everything lies.
        Front sizes = new Front(new long[stored.size()], 0, 0);
        long[] addresses = new long[stored.size()];
        long at = SUPERBLOCK + sizes.root().length;
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = at;
            at += sizes.header(i).length;
        }
        long heap = at;
        Front placed = new Front(addresses, heap, heap + sizes.heap.array().length);
        this.data = placed.data;
        this.chunksBegin = placed.chunksBegin;
        this.length = placed.end;
        this.front = placed.array();
    }

    /** Dimensions without a coordinate variable come first, then the variables in their order. */
    private static List<Stored> stored(Plan plan) {
        Set<String> names = new LinkedHashSet<>();
        plan.dimensions().forEach(d -> names.add(d.name()));
        Map<Dimension, PlannedVariable> coordinates = new LinkedHashMap<>();
        for (PlannedVariable variable : plan.variables()) {
            if (variable.type() == DataType.STRING || variable.type() == DataType.OTHER) {
                throw new IllegalArgumentException("not written: " + variable.name() + " of type " + variable.type());
            }
            List<Dimension> own = variable.variable().dimensions();
            if (own.size() == 1 && own.getFirst().name().equals(variable.name())) {
                coordinates.put(own.getFirst(), variable);
            }
        }
        List<Stored> all = new ArrayList<>();
        for (Dimension dimension : plan.dimensions()) {
            if (!coordinates.containsKey(dimension)) {
                all.add(new Stored(dimension.name(), Optional.empty(), Optional.of(dimension)));
            }
        }
        for (PlannedVariable variable : plan.variables()) {
            boolean isCoordinate = coordinates.containsValue(variable);
            boolean isMistakable = !isCoordinate && names.contains(variable.name());
            all.add(new Stored(
                    (isMistakable ? NOT_A_COORDINATE : "") + variable.name(),
                    Optional.of(variable),
                    isCoordinate ? Optional.of(variable.variable().dimensions().getFirst()) : Optional.empty()));
        }
        return all;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(front);
        for (int i = 0; i < data.length; i++) {
            if (stored.get(i).variable().isPresent()) {
                PlannedVariable variable = stored.get(i).variable().get();
                Optional<Hdf5ChunkTree> tree = tree(variable);
                if (tree.isPresent()) {
                    out.write(tree.get().array(data[i], chunksBegin));
                } else {
                    variable.writeTo(out, ByteOrder.LITTLE_ENDIAN);
                }
            }
        }
        if (deflated != null) {
            deflated.writeTo(out);
        }
    }

    private Optional<DeflatedValues.Chunks> chunks(PlannedVariable variable) {
        return deflated == null ? Optional.empty() : deflated.of(variable);
    }

    private Optional<Hdf5ChunkTree> tree(PlannedVariable variable) {
        return chunks(variable)
                .map(chunks -> new Hdf5ChunkTree(
                        variable.variable().shape(), variable.type().size(), chunks));
    }

    /** What lies where the values of an array are looked for: the values, or the index of their chunks. */
    private long bytes(Stored one) {
        return one.variable()
                .flatMap(this::tree)
                .map(tree -> (long) tree.length())
                .orElse(one.bytes());
    }

    /** All that stands before the values. */
    private final class Front {
        private final long[] addresses;
        private final Hdf5Heap heap;
        private final long[] data;
        private final long chunksBegin;
        private final long end;

        /**
         * @param addresses of the headers of what is stored
         * @param dataBegin where the first value lies
         */
        Front(long[] addresses, long heapBegin, long dataBegin) {
            this.addresses = addresses;
            this.heap = new Hdf5Heap(heapBegin);
            this.data = new long[addresses.length];
            long at = dataBegin;
            for (int i = 0; i < data.length; i++) {
                data[i] = bytes(stored.get(i)) == 0 ? Hdf5Bytes.UNDEFINED : at;
                at += bytes(stored.get(i));
            }
            this.chunksBegin = at;
            this.end = at + (deflated == null ? 0 : deflated.length());
        }

        byte[] array() {
            Hdf5Bytes all = new Hdf5Bytes()
                    .bytes(SIGNATURE)
                    .one(2)
                    .one(8)
                    .one(8)
                    .one(0)
                    .eight(0)
                    .eight(Hdf5Bytes.UNDEFINED)
                    .eight(end)
                    .eight(SUPERBLOCK)
                    .checksum();
            all.bytes(root());
            for (int i = 0; i < addresses.length; i++) {
                all.bytes(header(i));
            }
            return all.bytes(heap.array()).array();
        }

        byte[] root() {
            Hdf5Header header = new Hdf5Header(heap);
            header.group(addresses.length);
            for (int i = 0; i < addresses.length; i++) {
                header.link(stored.get(i).name(), addresses[i]);
            }
            plan.attributes().byName().forEach(header::attribute);
            return header.array();
        }

        byte[] header(int index) {
            Stored one = stored.get(index);
            Hdf5Header header = new Hdf5Header(heap);
            one.variable()
                    .ifPresentOrElse(
                            variable -> variable(header, variable, index),
                            () -> bareDimension(header, one.dimension().orElseThrow()));
            one.dimension().ifPresent(dimension -> scale(header, one, dimension));
            if (one.dimension().isEmpty() && !one.dimensions().isEmpty()) {
                header.dimensionList(
                        one.dimensions().stream().map(this::scaleOf).toList());
            }
            one.variable().ifPresent(v -> v.variable().attributes().byName().forEach(header::attribute));
            return header.array();
        }

        private void variable(Hdf5Header header, PlannedVariable variable, int index) {
            long bytes = stored.get(index).bytes();
            long[] shape = variable.variable().shape();
            chunks(variable)
                    .ifPresentOrElse(
                            chunks -> header.chunks(variable.type(), shape, data[index], chunks.shape()),
                            () -> header.array(variable.type(), shape, data[index], bytes));
            Optional<Values> fill = variable.variable()
                    .attributes()
                    .find("_FillValue")
                    .filter(v -> v.type() == variable.type() && v.size() == 1);
            fill.ifPresentOrElse(header::fill, header::fill);
        }

        /** As netCDF-C stores it: single precision without a single value. */
        private void bareDimension(Hdf5Header header, Dimension dimension) {
            header.array(DataType.FLOAT, new long[] {dimension.length()}, Hdf5Bytes.UNDEFINED, 4 * dimension.length());
            header.fill();
        }

        private void scale(Hdf5Header header, Stored one, Dimension dimension) {
            header.mark("CLASS", "DIMENSION_SCALE");
            header.mark(
                    "NAME",
                    one.variable().isPresent() ? dimension.name() : NOT_A_VARIABLE.formatted(dimension.length()));
            header.number("_Netcdf4Dimid", plan.dimensions().indexOf(dimension));
            header.referenceList(uses(dimension));
        }

        private List<Hdf5Header.Use> uses(Dimension dimension) {
            List<Hdf5Header.Use> uses = new ArrayList<>();
            for (int i = 0; i < addresses.length; i++) {
                List<Dimension> own = stored.get(i).dimensions();
                for (int d = 0; d < own.size() && stored.get(i).dimension().isEmpty(); d++) {
                    if (own.get(d).equals(dimension)) {
                        uses.add(new Hdf5Header.Use(addresses[i], d));
                    }
                }
            }
            return uses;
        }

        private long scaleOf(Dimension dimension) {
            for (int i = 0; i < addresses.length; i++) {
                if (stored.get(i).dimension().filter(dimension::equals).isPresent()) {
                    return addresses[i];
                }
            }
            throw new IllegalArgumentException("a dimension that the plan does not have: " + dimension);
        }
    }
}
