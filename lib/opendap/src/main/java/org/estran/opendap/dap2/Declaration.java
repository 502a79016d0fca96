package org.estran.opendap.dap2;

import java.util.List;

/** What a DDS declares by one name at its top. */
public sealed interface Declaration {

    /** The array; of a grid, that of its values. */
    DapArray array();

    /** An array or a scalar. */
    record Plain(DapArray array) implements Declaration {}

    /**
     * An array whose dimensions all have a coordinate variable (section 5.2.3).
     *
     * @param maps those variables, one for each dimension
     */
    record Grid(DapArray array, List<DapArray> maps) implements Declaration {
        public Grid {
            maps = List.copyOf(maps);
        }
    }
}
