package org.estran.observations.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estran.judging.Shared;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile.Format;
import org.estran.observations.QualityScheme;
import org.estran.observations.Reading;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Role;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real archive is a herbarium's; what it does not use is tried on archives made here after the text guide. */
class DarwinArchiveTest {

    private static final String OCCURRENCE = "http://rs.tdwg.org/dwc/terms/Occurrence";

    private static final String META = """
            <archive xmlns="http://rs.tdwg.org/dwc/text/">
              <core rowType="%s" encoding="%s" fieldsTerminatedBy="\\t" linesTerminatedBy="\\r\\n" fieldsEnclosedBy="">
                <files><location>a.txt</location></files>
                <id index="0"/>
                <field index="1" term="http://rs.tdwg.org/dwc/terms/eventDate"/>
                <field index="2" term="http://rs.tdwg.org/dwc/terms/decimalLatitude"/>
                <field index="3" term="http://rs.tdwg.org/dwc/terms/decimalLongitude"/>
                <field index="4" term="http://rs.tdwg.org/dwc/terms/minimumDepthInMeters" default="0.5"/>
                <field index="5" term="http://rs.tdwg.org/dwc/terms/scientificName"/>
                <field default="REPHY" term="http://rs.tdwg.org/dwc/terms/institutionCode"/>
              </core>
              <extension rowType="http://rs.tdwg.org/dwc/terms/MeasurementOrFact">
                <files><location>b.txt</location></files>
                <coreid index="0"/>
                <field index="1" term="http://rs.tdwg.org/dwc/terms/measurementValue"/>
              </extension>
            </archive>
            """;

    @TempDir
    Path folder;

    @Test
    void readsTheOccurrencesOfAHerbariumWithTheirPlacesDatesAndTaxa() throws IOException {
        Reading read = Reading.of(Shared.data("samples/darwincore/archive-occ.zip"));
        Feature all = read.features().getFirst();

        assertThat(read.format()).isEqualTo(Format.DARWIN_CORE);
        assertThat(read.type()).isEqualTo(FeatureType.POINT);
        assertThat(read.rows()).isEqualTo(1534);
        assertThat(read.text(all, "id", 0)).isEqualTo("3170b210-6254-43d3-9740-de18b261b594");
        assertThat(read.text(all, "ScientificName", 0)).isEqualTo("Ballota acetabulosa (L.) Benth.");
        assertThat(read.text(all, "Locality", 0))
                .isEqualTo("Doganbey - Seferihisar. Near sea , 0m. N 38°06´25´´ O 26°51´03´´");
        assertThat(read.number(all, "DecimalLatitude", 0)).isEqualTo(38.10695);
        assertThat(read.number(all, "DecimalLongitude", 0)).isEqualTo(26.85083);
        assertThat(read.text(all, "MinimumElevationInMeters", 1)).isEqualTo("2350");
        assertThat(((Column.Texts) read.column(all, "MinimumElevationInMeters")).values())
                .contains("~ 1800");
        assertThat(Arrays.stream(((Column.Numbers) read.column(all, "DecimalLatitude")).values())
                        .sum())
                .isCloseTo(57097.46345, within(1e-5));
        assertThat(read.text(all, "EarliestDateCollected", 0)).isEqualTo("1999-06-18 00:00:00.0");
        assertThat(moment(read, 0)).isEqualTo("1999-06-18T00:00:00Z");
        assertThat(read.property("ScientificName").standardName()).isEqualTo("biological_taxon_name");
        assertThat(read.property("DecimalLatitude").role()).isEqualTo(Role.LATITUDE);
    }

