package org.estran.observations.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.judging.Shared;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.QualityScheme;
import org.estran.observations.Reading;
import org.estran.observations.RefusedFile;
import org.estran.observations.Role;
import org.estran.observations.writing.CsvWriter;
import org.estran.observations.writing.DsgWriter;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in text: what is guessed, what is asked, what is read and what is refused. */
class TableFileTest {

    @TempDir
    Path folder;

    @Test
    void takesNoStepOfTimeForTheTime() throws IOException {
        Path file = Files.writeString(
                folder.resolve("steps.csv"),
                "timeSpacing,time_resolution (seconds since 1970-01-01),sst\n1400000000,3600,12.5\n1400003600,3600,12.25\n");

        assertThat(Guess.of(file).mapping().columns())
                .noneMatch(column -> column.use().isOfTime());
    }

    // real files

    @Test
    void readsWhatErddapWritesInEachOfItsDresses() throws IOException {
        List<String> expected = Files.readAllLines(Shared.data("samples/protocol/erddap-2.23/table.csv"));
        for (String name : List.of("table.csv", "table.csvp", "table.tsv")) {
            Path file = Shared.data("samples/protocol/erddap-2.23/" + name);
            Guess guess = Guess.of(file);
            Reading read = read(file, guess.mapping());

            assertThat(guess.hasQuestions()).isFalse();
            assertThat(read.type()).isEqualTo(FeatureType.TRAJECTORY_PROFILE);
            assertThat(read.features()).hasSize(4).extracting(Feature::rows).containsOnly(5);
            assertThat(read.property("temp").unit()).isEqualTo("degree_C");
            assertThat(read.property("temp").standardName()).isEqualTo("sea_water_temperature");
            assertThat(read.property("pres").role()).isEqualTo(Role.PRESSURE);
            int line = 2;
            for (Feature profile : read.features()) {
                for (int row = 0; row < profile.rows(); row++) {
                    String[] cells = expected.get(line++).split(",");
                    assertThat(profile.platform()).isEqualTo(cells[0]);
                    assertThat(Instant.ofEpochMilli(read.instant(profile, "time", row)))
                            .isEqualTo(cells[1]);
                    assertThat(read.number(profile, "latitude", row)).isEqualTo(Double.parseDouble(cells[2]));
                    assertThat(read.number(profile, "longitude", row)).isEqualTo(Double.parseDouble(cells[3]));
                    assertThat(read.number(profile, "pres", row)).isEqualTo(Double.parseDouble(cells[4]));
                    assertThat(read.number(profile, "temp", row)).isEqualTo(Double.parseDouble(cells[5]));
                }
            }
        }
    }

    @Test
    void readsAThermosalinographWhoseNamesStandBehindAMarkAndWhoseTimeIsInSixColumns() throws IOException {
        Path file = Shared.data("samples/tsg/TOUC1605.tsgqc");
        Guess guess = Guess.of(file);
        Reading read = read(file, guess.mapping());
        Feature way = read.features().getFirst();

        assertThat(guess.hasQuestions()).isFalse();
        assertThat(read.type()).isEqualTo(FeatureType.TRAJECTORY);
        assertThat(Instant.ofEpochMilli(read.instant(way, "time", 0))).isEqualTo("2016-07-28T14:03:01Z");
        assertThat(read.number(way, "LATX", 0)).isEqualTo(49.4595);
        assertThat(read.number(way, "SSPS", 1)).isEqualTo(27.597);
        assertThat(read.flag(way, "SSPS", 1)).isEqualTo("6");
        assertThat(read.number(way, "SSTP", 0)).isNaN();
        assertThat(read.property("SSPS").standardName()).isEqualTo("sea_water_practical_salinity");
    }

    @Test
    void readsTheIndexOfArgoWithItsCompactDatesAndItsMissingPlaces() throws IOException {
        Path file = Shared.data("samples/argo/ar_index_global_prof.txt");
        Reading read = read(file, Guess.of(file).mapping());
        Feature all = read.features().getFirst();

        assertThat(Instant.ofEpochMilli(read.instant(all, "date", 0))).isEqualTo("1997-07-29T20:03:00Z");
        assertThat(read.number(all, "longitude", 1)).isEqualTo(-17.659);
        assertThat(Instant.ofEpochMilli(read.instant(all, "date_update", 0))).isEqualTo("2018-10-11T18:05:20Z");
    }

