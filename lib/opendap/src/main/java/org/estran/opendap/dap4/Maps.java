package org.estran.opendap.dap4;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * The maps of a variable: the variables that say where its values lie (volume 1, section on maps). Those are the coordinate
 * variable of each of its dimensions, and what CF's {@code coordinates} names (CF 1.11, chapter 5). A map has no dimension that
 * the variable lacks, is in the same response, and is cut as the variable is.
 */
final class Maps {

    private final DataVariable variable;
    private final Dap4Dataset dataset;
    private final Set<DataVariable> found = new LinkedHashSet<>();

    private Maps(DataVariable variable, Dap4Dataset dataset) {
        this.variable = variable;
        this.dataset = dataset;
    }

    /** @param asked everything in the response */
    static List<DataVariable> of(Asked part, Dap4Dataset dataset, Map<DataVariable, Asked> asked) {
        Maps maps = new Maps(part.variable(), dataset);
        maps.coordinateVariables();
        maps.namedByAttribute();
        return maps.found.stream()
                .filter(map -> isCutAlike(part, asked.get(map)))
                .toList();
    }

    private void coordinateVariables() {
        for (Dimension dimension : variable.dimensions()) {
            dataset.find(dimension.name()).filter(each -> each.rank() == 1).ifPresent(this::add);
        }
    }

    private void namedByAttribute() {
        variable.attributes()
                .find("coordinates")
                .filter(names -> names.type() == DataType.CHAR || names.type() == DataType.STRING)
                .ifPresent(names -> {
                    for (String name : names.joined().strip().split("\\s+")) {
                        inScope(name).ifPresent(this::add);
                    }
                });
    }

    /** In the variable's own group, or the nearest around it (CF 1.11, 2.7). */
    private Optional<DataVariable> inScope(String name) {
        if (name.isEmpty() || name.startsWith("/")) {
            return name.isEmpty() ? Optional.empty() : dataset.find(name);
        }
        for (String group = variable.group(); ; group = group.substring(0, group.lastIndexOf('/'))) {
            Optional<DataVariable> here = dataset.find(group + "/" + name);
            if (here.isPresent() || group.isEmpty()) {
                return here;
            }
        }
    }

    private void add(DataVariable map) {
        if (!map.equals(variable) && variable.dimensions().containsAll(map.dimensions())) {
            found.add(map);
        }
    }

    private static boolean isCutAlike(Asked part, @Nullable Asked map) {
        if (map == null) {
            return false;
        }
        for (int d = 0; d < map.variable().rank(); d++) {
            int of = part.variable()
                    .dimensions()
                    .indexOf(map.variable().dimensions().get(d));
            boolean alike = part.slab().offset()[of] == map.slab().offset()[d]
                    && part.slab().shape()[of] == map.slab().shape()[d]
                    && part.slab().stride()[of] == map.slab().stride()[d];
            if (!alike) {
                return false;
            }
        }
        return true;
    }
}