    @Test
    void readsDatesDefaultsAndEncodingsAsTheGuideHasThem() throws IOException {
        Path zip = archive(META.formatted(OCCURRENCE, "windows-1252"), Charset.forName("windows-1252"), """
                1\t2007-03-01T13:00+02:00\t48.3\t-4.5\t\tDinophysis acuta Ehrenberg, 1839
                2\t2007-11-13/2007-11-15\t48.3\t-4.5\t12\tCératium\r
                3\t2009\t48.3\t-4.5\t3\t"Ceratium" fusus
                4\t13/11/2007\t\t\t3\tCeratium
                5\t2007-02-30\t48.3\t-4.5\t3\tCeratium
                """);

        Reading read = Reading.of(zip);
        Feature all = read.features().getFirst();

        assertThat(moment(read, 0)).isEqualTo("2007-03-01T11:00:00Z");
        assertThat(moment(read, 1)).isEqualTo("2007-11-13T00:00:00Z");
        assertThat(moment(read, 2)).isEqualTo("2009-01-01T00:00:00Z");
        assertThat(read.instant(all, "time", 3)).isEqualTo(Column.NO_INSTANT);
        assertThat(read.instant(all, "time", 4)).isEqualTo(Column.NO_INSTANT);
        assertThat(read.text(all, "eventDate", 3)).isEqualTo("13/11/2007");
        assertThat(read.number(all, "minimumDepthInMeters", 0)).isEqualTo(0.5);
        assertThat(read.number(all, "minimumDepthInMeters", 1)).isEqualTo(12);
        assertThat(read.number(all, "decimalLatitude", 3)).isNaN();
        assertThat(read.text(all, "scientificName", 1)).isEqualTo("Cératium");
        assertThat(read.text(all, "scientificName", 2)).isEqualTo("\"Ceratium\" fusus");
        assertThat(read.text(all, "institutionCode", 4)).isEqualTo("REPHY");
        assertThat(read.remarks())
                .extracting(Finding::code, Finding::pointer)
                .contains(
                        tuple("observations-extensions", "/extensions"),
                        tuple("observations-date-span", "/lines/2"),
                        tuple("observations-date-span", "/lines/3"),
                        tuple("observations-date", "/lines/4"),
                        tuple("observations-date", "/lines/5"));
    }

    private static final String TERMS = "http://rs.tdwg.org/dwc/terms/";

    private static String table(String element, String rowType, String file, String idElement, String... terms) {
        StringBuilder xml = new StringBuilder("<" + element + " rowType=\"" + rowType
                + "\" encoding=\"UTF-8\" fieldsTerminatedBy=\"\\t\" linesTerminatedBy=\"\\n\" fieldsEnclosedBy=\"\">"
                + "<files><location>" + file + "</location></files><" + idElement + " index=\"0\"/>");
        for (int i = 0; i < terms.length; i++) {
            xml.append("<field index=\"" + (i + 1) + "\" term=\"" + terms[i] + "\"/>");
        }
        return xml.append("</" + element + ">").toString();
    }

    private static final String CRUISE = "<archive xmlns=\"http://rs.tdwg.org/dwc/text/\">"
            + table(
                    "core",
                    TERMS + "Event",
                    "event.txt",
                    "id",
                    TERMS + "parentEventID",
                    TERMS + "eventDate",
                    TERMS + "decimalLatitude",
                    TERMS + "decimalLongitude",
                    TERMS + "minimumDepthInMeters")
            + "%s"
            + table(
                    "extension",
                    "http://rs.iobis.org/obis/terms/ExtendedMeasurementOrFact",
                    "emof.txt",
                    "coreid",
                    TERMS + "occurrenceID",
                    TERMS + "measurementType",
                    "http://rs.iobis.org/obis/terms/measurementTypeID",
                    TERMS + "measurementValue",
                    TERMS + "measurementUnit",
                    TERMS + "measurementRemarks")
            + "</archive>";

    private static final String EVENTS = """
            cruise\t\t2020-06-01\t48.3\t-4.5\t
            net 1\tcruise\t2020-06-01T10:00Z\t\t\t5
            net 2\tcruise\t\t48.5\t-5\t10
            """;

