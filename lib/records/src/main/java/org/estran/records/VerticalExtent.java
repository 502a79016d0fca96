package org.estran.records;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How deep or how high ({@code EX_VerticalExtent}). As it stands without its optional parts: metres, positive upwards,
 * from mean sea level; a mooring between the surface and 200 m of depth is −200 to 0.
 *
 * @param minimum the smaller number
 * @param maximum the greater number
 * @param unit of both numbers (UDUNITS); null for the metre
 * @param positive the way the numbers grow; null for upwards
 * @param datum the vertical reference system: an address or an authority's code, e.g. {@code EPSG:5715}
 */
public record VerticalExtent(
        double minimum,
        double maximum,
        @Nullable String unit,
        @Nullable Direction positive,
        @Nullable String datum) {

    private static final Map<String, Double> METRES = Map.of(
            "m", 1.0, "metre", 1.0, "meter", 1.0, "metres", 1.0, "meters", 1.0, "km", 1000.0, "cm", 0.01, "ft", 0.3048);

    public VerticalExtent(double minimum, double maximum) {
        this(minimum, maximum, null, null, null);
    }

    /** Whether the numbers grow downwards, as depths and pressures do. */
    public boolean downwards() {
        return positive == Direction.DOWN;
    }

    /** The same in metres, positive upwards, which is how extents are compared; empty where the unit is no length. */
    public Optional<VerticalExtent> inMetres() {
        Double metres = unit == null ? Double.valueOf(1) : METRES.get(unit);
        if (metres == null) {
            return Optional.empty();
        }
        return Optional.of(
                downwards()
                        ? new VerticalExtent(-maximum * metres + 0.0, -minimum * metres + 0.0)
                        : new VerticalExtent(minimum * metres, maximum * metres));
    }
}
