package org.estran.vocabularies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    /** Values by UDUNITS-2's {@code udunits2 -H from -W to}. */
    @ParameterizedTest
    @CsvSource({
        "degree_Celsius, K, 0, 273.15",
        "K, degC, 300, 26.85",
        "degrees_north, degree, 12, 12",
        "degree, rad, 180, 3.141592653589793",
        "m s-1, cm/s, 2, 200",
        "meters second-1, m.s-1, 3, 3",
        "km h^-1, m s**-1, 36, 10",
        "kg m-2 s-1, 1e-3 kg m-2 s-1, 2, 2000",
        "umol/kg, mol kg-1, 250, 0.00025",
        "micromole/L, mol m-3, 5, 0.005",
        "dbar, Pa, 1, 10000",
        "hPa, millibar, 1013.25, 1013.25",
        "W m-2 sr-1 (m-1)-1, W m-1 sr-1, 7, 7",
        "g kg-1, 1e-3, 35, 35",
        "percent, 1, 50, 0.5",
        "0.001, 1, 35, 0.035",
        "10^-6 m-1, km-1, 1, 0.001",
        "days, hours, 1.5, 36",
        "kg/m2 s, kg m-2 s, 1, 1"
    })
    void givesTheValueInTheOtherUnit(String from, String to, double value, double expected) {
        assertThat(Units.conversion(from, to))
                .get()
                .satisfies(conversion ->
                        assertThat(conversion.of(value)).isCloseTo(expected, within(Math.abs(expected) * 1e-12)));
        assertThat(Units.areApart(from, to)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"m s-1, m", "dbar, m", "C, K", "kg m-3, g kg-1", "degC, Pa", "s, m-1 s", "W m-2, J m-2"})
    void knowsWhatMeasuresSomethingElse(String one, String other) {
        assertThat(Units.areApart(one, other)).isTrue();
        assertThat(Units.conversion(one, other)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "psu", "Sv", "NTU", "m/", "days since 1950-01-01", "level", "m s -", "(m", "2 m", "é"})
    void saysNothingOfWhatItDoesNotKnow(String unit) {
        assertThat(Units.ucum(unit)).isEmpty();
        assertThat(Units.areApart(unit, "m")).isFalse();
        assertThat(Units.conversion(unit, "m")).isEmpty();
    }

    /** The units of CF's own table, but for those of sound and radar, which are logarithms. */
    @Test
    void everyCanonicalUnitIsUnderstood() {
        assertThat(CanonicalUnits.all())
                .filteredOn(unit -> Units.conversion(unit, unit).isEmpty())
                .containsExactlyInAnyOrder("dBZ");
        assertThat(CanonicalUnits.of("sea_water_temperature")).hasValue("K");
        assertThat(CanonicalUnits.of("no_such_name")).isEmpty();
    }
}
