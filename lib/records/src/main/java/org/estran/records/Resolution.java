package org.estran.records;

import org.jspecify.annotations.Nullable;

/**
 * How fine the data are in space.
 *
 * @param value the denominator of a scale, else a length or an angle
 * @param unit of the value (UDUNITS); null for a scale
 */
public record Resolution(
        ResolutionMeasure measure, double value, @Nullable String unit) {}