    private static final String MEASUREMENTS = """
            cruise\t\tship\t\tThalassa\t\t
            net 1\t\ttemperature\thttp://vocab.nerc.ac.uk/collection/P01/current/TEMPPR01/\t11.5\tdegree_Celsius\tquality flag 1 (good_data), Argo reference table 2
            net 2\t\ttemperature\thttp://vocab.nerc.ac.uk/collection/P01/current/TEMPPR01/\t12\tdegree_Celsius\t
            net 1\to1\tabundance\t\t1200\tcells/l\t
            """;

    @Test
    void occurrencesHaveWhatTheirEventsSayAndWhatWasMeasuredOfThem() throws IOException {
        String occurrences = table(
                "extension",
                OCCURRENCE,
                "occurrence.txt",
                "coreid",
                TERMS + "occurrenceID",
                TERMS + "scientificName",
                TERMS + "minimumDepthInMeters");
        Path zip = archive(
                CRUISE.formatted(occurrences),
                "event.txt",
                EVENTS,
                "occurrence.txt",
                "net 1\to1\tDinophysis acuta\t4\nnet 2\to2\tCeratium fusus\t\n",
                "emof.txt",
                MEASUREMENTS);
        Reading read = Reading.of(zip);
        Feature all = read.features().getFirst();

        assertThat(read.rows()).isEqualTo(2);
        assertThat(read.remarks()).extracting(Finding::code).doesNotContain("observations-extensions");
        assertThat(moment(read, 0)).isEqualTo("2020-06-01T10:00:00Z");
        assertThat(read.text(all, "eventDate", 1)).isEqualTo("2020-06-01");
        assertThat(read.number(all, "decimalLatitude", 0)).isEqualTo(48.3);
        assertThat(read.number(all, "decimalLatitude", 1)).isEqualTo(48.5);
        assertThat(read.number(all, "minimumDepthInMeters", 0)).isEqualTo(4);
        assertThat(read.number(all, "minimumDepthInMeters", 1)).isEqualTo(10);
        assertThat(read.text(all, "eventID", 1)).isEqualTo("net 2");
        assertThat(read.number(all, "abundance", 0)).isEqualTo(1200);
        assertThat(read.number(all, "abundance", 1)).isNaN();
        assertThat(read.number(all, "temperature", 0)).isEqualTo(11.5);
        assertThat(read.flag(all, "temperature", 0)).isEqualTo("1");
        assertThat(read.flag(all, "temperature", 1)).isEmpty();
        assertThat(read.property("temperature").scheme()).isEqualTo(QualityScheme.ARGO);
        assertThat(read.property("temperature").code()).isEqualTo("SDN:P01::TEMPPR01");
        assertThat(read.property("temperature").unit()).isEqualTo("degree_Celsius");
        assertThat(read.text(all, "ship", 1)).isEqualTo("Thalassa");
    }

    @Test
    void whatHasNoPlaceBesideARowIsTold() throws IOException {
        Path zip = archive(
                CRUISE.formatted(table("extension", OCCURRENCE, "occurrence.txt", "coreid", TERMS + "scientificName")),
                "event.txt",
                EVENTS + "net 1\t\t\t40\t-4\t\n",
                "occurrence.txt",
                "net 1\tDinophysis acuta\n",
                "emof.txt",
                MEASUREMENTS
                        + "net 1\t\ttemperature\thttp://vocab.nerc.ac.uk/collection/P01/current/TEMPPR01/\t12.5\tdegree_Celsius\t\n");
        Reading read = Reading.of(zip);
        assertThat(read.rows()).isEqualTo(1);
        assertThat(read.number(read.features().getFirst(), "decimalLatitude", 0))
                .isEqualTo(48.3);
        assertThat(read.remarks())
                .extracting(Finding::code, Finding::pointer)
                .contains(
                        tuple("observations-event-again", "/lines/4"),
                        tuple("observations-measurement-again", "/lines/5"),
                        // of net 2, which has no occurrence, and of an occurrence that is not there
                        tuple("observations-measurements-apart", "/measurements"));
    }

