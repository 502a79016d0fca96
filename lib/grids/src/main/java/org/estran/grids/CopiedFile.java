package org.estran.grids;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file some of whose variables lie a second time elsewhere, by time. Each part is read where that is cheapest; the values
 * are the same.
 */
public final class CopiedFile implements DataFile {

    private final DataFile original;
    private final Map<String, TimeCopy> copies;

    /**
     * A file and its copies, all closed with it.
     *
     * @param copies by the name of their variable; one that is of another type or shape is never used
     */
    public CopiedFile(DataFile original, Map<String, TimeCopy> copies) {
        this.original = original;
        this.copies = Map.copyOf(copies);
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
        original.close();
    }
}
