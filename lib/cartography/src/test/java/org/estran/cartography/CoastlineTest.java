package org.estran.cartography;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoastlineTest {

    @Test
    void knowsLandFromSea() {
        for (Coastline coast : List.of(Coastline.coarse(), Coastline.fine())) {
            assertThat(coast.isLand(2.35, 48.85)).as("Paris").isTrue();
            assertThat(coast.isLand(-30, 0)).as("mid Atlantic").isFalse();
            assertThat(coast.isLand(0, -85)).as("Antarctica").isTrue();
            assertThat(coast.isLand(179.5, 68))
                    .as("Chukotka, west of the antimeridian")
                    .isTrue();
            assertThat(coast.isLand(-179, 68)).as("Chukotka, east of it").isTrue();
            assertThat(coast.isLand(50, 42)).as("the Caspian").isFalse();
        }
    }

    @Test
    void bandsOfLatitudeSayWhatAllEdgesSay() {
        Random places = new Random(20);
        for (Coastline coast : List.of(Coastline.coarse(), Coastline.fine())) {
            for (int n = 0; n < 5_000; n++) {
                double lon = places.nextDouble(-180, 180);
                // Every second one on a whole degree, where one band ends and the next begins.
                double lat = n % 2 == 0 ? places.nextInt(-90, 91) : places.nextDouble(-90, 90);
                assertThat(coast.isLand(lon, lat)).as(lon + " " + lat).isEqualTo(isInAnOddNumber(coast, lon, lat));
            }
        }
    }

    private static boolean isInAnOddNumber(Coastline coast, double lon, double lat) {
        boolean inside = false;
        for (Coastline.Ring ring : coast.rings()) {
            for (int i = 0; i < ring.size(); i++) {
                if (ring.lat(i) > lat != ring.lat(i + 1) > lat) {
                    double part = (lat - ring.lat(i)) / (ring.lat(i + 1) - ring.lat(i));
                    inside ^= lon < ring.lon(i) + (ring.lon(i + 1) - ring.lon(i)) * part;
                }
            }
        }
        return inside;
    }

    @Test
    void landNearACoastIsNotInland() {
        Coastline coast = Coastline.fine();
        assertThat(coast.isInland(2.35, 48.85)).as("Paris").isTrue();
        assertThat(coast.isInland(362.35, 48.85)).as("Paris, once around").isTrue();
        assertThat(coast.isInland(-4.45, 48.4)).as("Brest").isFalse();
        assertThat(coast.isInland(-30, 0)).as("mid Atlantic").isFalse();
        assertThat(coast.isInland(-179.9, 68))
                .as("Chukotka, near the antimeridian")
                .isTrue();
        assertThat(coast.isInland(0, -90)).as("the south pole").isTrue();
    }

    @Test
    void staysWithinItsDegreesAndUnderAHundredKilobytes() throws Exception {
        for (Coastline coast : List.of(Coastline.coarse(), Coastline.fine())) {
            for (Coastline.Ring ring : coast.rings()) {
                assertThat(ring.west).isGreaterThanOrEqualTo(-180);
                assertThat(ring.east).isLessThanOrEqualTo(180);
                for (int i = 0; i < ring.size(); i++) {
                    assertThat(ring.isSeam(i) || Math.abs(ring.lon(i + 1) - ring.lon(i)) < 20)
                            .isTrue();
                }
            }
        }
        int bytes = 0;
        for (String name : List.of("coarse.coast", "fine.coast")) {
            try (var in = Coastline.class.getResourceAsStream(name)) {
                bytes += in.readAllBytes().length;
            }
        }
        assertThat(bytes).isLessThan(100_000);
    }
}