    @Test
    void eventsWithoutOccurrencesAreRowsButThoseThatAreMerelyTheWholeOfOthers() throws IOException {
        String measurements = MEASUREMENTS.lines().skip(1).reduce("", (one, other) -> one + other + "\n");
        Path zip = archive(CRUISE.formatted(""), "event.txt", EVENTS, "emof.txt", measurements);
        Reading read = Reading.of(zip);
        Feature all = read.features().getFirst();

        assertThat(read.rows()).isEqualTo(2);
        assertThat(all.id()).isEqualTo("events");
        assertThat(read.text(all, "eventID", 0)).isEqualTo("net 1");
        assertThat(read.number(all, "temperature", 1)).isEqualTo(12);
        assertThat(read.number(all, "decimalLongitude", 0)).isEqualTo(-4.5);

        refused(
                archive(CRUISE.formatted(""), "event.txt", EVENTS, "emof.txt", "net 1\t\ttemperature\n"),
                Reason.BROKEN,
                "line 1: emof.txt: 7 columns were named, and 3 are there");
    }

    @Test
    void refusesWhatIsBrokenWithItsLine() throws IOException {
        String meta = META.formatted(OCCURRENCE, "UTF-8");

        refused(
                archive(meta, StandardCharsets.UTF_8, "1\t2007\t48\t-4\t1\tA\n2\t2007\t48\n"),
                Reason.BROKEN,
                "line 2: a.txt: 6 columns were named, and 3 are there");
        refused(
                archive(meta, StandardCharsets.UTF_8, "1\t2007\tnorth\t-4\t1\tA\n"),
                Reason.BROKEN,
                "line 1: \"north\" is no number");
        refused(
                archive(meta, StandardCharsets.ISO_8859_1, "1\t2007\t48\t-4\t1\tCératium\n"),
                Reason.BROKEN,
                "line 1: a.txt is not in the encoding");
        refused(
                archive(meta.replace("a.txt", "c.txt"), StandardCharsets.UTF_8, ""),
                Reason.BROKEN,
                "names c.txt, which is not in the archive");
        refused(
                archive(meta.replace("fieldsEnclosedBy=\"\"", ""), StandardCharsets.UTF_8, "1\t\"2007\t48\n"),
                Reason.BROKEN,
                "line 1: a.txt: a cell that this row begins is never closed");
    }

    @Test
    void refusesOtherCoresEntitiesAndZipsOfSomethingElse() throws IOException {
        String doctype = "<!DOCTYPE archive [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + META.formatted(OCCURRENCE, "UTF-8");

        refused(
                archive(META.formatted("http://rs.tdwg.org/dwc/terms/Taxon", "UTF-8"), StandardCharsets.UTF_8, ""),
                Reason.NO_OBSERVATIONS,
                "terms/Taxon");
        refused(
                archive(META.formatted(OCCURRENCE, "klingon"), StandardCharsets.UTF_8, ""),
                Reason.UNSUPPORTED,
                "the encoding \"klingon\"");
        refused(archive(doctype, StandardCharsets.UTF_8, ""), Reason.BROKEN, "meta.xml: ");
        Path other = folder.resolve("other.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
            out.putNextEntry(new ZipEntry("a.txt"));
        }
        refused(other, Reason.NOT_RECOGNISED, "without the meta.xml");
    }

    private static void refused(Path zip, Reason reason, String why) {
        assertThatThrownBy(() -> Reading.of(zip))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageContaining(why);
    }

    private static String moment(Reading read, int row) {
        return Instant.ofEpochMilli(read.instant(read.features().getFirst(), "time", row))
                .toString();
    }

    private Path archive(String meta, String... namesAndTexts) throws IOException {
        Path zip = Files.createTempFile(folder, "archive", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("meta.xml"));
            out.write(meta.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    private Path archive(String meta, Charset charset, String rows) throws IOException {
        Path zip = Files.createTempFile(folder, "archive", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("meta.xml"));
            out.write(meta.getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("a.txt"));
            out.write(rows.getBytes(charset));
        }
        return zip;
    }
}
