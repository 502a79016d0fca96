package org.estran.cartography;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

    private static double[] lab(Palette palette, int i) {
        return OkLab.of(palette.rgb(i / 255.0));
    }

    @ParameterizedTest
    @EnumSource
    void walksAtEvenSpeed(Palette palette) {
        double total = 0;
        double longest = 0;
        for (int i = 1; i < 256; i++) {
            // Eight steps together, so that rounding to whole colours does not count.
            double step = OkLab.distance(lab(palette, i), lab(palette, Math.max(0, i - 8)));
            longest = Math.max(longest, i >= 8 ? step / 8 : 0);
            total += OkLab.distance(lab(palette, i), lab(palette, i - 1));
        }
        assertThat(longest).isLessThan(total / 255 * 1.15);
    }

    @ParameterizedTest
    @EnumSource
    void lightnessGoesOneWayInEveryPart(Palette palette) {
        int turns = switch (palette.family()) {
            case SEQUENTIAL -> 0;
            case DIVERGING, CYCLIC -> 1;
        };
        int found = 0;
        double direction = 0;
        for (int i = 4; i < 256; i += 4) {
            double change = Math.signum(lab(palette, i)[0] - lab(palette, i - 4)[0]);
            found += direction != 0 && change != direction ? 1 : 0;
            direction = change;
        }
        assertThat(found).isEqualTo(turns);
        double middle = lab(palette, 127)[0];
        double end = lab(palette, 255)[0];
        assertThat(Math.abs(palette.family() == Palette.Family.SEQUENTIAL ? end - lab(palette, 0)[0] : end - middle))
                .isGreaterThan(0.55);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.INCLUDE, names = "PHASE")
    void aCyclicOneEndsAsItBegan(Palette palette) {
        assertThat(palette.hex(0)).isEqualTo(palette.hex(1));
    }

    @ParameterizedTest
    @CsvSource({
        "sea_surface_temperature, THERMAL",
        "air_temperature_anomaly, BALANCE",
        "sea_water_practical_salinity, HALINE",
        "mass_concentration_of_chlorophyll_a_in_sea_water, ALGAE",
        "sea_surface_height_above_sea_level, BALANCE",
        "eastward_sea_water_velocity, BALANCE",
        "eastward_wind, BALANCE",
        "wind_from_direction, PHASE",
        "wind_speed, SPEED",
        "sea_surface_wave_significant_height, SPEED",
        "sea_ice_area_fraction, ICE",
        "sea_ice_temperature, THERMAL",
        "sea_floor_depth_below_geoid, DEPTH",
        "precipitation_flux, DEPTH",
        "mole_concentration_of_dissolved_molecular_oxygen_in_sea_water, AMOUNT",
        "'', AMOUNT"
    })
    void isChosenByStandardName(String name, Palette expected) {
        assertThat(Palette.forStandardName(name)).isEqualTo(expected);
    }
}
