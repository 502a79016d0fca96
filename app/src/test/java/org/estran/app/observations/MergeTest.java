package org.estran.app.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.HeardOutput;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.observations.Column;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.reading.ObservationFiles;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A yearly release of phytoplankton out of two databases that share some of their samples. */
class MergeTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

    private static final List<String> COAST = List.of(
            "c1\t2020-03-01T10:00:00Z\t48.1\t-4.5\tPseudo-nitzschia delicatissima\t1200",
            "c2\t2020-03-01T10:00:00Z\t48.1\t-4.5\tPseudo-nitzschia  Seriata\t300",
            "c3\t2020-03-15T10:00:00Z\t48.1\t-4.5\tLepidodinium chlorophorum\t50",
            "c4\t2020-03-15T10:00:00Z\t48.1\t-4.5\tDinophysis acuminata\t7",
            // a replicate of the same sample, with an id of its own
            "c5\t2020-03-15T10:00:00Z\t48.1\t-4.5\tDinophysis acuminata\t9");

    private static final List<String> SHIPS = List.of(
            // the coast's c1, under another id
            "s1\t2020-03-01T10:00:00Z\t48.100001\t-4.5\tPseudo-nitzschia delicatissima\t1200",
            // the coast's c3, counted otherwise
            "s2\t2020-03-15T10:00:00Z\t48.1\t-4.5\tLepidodinium chlorophorum\t55",
            // another occurrence with an id of the coast
            "c2\t2020-05-01T10:00:00Z\t47.2\t-5.5\tPseudo-nitzschia seriata\t20",
            // the same once more
            "c2\t2020-05-01T10:00:00Z\t47.2\t-5.5\tPseudo-nitzschia seriata\t20");

    private static final String GROUPS = """
            scientificName;group;groupID
            Pseudo-nitzschia delicatissima;Pseudo-nitzschia;urn:lsid:marinespecies.org:taxname:149151
            pseudo-nitzschia seriata;Pseudo-nitzschia;urn:lsid:marinespecies.org:taxname:149151
            Dinophysis acuminata;Dinophysis;
            """;

    @TempDir
    Path folder;

    private final HeardOutput output = new HeardOutput(Language.EN);

    @Test
    void twoExtractionsBecomeOneReleaseWithGroupedTaxaDuplicatesAndProvenance() throws Exception {
        archive("coast.zip", COAST);
        archive("ships.zip", SHIPS);
        Files.writeString(folder.resolve("groups.csv"), GROUPS);

        assertThat(merge("coast.zip", "ships.zip", "--taxa", "groups.csv", "--out", "release.zip"))
                .as("%s", output.complaints())
                .isEqualTo(ExitStatus.DONE);

        assertThat(rows("release.zip", "occurrenceID", "scientificName", "verbatimIdentification", "datasetName"))
                .containsExactly(
                        "c1|Pseudo-nitzschia|Pseudo-nitzschia delicatissima|coast.zip",
                        "c2|Pseudo-nitzschia|Pseudo-nitzschia  Seriata|coast.zip",
                        "c3|Lepidodinium chlorophorum||coast.zip",
                        "c4|Dinophysis|Dinophysis acuminata|coast.zip",
                        "c5|Dinophysis|Dinophysis acuminata|coast.zip",
                        "ships.zip:c2|Pseudo-nitzschia|Pseudo-nitzschia seriata|ships.zip");
        assertThat(rows("release.zip", "scientificNameID", "eventDate", "individualCount"))
                .contains("urn:lsid:marinespecies.org:taxname:149151|2020-05-01T10:00:00Z|20.0");
        assertThat(Files.readAllLines(folder.resolve("release-duplicates.csv")))
                .containsExactly(
                        "source,row,occurrenceID,scientificName,firstSource,firstRow,differs,values,firstValues",
                        "\"ships.zip\",1,\"s1\",\"Pseudo-nitzschia delicatissima\",\"coast.zip\",1,false,\"1200.0\",\"1200.0\"",
                        "\"ships.zip\",2,\"s2\",\"Lepidodinium chlorophorum\",\"coast.zip\",3,true,\"55.0\",\"50.0\"",
                        "\"ships.zip\",4,\"c2\",\"Pseudo-nitzschia seriata\",\"ships.zip\",3,false,\"20.0\",\"20.0\"");
        JsonNode provenance = new JsonMapper().readTree(Files.readString(folder.resolve("release-provenance.json")));
        assertThat(provenance.at("/sources/1/duplicates").asInt()).isEqualTo(3);
        assertThat(provenance.at("/sources/1/duplicatesThatDiffer").asInt()).isEqualTo(1);
        assertThat(provenance.at("/sources/0/sha512").asString()).hasSize(128);
        assertThat(provenance.path("taxaInNoGroup").toString()).isEqualTo("{\"Lepidodinium chlorophorum\":1}");
        assertThat(output.said())
                .contains(
                        "ships.zip: 4 occurrences, 1 kept, 1 of them grouped; 3 duplicates, 1 of them with other values",
                        "1 taxon is in no group and stays as it was identified.");

        assertThat(merge("coast.zip", "ships.zip", "--taxa", "groups.csv", "--out", "release.csv", "--to", "csv"))
                .as("its lists are there already")
                .isEqualTo(ExitStatus.FAILED);
        assertThat(merge("coast.zip", "ships.zip", "--taxa", "groups.csv", "--out", "other.csv", "--to", "csv"))
                .isEqualTo(ExitStatus.DONE);
        assertThat(Files.readAllLines(folder.resolve("other.csv"))).hasSize(8);
        assertThat(Files.readAllLines(folder.resolve("other-duplicates.csv"))).hasSize(4);
    }

    @Test
    void whatIsWrongIsToldAndNothingIsLeft() throws Exception {
        archive("coast.zip", COAST);
        archive("ships.zip", SHIPS);
        Files.writeString(folder.resolve("groups.csv"), GROUPS + "Dinophysis acuminata;Others;\n");
        assertThat(merge("coast.zip", "ships.zip", "--taxa", "groups.csv", "--out", "release.zip"))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(output.complaints()).last().asString().contains("Dinophysis acuminata is in two groups", "5");

        Files.writeString(folder.resolve("groups.csv"), "name,rank\nDinophysis,genus\n");
        merge("coast.zip", "ships.zip", "--taxa", "groups.csv", "--out", "release.zip");
        assertThat(output.complaints()).last().asString().contains("needs a column group");

        Files.writeString(folder.resolve("groups.csv"), GROUPS);
        List<String> torn = new ArrayList<>(SHIPS);
        torn.set(2, "c2\t2020-05-01");
        archive("ships.zip", torn);
        assertThat(merge("coast.zip", "ships.zip", "--taxa", "groups.csv", "--out", "release.zip"))
                .isEqualTo(ExitStatus.FAILED);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("coast.zip", "ships.zip", "groups.csv");
        }

        assertThatThrownBy(() -> merge("coast.zip", "--taxa", "groups.csv", "--out", "release.zip"))
                .isInstanceOf(Misused.class);
        assertThatThrownBy(() -> merge("coast.zip", "ships.zip", "--out", "release.zip"))
                .isInstanceOf(Misused.class);
        assertThatThrownBy(() -> merge(
                        "coast.zip", "ships.zip", "--taxa", "groups.csv", "--out", "release.nc", "--to", "netcdf"))
                .isInstanceOf(Misused.class);
    }

    private ExitStatus merge(String... arguments) throws Exception {
        return new Merge(CLOCK).run(new Invocation("merge", List.of(arguments), folder, Language.EN), null, output);
    }

    private List<String> rows(String name, String... columns) throws IOException {
        List<String> all = new ArrayList<>();
        try (ObservationFile file = ObservationFiles.open(folder.resolve(name))) {
            List<String> names =
                    file.properties().stream().map(ObservedProperty::name).toList();
            file.forEach(feature -> {
                for (int row = 0; row < feature.rows(); row++) {
                    List<String> cells = new ArrayList<>();
                    for (String column : columns) {
                        cells.add(
                                switch (feature.columns().get(names.indexOf(column))) {
                                    case Column.Texts texts -> texts.at(row);
                                    case Column.Numbers numbers -> Double.toString(numbers.at(row));
                                    case Column.Instants instants -> Long.toString(instants.at(row));
                                });
                    }
                    all.add(String.join("|", cells));
                }
                return true;
            });
        }
        return all;
    }

    private void archive(String name, List<String> rows) throws IOException {
        String term = "http://rs.tdwg.org/dwc/terms/";
        StringBuilder meta = new StringBuilder("<archive xmlns=\"http://rs.tdwg.org/dwc/text/\"><core rowType=\"" + term
                + "Occurrence\" encoding=\"UTF-8\" fieldsTerminatedBy=\"\\t\" linesTerminatedBy=\"\\n\""
                + " fieldsEnclosedBy=\"\"><files><location>o.txt</location></files><id index=\"0\"/>");
        List<String> terms = List.of(
                "occurrenceID",
                "eventDate",
                "decimalLatitude",
                "decimalLongitude",
                "scientificName",
                "individualCount");
        for (int i = 0; i < terms.size(); i++) {
            meta.append("<field index=\"" + i + "\" term=\"" + term + terms.get(i) + "\"/>");
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            zip.putNextEntry(new ZipEntry("meta.xml"));
            zip.write(meta.append("</core></archive>").toString().getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("o.txt"));
            zip.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
