package org.estran.crosswalks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estran.judging.Shared;
import org.estran.records.Keyword;
import org.estran.records.Meant;
import org.estran.records.MetadataRecord;
import org.estran.records.Role;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;

class DataCiteReaderTest {

    private static MetadataRecord titled(MetadataRecord record) {
        return record.change().title(LocalizedText.of("Titre", "Title")).build();
    }

    private static MetadataRecord xml(MetadataRecord record) {
        return Valid.record(
                DataCiteXmlReader.read(DataCiteXml.of(record, Example.PUBLISHED).getBytes(StandardCharsets.UTF_8)));
    }

    private static MetadataRecord json(MetadataRecord record) {
        return Valid.record(DataCiteReader.read(DataCiteJson.attributes(record, Example.PUBLISHED)));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void aSecondRoundChangesNothing(@ForAll @Meant MetadataRecord record) {
        MetadataRecord once = json(titled(record));
        assertThat(Differing.between(once, json(once))).isEmpty();
        MetadataRecord onceInXml = xml(titled(record));
        assertThat(Differing.between(onceInXml, xml(onceInXml))).isEmpty();
    }

    @Test
    void readsBackWhatItSaysInTwoLanguages() {
        MetadataRecord back = xml(Example.RECORD);
        assertThat(back.title()).isEqualTo(Example.RECORD.title());
        assertThat(back.summary()).isEqualTo(Example.RECORD.summary());
        assertThat(back.lineage()).isEqualTo(Example.RECORD.lineage());
        assertThat(back.boxes()).isEqualTo(Example.RECORD.boxes());
        assertThat(back.periods()).isEqualTo(Example.RECORD.periods());
        assertThat(back.licence()).isEqualTo("CC-BY-4.0");
        assertThat(back.issued()).isEqualTo("2021-03-12");
        assertThat(back.keywords())
                .contains(new Keyword(
                        LocalizedText.of("salinité", "salinity"),
                        "http://vocab.nerc.ac.uk/collection/P02/current/PSAL/",
                        "P02"));
        assertThat(back.topics()).containsExactly("oceans");
        assertThat(back.parties(Role.AUTHOR).get(1).orcid()).isEqualTo("0000-0002-1825-0097");
    }

    @Test
    void everyExampleOfTheAgencyBecomesARecord() throws Exception {
        for (String kernel : List.of("kernel-4.6", "kernel-4.7")) {
            try (var files = Files.list(Shared.data("schemas/datacite/" + kernel + "/example"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".xml")).toList()) {
                    MetadataRecord record = Valid.record(DataCiteXmlReader.read(Files.readAllBytes(file)));
                    assertThat(record.title().isEmpty()).as(file.toString()).isFalse();
                    Valid.DATACITE.check(DataCiteXml.of(record, Example.BARE));
                }
            }
        }
    }

    @Test
    void tellsWhatItDidNotRead() {
        Reading reading = DataCiteReader.read("{\"titles\": [{\"title\": \"T\"}], \"container\": {\"title\": \"J\"}}"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(((Reading.Read) reading).losses())
                .extracting(l -> l.code() + " " + l.pointer())
                .containsExactly("not-read /container");
    }

    @Test
    void refusesWhatIsNoDataCite() {
        assertThat(DataCiteReader.read("[1]".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Reading.Refused.class);
        assertThat(DataCiteReader.read("{".getBytes(StandardCharsets.UTF_8)))
                .extracting(r -> ((Reading.Refused) r).code())
                .isEqualTo("not-well-formed");
        assertThat(DataCiteXmlReader.read("<a/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Reading.Refused.class);
    }
}
