package org.estran.observations.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile.Format;
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
    void refusesAVariableThatHasMoreValuesThanThereAreRows() {
        assertThatThrownBy(() -> Reading.of(Shared.data("samples/grid/nc_test_cdf5.nc")))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("9 values in 3 rows");
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
    void readsTheWaterSamplesOfAThermosalinographBehindItsTrack() throws IOException {
        Reading read = Reading.of(Shared.data("samples/tsg/Coli1606.nc"));
        Feature samples = read.feature("samples");

        assertThat(read.format()).isEqualTo(Format.TSG);
        assertThat(samples.rows()).isEqualTo(21);
        assertThat(samples.platform()).isEqualTo("COLIBRI");
        assertThat(Instant.ofEpochMilli(read.instant(samples, "DAYD", 0))).isEqualTo("2016-08-11T10:15:00Z");
        assertThat(read.number(samples, "LATX", 0)).isEqualTo(51.4666667, within(1e-5));
        assertThat(read.number(samples, "LONX", 2)).isEqualTo(-13.25, within(1e-5));
        assertThat(read.number(samples, "SSPS_EXT", 1)).isEqualTo(35.28, within(1e-5));
        assertThat(read.flag(samples, "SSPS_EXT", 1)).isEqualTo("1");
        assertThat(read.number(samples, "SSPS", 1)).isNaN();
        assertThat(read.text(samples, "DATE_EXT", 0)).isEqualTo("20160811101500");
        assertThat(read.number(read.feature("track"), "SSPS_EXT", 1)).isNaN();
        assertThat(read.remarks().toString()).doesNotContain("SSPS_EXT").contains("CNDC_CALCOEF");
    }

    /** The file has a column with the number of the track, and nothing else that parts them. */
    @Test
    void eachTrackOfATableOfDriftersIsAFeature() throws IOException {
        Reading read = Reading.of(Shared.data("samples/drifters/loopers_lumpkin_med.nc"));
        Feature last = read.feature("23731");

        assertThat(read.type()).isEqualTo(FeatureType.TRAJECTORY);
        assertThat(read.features()).hasSize(221);
        assertThat(read.feature("912").rows()).isEqualTo(94);
        assertThat(last.rows()).isEqualTo(102);
        assertThat(read.number(last, "longitude", 0)).isEqualTo(2.261, within(1e-5));
        assertThat(read.number(last, "latitude", 0)).isEqualTo(39.004, within(1e-5));
        assertThat(Instant.ofEpochMilli(read.instant(last, "time", 101)).truncatedTo(ChronoUnit.MINUTES))
                .isEqualTo("2020-03-30T12:00:00Z");
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

    /** After the description of the format; no real file was at hand. */
    @Test
    @Tag("outside")
    void readsSeaDataNetsProfilesWithTheirFlags() throws IOException, InterruptedException {
        String flags = "Conventions = \"SeaDataNet measurand qualifier flags\"";
        Reading read = Reading.of(written("sdn", """
                netcdf sdn { dimensions: INSTANCE = 2 ; MAXZ = 3 ; STRING8 = 8 ; REFMAX = 1 ;
                variables:
                  char SDN_CRUISE(INSTANCE, STRING8) ; SDN_CRUISE:long_name = "Cruise name" ;
                  char SDN_STATION(INSTANCE, STRING8) ; SDN_STATION:long_name = "Profile label" ;
                  char SDN_LOCAL_CDI_ID(INSTANCE, STRING8) ; SDN_LOCAL_CDI_ID:cf_role = "profile_id" ;
                  int SDN_EDMO_CODE(INSTANCE) ; SDN_EDMO_CODE:long_name = "EDMO code" ;
                  char SDN_REFERENCES(INSTANCE, STRING8) ;
                  char SDN_XLINK(INSTANCE, REFMAX, STRING8) ;
                  int crs ; crs:grid_mapping_name = "latitude_longitude" ;
                  float LONGITUDE(INSTANCE) ; LONGITUDE:units = "degrees_east" ; LONGITUDE:axis = "X" ;
                    LONGITUDE:sdn_parameter_urn = "SDN:P01::ALONZZ01" ;
                    LONGITUDE:ancillary_variables = "POSITION_SEADATANET_QC" ;
                  float LATITUDE(INSTANCE) ; LATITUDE:units = "degrees_north" ; LATITUDE:axis = "Y" ;
                    LATITUDE:ancillary_variables = "POSITION_SEADATANET_QC" ;
                  byte POSITION_SEADATANET_QC(INSTANCE) ; POSITION_SEADATANET_QC:FLAGS ;
                  double TIME(INSTANCE) ; TIME:units = "days since -4713-01-01T00:00:00Z" ; TIME:calendar = "julian" ;
                    TIME:axis = "T" ; TIME:ancillary_variables = "TIME_SEADATANET_QC" ;
                  byte TIME_SEADATANET_QC(INSTANCE) ; TIME_SEADATANET_QC:FLAGS ;
                  float PRES(INSTANCE, MAXZ) ; PRES:units = "decibars" ; PRES:axis = "Z" ; PRES:positive = "down" ;
                    PRES:_FillValue = -999.f ; PRES:ancillary_variables = "PRES_SEADATANET_QC" ;
                    PRES:sdn_uom_urn = "SDN:P06::UPDB" ;
                  byte PRES_SEADATANET_QC(INSTANCE, MAXZ) ; PRES_SEADATANET_QC:FLAGS ;
                    PRES_SEADATANET_QC:_FillValue = 57b ;
                  float TEMPPR01(INSTANCE, MAXZ) ; TEMPPR01:units = "degC" ; TEMPPR01:_FillValue = -999.f ;
                    TEMPPR01:standard_name = "sea_water_temperature" ;
                    TEMPPR01:sdn_parameter_urn = "SDN:P01::TEMPPR01" ;
                    TEMPPR01:coordinates = "TIME PRES LONGITUDE LATITUDE" ;
                    TEMPPR01:ancillary_variables = "TEMPPR01_SEADATANET_QC" ;
                  byte TEMPPR01_SEADATANET_QC(INSTANCE, MAXZ) ; TEMPPR01_SEADATANET_QC:FLAGS ;
                    TEMPPR01_SEADATANET_QC:_FillValue = 57b ;
                  :Conventions = "CF-1.6 SeaDataNet_1.0" ; :featureType = "profile" ;
                data:
                  SDN_CRUISE = "C1", "C1" ; SDN_STATION = "S1", "S2" ; SDN_LOCAL_CDI_ID = "id-1", "id-2" ;
                  SDN_EDMO_CODE = 43, 43 ; SDN_REFERENCES = "", "" ; SDN_XLINK = "", "" ;
                  LONGITUDE = -4.5, -4 ; LATITUDE = 48, 48.5 ; POSITION_SEADATANET_QC = 49, 50 ;
                  TIME = 2458850, 2458850.25 ; TIME_SEADATANET_QC = 49, 49 ;
                  PRES = 1, 2, 3, 1, 2, _ ; PRES_SEADATANET_QC = 49, 49, 49, 49, 49, 57 ;
                  TEMPPR01 = 12.5, _, 12.25, 13, 13.5, _ ; TEMPPR01_SEADATANET_QC = 49, 57, 51, 49, 65, 57 ; }
                """.replace("FLAGS", flags)));
        Feature first = read.feature("id-1");
        Feature second = read.feature("id-2");

        assertThat(read.features()).extracting(Feature::rows).containsExactly(3, 2);
        assertThat(read.property("TEMPPR01").scheme()).isEqualTo(QualityScheme.SEADATANET);
        assertThat(read.property("TEMPPR01").code()).isEqualTo("SDN:P01::TEMPPR01");
        assertThat(read.property("PRES").role()).isEqualTo(Role.PRESSURE);
        assertThat(Instant.ofEpochMilli(read.instant(first, "TIME", 0))).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(read.flag(second, "LATITUDE", 0)).isEqualTo("2");
        assertThat(read.number(first, "TEMPPR01", 2)).isEqualTo(12.25);
        assertThat(read.flag(first, "TEMPPR01", 1)).isEqualTo("9");
        assertThat(read.flag(first, "TEMPPR01", 2)).isEqualTo("3");
        assertThat(read.flag(second, "TEMPPR01", 1)).isEqualTo("A");
        assertThat(read.text(first, "SDN_STATION", 0)).isEqualTo("S1");
        assertThat(read.number(second, "SDN_EDMO_CODE", 0)).isEqualTo(43);
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
