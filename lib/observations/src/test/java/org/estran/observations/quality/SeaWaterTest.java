package org.estran.observations.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The check values that UNESCO technical paper 44 prints beside its algorithms, whose temperatures are of IPTS-68. */
class SeaWaterTest {

    @Test
    void hasTheDensitiesOfThePaper() {
        assertThat(SeaWater.density(0, its90(5), 0)).isCloseTo(999.96675, within(1e-5));
        assertThat(SeaWater.density(35, its90(5), 0)).isCloseTo(1027.67547, within(1e-5));
        assertThat(SeaWater.density(35, its90(25), 10_000)).isCloseTo(1062.53817, within(1e-5));
    }

    @Test
    void hasThePotentialTemperatureOfThePaper() {
        assertThat(SeaWater.potentialTemperature(40, its90(40), 10_000, 0) * 1.00024)
                .isCloseTo(36.89073, within(1e-5));
    }

    private static double its90(double its68) {
        return its68 / 1.00024;
    }
}
