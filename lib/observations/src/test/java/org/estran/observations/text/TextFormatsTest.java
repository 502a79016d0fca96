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
        assertThatThrownBy(() -> Reading.of(written("38  2310\n")))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("2310 is not read here");
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
