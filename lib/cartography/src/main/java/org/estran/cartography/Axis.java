package org.estran.cartography;

import org.jspecify.annotations.Nullable;

/**
 * An axis, or the scale of a colour.
 *
 * @param name in the reader's words
 * @param unit as in the files (UDUNITS); drawn in print form, see {@link UnitText}
 * @param isTime whether the numbers are milliseconds since 1970-01-01T00:00:00Z
 */
public record Axis(String name, @Nullable String unit, boolean isTime) {

    public static Axis of(String name, @Nullable String unit) {
        return new Axis(name, unit, false);
    }

    /** An axis of time; its label says UTC. */
    public static Axis time(String name) {
        return new Axis(name, null, true);
    }

    /** {@code Temperature (°C)}, {@code Time (UTC)}. */
    public String label() {
        if (isTime) {
            return name + " (UTC)";
        }
        String printed = unit == null ? "" : UnitText.printed(unit);
        return printed.isEmpty() ? name : name + " (" + printed + ")";
    }
}
