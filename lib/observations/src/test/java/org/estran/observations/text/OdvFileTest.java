package org.estran.observations.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.estran.judging.Shared;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservationFile.Format;
import org.estran.observations.Quality;
import org.estran.observations.QualityScheme;
import org.estran.observations.Reading;
import org.estran.observations.RefusedFile;
import org.estran.observations.Role;
import org.estran.observations.reading.ObservationFiles;
import org.estran.observations.writing.DsgWriter;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real file is ERDDAP's; that of SeaDataNet's dress is made here after the description of the format. */
class OdvFileTest {

    private static final String SEADATANET = """
            //SDN_parameter_mapping
            //<subject>SDN:LOCAL:Depth</subject><object>SDN:P01::ADEPZZ01</object><units>SDN:P06::ULAA</units>
            //<subject>SDN:LOCAL:Temperature</subject><object>SDN:P01::TEMPPR01</object><units>SDN:P06::UPAA</units>
            //
            Cruise\tStation\tType\tyyyy-mm-ddThh:mm:ss.sss\tLongitude [degrees_east]\tLatitude [degrees_north]\t\
            LOCAL_CDI_ID\tEDMO_code\tBot. Depth [m]\tDepth [m]\tQV:SEADATANET\tTemperature\tQV:SEADATANET
            C1\tS1\tB\t2014-04-12T08:25:24.500\t-4.5\t48.25\tC1_S1\t486\t120\t5\t1\t12.5\t1
            \t\t\t\t\t\t\t\t\t10\t1\t12.25\t2
            \t\t\t\t\t\t\t\t\t20\t1\t\t9
            C1\tS2\tB\t2014-02-30T08:25\t-4.75\t48.5\tC1_S2\t486\t\t5\t1\t-1e10\tA
            """;

    @TempDir
    Path folder;

