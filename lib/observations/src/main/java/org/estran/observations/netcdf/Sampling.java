package org.estran.observations.netcdf;

import java.io.IOException;
import org.estran.grids.DataVariable;
import org.estran.grids.Values;
import org.jspecify.annotations.Nullable;

/** How the features of a file lie in its arrays (CF 1.11, section 9.3). */
interface Sampling {

    /** Where the values of a variable belong. */
    enum Belonging {
        ROWS,
        FEATURES,
        ELSEWHERE
    }

    /** How many features there are. */
    long features();

    /** How the rows themselves call their feature; null where they do not. */
    default @Nullable String name(long feature) {
        return null;
    }

    /** How many rows a feature has. */
    long rows(long feature);

    Belonging of(DataVariable variable);

    /** The values of a variable of rows in some of the rows of a feature. */
    Values rows(DataVariable variable, long feature, long first, int count) throws IOException;

    /** The value of a variable of features for one of them. */
    Values value(DataVariable variable, long feature) throws IOException;

    /** Whether rows at the end of a feature may be mere padding. */
    boolean isPadded();
}
