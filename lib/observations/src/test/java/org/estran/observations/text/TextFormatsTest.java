package org.estran.observations.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.estran.judging.Shared;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile.Format;
import org.estran.observations.Reading;
import org.estran.observations.RefusedFile;
import org.estran.observations.Role;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected values stand in the files themselves. */
class TextFormatsTest {

    @TempDir
    Path folder;

    @Test
    void readsACastWithItsPlaceAndTime() throws IOException {
        Reading read = Reading.of(Shared.data("samples/ctd/fr24001.cnv"));
        Feature cast = read.features().getFirst();

        assertThat(read.format()).isEqualTo(Format.SEA_BIRD_CNV);
        assertThat(read.type()).isEqualTo(FeatureType.PROFILE);
        assertThat(cast.id()).isEqualTo("PIRATA-FR24_1");
        assertThat(cast.platform()).isEqualTo("LE SUROIT");
        assertThat(cast.rows()).isEqualTo(2072);
        assertThat(Instant.ofEpochMilli(read.instant(cast, "time", 0))).isEqualTo("2014-04-12T08:25:24Z");
        assertThat(read.number(cast, "latitude", 0)).isEqualTo(6 + 59.99 / 60, within(1e-12));
        assertThat(read.number(cast, "longitude", 0)).isEqualTo(-(20 + 19.01 / 60), within(1e-12));
        assertThat(read.number(cast, "prDM", 3)).isEqualTo(7);
        assertThat(read.number(cast, "t090C", 0)).isEqualTo(25.9338);
        assertThat(read.number(cast, "sal00", 7)).isEqualTo(35.7848);
        assertThat(read.property("prDM").role()).isEqualTo(Role.PRESSURE);
        assertThat(read.property("t090C").unit()).isEqualTo("deg C");
        assertThat(read.property("t090C").standardName()).isEqualTo("sea_water_temperature");
        assertThat(read.property("sigma-é00").unit()).isEqualTo("kg/m^3");
        assertThat(read.remarks()).extracting(Finding::code).containsOnly("observations-encoding");
    }

    @Test
    void aCastThatWasCutTellsHowManyRowsAreMissing() throws IOException {
        Reading read = Reading.of(Shared.data("samples/ctd/fr26001.cnv"));

        assertThat(read.rows()).isEqualTo(9);
        assertThat(read.remarks())
                .filteredOn(remark -> remark.code().equals("observations-rows-announced"))
                .singleElement()
                .satisfies(remark -> assertThat(remark.arguments()).containsExactly("4042", "9"));
    }

    @Test
    void refusesACastWhoseRowsAreNotThoseOfItsHeader() {
        assertThatThrownBy(() -> Reading.of(Shared.data("samples/ctd/csp00101.cnv")))
                .isInstanceOfSatisfying(RefusedFile.class, refused -> {
                    assertThat(refused.line()).isEqualTo(377);
                    assertThat(refused).hasMessageContaining("25 values were announced, and 28 are there");
                });
    }

    @Test
    void tellsDecimalCommasImpossibleDatesPlacesAndMixedLineEnds() throws IOException {
        Path cast = written(
                "* Sea-Bird SBE 9 Data File:\r\n* NMEA Latitude = 95 00.00 N\r\n* NMEA Longitude = 010 30.00 E\n"
                        + "* NMEA UTC (Time) = Feb 30 2015 06:15:13\n# name 0 = prDM: Pressure [db]\n"
                        + "# name 1 = t090C: Temperature [ITS-90, deg C]\n# bad_flag = -9.990e-29\n*END*\n"
                        + "  1.0  12,5\n  2.0  -9.990e-29\n");
        Reading read = Reading.of(cast);
        Feature only = read.features().getFirst();

        assertThat(read.number(only, "t090C", 0)).isEqualTo(12.5);
        assertThat(read.number(only, "t090C", 1)).isNaN();
        assertThat(read.number(only, "latitude", 0)).isNaN();
        assertThat(read.number(only, "longitude", 0)).isEqualTo(10.5);
        assertThat(read.remarks())
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .contains(
                        "observations-decimal-comma /lines/9",
                        "observations-date /lines/4",
                        "observations-position /lines/2",
                        "observations-line-ends /lines/3");
    }

