package org.estran.grids;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file some of whose variables lie a second time elsewhere: by time, or coarser. Each part is read where that is cheapest;
 * the values are the same. What is coarser is read where a drawing asks for it, and nowhere else.
 */
public final class CopiedFile implements DataFile {

    private final DataFile original;
    private final Map<String, TimeCopy> copies;
    private final Map<String, ? extends Overview> overviews;

    /**
     * A file and its copies, all closed with it.
     *
     * @param copies by the name of their variable; one that is of another type or shape is never used
     * @param overviews likewise
     */
    public CopiedFile(DataFile original, Map<String, TimeCopy> copies, Map<String, ? extends Overview> overviews) {
        this.original = original;
        this.copies = Map.copyOf(copies);
        this.overviews = Map.copyOf(overviews);
    }

    /** A file and its copies by time alone. */
    public CopiedFile(DataFile original, Map<String, TimeCopy> copies) {
        this(original, copies, Map.of());
    }

    @Override
    public Optional<double[]> overview(DataVariable variable, Hyperslab slab) throws IOException {
        Overview overview = overviews.get(variable.name());
        return overview == null ? original.overview(variable, slab) : overview.rows(variable, slab);
    }

    /** Whether a part is read from the copy. */
    boolean isCheaperCopied(DataVariable variable, Hyperslab slab) {
        TimeCopy copy = copies.get(variable.name());
        return copy != null
                && copy.isOf(variable)
                && slab.size() > 0
                && copy.cost(variable, slab) < original.cost(variable, slab);
    }

    @Override
    public Values read(DataVariable variable, Hyperslab slab) throws IOException {
        return readAsOneOf(1, variable, slab);
    }

    @Override
    public Values readAsOneOf(int parts, DataVariable variable, Hyperslab slab) throws IOException {
        TimeCopy copy = copies.get(variable.name());
        return copy != null && isCheaperCopied(variable, slab)
                ? copy.read(variable, slab)
                : original.readAsOneOf(parts, variable, slab);
    }

    @Override
    public long cost(DataVariable variable, Hyperslab slab) {
        TimeCopy copy = copies.get(variable.name());
        return copy != null && isCheaperCopied(variable, slab)
                ? copy.cost(variable, slab)
                : original.cost(variable, slab);
    }

    @Override
    public Format format() {
        return original.format();
    }

    @Override
    public Attributes attributes() {
        return original.attributes();
    }

    @Override
    public Map<String, Attributes> groups() {
        return original.groups();
    }

    @Override
    public List<Dimension> dimensions() {
        return original.dimensions();
    }

    @Override
    public List<DataVariable> variables() {
        return original.variables();
    }

    @Override
    public Optional<String> unread(DataVariable variable) {
        return original.unread(variable);
    }

    @Override
    public Map<Long, String> enumeration(DataVariable variable) {
        return original.enumeration(variable);
    }

    @Override
    public void close() throws IOException {
        for (TimeCopy copy : copies.values()) {
            copy.close();
        }
        for (Overview overview : overviews.values()) {
            overview.close();
        }
        original.close();
    }
}
