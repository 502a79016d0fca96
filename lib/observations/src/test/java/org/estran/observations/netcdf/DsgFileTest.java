package org.estran.observations.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.Quality;
import org.estran.observations.QualityScheme;
import org.estran.observations.Reading;
import org.estran.observations.RefusedFile;
import org.estran.observations.Role;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected values are those that Python's netCDF4 reads, or that stand in the CDL. */
class DsgFileTest {

    @TempDir
    Path folder;

    @Test
    void readsAMooringWithQartodFlags() throws IOException {
        Reading read = Reading.of(Shared.data("samples/mooring/org_cormp_cap2.nc"));
        Feature series = read.features().getFirst();

        assertThat(read.type()).isEqualTo(FeatureType.TIME_SERIES);
        assertThat(series.rows()).isEqualTo(7240);
        assertThat(read.instant(series, "time", 0)).isEqualTo(907_229_280_000L);
        assertThat(read.number(series, "latitude", 7239)).isEqualTo(32.8032);
        assertThat(read.number(series, "sea_water_temperature", 7239)).isEqualTo(19.34);
        assertThat(read.number(series, "sea_water_temperature", 2293)).isEqualTo(6.32);
        assertThat(read.flag(series, "sea_water_temperature", 2293)).isEqualTo("4");
        QualityScheme scheme = read.property("sea_water_temperature").scheme();
        assertThat(scheme).isNotNull();
        assertThat(scheme.quality("4")).isEqualTo(Quality.BAD);
        assertThat(scheme.quality("2")).isEqualTo(Quality.NOT_CHECKED);
        assertThat(scheme.quality("3")).isEqualTo(Quality.PROBABLY_BAD);
    }

    @Test
    void readsAGliderAsATrajectory() throws IOException {
        Reading read = Reading.of(Shared.data("samples/glider/dfo-eva035-20190718.nc"));
        Feature track = read.features().getFirst();

        assertThat(read.type()).isEqualTo(FeatureType.TRAJECTORY);
        assertThat(track.rows()).isEqualTo(5521);
        assertThat(read.property("depth").role()).isEqualTo(Role.DEPTH);
        assertThat(read.property("pressure").role()).isEqualTo(Role.OBSERVED);
        assertThat(read.number(track, "depth", 100)).isEqualTo(225.75512948859608);
        assertThat(read.number(track, "temperature", 100)).isEqualTo(6.9308, within(1e-9));
        assertThat(read.number(track, "depth", 5520)).isNaN();
    }

    @Test
    void readsAThermosalinographWithTheFlagsOfItsConventions() throws IOException {
        Reading read = Reading.of(Shared.data("samples/tsg/Coli1606.nc"));
        Feature track = read.features().getFirst();

        assertThat(track.rows()).isEqualTo(10_649);
        assertThat(Instant.ofEpochMilli(read.instant(track, "DAYD", 0))).isEqualTo("2016-08-03T13:38:17Z");
        assertThat(read.number(track, "LATX", 0)).isEqualTo(49.459667, within(1e-6));
        assertThat(read.number(track, "SSPS", 5000)).isEqualTo(34.145, within(1e-5));
        assertThat(read.number(track, "SSPS_ADJUSTED", 5000)).isEqualTo(34.37393, within(1e-5));
        assertThat(read.flag(track, "SSPS", 5000)).isEqualTo("1");
        assertThat(read.flag(track, "SSPS", 0)).isEqualTo("6");
        assertThat(read.property("SSPS").scheme()).isEqualTo(QualityScheme.GTSPP);
        assertThat(QualityScheme.GTSPP.quality("6")).isEqualTo(Quality.UNKNOWN);
        assertThat(read.remarks()).extracting(Finding::code).contains("observations-left-out");
    }

    @Test
    void keepsATimeWithoutAUnitAsNumbersAndSaysSo() throws IOException {
        Reading read = Reading.of(Shared.data("samples/mooring/41015.nc"));

        assertThat(read.number(read.features().getFirst(), "time", 0)).isEqualTo(738_180_000);
        assertThat(read.remarks()).extracting(Finding::code).contains("observations-time-unit", "observations-no-time");
    }