    @Test
    void readsNasaAmes1001ScaledAndTimed() throws IOException {
        Reading read = Reading.of(Shared.data("samples/nasaames/1001.na"));
        Feature ascent = read.features().getFirst();

        assertThat(read.type()).isEqualTo(FeatureType.TIME_SERIES);
        assertThat(Instant.ofEpochMilli(read.instant(ascent, "time", 1))).isEqualTo("2000-09-20T22:00:10Z");
        assertThat(read.number(ascent, "Ascent Rate", 1)).isEqualTo(4.4, within(1e-12));
        assertThat(read.number(ascent, "Height above MSL", 2)).isEqualTo(105);
        assertThat(read.number(ascent, "Pressure", 2)).isEqualTo(1008.8, within(1e-9));
    }

    @Test
    void readsMissingValuesOfNasaAmes1001() throws IOException {
        Reading read = Reading.of(Shared.data("samples/nasaames/1001a.na"));
        Feature only = read.features().getFirst();

        assertThat(only.rows()).isEqualTo(28);
        assertThat(read.number(only, "Total concentration", 4)).isNaN();
        assertThat(read.number(only, "Temperature", 4)).isNaN();
        assertThat(read.number(only, "Total concentration", 0)).isEqualTo(2.55e19, within(1e6));
    }

    @Test
    void readsAuxiliaryVariablesOfNasaAmes1010And1020() throws IOException {
        Reading wide = Reading.of(Shared.data("samples/nasaames/1010.na"));
        Reading compact = Reading.of(Shared.data("samples/nasaames/1020.na"));
        Feature first = wide.features().getFirst();
        Feature second = compact.features().getFirst();

        assertThat(wide.number(first, "Pressure", 9)).isEqualTo(0.43);
        assertThat(wide.number(first, "Ozone concentration", 4)).isNaN();
        assertThat(wide.number(first, "O(1D) concentration", 18)).isEqualTo(1200);
        assertThat(compact.number(second, "Altitude", 11)).isEqualTo(65);
        assertThat(compact.number(second, "Pressure", 10)).isEqualTo(0.22);
        assertThat(compact.number(second, "Pressure", 11)).isNaN();
        for (int row = 0; row < 19; row++) {
            assertThat(compact.number(second, "Ozone concentration", row))
                    .isEqualTo(Double.valueOf(wide.number(first, "Ozone concentration", row)));
        }
    }

    @Test
    void readsNasaAmesOfTwoAndThreeIndependentVariables() throws IOException {
        Reading zonal = Reading.of(Shared.data("samples/nasaames/2010.na"));
        assertThat(zonal.features()).hasSize(5);
        assertThat(zonal.number(zonal.feature("3"), "Altitude", 0)).isEqualTo(40);
        assertThat(zonal.number(zonal.feature("3"), "Latitude", 3)).isEqualTo(30);
        assertThat(zonal.number(zonal.feature("3"), "Mean zonal wind", 3)).isEqualTo(28.2);
        assertThat(zonal.number(zonal.feature("5"), "Mean zonal wind", 0)).isNaN();

        Reading counted = Reading.of(Shared.data("samples/nasaames/2110.na"));
        assertThat(counted.features()).extracting(Feature::rows).containsExactly(4, 4, 3, 7, 5, 8, 9, 4);
        assertThat(counted.number(counted.feature("8"), "Mean zonal wind", 3)).isEqualTo(35);
        assertThat(counted.number(counted.feature("8"), "Pressure", 0)).isEqualTo(0.05);

        Reading cube = Reading.of(Shared.data("samples/nasaames/3010.na"));
        assertThat(cube.number(cube.feature("2"), "Temperature", 27)).isEqualTo(195);
        assertThat(cube.number(cube.feature("2"), "Altitude", 27)).isEqualTo(20);
        assertThat(cube.number(cube.feature("2"), "Latitude", 27)).isEqualTo(90);
        assertThat(cube.number(cube.feature("2"), "Day number", 0)).isEqualTo(355);
    }

