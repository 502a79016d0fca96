package org.estran.observations.quality;

import java.util.Optional;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a manual has numbers for, in its own unit: degrees Celsius, practical salinity, dbar, µmol/kg and mg/m³.
 *
 * @param lowest below which no value is possible
 * @param highest above which none is
 * @param neighbours how far a value may stand from those above and below it; null for no such rule
 */
enum Quantity {
    TEMPERATURE(-2.5, 40, new Neighbours(6, 2, 9, 3)),
    SALINITY(2, 41, new Neighbours(0.9, 0.3, 1.5, 0.5)),
    PRESSURE(-5, Double.POSITIVE_INFINITY, null),
    OXYGEN(-5, 600, null),
    CHLOROPHYLL(-0.2, 100, null);

    /** Limits above and below 500 dbar, for a spike and for a gradient. */
    record Neighbours(double shallowSpike, double deepSpike, double shallowGradient, double deepGradient) {

        double spike(double pressure) {
            return pressure < 500 ? shallowSpike : deepSpike;
        }

        double gradient(double pressure) {
            return pressure < 500 ? shallowGradient : deepGradient;
        }
    }

    private final double lowest;
    private final double highest;
    private final @Nullable Neighbours neighbours;

    Quantity(double lowest, double highest, @Nullable Neighbours neighbours) {
        this.lowest = lowest;
        this.highest = highest;
        this.neighbours = neighbours;
    }

    double lowest() {
        return lowest;
    }

    double highest() {
        return highest;
    }

    @Nullable
    Neighbours neighbours() {
        return neighbours;
    }

    /** By the standard name, where the unit is the one the manual's numbers are in; empty for any other column. */
    static Optional<Quantity> of(ObservedProperty property) {
        String unit = property.unit() == null ? "" : property.unit().strip();
        if (property.form() != ObservedProperty.Form.NUMBER) {
            return Optional.empty();
        }
        if (property.role() == Role.PRESSURE) {
            return ObservedProperty.isDecibar(unit) ? Optional.of(PRESSURE) : Optional.empty();
        }
        String name = property.standardName() == null ? "" : property.standardName();
        return switch (name) {
            case "sea_water_temperature", "sea_surface_temperature", "sea_surface_subskin_temperature" ->
                unit.matches("(?i)deg(rees?)?_?(c|celsius)|°c|celsius(, its-90)?")
                        ? Optional.of(TEMPERATURE)
                        : Optional.empty();
            case "sea_water_practical_salinity", "sea_water_salinity", "sea_surface_salinity" ->
                unit.matches("(?i)|1|psu|pss-?78|pss|1e-3|0\\.001") ? Optional.of(SALINITY) : Optional.empty();
            case "moles_of_oxygen_per_unit_mass_in_sea_water" ->
                unit.matches("(?i)(micromoles?|umol|µmol)[/ ]kg(-1)?") ? Optional.of(OXYGEN) : Optional.empty();
            case "mass_concentration_of_chlorophyll_a_in_sea_water", "mass_concentration_of_chlorophyll_in_sea_water" ->
                unit.matches("mg[/ ]m-?\\^?3") ? Optional.of(CHLOROPHYLL) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