    @Test
    void tellsTheDayFromTheMonthByAValueThatOnlyADayCanHave() throws IOException {
        Path file = Shared.data("samples/darwincore/event.txt");
        Guess guess = Guess.of(file);
        Reading read = read(file, guess.mapping());

        assertThat(guess.mapping().column(ColumnUse.TIME).orElseThrow().date()).isEqualTo(DateStyle.DAY_FIRST);
        assertThat(guess.evidence()).contains(Finding.advice("table-date-told", "/columns/2", "21/06/2006", "3"));
        assertThat(Instant.ofEpochMilli(read.instant(read.features().getFirst(), "eventDate", 0)))
                .isEqualTo("2006-04-10T00:00:00Z");
    }

    // what is asked

    @Test
    void asksWhetherTheDayOrTheMonthIsFirstAndReadsNothingUntilItIsSaid() throws IOException {
        Path file = written("date,lat,lon,temp\n03/04/2021,48.1,-4.5,12.1\n05/04/2021,48.2,-4.6,12.2\n");
        Guess guess = Guess.of(file);

        assertThat(guess.doubts()).contains(Finding.blocking("table-date-order", "/columns/0/date", "03/04/2021", "2"));
        refused(file, guess.mapping(), 2, "\"03/04/2021\" may be read in two ways");
        assertThat(first(file, dated(guess.mapping(), DateStyle.DAY_FIRST))).isEqualTo("2021-04-03T00:00:00Z");
        assertThat(first(file, dated(guess.mapping(), DateStyle.MONTH_FIRST))).isEqualTo("2021-03-04T00:00:00Z");
    }

    @Test
    void asksWhatDatesWithBothOrdersAre() throws IOException {
        Path file = written("date,temp\n13/04/2021,1\n04/13/2021,2\n");
        Guess guess = Guess.of(file);

        assertThat(guess.doubts())
                .contains(Finding.blocking("table-date-both", "/columns/0/date", "13/04/2021", "2", "04/13/2021", "3"));
        refused(file, dated(guess.mapping(), DateStyle.DAY_FIRST), 3, "has the month first");
    }

    @Test
    void asksWhetherACommaIsDecimal() throws IOException {
        Path file = written("time;temp\n2021-04-03;1,234\n2021-04-04;2,345\n");
        Guess guess = Guess.of(file);

        assertThat(guess.doubts()).contains(Finding.blocking("table-decimal", "/decimal", "1,234", "2"));
        refused(file, guess.mapping(), 2, "nobody has said whether the comma of \"1,234\" is a decimal one");
    }

    @Test
    void asksSinceWhenDaysAreCountedAndReadsThemOfEachOrigin() throws IOException {
        Path file = written("date,temp\n44289.5,1\n44290.5,2\n");
        Guess guess = Guess.of(file);
        MappedColumn column = guess.mapping().columns().getFirst();

        assertThat(guess.doubts())
                .contains(Finding.blocking("table-days-since", "/columns/0/date", "44289.5", "44290.5"));
        assertThat(first(
                        file,
                        with(guess.mapping(), column.dated(DateStyle.SINCE).in("days since 1899-12-30"))))
                .isEqualTo("2021-04-03T12:00:00Z");
        assertThat(first(
                        file,
                        with(guess.mapping(), column.dated(DateStyle.SINCE).in("days since 1950-01-01"))))
                .isEqualTo("2071-04-05T12:00:00Z");
    }

    // the five styles of dates, and places

    @Test
    void readsDatesOfEachStyle() throws IOException {
        assertThat(guessed("time,t\n2021-04-03T10:15:00+02:00,1\n")).isEqualTo("2021-04-03T08:15:00Z");
        assertThat(guessed("time,t\n2021/4/3 10:15,1\n")).isEqualTo("2021-04-03T10:15:00Z");
        assertThat(guessed("Date;Heure;t\n23/04/2021;10:15:30;1,5\n")).isEqualTo("2021-04-23T10:15:30Z");
        assertThat(guessed("date,t\n4/23/2021 1:05 PM,1\n")).isEqualTo("2021-04-23T13:05:00Z");
        assertThat(guessed("date,t\n3-Apr-2021,1\n")).isEqualTo("2021-04-03T00:00:00Z");
        assertThat(guessed("date,t\n3-févr.-2021,1\n")).isEqualTo("2021-02-03T00:00:00Z");
        assertThat(guessed("time,t\n1617444900,1\n")).isEqualTo("2021-04-03T10:15:00Z");
        assertThat(guessed("time,t\n1617444900500,1\n")).isEqualTo("2021-04-03T10:15:00.500Z");
        assertThat(guessed("time (days since 1950-01-01),t\n25000.25,1\n")).isEqualTo("2018-06-13T06:00:00Z");
        assertThat(guessed("decimal year,t\n2021.5,1\n")).isEqualTo("2021-07-02T12:00:00Z");
        assertThat(guessed("year doy hh mi t\n2021 93 10 15 1\n")).isEqualTo("2021-04-03T10:15:00Z");
        assertThat(guessed("An,Mois,Jour,Heure,t\n2021,4,3,10.25,1\n")).isEqualTo("2021-04-03T10:15:00Z");
        assertThat(guessed("excel date,t\n44289.5,1\n")).isEqualTo("2021-04-03T12:00:00Z");
    }