    /** After the description of the format, with winds of 2110.na; no real file was at hand. */
    @Test
    void readsNasaAmes2310AtStepsOfEachRecord() throws IOException {
        String header = """
                24  2310
                A
                B
                C
                D
                1  1
                1969 01 01  2002 10 31
                0
                Latitude (degrees North)
                Altitude (km)
                1
                0.1
                2000
                Mean zonal wind (m/s)
                4
                1  1  1  1
                100 1000 1000 2000
                Number of latitude points
                First latitude point (degrees North)
                Latitude interval (degrees)
                Pressure (hPa)
                0
                1
                a comment
                """;
        String records = """
                      50      4     10     20   0.80
                    -40  408  2000  81
                      60    100      0     10   0.22
                      70      2      0     30   2000
                     12
                    633
                """;
        Reading read = Reading.of(written(header + records));

        assertThat(read.features()).extracting(Feature::rows).containsExactly(4, 0, 2);
        Feature first = read.feature("1");
        assertThat(read.number(first, "Altitude", 0)).isEqualTo(50);
        assertThat(read.number(first, "Pressure", 0)).isEqualTo(0.8);
        assertThat(read.number(first, "Latitude", 3)).isEqualTo(70);
        assertThat(read.number(first, "Mean zonal wind", 1)).isEqualTo(40.8, within(1e-12));
        assertThat(read.number(first, "Mean zonal wind", 2)).isNaN();
        assertThat(read.number(read.feature("3"), "Latitude", 1)).isEqualTo(30);
        assertThat(read.number(read.feature("3"), "Pressure", 0)).isNaN();
        assertThatThrownBy(() -> Reading.of(written(header + "  50  2000000000  10  20  0.80\n 1 2 3\n")))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("line 26: the file ends within a record");
        assertThatThrownBy(() -> Reading.of(written(
                        header.replace("\n4\n1  1  1  1\n", "\n2\n1  1\n").replace("24  2310", "22  2310"))))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("NAUXV is 2");
    }

    /** After the description of the format; no real file was at hand. */
    @Test
    void readsNasaAmes4010OnThreeListedAxes() throws IOException {
        Path file = written("""
                24  4010
                A
                B
                C
                D
                1  1
                1980 06 21  2002 10 31
                180  -10  0  1
                2  2  3
                1  1  3
                0
                50
                -30  0  45
                Longitude (degrees)
                Altitude (km)
                Latitude (degrees)
                Hours from 0 hours UT (hours since 0000)
                1
                1
                999
                Temperature (K)
                0
                0
                0
                6
                 1 2   3 4
                 5 6   7 8
                 9 10  11 999
                """);
        Reading read = Reading.of(file);
        Feature only = read.feature("1");

        assertThat(read.type()).isEqualTo(FeatureType.POINT);
        assertThat(only.rows()).isEqualTo(12);
        assertThat(read.number(only, "Longitude", 1)).isEqualTo(180);
        assertThat(read.number(only, "Altitude", 2)).isEqualTo(40);
        assertThat(read.number(only, "Latitude", 11)).isEqualTo(45);
        assertThat(read.number(only, "Temperature", 5)).isEqualTo(6);
        assertThat(read.number(only, "Temperature", 10)).isEqualTo(11);
        assertThat(read.number(only, "Temperature", 11)).isNaN();
        assertThat(Instant.ofEpochMilli(read.instant(only, "time", 0))).isEqualTo("1980-06-21T06:00:00Z");
    }

    @Test
    void readsTheBottlesOfACast() throws IOException {
        Reading read = Reading.of(Shared.data("samples/ctd/csp00101.btl"));
        Feature cast = read.features().getFirst();

        assertThat(read.format()).isEqualTo(Format.SEA_BIRD_BTL);
        assertThat(cast.id()).isEqualTo("CASSIOPEE_00101");
        assertThat(cast.rows()).isEqualTo(22);
        assertThat(read.number(cast, "latitude", 0)).isEqualTo(-(19 + 58.55 / 60), within(1e-12));
        assertThat(read.number(cast, "longitude", 0)).isEqualTo(168 + 0.45 / 60, within(1e-12));
        assertThat(read.number(cast, "bottle", 21)).isEqualTo(22);
        assertThat(Instant.ofEpochMilli(read.instant(cast, "time", 10))).isEqualTo("2015-07-20T07:00:13Z");
        assertThat(read.number(cast, "PrDM", 0)).isEqualTo(1004.870);
        assertThat(read.number(cast, "Sal00", 0)).isEqualTo(34.4612);
        assertThat(read.number(cast, "T190C", 21)).isEqualTo(4.3192);
        assertThat(read.number(cast, "Upoly0", 21)).isEqualTo(14.337141);
        assertThat(read.number(cast, "Sbeox1ML/L", 0)).isNaN();
        assertThat(read.property("PrDM").role()).isEqualTo(Role.PRESSURE);
        assertThat(read.property("T090C").standardName()).isEqualTo("sea_water_temperature");
        assertThat(read.property("C0S/m").unit()).isEqualTo("S/m");
        assertThat(read.remarks()).extracting(Finding::code).contains("observations-statistics");
    }