    @Test
    void refusesAGrid() {
        assertThatThrownBy(() ->
                        Reading.of(Shared.data("samples/altimetry/nrt_global_allsat_phy_l4_20190223_20190226.nc")))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusedFile.Reason.NO_OBSERVATIONS));
    }

    @Test
    @Tag("outside")
    void readsAContiguousRaggedArray() throws IOException, InterruptedException {
        Reading read = Reading.of(made("cont_ragged"));

        assertThat(read.type()).isEqualTo(FeatureType.TIME_SERIES_PROFILE);
        assertThat(read.features()).extracting(Feature::rows).containsExactly(2, 2, 3, 3);
        Feature third = read.features().get(2);
        assertThat(third.id()).isEqualTo("2");
        assertThat(third.platform()).isEqualTo("Station1");
        assertThat(Instant.ofEpochMilli(read.instant(third, "time", 0))).isEqualTo("1990-01-01T02:00:00Z");
        assertThat(read.number(third, "height", 2)).isEqualTo(2.5);
        assertThat(read.number(third, "temperature", 2)).isEqualTo(8.4, within(1e-6));
        assertThat(read.property("height").role()).isEqualTo(Role.HEIGHT);
    }

    @Test
    @Tag("outside")
    void readsAnIndexedRaggedArrayWhoseRowsAreMixed() throws IOException, InterruptedException {
        Reading read = Reading.of(written("indexed", """
                netcdf indexed { dimensions: obs = 6 ; station = 3 ; len = 2 ;
                variables:
                  char name(station, len) ; name:cf_role = "timeseries_id" ;
                  float lon(station) ; lon:units = "degrees_east" ;
                  float lat(station) ; lat:units = "degrees_north" ;
                  int index(obs) ; index:instance_dimension = "station" ;
                  double time(obs) ; time:units = "hours since 2020-01-01" ;
                  float temp(obs) ; temp:units = "degC" ; temp:coordinates = "time lat lon" ;
                  :featureType = "timeSeries" ;
                data: name = "A1", "B2", "C3" ; lon = 1, 2, 3 ; lat = 51, 52, 53 ;
                  index = 0, 1, 0, 2, 1, 0 ; time = 0, 1, 2, 3, 4, 5 ; temp = 10, 11, 12, 13, 14, 15 ; }
                """));

        assertThat(read.features()).extracting(Feature::id).containsExactly("A1", "B2", "C3");
        assertThat(read.features()).extracting(Feature::rows).containsExactly(3, 2, 1);
        Feature first = read.feature("A1");
        assertThat(read.number(first, "temp", 2)).isEqualTo(15);
        assertThat(read.number(read.feature("B2"), "lat", 1)).isEqualTo(52);
        assertThat(Instant.ofEpochMilli(read.instant(first, "time", 1))).isEqualTo("2020-01-01T02:00:00Z");
    }

    @Test
    @Tag("outside")
    void readsAnOrthogonalArrayAndDropsThePaddingOfAnIncompleteOne() throws IOException, InterruptedException {
        assertThat(Reading.of(made("timeseries-orthogonal")).features()).hasSize(10);
        Reading read = Reading.of(written("incomplete", """
                netcdf incomplete { dimensions: profile = 2 ; z = 3 ;
                variables:
                  int profile(profile) ; profile:cf_role = "profile_id" ;
                  double time(profile) ; time:units = "days since 1970-01-01" ;
                  float lon(profile) ; lon:units = "degrees_east" ;
                  float lat(profile) ; lat:units = "degrees_north" ;
                  float depth(profile, z) ; depth:positive = "down" ; depth:units = "m" ; depth:axis = "Z" ;
                  float temp(profile, z) ; temp:units = "degC" ; temp:coordinates = "time lat lon depth" ;
                  :featureType = "profile" ;
                data: profile = 7, 8 ; time = 1, 2 ; lon = 5, 6 ; lat = 45, 46 ;
                  depth = 0, 10, 20, 0, 10, _ ; temp = 1, _, 3, 4, 5, _ ; }
                """));

        assertThat(read.features()).extracting(Feature::id).containsExactly("7", "8");
        assertThat(read.features()).extracting(Feature::rows).containsExactly(3, 2);
        assertThat(read.number(read.feature("7"), "temp", 1)).isNaN();
        assertThat(read.number(read.feature("8"), "depth", 1)).isEqualTo(10);
    }

    @Test
    @Tag("outside")
    void readsPointsAndASingleSeries() throws IOException, InterruptedException {
        assertThat(Reading.of(made("point")).type()).isEqualTo(FeatureType.POINT);
        assertThat(Reading.of(made("timeseries-single")).rows()).isEqualTo(100_233);
    }

    @Test
    @Tag("outside")
    void refusesCountsThatCannotBe() throws IOException, InterruptedException {
        Path glider = made("ooi_glider");

        assertThatThrownBy(() -> Reading.of(glider))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("nobs(0) is -2147483647");
    }

    private Path made(String name) throws IOException, InterruptedException {
        return generated(name, Shared.data("samples/dsg_cdl/" + name + ".cdl"));
    }

    private Path written(String name, String cdl) throws IOException, InterruptedException {
        return generated(name, Files.writeString(folder.resolve(name + ".cdl"), cdl));
    }

    private Path generated(String name, Path cdl) throws IOException, InterruptedException {
        Tool.mustRun(
                "netcdf-bin",
                "ncdump",
                "-h",
                Shared.data("samples/argo/R13857_001.nc").toString());
        Path netcdf = folder.resolve(name + ".nc");
        Tool.lines("", "ncgen", "-o", netcdf.toString(), cdl.toString());
        return netcdf;
    }
}