    @Test
    void readsPlacesInDegreesAndMinutes() throws IOException {
        Path file = written("station\tLatitude\tLongitude\ttime\tO2\n"
                + "A\t48°30.0'N\t4°15'30\"W\t2021-04-03\t5\n"
                + "B\tN48 45\t004:15.0 E\t2021-04-04\t6\n"
                + "C\t12.5S\t-3.25\t2021-04-05\t7\n");
        Reading read = read(file, Guess.of(file).mapping());
        Feature all = read.features().getFirst();

        assertThat(values(read, all, "Latitude")).containsExactly(48.5, 48.75, -12.5);
        assertThat(values(read, all, "Longitude")).containsExactly(-(4 + 15 / 60.0 + 30 / 3600.0), 4.25, -3.25);
        Mapping mapping = Guess.of(file).mapping();
        String text = Files.readString(file);
        refused(written(text.replace("48°30.0'N", "48°60.0'N")), mapping, 2, "no latitude");
        refused(written(text.replace("48°30.0'N", "48°30.0'E")), mapping, 2, "no latitude");
    }

    // layouts and encodings

    @Test
    void readsMetadataLinesUnitsCommasQuotesLineBreaksAndWindows1252() throws IOException {
        String text = "Campagne : ECUME 3\r\nNavire = Côtes de la Manche\r\n\r\n"
                + "Date;Heure;Latitude;Longitude;\"Température\nde l'eau (°C)\";Remarque;Salinité [PSU];Salinité_QC\r\n"
                + "03/04/2021;10:00;48,5;-4,5;12,5;\"pluie; vent\r\n\"\"fort\"\"\";35,1;1\r\n"
                + "23/04/2021;11:00;48,6;-4,6;-9999;;ND;9\r\n";
        Path file = folder.resolve("mesures.csv");
        Files.write(file, text.getBytes(Charset.forName("windows-1252")));
        Guess guess = Guess.of(file);
        try (TableFile table = TableFile.of(file, guess.mapping())) {
            Reading read = Reading.of(table);
            Feature all = read.features().getFirst();

            assertThat(table.facts())
                    .containsEntry("Campagne", "ECUME 3")
                    .containsEntry("Navire", "Côtes de la Manche");
            assertThat(guess.hasQuestions()).isFalse();
            assertThat(guess.mapping().decimal()).isEqualTo(DecimalSign.COMMA);
            assertThat(guess.mapping().missing()).containsExactly("-9999", "ND");
            assertThat(guess.doubts())
                    .contains(Finding.advice("table-missing-number", "/columns/4", "-9999", "1", "8"));
            assertThat(values(read, all, "Température de l'eau")).containsExactly(12.5, Double.NaN);
            assertThat(read.property("Température de l'eau").unit()).isEqualTo("°C");
            assertThat(read.text(all, "Remarque", 0)).isEqualTo("pluie; vent\n\"fort\"");
            assertThat(values(read, all, "Salinité")).containsExactly(35.1, Double.NaN);
            assertThat(read.flag(all, "Salinité", 1)).isEqualTo("9");
            assertThat(read.property("Salinité").scheme()).isEqualTo(QualityScheme.UNKNOWN);
            assertThat(Instant.ofEpochMilli(read.instant(all, "time", 1))).isEqualTo("2021-04-23T11:00:00Z");
            assertThat(read.remarks()).extracting(Finding::code).contains("observations-encoding");
        }
    }

