package org.estran.records;

import org.jspecify.annotations.Nullable;

/**
 * An observed or computed quantity.
 *
 * @param name as in the files
 * @param longName for people
 * @param standardName of the CF standard name table
 * @param unit as in the files (UDUNITS)
 */
public record Variable(
        String name,
        @Nullable String longName,
        @Nullable String standardName,
        @Nullable String unit) {}
