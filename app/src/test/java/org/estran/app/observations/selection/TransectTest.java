package org.estran.app.observations.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TransectTest {

    @Test
    void distancesFollowTheOrderOfTimeAndNotThatOfTheRows() {
        double[] distances = Transect.distances(
                new double[] {2, 0, 1, Double.NaN, 1},
                new double[] {0, 0, 0, 0, Double.NaN},
                new double[] {2, 0, 1, 9, 9});
        assertThat(distances[1]).isZero();
        assertThat(distances[2]).isCloseTo(111.19, within(0.01));
        assertThat(distances[0]).isCloseTo(222.39, within(0.01));
        assertThat(distances[3]).isNaN();
        assertThat(distances[4]).isNaN();
    }

    @Test
    void smallGapsBetweenProfilesAreSharedByTheirNeighboursAndLongOnesStay() {
        double none = Double.NaN;
        double[] cells = {9, none, 1, none, none, none, 2, 3, none, none, none, none, none, none, none, 4, none};
        Transect.bridge(cells, 1, cells.length);
        assertThat(cells).containsExactly(9, none, 1, 1, 2, 2, 2, 3, none, none, none, none, none, none, none, 4, none);
    }
}
