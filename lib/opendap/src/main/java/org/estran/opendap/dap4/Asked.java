package org.estran.opendap.dap4;

import org.estran.grids.DataVariable;
import org.estran.grids.Hyperslab;

/**
 * What is asked of one variable.
 *
 * @param whole whether it is all of it, so that its dimensions keep their names
 */
public record Asked(DataVariable variable, Hyperslab slab, boolean whole) {

    static Asked whole(DataVariable variable) {
        return new Asked(variable, Hyperslab.whole(variable), true);
    }
}