    @Test
    void refusesABottleFileWithItsLine() throws IOException {
        String whole = Files.readString(Shared.data("samples/ctd/csp00101.btl"), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Reading.of(written(whole.replace("   34.4609   34.4523", "   34.4609"))))
                .isInstanceOf(RefusedFile.class)
                .hasMessage("line 280: 25 values were announced, and 24 are there");
        assertThatThrownBy(() -> Reading.of(written(whole.replace("              06:58:20", "              at noon "))))
                .isInstanceOf(RefusedFile.class)
                .hasMessage("line 279: the time of bottle 1 should be here");
        assertThatThrownBy(() -> Reading.of(written(whole.substring(0, whole.indexOf("              06:58:20")))))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("the file ends before the time of bottle 1");
    }

    @Test
    void readsTheDropOfAnExpendableProbe() throws IOException {
        Reading read = Reading.of(Shared.data("samples/ctd/T7_00001.EDF"));
        Feature drop = read.features().getFirst();

        assertThat(read.format()).isEqualTo(Format.EDF);
        assertThat(read.type()).isEqualTo(FeatureType.PROFILE);
        assertThat(Instant.ofEpochMilli(read.instant(drop, "time", 0))).isEqualTo("2006-05-26T20:05:15Z");
        assertThat(read.number(drop, "latitude", 0)).isEqualTo(5 + 51.7959 / 60, within(1e-12));
        assertThat(read.number(drop, "longitude", 0)).isEqualTo(2 + 15.8138 / 60, within(1e-12));
        assertThat(read.number(drop, "depth", 1)).isEqualTo(0.7);
        assertThat(read.number(drop, "temperature", 1)).isEqualTo(29.49);
        assertThat(read.number(drop, "sound_velocity", drop.rows() - 1)).isEqualTo(1570.73);
        assertThat(read.property("depth").role()).isEqualTo(Role.DEPTH);
        assertThat(read.property("temperature").unit()).isEqualTo("degree_Celsius");
        assertThat(read.property("temperature").standardName()).isEqualTo("sea_water_temperature");
        assertThat(read.property("sound_velocity").unit()).isEqualTo("m/s");
    }

    @Test
    void tellsWhatCannotBeInADropAndRefusesItsBrokenRows() throws IOException {
        String whole = Files.readString(Shared.data("samples/ctd/T7_00001.EDF"), Charset.forName("windows-1252"));
        Reading odd =
                Reading.of(written(whole.replace("05/26/2006", "26/05/2006").replace("5 51.7959N", "5 71.7959N")));

        assertThat(odd.remarks())
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .contains("observations-date /lines/3", "observations-position /lines/6");
        assertThatThrownBy(() -> Reading.of(written(whole.replace("0.7\t29.49\t1539.32", "0.7\t29.49"))))
                .isInstanceOf(RefusedFile.class)
                .hasMessage("line 34: 3 values were announced, and 2 are there");
        assertThatThrownBy(() -> Reading.of(written(whole.replace("Depth (m) - ", "// "))))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("no line before them names the columns");
    }

    private static final String MEDATLAS = """
            *FI35199245001 CRUISE OF A TEST                 35FI A SHIP
            01/01/1992 31/01/1992 WESTERN BASIN
            *FI3519924500100001 Data Type=H10
            *DATE=02011992 TIME=0345 LAT=N41 30.00 LON=W003 15.00 DEPTH=  2500 QC=1123
            *NB PARAMETERS=03 RECORD LINES=00002
            *PRES SEA PRESSURE sea surface=0     (decibar=10000 pascals       ) def.=-999.9
            *TEMP SEA TEMPERATURE                (Celsius degree              ) def.=99.999
            *PSAL PRACTICAL SALINITY             (P.S.U.                      ) def.=99.999
            *GLOBAL PROFILE QUALITY FLAG=1 GLOBAL PARAMETERS QC FLAGS=111
            *DC HISTORY=
            *
            *DM HISTORY=
            *
            *COMMENT
            *
            *SURFACE SAMPLES=
            *
            *PRES   TEMP    PSAL
                 5.0  13.512  37.812  111
                10.0  13.498  99.999  129
            *FI3519924500100002 Data Type=H10
            *DATE=30021992 TIME=0410 LAT=S01 00.00 LON=E010 30.00 DEPTH=       QC=1119
            *NB PARAMETERS=02 RECORD LINES=00001
            *PRES SEA PRESSURE sea surface=0     (decibar=10000 pascals       ) def.=-999.9
            *DOX1 DISSOLVED OXYGEN               (ml/l                        ) def.=-9.99
            *PRES   DOX1
                 2.0   5.250  13
            """;

