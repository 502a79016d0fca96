package org.estran.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.estran.app.pages.Words;
import org.estran.records.VerticalExtent;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Words FRENCH = new Words(
            Language.FR,
            Map.of(
                    "place.world", "Monde entier",
                    "place.range", "{0} à {1}",
                    "place.north", "N",
                    "place.south", "S",
                    "place.east", "E",
                    "place.west", "O",
                    "place.depth", "de {0} à {1} m de profondeur"));

    @Test
    void saysAPointInDegreesAndMinutes() {
        assertThat(Places.box(new BoundingBox(-4.5, 48.383, -4.5, 48.383), FRENCH))
                .isEqualTo("48°\u00a023′\u00a0N, 4°\u00a030′\u00a0O");
    }

    @Test
    void saysABoxFromSouthToNorthAndWestToEast() {
        assertThat(Places.box(new BoundingBox(-6, -2, 4, 49), FRENCH))
                .isEqualTo("2°\u00a0S à 49°\u00a0N, 6°\u00a0O à 4°\u00a0E");
        assertThat(Places.box(BoundingBox.WORLD, FRENCH)).isEqualTo("Monde entier");
    }

    @Test
    void depthGrowsDownwards() {
        assertThat(Places.vertical(new VerticalExtent(-2000, 0), FRENCH))
                .isEqualTo("de 0 à 2\u202f000 m de profondeur");
    }
}
