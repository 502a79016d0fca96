package org.estran.grids.rules;

import java.util.Collection;
import java.util.Set;

/** What the rules ask of the table of CF standard names. */
public interface StandardNames {

    /** Which of some names are in the table. */
    Set<String> known(Collection<String> names);

    /** Whether a unit is certainly none in which a name may be given; false where either is not known. */
    boolean isOtherUnit(String name, String unit);
}
