package org.estran.opendap.dap2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.cf.CfFile;

/**
 * A data file in the words of DAP2. Variables of types that are not read are left out; those in groups stand under the path of
 * their group. Reads no value.
 */
public final class Dap2Dataset {

    private final DataFile file;
    private final Map<String, Declaration> byName = new LinkedHashMap<>();

    public Dap2Dataset(DataFile file) {
        this.file = file;
        for (DataVariable variable : file.variables()) {
            if (variable.type() != DataType.OTHER && file.unread(variable).isEmpty()) {
                Declaration declaration = declared(variable);
                byName.put(declaration.array().name(), declaration);
            }
        }
    }

    private Declaration declared(DataVariable variable) {
        DapArray array = DapArray.of(variable);
        List<DapArray> maps = new ArrayList<>();
        for (Dimension dimension : array.dimensions()) {
            map(variable, dimension).ifPresent(maps::add);
        }
        // A series stays an array, as other servers have it: its coordinate is found by its name.
        boolean grid = array.rank() > 1
                && maps.size() == array.rank()
                && !array.isText()
                && !CfFile.isCoordinateVariable(variable);
        return grid ? new Declaration.Grid(array, maps) : new Declaration.Plain(array);
    }

    private Optional<DapArray> map(DataVariable variable, Dimension dimension) {
        return file.variable(dimension.name())
                .filter(v -> v != variable && CfFile.isCoordinateVariable(v))
                .filter(v -> v.dimensions().getFirst().equals(dimension))
                .filter(v -> v.type().isNumeric() && file.unread(v).isEmpty())
                .map(DapArray::of);
    }

    public DataFile file() {
        return file;
    }

    public List<Declaration> declarations() {
        return List.copyOf(byName.values());
    }

    /** By its name as documents write it, or as it is. */
    Optional<Declaration> find(String name) {
        Declaration found = byName.get(name);
        return Optional.ofNullable(found != null ? found : byName.get(Identifiers.encoded(Identifiers.decoded(name))));
    }
}
