package org.estran.observations.quality;

import java.util.Optional;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a manual has numbers for, in its own unit: degrees Celsius, practical salinity, dbar, µmol/kg, mg/m³ and m.
 *
 * @param lowest below which no value is possible
 * @param highest above which none is
 * @param neighbours how far a value may stand from those above and below it; null for no such rule
 * @param series how a value of a series stands to those before; null for no such rule
 * @param anomaly how far from a climatology a value may always be; infinite for no such rule
 */
public enum Quantity {
    TEMPERATURE(-2.5, 40, new Neighbours(6, 2, 9, 3), new Series(2, 3, 0.01), 1),
    SALINITY(2, 41, new Neighbours(0.9, 0.3, 1.5, 0.5), new Series(0.9, 1.5, 0.01), 0.3),
    PRESSURE(-5, Double.POSITIVE_INFINITY, null, null, Double.POSITIVE_INFINITY),
    OXYGEN(-5, 600, null, new Series(30, 50, 0.1), 20),
    CHLOROPHYLL(-0.2, 100, null, null, Double.POSITIVE_INFINITY),
    /** Above whatever level: it has no range of its own. */
    SEA_LEVEL(
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            null,
            new Series(0.3, 1, 0.01),
            Double.POSITIVE_INFINITY);

    /** Limits above and below 500 dbar, for a spike and for a gradient. */
    record Neighbours(double shallowSpike, double deepSpike, double shallowGradient, double deepGradient) {

        double spike(double pressure) {
            return pressure < 500 ? shallowSpike : deepSpike;
        }

        double gradient(double pressure) {
            return pressure < 500 ? shallowGradient : deepGradient;
        }
    }

    /**
     * QARTOD leaves these numbers to whoever runs the instrument: less is never told, whatever the series does elsewhere.
     *
     * @param spike out of both neighbours
     * @param step from one value to the next
     * @param finest what is written in coarser steps than these may well stay the same for long
     */
    record Series(double spike, double step, double finest) {}

    private final double lowest;
    private final double highest;
    private final @Nullable Neighbours neighbours;
    private final @Nullable Series series;
    private final double anomaly;

    Quantity(double lowest, double highest, @Nullable Neighbours neighbours, @Nullable Series series, double anomaly) {
        this.lowest = lowest;
        this.highest = highest;
        this.neighbours = neighbours;
        this.series = series;
        this.anomaly = anomaly;
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

    double anomaly() {
        return anomaly;
    }

    @Nullable
    Series series() {
        return series;
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
            default ->
                name.matches("(sea|water)_surface_height_above_.+|sea_surface_elevation.*")
                                && unit.matches("m|met(er|re)s?")
                        ? Optional.of(SEA_LEVEL)
                        : Optional.empty();
        };
    }
}