    @Test
    void readsWhatErddapWritesAsItsOwnCsvHasIt() throws IOException {
        Path odv = Shared.data("samples/protocol/erddap-2.23/table.odvTxt");
        List<String> expected = Files.readAllLines(Shared.data("samples/protocol/erddap-2.23/table.csv"));
        Reading read = Reading.of(odv);

        assertThat(read.format()).isEqualTo(Format.ODV);
        assertThat(read.type()).isEqualTo(FeatureType.PROFILE);
        assertThat(read.features()).hasSize(4);
        int line = 2;
        for (Feature profile : read.features()) {
            for (int row = 0; row < profile.rows(); row++) {
                String[] cells = expected.get(line++).split(",");
                assertThat(read.number(profile, "platform", row)).isEqualTo(Double.parseDouble(cells[0]));
                assertThat(Instant.ofEpochMilli(read.instant(profile, "time_ISO8601", row)))
                        .isEqualTo(cells[1]);
                assertThat(read.number(profile, "latitude", row)).isEqualTo(Double.parseDouble(cells[2]));
                assertThat(read.number(profile, "longitude", row)).isEqualTo(Double.parseDouble(cells[3]));
                assertThat(read.number(profile, "pres", row)).isEqualTo(Double.parseDouble(cells[4]));
                assertThat(read.number(profile, "temp", row)).isEqualTo(Double.parseDouble(cells[5]));
            }
        }
        assertThat(line).isEqualTo(expected.size());
        assertThat(read.property("pres").role()).isEqualTo(Role.PRESSURE);
        assertThat(read.property("time_ISO8601").role()).isEqualTo(Role.TIME);
        assertThat(read.property("temp").unit()).isEqualTo("degree_C");
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void readsSeaDataNetsMappingFlagsAndStationsOfSeveralSamples() throws IOException {
        Reading read = Reading.of(written(SEADATANET));
        Feature first = read.feature("C1_S1");
        Feature second = read.feature("C1_S2");

        assertThat(first.rows()).isEqualTo(3);
        assertThat(Instant.ofEpochMilli(read.instant(first, "time", 0))).isEqualTo("2014-04-12T08:25:24.500Z");
        assertThat(read.number(first, "longitude", 2)).isEqualTo(-4.5);
        assertThat(read.text(first, "LOCAL_CDI_ID", 0)).isEqualTo("C1_S1");
        assertThat(read.number(first, "Bot. Depth", 0)).isEqualTo(120);
        assertThat(read.number(first, "Temperature", 1)).isEqualTo(12.25);
        assertThat(read.flag(first, "Temperature", 1)).isEqualTo("2");
        assertThat(read.number(first, "Temperature", 2)).isNaN();
        assertThat(read.number(second, "Temperature", 0)).isNaN();
        assertThat(read.flag(second, "Temperature", 0)).isEqualTo("A");
        assertThat(read.property("Depth").role()).isEqualTo(Role.DEPTH);
        assertThat(read.property("Temperature").code()).isEqualTo("SDN:P01::TEMPPR01");
        assertThat(read.property("Temperature").standardName()).isEqualTo("sea_water_temperature");
        assertThat(read.property("Temperature").unit()).isEqualTo("degC");
        assertThat(read.property("Temperature").scheme()).isEqualTo(QualityScheme.SEADATANET);
        assertThat(read.remarks())
                .extracting(remark -> remark.code() + " " + remark.pointer())
                .containsExactly("observations-date /lines/9");
        assertThat(read.remarks()).extracting(Finding::arguments).containsExactly(List.of("2014-02-30T08:25"));
    }

    @Test
    void isReadAgainFromNetcdf() throws IOException {
        Path netcdf = folder.resolve("stations.nc");
        try (ObservationFile file = ObservationFiles.open(written(SEADATANET));
                OutputStream out = Files.newOutputStream(netcdf)) {
            new DsgWriter(file).writeTo(out);
        }
        Reading read = Reading.of(netcdf);

        assertThat(read.features()).extracting(Feature::rows).containsExactly(3, 1);
        assertThat(read.number(read.features().getFirst(), "Temperature", 1)).isEqualTo(12.25);
        assertThat(read.flag(read.features().getFirst(), "Temperature", 1)).isEqualTo("2");
    }

    @Test
    void readsDatesWithTheMonthFirstTextsAndOdvsOwnFlags() throws IOException {
        Reading read = Reading.of(written("""
                Cruise;Station;Type;mon/day/yr;hh:mm;Longitude [degrees_east];Latitude [degrees_north];Bot. Depth [m];\
                Pressure [db]:PRIMARYVAR:DOUBLE;QF;Watch:TEXT:9
                K;7;C;12/31/1999;23:59;200.5;-40;;10,5;4;night
                K;7;C;12/31/1999;23:59;200.5;-40;;20.5;0;
                K;8;C;13/31/1999;23:59;200.5;-40;;20.5;0;
                """));
        Feature cast = read.feature("K_7");

        assertThat(Instant.ofEpochMilli(read.instant(cast, "time", 0))).isEqualTo("1999-12-31T23:59:00Z");
        assertThat(cast.rows()).isEqualTo(2);
        assertThat(read.number(cast, "Pressure", 0)).isEqualTo(10.5);
        assertThat(read.flag(cast, "Pressure", 0)).isEqualTo("4");
        assertThat(read.property("Pressure").scheme()).isEqualTo(QualityScheme.ODV);
        assertThat(read.text(cast, "Watch", 0)).isEqualTo("night");
        assertThat(read.remarks())
                .extracting(remark -> remark.code() + " " + remark.pointer())
                .containsExactlyInAnyOrder("observations-decimal-comma /lines/2", "observations-date /lines/4");
    }

    @Test
    void readsNumbersOfStationsWhereTheirTypeOrUnitSaysSo() throws IOException {
        Reading read = Reading.of(written("""
                Cruise:METAVAR:INDEXED_TEXT\tStation:METAVAR:TEXT:20\tCast:METAVAR:INTEGER\tWind [m/s]:METAVAR\t\
                EDMO:METAVAR\tPressure [db]:PRIMARYVAR:DOUBLE
                C\t07\t3\t4.5\t0486\t5
                """));
        Feature cast = read.feature("C_07");

        assertThat(read.number(cast, "Cast", 0)).isEqualTo(3);
        assertThat(read.number(cast, "Wind", 0)).isEqualTo(4.5);
        assertThat(read.text(cast, "EDMO", 0)).isEqualTo("0486");
        assertThat(read.text(cast, "Station", 0)).isEqualTo("07");
    }

    @Test
    void takesFlagsAsThoseOfTheSchemeTheirLabelNames() throws IOException {
        Reading read =
                Reading.of(written("Cruise\tStation\tPressure [db]\tQV:WOCECTD\tOxygen\tQV:WOCESAMPLE\tSalt\tQV:OWN\n"
                        + "C\tS\t5\t7\t200\t6\t35\t2\n"));

        assertThat(read.property("Pressure").scheme()).isEqualTo(QualityScheme.WOCE_CTD);
        assertThat(QualityScheme.WOCE_CTD.quality("7")).isEqualTo(Quality.CHANGED);
        assertThat(read.property("Oxygen").scheme()).isEqualTo(QualityScheme.WOCE_SAMPLE);
        assertThat(QualityScheme.WOCE_SAMPLE.quality("6")).isEqualTo(Quality.GOOD);
        assertThat(read.property("Salt").scheme()).isEqualTo(QualityScheme.UNKNOWN);
    }

    @Test
    void refusesASampleOfAnotherLengthANumberThatIsNoneAndFlagsOfNothing() throws IOException {
        refused(SEADATANET.replace("\t2014-04-12", "\t\t2014-04-12"), 6, "13 columns were named, and 14 are there");
        refused(SEADATANET.replace("12.25", "warm"), 7, "\"warm\" is no number");
        refused(
                SEADATANET.replace("C1\tS1\tB\t2014-04-12T08:25:24.500\t-4.5\t48.25\tC1_S1\t486\t120", "\t".repeat(8)),
                6,
                "the first sample names no station");
        refused("Cruise\tStation\tQF\tQF\nC\tS\t1\t1\n", 1, "the flags in column 4 belong to none");
    }

    private void refused(String text, long line, String reason) throws IOException {
        Path file = written(text);
        assertThatThrownBy(() -> Reading.of(file)).isInstanceOfSatisfying(RefusedFile.class, refused -> {
            assertThat(refused).hasMessageContaining(reason);
            assertThat(refused.line()).isEqualTo(line);
        });
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("spreadsheet.txt"), text);
    }
}
