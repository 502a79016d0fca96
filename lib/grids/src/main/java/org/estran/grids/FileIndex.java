package org.estran.grids;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.UnreadableFile.Reason;

/**
 * All that the header of one file says: its attributes, dimensions and variables, where their bytes and chunks lie, and
 * the values of small arrays such as coordinates. Kept beside the file (a few kilobytes, see {@link #write}), it lets a
 * server answer what a dataset holds without opening a file, and read values without looking for them.
 */
public final class FileIndex {

    private final DataFile.Format format;
    private final Attributes attributes;
    private final Map<String, Attributes> groups;
    private final List<Dimension> dimensions;
    private final List<DataVariable> variables;
    private final Map<DataVariable, Layout> layouts;
    private final Map<String, Map<Long, String>> enumerations;

    /** @param layouts one for each variable, by identity */
    FileIndex(
            DataFile.Format format,
            Attributes attributes,
            Map<String, Attributes> groups,
            List<Dimension> dimensions,
            List<DataVariable> variables,
            Map<DataVariable, Layout> layouts) {
        this(format, attributes, groups, dimensions, variables, layouts, Map.of());
    }

    /**
     * @param layouts one for each variable, by identity
     * @param enumerations by the name of the variable, what its numbers are called
     */
    FileIndex(
            DataFile.Format format,
            Attributes attributes,
            Map<String, Attributes> groups,
            List<Dimension> dimensions,
            List<DataVariable> variables,
            Map<DataVariable, Layout> layouts,
            Map<String, Map<Long, String>> enumerations) {
        this.format = format;
        this.attributes = attributes;
        this.groups = Map.copyOf(groups);
        this.dimensions = List.copyOf(dimensions);
        this.variables = List.copyOf(variables);
        this.layouts = new IdentityHashMap<>(layouts);
        this.enumerations = Map.copyOf(enumerations);
    }

    /**
     * Reads the header of a netCDF or HDF5 file, all its chunk tables, and its small arrays.
     *
     * @throws UnreadableFile when it cannot be read, or is a Zarr store, whose metadata is an index already
     */
    public static FileIndex of(Path path) throws IOException {
        try (DataFile file = DataFiles.open(path)) {
            if (!(file instanceof StoredFile stored)) {
                throw new UnreadableFile(Reason.UNSUPPORTED, -1, file.format().words() + " needs no index");
            }
            return Indexing.complete(stored);
        }
    }

    /** The file as the index knows it; it is opened when values are first read. */
    public DataFile open(Path path, ChunkCache cache) {
        return new StoredFile(Indexing.bound(this, path), new ByteSource(path, (FileHandles) null), cache);
    }

    /** The same, for one of many files, few of which stay open. */
    public DataFile open(Path path, ChunkCache cache, FileHandles handles) {
        return new StoredFile(Indexing.bound(this, path), new ByteSource(path, handles), cache);
    }

    public DataFile.Format format() {
        return format;
    }

    public Attributes attributes() {
        return attributes;
    }

    public List<Dimension> dimensions() {
        return dimensions;
    }

    public List<DataVariable> variables() {
        return variables;
    }

    Map<String, Attributes> groups() {
        return groups;
    }

    Map<String, Map<Long, String>> enumerations() {
        return enumerations;
    }

    Map<DataVariable, Layout> layouts() {
        return layouts;
    }

    FileIndex with(Map<DataVariable, Layout> others) {
        return new FileIndex(format, attributes, groups, dimensions, variables, others, enumerations);
    }

    /**
     * The same index, holding in common with another what both say alike: of a thousand daily maps all but one then cost
     * little more than their places and times.
     */
    public FileIndex sharing(FileIndex other) {
        List<DataVariable> shared = new ArrayList<>();
        Map<DataVariable, Layout> own = new IdentityHashMap<>();
        for (DataVariable variable : variables) {
            Optional<DataVariable> same = other.variables.stream()
                    .filter(v -> v.name().equals(variable.name()))
                    .findFirst();
            boolean alike = same.isPresent()
                    && same.get().type() == variable.type()
                    && same.get().dimensions().equals(variable.dimensions())
                    && same.get().attributes().isSame(variable.attributes());
            DataVariable kept = alike ? same.get() : variable;
            Layout layout = layouts.get(variable);
            Layout known = alike ? other.layouts.get(kept) : null;
            boolean equal = layout instanceof Layout.Inline a
                    && known instanceof Layout.Inline b
                    && a.values().isSame(b.values());
            shared.add(kept);
            if (layout != null) {
                own.put(kept, equal && known != null ? known : layout);
            }
        }
        boolean alike = attributes.isSame(other.attributes);
        return new FileIndex(
                format, alike ? other.attributes : attributes, groups, dimensions, shared, own, enumerations);
    }

    /** Writes it as a compact record. */
    public void write(DataOutput out) throws IOException {
        new IndexWriter(out).write(this);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableFile when it is of another version, or damaged
     */
    public static FileIndex read(DataInput in) throws IOException {
        return new IndexReader(in).read();
    }
}