    @Test
    void readsUtf8AndUtf16WithTheirMarks() throws IOException {
        String text = "\uFEFFtime,Qualité,temp\n2021-04-03,été,1\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path file = folder.resolve("marked.csv");
            Files.write(file, text.getBytes(charset));
            Reading read = read(file, Guess.of(file).mapping());

            assertThat(read.text(read.features().getFirst(), "Qualité", 0)).isEqualTo("été");
        }
    }

    @Test
    void partsFeaturesByTheirNamesAndKeepsOnePlaceForASeries() throws IOException {
        String text = "station,time,lat,lon,level_m\n"
                + "Brest,2021-04-03T00:00Z,48.38,-4.49,3.1\nBrest,2021-04-03T01:00Z,48.38,-4.49,3.4\n"
                + "Sète,2021-04-03T00:00Z,43.4,3.7,0.2\nSète,2021-04-03T01:00Z,43.4,3.7,0.3\n";
        Path file = written(text);
        Guess guess = Guess.of(file);
        Reading read = read(file, guess.mapping());

        assertThat(read.type()).isEqualTo(FeatureType.TIME_SERIES);
        assertThat(read.features()).extracting(Feature::id).containsExactly("Brest", "Sète");
        assertThat(read.property("lat").isOfFeature()).isTrue();
        refused(
                written(text.replace("-4.49,3.4", "-4.48,3.4")),
                guess.mapping(),
                3,
                "the place or the time of Brest changes");
        refused(
                written(text + "Brest,2021-04-03T02:00Z,48.38,-4.49,3.5\n"),
                guess.mapping(),
                6,
                "rows of Brest come again");
        assertThat(Guess.of(file).mapping().featureType()).isEqualTo(FeatureType.POINT);
    }

    @Test
    void isWrittenAsNetcdfAndCsvLikeAnyOther() throws IOException {
        Path file = written("profile,time,lat,lon,depth (m),temp (°C),temp_qc:SEADATANET\n"
                + "1,2021-04-03T00:00Z,48.5,-4.5,0,12.5,1\n1,2021-04-03T00:00Z,48.5,-4.5,5,12.25,2\n"
                + "2,2021-04-04T00:00Z,48.6,-4.6,0,,9\n");
        Mapping mapping = MappingJson.read(MappingJson.write(Guess.of(file), Finding::code));
        Path netcdf = folder.resolve("cast.nc");
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try (TableFile table = TableFile.of(file, mapping);
                OutputStream out = Files.newOutputStream(netcdf)) {
            new DsgWriter(table).writeTo(out);
            new CsvWriter(table).writeTo(csv);
        }
        Reading read = Reading.of(netcdf);

        assertThat(read.features()).extracting(Feature::rows).containsExactly(2, 1);
        assertThat(read.number(read.features().getFirst(), "temp", 1)).isEqualTo(12.25);
        assertThat(read.flag(read.features().getFirst(), "temp", 1)).isEqualTo("2");
        assertThat(csv.toString(StandardCharsets.UTF_8)).contains("12.25,2");
    }

    // what is refused, with its line

    @Test
    void refusesWhatContradictsTheHeaderWithItsLine() throws IOException {
        String good = "time,lat,lon,temp\n2021-04-03,48.5,-4.5,12.5\n2021-04-04,48.6,-4.6,12.6\n";
        Mapping mapping = Guess.of(written(good)).mapping();

        refused(written(good + "2021-04-05,48.6,-4.6\n"), mapping, 4, "4 columns were named, and 3 are there");
        refused(written(good + "2021-04-05,48.6,-4.6,12,5\n"), mapping, 4, "4 columns were named, and 5 are there");
        refused(written(good + "time,lat,lon,temp\n"), mapping, 4, "the columns are named again");
        refused(written(good + "2021-04-05,48.6,-4.6,warm\n"), mapping, 4, "\"warm\" is no number (column temp)");
        refused(written(good + "2021-04-05,48.6,-4.6,\"12,5\"\n"), mapping, 4, "has a comma");
        refused(written(good + "05.04.2021,48.6,-4.6,12\n"), mapping, 4, "\"05.04.2021\" is no date of the kind");
        refused(written(good + "\"2021-04-05,48.6,-4.6,12\n2021\n"), mapping, 4, "a quote begins here");
        refused(written(good + "\"2021-04-05\"x,48.6,-4.6,12\n"), mapping, 4, "text follows the closing quote");
        assertThatThrownBy(() -> read(written(good.replace("lat", "latitude")), mapping))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("no line names the columns of the mapping: time , lat , lon , temp");
    }

    @Test
    void tellsADateThatNoCalendarHasAndGoesOn() throws IOException {
        Path file = written("time,temp\n2021-02-30,1\n2021-03-01,2\n");
        Reading read = read(file, Guess.of(file).mapping());

        assertThat(read.remarks()).contains(Finding.advice("observations-date", "/lines/2", "2021-02-30"));
        assertThat(read.rows()).isEqualTo(2);
    }

    @Test
    void refusesTextThatIsNoTable() throws IOException {
        assertThatThrownBy(() -> Guess.of(written("A letter.\n\nIt says this, and that; no more.\nYours\n")))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("no table");
        assertThatThrownBy(() -> Guess.of(written("time,temp\n")))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("no row follows");
        assertThatThrownBy(() -> Guess.of(written(""))).isInstanceOf(RefusedFile.class);
    }

    // mappings

    @Test
    void aMappingIsForAnotherFileOfTheSameNamesWhichSaysItselfHowItIsWritten() throws IOException {
        Mapping ours = Guess.of(Files.writeString(
                        folder.resolve("ours.csv"), "time,lat,lon,x\n2020-01-01,46.5,-2,1.5\n2020-01-02,46.5,-2,1.5\n"))
                .mapping();
        Mapping named = ours.of(
                FeatureType.TIME_SERIES,
                List.of(
                        ours.columns().get(0),
                        ours.columns().get(1),
                        ours.columns().get(2),
                        ours.columns().get(3).standard("sea_water_temperature").in("degree_C")));
        Mapping theirs = Guess.of(Files.writeString(
                        folder.resolve("theirs.csv"),
                        "time;lat;lon;x\n2021-01-01;46,25;-2,5;12,75\n2021-01-02;46,25;-2,5;12,5\n"))
                .mapping();
        assertThat(named.isFor(theirs)).isTrue();
        Reading read = read(folder.resolve("theirs.csv"), named.fitted(theirs));
        assertThat(read.type()).isEqualTo(FeatureType.TIME_SERIES);
        assertThat(read.property("x").standardName()).isEqualTo("sea_water_temperature");
        assertThat(read.number(read.features().getFirst(), "x", 0)).isEqualTo(12.75);

        Mapping others = Guess.of(Files.writeString(
                        folder.resolve("others.csv"), "time,lon,lat,x\n2020-01-01,-2,46,1\n2020-01-02,-2,46,1\n"))
                .mapping();
        assertThat(named.isFor(others)).isFalse();
        assertThatThrownBy(() -> named.fitted(others)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMappingSaysWhatInItCannotBe() throws IOException {
        Mapping mapping = Guess.of(written("time,lat,lon,temp,temp_qc\n2021-04-03,48.5,-4.5,12.5,1\n"))
                .mapping();
        List<MappedColumn> columns = mapping.columns();

        assertThat(mapping.findings()).isEmpty();
        assertThat(mapping.of(
                                mapping.featureType(),
                                List.of(
                                        columns.getFirst(),
                                        columns.get(1),
                                        MappedColumn.of("lon", ColumnUse.LATITUDE, "lat"),
                                        columns.get(3),
                                        columns.get(4).flagging("salt", null)))
                        .findings())
                .extracting(finding -> finding.code() + finding.pointer())
                .containsExactly(
                        "table-name-twice/columns/2/name",
                        "table-use-twice/columns/2/use",
                        "table-flag-of-none/columns/4/of");
        assertThatThrownBy(() -> MappingJson.read(MappingJson.write(mapping).replace("\"latitude\"", "\"up\"")))
                .hasMessageContaining("/columns/1/use of the mapping cannot be \"up\"");
        assertThatThrownBy(() -> MappingJson.read("[")).hasMessageContaining("no JSON");
        assertThat(MappingJson.read(MappingJson.write(mapping))).isEqualTo(mapping);
    }

    private String guessed(String text) throws IOException {
        Path file = written(text);
        return first(file, Guess.of(file).mapping());
    }

    private static String first(Path file, Mapping mapping) throws IOException {
        Reading read = read(file, mapping);
        String name = read.properties().stream()
                .filter(property -> property.role() == Role.TIME)
                .findFirst()
                .orElseThrow()
                .name();
        return Instant.ofEpochMilli(read.instant(read.features().getFirst(), name, 0))
                .toString();
    }

    private static Mapping dated(Mapping mapping, DateStyle style) {
        return with(mapping, mapping.columns().getFirst().dated(style));
    }

    private static Mapping with(Mapping mapping, MappedColumn first) {
        List<MappedColumn> columns = new ArrayList<>(mapping.columns());
        columns.set(0, first);
        return mapping.of(mapping.featureType(), columns);
    }

    private static double[] values(Reading read, Feature feature, String name) {
        double[] values = new double[feature.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = read.number(feature, name, row);
        }
        return values;
    }

    private static Reading read(Path file, Mapping mapping) throws IOException {
        try (TableFile table = TableFile.of(file, mapping)) {
            return Reading.of(table);
        }
    }

    private static void refused(Path file, Mapping mapping, long line, String reason) {
        assertThatThrownBy(() -> read(file, mapping)).isInstanceOfSatisfying(RefusedFile.class, refused -> {
            assertThat(refused).hasMessageContaining(reason);
            assertThat(refused.line()).isEqualTo(line);
        });
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }
}
