package org.estran.observations.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.estran.judging.Shared;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.observations.Role;
import org.estran.observations.reading.ObservationFiles;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityControlTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final long JUNE = Instant.parse("2020-06-01T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000L;

    private static final List<ObservedProperty> COLUMNS = List.of(
            ObservedProperty.instant("TIME").as(Role.TIME).ofFeature(),
            ObservedProperty.number("LON").as(Role.LONGITUDE).ofFeature(),
            ObservedProperty.number("LAT").as(Role.LATITUDE).ofFeature(),
            ObservedProperty.number("PRES").as(Role.PRESSURE).in("dbar"),
            ObservedProperty.number("TEMP")
                    .standard("sea_water_temperature")
                    .in("degree_Celsius")
                    .flagged(QualityScheme.ARGO),
            ObservedProperty.number("PSAL").standard("sea_water_salinity").in("psu"));

    private static final double[] PRESSURES = {5, 10, 20, 30, 50, 75, 100, 150, 200, 300};
    private static final double[] TEMPERATURES = {20, 19.9, 19.5, 18.8, 17, 15.5, 14.8, 14, 13.5, 12.5};
    private static final double[] SALINITIES = {35, 35, 35.01, 35.03, 35.05, 35.1, 35.15, 35.2, 35.2, 35.25};

    @Test
    void anOrdinaryProfileFailsNothing() throws IOException {
        assertThat(failures(profile(PRESSURES, TEMPERATURES, SALINITIES))).isEmpty();
    }

    @Test
    void aValueOutOfItsNeighboursIsASpikeAndALesserOneAGradient() throws IOException {
        assertThat(failures(profile(PRESSURES, with(TEMPERATURES, 4, 25.5), SALINITIES)))
                .contains("spike TEMP 4 25.5");
        // Four times the step below 500 dbar, and no step back: too steep, not a spike.
        double[] deep = {600, 700, 800, 900, 1000, 1100, 1200, 1300, 1400, 1500};
        double[] steep = {12, 11.9, 11.8, 11.7, 11.6, 5, 4.9, 4.8, 4.7, 4.6};
        assertThat(failures(profile(deep, steep, SALINITIES)))
                .containsExactly("gradient TEMP 4 11.6", "gradient TEMP 5 5.0");
    }

    @Test
    void waterLighterThanThatAboveItIsAnInversionAtBothLevels() throws IOException {
        assertThat(failures(profile(PRESSURES, TEMPERATURES, with(SALINITIES, 6, 34.7))))
                .containsExactly(
                        "density-inversion TEMP 5 15.5",
                        "density-inversion PSAL 5 35.1",
                        "density-inversion TEMP 6 14.8",
                        "density-inversion PSAL 6 34.7");
    }

    @Test
    void valuesNoSeaHasAreOutOfRange() throws IOException {
        assertThat(failures(profile(PRESSURES, with(TEMPERATURES, 0, 41), with(SALINITIES, 9, 1.5))))
                .contains("global-range TEMP 0 41.0", "global-range PSAL 9 1.5");
    }

    @Test
    void theMediterraneanIsNeverAsColdAsTheOcean() throws IOException {
        double[] cold = with(TEMPERATURES, 9, 9.5);
        assertThat(failures(profile(PRESSURES, cold, SALINITIES))).isEmpty();
        assertThat(failures(at(6, 41, JUNE, PRESSURES, cold, SALINITIES))).containsExactly("regional-range TEMP 9 9.5");
    }

    @Test
    void pressuresOfAStoredProfileGrow() throws IOException {
        assertThat(failures(profile(with(PRESSURES, 5, 50), TEMPERATURES, SALINITIES)))
                .containsExactly("pressure-increasing PRES 5 50.0");
    }

    @Test
    void aSensorThatHangsIsTold() throws IOException {
        double[] same = new double[10];
        Arrays.fill(same, 35);
        assertThat(failures(profile(PRESSURES, TEMPERATURES, same))).containsExactly("stuck-value PSAL 0 35.0");
    }

    @Test
    void whatTheFileItselfFlagsAsBadIsNotJudgedAgain() throws IOException {
        String[] flags = new String[10];
        Arrays.fill(flags, "1");
        flags[4] = "4";
        Feature feature = feature(
                "a",
                2,
                46,
                JUNE,
                new Column.Numbers(PRESSURES),
                new Column.Numbers(with(TEMPERATURES, 4, 99), flags),
                new Column.Numbers(SALINITIES));
        assertThat(failures(feature)).isEmpty();
    }

    @Test
    void datesAndPlacesThatCannotBeAndAFloatThatFliesAreTold() throws IOException {
        Feature first = profile(PRESSURES, TEMPERATURES, SALINITIES);
        assertThat(failures(at(2, 46, NOW.toEpochMilli() + 3 * DAY, PRESSURES, TEMPERATURES, SALINITIES)))
                .containsExactly("impossible-date TIME 0 2026-11-25T00:00:00Z");
        assertThat(failures(at(2, 91, JUNE, PRESSURES, TEMPERATURES, SALINITIES)))
                .containsExactly("impossible-place LAT 0 91.0, 2.0");
        // 780 km in ten days are a metre a second; in a day, nine.
        assertThat(failures(first, at(12, 46, JUNE + 10 * DAY, PRESSURES, TEMPERATURES, SALINITIES)))
                .isEmpty();
        assertThat(failures(first, at(12, 46, JUNE + DAY, PRESSURES, TEMPERATURES, SALINITIES)))
                .containsExactly("impossible-speed LAT 0 46.0, 12.0");
    }

    @Test
    void aCastOnLandIsToldWhereTheLandIsKnown() throws IOException {
        ObservationFile file = new OfFeatures(List.of(
                profile(PRESSURES, TEMPERATURES, SALINITIES),
                at(2.5, 46, JUNE + 100 * DAY, PRESSURES, TEMPERATURES, SALINITIES)));
        List<String> told = new ArrayList<>();
        QualityControl.check(
                file,
                NOW,
                (longitude, latitude) -> longitude > 2.2,
                Climatology.NONE,
                Long.MAX_VALUE,
                flag -> told.add(flag.rule().code() + " " + flag.value()));
        assertThat(told).containsExactly("position-on-land 46.0, 2.5");
    }

    @Test
    void aLongFileIsCheckedAsFarAsIsAllowed() throws IOException {
        ObservationFile file = new OfFeatures(List.of(
                profile(PRESSURES, with(TEMPERATURES, 0, 41), SALINITIES),
                profile(PRESSURES, with(TEMPERATURES, 1, 42), SALINITIES)));
        List<String> told = new ArrayList<>();
        assertThat(QualityControl.check(file, NOW, Land.UNKNOWN, Climatology.NONE, 10, flag -> told.add(flag.value())))
                .isFalse();
        assertThat(told).contains("41.0").doesNotContain("42.0");
        assertThat(QualityControl.check(file, NOW, Land.UNKNOWN, Climatology.NONE, 20, flag -> {}))
                .isTrue();
    }

    @Test
    void rowsOfAContinuedFeatureAreCountedFromItsStart() throws IOException {
        Feature whole = profile(PRESSURES, TEMPERATURES, SALINITIES);
        Feature next = profile(PRESSURES, with(TEMPERATURES, 0, 41), SALINITIES);
        Feature part = new Feature(next.id(), next.platform(), next.rows(), next.columns(), true);
        assertThat(failures(whole, part)).contains("global-range TEMP 10 41.0");
    }

    /** Argo's own judgement beside ours: what these files call good fails nothing… */
    @ParameterizedTest
    @ValueSource(strings = {"R13857_001.nc", "R13857_050.nc", "3902131_Sprof.nc"})
    void goodValuesOfRealFloatsFailNothing(String name) throws IOException {
        assertThat(counted(name)).isEmpty();
    }

    /** …but for two steps of salinity about a level that the file flags as bad, which its scientist let pass. */
    @Test
    void aStepOfDensityThatWasLetPassIsStillTold() throws IOException {
        assertThat(counted("1900857_prof.nc"))
                .extracting(count -> count.rule() + " " + count.property() + " " + count.values())
                .containsExactlyInAnyOrder("DENSITY_INVERSION TEMP 4", "DENSITY_INVERSION PSAL 4");
    }

    /** Steps of a mooring off an estuary, of two psu and more within the hour, between calm days. */
    @Test
    void aRealSeriesIsToldWhereItJumps() throws IOException {
        assertThat(tallied("mooring/org_cormp_cap2.nc"))
                .extracting(count -> count.rule() + " " + count.property() + " " + count.values())
                .containsExactlyInAnyOrder(
                        "SERIES_SPIKE sea_water_temperature 1",
                        "SERIES_SPIKE sea_water_practical_salinity 1",
                        "RATE_OF_CHANGE sea_water_practical_salinity 7");
    }

    private static List<Tally.Count> counted(String name) throws IOException {
        return tallied("argo/" + name);
    }

    private static List<Tally.Count> tallied(String name) throws IOException {
        try (ObservationFile file = ObservationFiles.open(Shared.data("samples/" + name))) {
            Tally tally = new Tally();
            QualityControl.check(file, NOW, Land.UNKNOWN, Climatology.NONE, Long.MAX_VALUE, tally);
            return tally.counts();
        }
    }

    private static List<String> failures(Feature... features) throws IOException {
        List<String> told = new ArrayList<>();
        QualityControl.check(
                new OfFeatures(List.of(features)),
                NOW,
                Land.UNKNOWN,
                Climatology.NONE,
                Long.MAX_VALUE,
                flag -> told.add(flag.rule().code() + " " + flag.property() + " " + flag.row() + " " + flag.value()));
        return told;
    }

    private static Feature profile(double[] pressures, double[] temperatures, double[] salinities) {
        return at(2, 46, JUNE, pressures, temperatures, salinities);
    }

    private static Feature at(
            double longitude, double latitude, long moment, double[] pressures, double[] temperatures, double[] psal) {
        return feature(
                "a",
                longitude,
                latitude,
                moment,
                new Column.Numbers(pressures),
                new Column.Numbers(temperatures),
                new Column.Numbers(psal));
    }

    private static Feature feature(
            String id,
            double longitude,
            double latitude,
            long moment,
            Column pressures,
            Column temperatures,
            Column psal) {
        return new Feature(
                id,
                "float",
                10,
                List.of(
                        new Column.Instants(moment),
                        new Column.Numbers(longitude),
                        new Column.Numbers(latitude),
                        pressures,
                        temperatures,
                        psal),
                false);
    }

    private static double[] with(double[] values, int index, double value) {
        double[] changed = values.clone();
        changed[index] = value;
        return changed;
    }

    private record OfFeatures(List<Feature> features) implements ObservationFile {

        @Override
        public Format format() {
            return Format.ARGO_PROFILE;
        }

        @Override
        public FeatureType featureType() {
            return FeatureType.TRAJECTORY_PROFILE;
        }

        @Override
        public List<ObservedProperty> properties() {
            return COLUMNS;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of();
        }

        @Override
        public List<Finding> remarks() {
            return List.of();
        }

        @Override
        public void forEach(Sink sink) throws IOException {
            for (Feature feature : features) {
                if (!sink.accept(feature)) {
                    return;
                }
            }
        }

        @Override
        public void close() {}
    }
}
