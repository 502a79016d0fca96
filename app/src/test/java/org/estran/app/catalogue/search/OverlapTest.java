package org.estran.app.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.estran.terms.BoundingBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlapTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,0,10,10       | 0,0,10,10        | 1
            170,-5,-170,5   | 170,-5,-170,5    | 1
            5,5,5,5         | 0,0,10,10        | 0.5
            20,0,30,10      | 0,0,10,10        | 0
            0,-10,20,10     | 10,-10,30,10     | 0.5
            170,-10,-170,10 | 180,-10,-160,10  | 0.5
            -180,-90,180,90 | -180,-90,180,90  | 1
            """)
    void isHowMuchOfEachIsShared(String record, String asked, double expected) {
        assertThat(of(BoundingBox.parse(record), BoundingBox.parse(asked))).isCloseTo(expected, within(1e-9));
    }

    @Test
    void isBetweenZeroAndOneAndMoreThanZeroOnlyWhereTheyMeet() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            BoundingBox one = Boxes.any(random);
            BoundingBox other = Boxes.any(random);
            double overlap = of(one, other);
            assertThat(overlap).as(one.text() + " and " + other.text()).isBetween(0.0, 1.0);
            assertThat(overlap).isCloseTo(of(other, one), within(1e-9));
            assertThat(overlap > 0 && !Boxes.meet(one, other)).isFalse();
        }
    }

    private static double of(BoundingBox record, BoundingBox asked) {
        return Overlap.space(record.west(), record.south(), record.east(), record.north(), asked);
    }
}
