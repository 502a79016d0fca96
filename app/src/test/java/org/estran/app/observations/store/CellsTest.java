package org.estran.app.observations.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.estran.terms.BoundingBox;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void cellsOfABoxAreThoseOfItsPlaces() {
        Random random = new Random(7);
        for (int n = 0; n < 2_000; n++) {
            double south = random.nextInt(-9, 9) * 10 + (n % 3 == 0 ? 0 : random.nextDouble(10));
            double north = Math.min(90, south + random.nextDouble(40));
            double west = random.nextInt(-18, 18) * 10 + (n % 3 == 0 ? 0 : random.nextDouble(10));
            double east = BoundingBox.longitude(west + random.nextDouble(350));
            BoundingBox box = new BoundingBox(west, south, east, north);
            List<Integer> cells = Cells.of(box);
            assertThat(cells).as(box.text()).doesNotHaveDuplicates();
            for (int place = 0; place < 20; place++) {
                double longitude = BoundingBox.longitude(west + random.nextDouble() * box.width());
                double latitude = south + random.nextDouble() * (north - south);
                assertThat(cells).as(box.text()).contains(Cells.of(longitude, latitude));
            }
            assertThat(cells)
                    .as(box.text())
                    .contains(Cells.of(west, south), Cells.of(east, north), Cells.of(west, north));
        }
    }

    @Test
    void edgesOfTheWorldAreInIt() {
        assertThat(Cells.of(BoundingBox.WORLD)).hasSize(648).contains(Cells.of(180, 90), Cells.of(-180, -90));
        assertThat(Cells.of(new BoundingBox(170, -5, -170, 5)))
                .containsExactlyInAnyOrder(
                        Cells.of(175, -2),
                        Cells.of(-175, -2),
                        Cells.of(-170, -2),
                        Cells.of(175, 2),
                        Cells.of(-175, 2),
                        Cells.of(-170, 2));
        assertThat(Cells.of(Double.NaN, 3)).isEqualTo(Cells.NOWHERE);
    }
}
