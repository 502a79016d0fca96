package org.estran.observations.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.Made;
import org.estran.observations.ObservationFile.Format;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.observations.Reading;
import org.estran.observations.Role;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NasaAmesWriterTest {

    @TempDir
    Path folder;

    static List<String> samples() throws IOException {
        return RoundTrips.samples();
    }

    /** But for columns of too many texts, which are told. */
    @ParameterizedTest
    @MethodSource("samples")
    void whatIsWrittenIsReadAgainAsItWas(String sample) throws IOException {
        Path source = RoundTrips.sample(sample);
        Path written = folder.resolve("written.na");

        List<Finding> losses = RoundTrips.write(source, (file, out) -> new NasaAmesWriter(file).writeTo(out), written);

        assertThat(losses).extracting(Finding::code).isSubsetOf("observations-loss-columns");
        assertThat(losses.isEmpty()).isEqualTo(!sample.matches("darwincore/.*|tsg/.*"));
        String[] lost = losses.stream().map(loss -> loss.arguments().getLast()).toArray(String[]::new);
        assertThat(Reading.of(written).format()).isEqualTo(Format.NASA_AMES);
        RoundTrips.assertSame(source, written, lost);
    }

    /** One feature has no need of stations; levels that repeat stand in the header; names need characters. */
    @ParameterizedTest
    @CsvSource({
        "ctd/fr24001.cnv, 1001",
        "mooring/org_cormp_cap2.nc, 1001",
        "nasaames/2010.na, 2010",
        "nasaames/2110.na, 2110",
        "argo/1900857_prof.nc, 2160"
    })
    void choosesTheIndexThatSuits(String sample, String index) throws IOException {
        Path written = folder.resolve("written.na");
        RoundTrips.write(RoundTrips.sample(sample), (file, out) -> new NasaAmesWriter(file).writeTo(out), written);

        try (var lines = Files.lines(written)) {
            assertThat(lines.findFirst().orElseThrow()).endsWith(" " + index);
        }
    }

    @Test
    void writesAHeaderThatTellsTimesUnitsFlagsAndWhatIsMissing() throws IOException {
        ObservedProperty time = ObservedProperty.instant("time").as(Role.TIME);
        ObservedProperty temperature =
                ObservedProperty.number("temperature").in("degC").flagged(QualityScheme.SEADATANET);
        ObservedProperty note = ObservedProperty.text("note");
        long day = Instant.parse("2021-03-04T00:00:00Z").toEpochMilli();
        Made made = new Made(
                FeatureType.TIME_SERIES,
                List.of(time, temperature, note),
                List.of(new Feature(
                        "buoy",
                        null,
                        2,
                        List.of(
                                new Column.Instants(day + 1500, day + 61_000),
                                new Column.Numbers(new double[] {1012.5, Double.NaN}, new String[] {"1", "9"}),
                                new Column.Texts("calm", "")),
                        false)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(new NasaAmesWriter(made).writeTo(out)).isEmpty();

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.subList(0, 16))
                .containsExactly(
                        lines.size() - 2 + " 1001",
                        "unknown",
                        "unknown",
                        "unknown",
                        "unknown",
                        "1 1",
                        "2021 3 4 2021 3 4",
                        "0",
                        "time (seconds from 0000 UTC on the date of this file)",
                        "3",
                        "1 1 1",
                        "9999 999 999",
                        "temperature (degC)",
                        "flag of temperature, SeaDataNet L20",
                        "note",
                        "8");
        assertThat(lines.subList(lines.size() - 2, lines.size())).containsExactly("1.5 1012.5 1 1", "61 9999 9 999");
    }

    @Test
    void tellsAColumnOfTooManyTexts() throws IOException {
        String[] texts = new String[5000];
        Arrays.setAll(texts, i -> "text " + i);
        double[] numbers = new double[texts.length];
        Arrays.setAll(numbers, i -> i);
        Made made = new Made(
                FeatureType.POINT,
                List.of(
                        ObservedProperty.text("note"),
                        ObservedProperty.number("value"),
                        ObservedProperty.number("other")),
                List.of(new Feature(
                        "1",
                        null,
                        texts.length,
                        List.of(new Column.Texts(texts), new Column.Numbers(numbers), new Column.Numbers(numbers)),
                        false)));

        List<Finding> losses = new NasaAmesWriter(made).writeTo(OutputStream.nullOutputStream());

        assertThat(losses)
                .extracting(loss -> loss.code() + " " + loss.arguments())
                .containsExactly("observations-loss-columns [1, note]");
    }
}
