package org.estran.grids.aggregation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;

/** Files side by side, each the holder of some variables. */
record UnitedFile(
        List<DataFile> files, List<Dimension> dimensions, List<DataVariable> variables, Map<String, DataFile> holders)
        implements DataFile {

    @Override
    public Format format() {
        return Format.AGGREGATION;
    }

    /** What all files say alike. */
    @Override
    public Attributes attributes() {
        Attributes common = files.getFirst().attributes();
        for (String name : common.names()) {
            Optional<String> own = files.getFirst().attributes().text(name);
            if (!files.stream().allMatch(f -> f.attributes().text(name).equals(own))) {
                common = common.without(name);
            }
        }
        return common;
    }

    @Override
    public Map<String, Attributes> groups() {
        Map<String, Attributes> groups = new LinkedHashMap<>();
        files.forEach(file -> file.groups().forEach(groups::putIfAbsent));
        return groups;
    }

    @Override
    public Optional<String> unread(DataVariable variable) {
        return holder(variable).unread(variable);
    }

    @Override
    public Map<Long, String> enumeration(DataVariable variable) {
        return holder(variable).enumeration(variable);
    }

    @Override
    public Values read(DataVariable variable, Hyperslab slab) throws IOException {
        return holder(variable).read(variable, slab);
    }

    @Override
    public long cost(DataVariable variable, Hyperslab slab) {
        return holder(variable).cost(variable, slab);
    }

    private DataFile holder(DataVariable variable) {
        DataFile holder = holders.get(variable.name());
        if (holder == null) {
            throw new IllegalArgumentException("not a variable of this aggregation: " + variable.name());
        }
        return holder;
    }

    @Override
    public void close() throws IOException {
        for (DataFile file : files) {
            file.close();
        }
    }
}
