package org.estran.grids.views;

import org.estran.grids.DataVariable;
import org.jspecify.annotations.Nullable;

/**
 * What is shown, as the file names it.
 *
 * @param variable the name in the file
 * @param label for people: the long name, else the standard name in words, else the name
 * @param standardName of the CF standard name table
 * @param unit as in the file (UDUNITS); null for none, and for pure numbers
 */
public record Quantity(
        String variable,
        String label,
        @Nullable String standardName,
        @Nullable String unit) {

    public static Quantity of(DataVariable variable) {
        String standardName =
                variable.attributes().text("standard_name").orElse("").split("\\s+")[0];
        String label = variable.attributes()
                .text("long_name")
                .orElse(standardName.isEmpty() ? variable.simpleName() : standardName.replace('_', ' '));
        String unit = variable.attributes()
                .text("units")
                .or(() -> variable.attributes().text("unit"))
                .orElse("");
        return new Quantity(
                variable.name(),
                label,
                standardName.isEmpty() ? null : standardName,
                unit.isEmpty() || unit.equals("1") ? null : unit);
    }
}
