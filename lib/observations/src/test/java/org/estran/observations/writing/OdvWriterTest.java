package org.estran.observations.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.estran.judging.Shared;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.Made;
import org.estran.observations.ObservationFile.Format;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Reading;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OdvWriterTest {

    @TempDir
    Path folder;

    static List<String> samples() throws IOException {
        return RoundTrips.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsWrittenIsReadAgainAsItWas(String sample) throws IOException {
        Path source = RoundTrips.sample(sample);
        Path written = folder.resolve("written.txt");

        List<Finding> losses = RoundTrips.write(source, (file, out) -> new OdvWriter(file).writeTo(out), written);

        assertThat(losses).isEmpty();
        RoundTrips.assertSame(source, written);
    }

    @Test
    void writesTheColumnsOfSeaDataNetWithItsTermsAndFlagsBehindTheirValues() throws IOException {
        Path written = folder.resolve("written.txt");
        RoundTrips.write(
                Shared.data("samples/argo/R13857_001.nc"), (file, out) -> new OdvWriter(file).writeTo(out), written);

        List<String> lines = Files.readAllLines(written);
        List<String> rows =
                lines.stream().filter(line -> !line.startsWith("//")).toList();
        assertThat(lines)
                .contains(
                        "//<DataType>Profiles</DataType>",
                        "//SDN_parameter_mapping",
                        "//<subject>SDN:LOCAL:PRES</subject><object>SDN:P01::PRESPR01</object>"
                                + "<units>SDN:P06::UPDB</units>");
        assertThat(rows).hasSize(1 + 112);
        assertThat(rows.get(0))
                .startsWith("Cruise\tStation\tType\tyyyy-mm-ddThh:mm:ss.sss\tyyyy-mm-ddThh_mm_ss.sss_flag\t"
                        + "Longitude [degrees_east]\tLongitude_flag\tLatitude [degrees_north]")
                .contains("\tPRES [decibar]\tQV:ARGO\t");
        assertThat(rows.get(1)).startsWith("13857\t13857_001\t*\t1997-07-29T20:03:00.002\t1\t-16.032\t1\t0.267\t1\t");
        assertThat(rows.get(2)).startsWith("\t\t\t\t");
    }

    @Test
    void whatWasASpreadsheetAlreadyIsItAgain() throws IOException {
        Path table = Files.writeString(folder.resolve("one.txt"), """
                Cruise\tStation\tType\tyyyy-mm-ddThh:mm:ss.sss\tLongitude [degrees_east]\tLatitude [degrees_north]\t\
                Depth [m]\tQV:SEADATANET\tNote:TEXT:9
                C\tS\tB\t2014-04-12T08:25:24.500\t-4.5\t48.25\t5\t1\tcalm
                \t\t\t\t\t\t7\t9\t
                """);
        Path written = folder.resolve("written.txt");

        assertThat(RoundTrips.write(table, (file, out) -> new OdvWriter(file).writeTo(out), written))
                .isEmpty();

        assertThat(Reading.of(written).format()).isEqualTo(Format.ODV);
        RoundTrips.assertSame(table, written);
    }

    @Test
    void tellsWhatDoesNotFitIntoALine() throws IOException {
        ObservedProperty note = ObservedProperty.text("note");
        ObservedProperty value = ObservedProperty.number("value");
        ObservedProperty when = ObservedProperty.instant("when");
        Made made = new Made(
                FeatureType.PROFILE,
                List.of(note, value, when),
                List.of(
                        new Feature(
                                "1",
                                null,
                                2,
                                List.of(
                                        new Column.Texts("a\tb", "calm"),
                                        new Column.Numbers(Double.POSITIVE_INFINITY, 2),
                                        new Column.Instants(0, Long.MAX_VALUE / 10)),
                                false),
                        new Feature(
                                "2",
                                null,
                                0,
                                List.of(new Column.Texts(), new Column.Numbers(), new Column.Instants()),
                                false)));

        List<Finding> losses = new OdvWriter(made).writeTo(OutputStream.nullOutputStream());

        assertThat(losses)
                .extracting(loss -> loss.code() + " " + loss.pointer() + " " + loss.arguments())
                .containsExactly(
                        "observations-loss-blanks /properties/note [1, note]",
                        "observations-loss-values /properties/value [1, value]",
                        "observations-loss-values /properties/when [1, when]",
                        "observations-loss-empty  [1]");
    }
}