    /** After the description of the format; no real file was at hand. */
    @Test
    void readsProfilesOfMedatlasThatMeasuredDifferentThings() throws IOException {
        Reading read = Reading.of(written(MEDATLAS));
        Feature first = read.feature("FI3519924500100001");
        Feature second = read.feature("FI3519924500100002");

        assertThat(read.format()).isEqualTo(Format.MEDATLAS);
        assertThat(first.rows()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(read.instant(first, "time", 0))).isEqualTo("1992-01-02T03:45:00Z");
        assertThat(read.number(first, "latitude", 0)).isEqualTo(41.5);
        assertThat(read.number(first, "longitude", 0)).isEqualTo(-3.25);
        assertThat(read.flag(first, "longitude", 0)).isEqualTo("2");
        assertThat(read.number(first, "bottom_depth", 0)).isEqualTo(2500);
        assertThat(read.number(first, "TEMP", 1)).isEqualTo(13.498);
        assertThat(read.flag(first, "TEMP", 1)).isEqualTo("2");
        assertThat(read.number(first, "PSAL", 1)).isNaN();
        assertThat(read.flag(first, "PSAL", 1)).isEqualTo("9");
        assertThat(read.number(first, "DOX1", 1)).isNaN();
        assertThat(read.number(second, "DOX1", 0)).isEqualTo(5.25);
        assertThat(read.flag(second, "DOX1", 0)).isEqualTo("3");
        assertThat(read.property("PRES").unit()).isEqualTo("decibar");
        assertThat(read.property("TEMP").standardName()).isEqualTo("sea_water_temperature");
        assertThat(read.remarks())
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .containsExactly("observations-date /lines/22");
    }

    @Test
    void refusesABrokenMedatlasFileWithItsLine() {
        assertThatThrownBy(() -> Reading.of(written(MEDATLAS.replace("37.812  111", "37.812  11"))))
                .isInstanceOf(RefusedFile.class)
                .hasMessageStartingWith("line 19: 3 values and as many flags");
        assertThatThrownBy(() -> Reading.of(written(MEDATLAS.replace("LAT=N41", "LAT=41"))))
                .isInstanceOf(RefusedFile.class)
                .hasMessageStartingWith("line 4: should read *DATE=");
        assertThatThrownBy(() -> Reading.of(written(MEDATLAS.replace("13.512", "13,5,12"))))
                .isInstanceOf(RefusedFile.class)
                .hasMessageStartingWith("line 19: \"13,5,12\" is no number");
    }

    @Test
    void readsAnOzoneSonde() throws IOException {
        Reading read = Reading.of(Shared.data("samples/nasaames/2160_ndacc.na"));
        Feature sonde = read.features().getFirst();

        assertThat(read.type()).isEqualTo(FeatureType.TRAJECTORY);
        assertThat(sonde.platform()).isEqualTo("Boulder");
        assertThat(sonde.rows()).isEqualTo(4929);
        assertThat(Instant.ofEpochMilli(read.instant(sonde, "time", 0))).isEqualTo("2017-06-09T18:49:44Z");
        assertThat(read.text(sonde, "Ozonesonde type", 0)).isEqualTo("ECC");
        assertThat(read.text(sonde, "Comment on transfer function applied", 0)).isEmpty();
        assertThat(read.number(sonde, "Pressure", 2)).isEqualTo(819.71);
        assertThat(read.number(sonde, "GPS longitude", 4)).isEqualTo(-105.1967);
        assertThat(read.property("Internal temperature").unit()).isEqualTo("K");
    }

    @Test
    void refusesADamagedNasaAmesFileWithItsLine() throws IOException {
        String whole = Files.readString(Shared.data("samples/nasaames/2110.na"), StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Reading.of(written(whole.replace("    70.0     8.1\n", ""))))
                .isInstanceOf(RefusedFile.class)
                .hasMessageStartingWith("line ");
        assertThatThrownBy(() -> Reading.of(written(whole.replace("20      3          55.30", "20  999999999  55.30"))))
                .isInstanceOf(RefusedFile.class);
        assertThatThrownBy(() -> Reading.of(written(whole.replace("38  2110", "12  2110"))))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("NLHEAD is 12");
        assertThatThrownBy(() -> Reading.of(written(whole.substring(0, 900))))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("the file ends before");
        assertThatThrownBy(() -> Reading.of(written("38  2510\n")))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("2510 is not read here");
    }

    @Test
    void refusesProseAndBytes() {
        assertThatThrownBy(() -> Reading.of(written("Nothing was measured.\n")))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusedFile.Reason.NOT_RECOGNISED));
        assertThatThrownBy(() -> Reading.of(written("\0\1\2"))).isInstanceOf(RefusedFile.class);
        assertThatThrownBy(() -> Reading.of(written(""))).isInstanceOf(RefusedFile.class);
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("file"), text, Charset.forName("windows-1252"));
    }
}
