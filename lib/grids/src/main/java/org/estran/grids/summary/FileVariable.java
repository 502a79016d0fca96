package org.estran.grids.summary;

import org.jspecify.annotations.Nullable;

/**
 * An observed or computed quantity of a file.
 *
 * @param standardName of the CF standard name table, without a modifier
 * @param units as in the file (UDUNITS)
 */
public record FileVariable(
        String name,
        @Nullable String longName,
        @Nullable String standardName,
        @Nullable String units) {}
