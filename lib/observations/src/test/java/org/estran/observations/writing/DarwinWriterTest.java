package org.estran.observations.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.estran.judging.Shared;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.Made;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.observations.Reading;
import org.estran.observations.Role;
import org.estran.observations.reading.ObservationFiles;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DarwinWriterTest {

    private static final long JUNE = Instant.parse("2020-06-01T00:00:00Z").toEpochMilli();

    @TempDir
    Path folder;

    @Test
    void aRealHerbariumIsReadAgainAsItWas() throws IOException {
        Path source = Shared.data("samples/darwincore/archive-occ.zip");
        Path written = folder.resolve("again.zip");
        RoundTrips.write(source, (file, out) -> new DarwinWriter(file).writeTo(out), written);
        assertThat(RoundTrips.differences(Reading.of(source), Reading.of(written), Set.of()))
                .isEmpty();
    }

    @Test
    void profilesAreEventsWithTheirMeasurements() throws IOException {
        Map<String, List<String>> tables = written(profile());
        assertThat(tables.get("event.txt"))
                .containsExactly(
                        "eventID\tparentEventID\teventRemarks\teventDate\tdecimalLongitude\tdecimalLatitude\tminimumDepthInMeters\tmaximumDepthInMeters",
                        "cast 1\t\tplatform Thalassa\t2020-06-01T00:00:00Z\t-20.5\t40\t\t",
                        "cast 1/1\tcast 1\t\t2020-06-01T00:00:00Z\t-20.5\t40\t5\t5",
                        "cast 1/2\tcast 1\t\t2020-06-01T00:00:00Z\t-20.5\t40\t10.5\t10.5");
        assertThat(tables.get("extendedmeasurementorfact.txt"))
                .containsExactly(
                        "id\tmeasurementType\tmeasurementTypeID\tmeasurementValue\tmeasurementUnit\tmeasurementRemarks",
                        "cast 1/1\tTemperature\thttp://vocab.nerc.ac.uk/collection/P01/current/TEMPPR01/\t11.5\tdegree_Celsius\tquality flag 1 (good_data), Argo reference table 2",
                        "cast 1/2\tPSAL\thttp://vocab.nerc.ac.uk/standard_name/sea_water_practical_salinity/\t35.25\t1\t");
        assertThat(String.join("\n", tables.get("meta.xml")))
                .contains(
                        "rowType=\"http://rs.tdwg.org/dwc/terms/Event\"",
                        "rowType=\"http://rs.iobis.org/obis/terms/ExtendedMeasurementOrFact\"",
                        "<field index=\"7\" term=\"http://rs.tdwg.org/dwc/terms/maximumDepthInMeters\"/>");
    }

    @Test
    void eventsAreReadAgainWithTheirMeasurements() throws IOException {
        Path written = folder.resolve("events.zip");
        try (OutputStream out = Files.newOutputStream(written)) {
            new DarwinWriter(profile()).writeTo(out);
        }
        Reading read = Reading.of(written);
        Feature all = read.features().getFirst();
        assertThat(all.rows()).isEqualTo(2);
        assertThat(read.text(all, "parentEventID", 1)).isEqualTo("cast 1");
        assertThat(read.number(all, "Temperature", 0)).isEqualTo(11.5);
        assertThat(read.flag(all, "Temperature", 0)).isEqualTo("1");
        assertThat(read.number(all, "Temperature", 1)).isNaN();
        assertThat(read.number(all, "PSAL", 1)).isEqualTo(35.25);
        assertThat(read.property("PSAL").standardName()).isEqualTo("sea_water_practical_salinity");
        assertThat(read.number(all, "minimumDepthInMeters", 1)).isEqualTo(10.5);
        assertThat(read.instant(all, "time", 1)).isEqualTo(JUNE);
    }

    @Test
    void theSameObservationsGiveTheSameBytesAndFactsWithoutAPlaceAreTold() throws IOException {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        List<Finding> lost = new DarwinWriter(profile()).writeTo(one);
        new DarwinWriter(profile()).writeTo(other);
        assertThat(one.toByteArray()).isEqualTo(other.toByteArray());
        assertThat(lost).isEmpty();
        try (ObservationFile argo = ObservationFiles.open(Shared.data("samples/argo/R13857_001.nc"))) {
            assertThat(new DarwinWriter(argo).writeTo(new ByteArrayOutputStream()))
                    .extracting(Finding::code)
                    .contains("observations-loss-unflagged", "observations-loss-facts");
        }
    }

    private static ObservationFile profile() {
        List<ObservedProperty> properties = List.of(
                ObservedProperty.instant("TIME").as(Role.TIME).ofFeature(),
                ObservedProperty.number("LON").as(Role.LONGITUDE).ofFeature(),
                ObservedProperty.number("LAT").as(Role.LATITUDE).ofFeature(),
                ObservedProperty.number("DEPTH").as(Role.DEPTH).in("m"),
                ObservedProperty.number("TEMP")
                        .labelled("Temperature")
                        .coded("SDN:P01::TEMPPR01")
                        .in("degree_Celsius")
                        .flagged(QualityScheme.ARGO),
                ObservedProperty.number("PSAL")
                        .standard("sea_water_practical_salinity")
                        .in("1"));
        Feature cast = new Feature(
                "cast 1",
                "Thalassa",
                2,
                List.of(
                        new Column.Instants(JUNE),
                        new Column.Numbers(-20.5),
                        new Column.Numbers(40),
                        new Column.Numbers(5, 10.5),
                        new Column.Numbers(new double[] {11.5, Double.NaN}, new String[] {"1", "9"}),
                        new Column.Numbers(Double.NaN, 35.25)),
                false);
        return new Made(FeatureType.PROFILE, properties, List.of(cast));
    }

    private static Map<String, List<String>> written(ObservationFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DarwinWriter(file).writeTo(out);
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                tables.put(
                        entry.getName(),
                        new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .toList());
            }
        }
        return tables;
    }
}
