package org.estran.observations.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.Made;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Quality;
import org.estran.observations.QualityScheme;
import org.estran.observations.Role;
import org.junit.jupiter.api.Test;

class FlaggedFileTest {

    private static final Instant DECIDED = Instant.parse("2026-11-22T00:00:00Z");
    private static final long JUNE = Instant.parse("2020-06-01T00:00:00Z").toEpochMilli();

    private static final ObservedProperty TEMPERATURE =
            ObservedProperty.number("TEMP").standard("sea_water_temperature").in("degree_Celsius");
    private static final ObservedProperty SALINITY =
            ObservedProperty.number("PSAL").standard("sea_water_salinity").in("psu");

    @Test
    void acceptedFlagsStandBesideTheirValuesInTheSchemeOfTheColumn() throws IOException {
        ObservationFile file = series(
                TEMPERATURE.flagged(QualityScheme.WOCE_CTD),
                new Column.Numbers(new double[] {11, 99, 12}, new String[] {"2", "2", "1"}),
                new Column.Numbers(35, 60, 35));
        assertThat(flags(new FlaggedFile(file, Set.of(), Set.of(range("TEMP")), DECIDED, Land.UNKNOWN)))
                .containsExactly("2,", "4,", "1,");
    }

    @Test
    void aColumnWithoutFlagsGetsThoseOfArgoWhereValuesFail() throws IOException {
        ObservationFile file = series(TEMPERATURE, new Column.Numbers(11, 99, 12), new Column.Numbers(35, 60, 35));
        FlaggedFile flagged = new FlaggedFile(file, Set.of(), Set.of(range("PSAL")), DECIDED, Land.UNKNOWN);
        assertThat(flagged.properties().get(3).scheme()).isNull();
        assertThat(flagged.properties().get(4).scheme()).isEqualTo(QualityScheme.ARGO);
        assertThat(flags(flagged)).containsExactly(",", ",4", ",");
        assertThat(QualityScheme.ARGO.quality("4")).isEqualTo(Quality.BAD);
        // again, from the first
        assertThat(flags(flagged)).containsExactly(",", ",4", ",");
    }

    @Test
    void aSchemeWithoutAWordForItKeepsItsFlags() throws IOException {
        QualityScheme own = QualityScheme.of("own", List.of("x"), List.of("good"));
        ObservationFile file = series(
                TEMPERATURE.flagged(own),
                new Column.Numbers(new double[] {11, 99, 12}, new String[] {"x", "x", ""}),
                new Column.Numbers(35, 35, 35));
        assertThat(flags(new FlaggedFile(file, Set.of(), Set.of(range("TEMP")), DECIDED, Land.UNKNOWN)))
                .containsExactly("x,", "x,", ",");
    }

    @Test
    void rowsOfALaterPartOfAFeatureAreFlaggedWhereTheyStand() throws IOException {
        Feature first = feature(new Column.Numbers(11, 11, 99), new Column.Numbers(35), false);
        Feature next = feature(new Column.Numbers(99, 11, 11), new Column.Numbers(35), true);
        ObservationFile file = new Made(FeatureType.TIME_SERIES, properties(TEMPERATURE), List.of(first, next));
        assertThat(flags(new FlaggedFile(file, Set.of(), Set.of(range("TEMP")), DECIDED, Land.UNKNOWN)))
                .containsExactly(",", ",", "4,", "4,", ",", ",");
    }

    @Test
    void aFileOfADataSetWithFlagsHasTheirColumnsToo() throws IOException {
        ObservationFile file = series(TEMPERATURE, new Column.Numbers(11, 99, 12), new Column.Numbers(35));
        FlaggedFile flagged = new FlaggedFile(file, Set.of("TEMP"), Set.of(), DECIDED, Land.UNKNOWN);
        assertThat(flagged.properties().get(3).scheme()).isEqualTo(QualityScheme.ARGO);
        assertThat(flags(flagged)).containsExactly(",", ",", ",");
    }

    @Test
    void aPlaceThatHoldsForAllRowsHasOneFlag() throws IOException {
        ObservationFile file = series(TEMPERATURE, new Column.Numbers(11, 11, 12), new Column.Numbers(35));
        FlaggedFile flagged = new FlaggedFile(
                file,
                Set.of(),
                Set.of(new FlaggedFile.Accepted(QualityRule.POSITION_ON_LAND, "LAT")),
                DECIDED,
                (longitude, latitude) -> true);
        flagged.forEach(feature -> {
            assertThat(feature.columns().get(2).flags()).containsExactly("3");
            return true;
        });
    }

    private static FlaggedFile.Accepted range(String property) {
        return new FlaggedFile.Accepted(QualityRule.GLOBAL_RANGE, property);
    }

    private static List<ObservedProperty> properties(ObservedProperty temperature) {
        return List.of(
                ObservedProperty.instant("TIME").as(Role.TIME),
                ObservedProperty.number("LON").as(Role.LONGITUDE).ofFeature(),
                ObservedProperty.number("LAT").as(Role.LATITUDE).ofFeature(),
                temperature,
                SALINITY);
    }

    private static Feature feature(Column temperature, Column salinity, boolean isContinued) {
        return new Feature(
                "buoy",
                null,
                3,
                List.of(
                        new Column.Instants(JUNE, JUNE + 1, JUNE + 2),
                        new Column.Numbers(-20),
                        new Column.Numbers(40),
                        temperature,
                        salinity),
                isContinued);
    }

    private static ObservationFile series(ObservedProperty property, Column temperature, Column salinity) {
        return new Made(FeatureType.TIME_SERIES, properties(property), List.of(feature(temperature, salinity, false)));
    }

    /** Of temperature and salinity, row by row. */
    private static List<String> flags(ObservationFile file) throws IOException {
        List<String> all = new ArrayList<>();
        file.forEach(feature -> {
            IntStream.range(0, feature.rows())
                    .mapToObj(row -> feature.columns().get(3).flag(row) + ","
                            + feature.columns().get(4).flag(row))
                    .forEach(all::add);
            return true;
        });
        return all;
    }
}
