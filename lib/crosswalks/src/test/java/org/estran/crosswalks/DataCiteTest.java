package org.estran.crosswalks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estran.judging.Shared;
import org.estran.records.Acquisition;
import org.estran.records.AcquisitionInstrument;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Variable;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DataCiteTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonNode json = DataCiteJson.attributes(Example.RECORD, Example.PUBLISHED);

    @Test
    void theXmlIsValid() throws Exception {
        Valid.DATACITE.check(DataCiteXml.of(Example.RECORD, Example.PUBLISHED));
    }

    @Property(tries = 400)
    void theXmlOfAnyRecordIsValid(@ForAll MetadataRecord record) throws Exception {
        Valid.DATACITE.check(DataCiteXml.of(record, Example.PUBLISHED));
        Valid.DATACITE.check(DataCiteXml.of(record, Example.BARE));
    }

    @Property(tries = 400)
    void theJsonOfAnyRecordHasTheMandatoryParts(@ForAll MetadataRecord record) {
        JsonNode read =
                MAPPER.readTree(DataCiteJson.attributes(record, Example.BARE).toString());
        assertThat(read.path("creators")).isNotEmpty();
        assertThat(read.at("/titles/0/title").asString()).isNotBlank();
        assertThat(read.path("publisher").asString()).isNotBlank();
        assertThat(read.path("publicationYear").asInt()).isPositive();
        assertThat(read.at("/types/resourceTypeGeneral").asString()).isNotBlank();
    }

    @Test
    void whatIsMissingIsSaidInDataCitesWords() {
        JsonNode bare = DataCiteJson.attributes(MetadataRecord.titled(Kind.DATASET, LocalizedText.NONE), Example.BARE);
        assertThat(bare.at("/creators/0/name").asString()).isEqualTo(":unav");
        assertThat(bare.at("/titles/0/title").asString()).isEqualTo(":unav");
        assertThat(bare.path("publisher").asString()).isEqualTo(":unav");
        assertThat(bare.has("doi")).isFalse();
        assertThat(bare.path("publicationYear").asInt()).isEqualTo(2021);
    }

    @Test
    void namesCreatorsWithTheirIdentifiersAndNoMail() {
        assertThat(json.at("/creators/0/nameType").asString()).isEqualTo("Organizational");
        assertThat(json.at("/creators/0/nameIdentifiers/0/nameIdentifier").asString())
                .isEqualTo("https://ror.org/02chvqy57");
        assertThat(json.at("/creators/1/name").asString()).isEqualTo("Auteur, Premier-Second Tiers");
        assertThat(json.at("/creators/1/nameIdentifiers/0/nameIdentifier").asString())
                .isEqualTo("https://orcid.org/0000-0002-1825-0097");
        assertThat(json.at("/creators/1/affiliation/0/name").asString()).isEqualTo("Un laboratoire");
        assertThat(json.at("/contributors/0/contributorType").asString()).isEqualTo("ContactPerson");
        assertThat(json.at("/fundingReferences/0/funderName").asString()).isEqualTo("Un financeur");
        assertThat(json.toString()).doesNotContain("nobody@example.org");
    }

    @Test
    void putsTheTitleInTheResourcesLanguageFirst() {
        assertThat(json.at("/titles/0/lang").asString()).isEqualTo("en");
        assertThat(json.at("/titles/1/titleType").asString()).isEqualTo("TranslatedTitle");
    }

    @Test
    void cutsABoxAtTheAntimeridian() {
        JsonNode places = json.path("geoLocations");
        assertThat(places).hasSize(3);
        assertThat(places.at("/0/geoLocationBox/westBoundLongitude").asDouble()).isEqualTo(160);
        assertThat(places.at("/0/geoLocationBox/eastBoundLongitude").asDouble()).isEqualTo(180);
        assertThat(places.at("/1/geoLocationBox/westBoundLongitude").asDouble()).isEqualTo(-180);
        assertThat(places.at("/2/geoLocationPoint/pointLatitude").asDouble()).isEqualTo(-22.3);
    }

    @Test
    void linksRecordsHereByTheirPageAndLeavesOutWhatIsNoAddress() {
        JsonNode related = json.path("relatedIdentifiers");
        assertThat(related).hasSize(3);
        assertThat(related.at("/0/relatedIdentifier").asString()).isEqualTo("https://centre.example/records/sno_sss");
        assertThat(related.at("/1/relatedIdentifierType").asString()).isEqualTo("DOI");
        assertThat(related.at("/1/relatedIdentifier").asString()).isEqualTo("10.5072/paper");
        assertThat(related.at("/2/relatedIdentifier").asString()).isEqualTo("https://example.org/a?b=1&c=2");
    }

    @Test
    void tellsLicenceDatesSizesAndSubjects() {
        assertThat(json.at("/rightsList/0/rightsIdentifier").asString()).isEqualTo("CC-BY-4.0");
        assertThat(json.path("dates").toString())
                .contains("2015-01-01/", "Coverage", "2021-03-12", "Issued", "2021-04-01", "Available");
        assertThat(json.path("sizes").toString()).isEqualTo("[\"1234567 bytes\",\"1 file\"]");
        assertThat(json.path("subjects").toString())
                .contains("salinité", "http://vocab.nerc.ac.uk/standard_name/sea_surface_salinity/", "oceans");
        assertThat(json.path("version").asString()).isEqualTo("2.1");
        assertThat(json.path("alternateIdentifiers").toString())
                .contains("urn:example:sss", "sss_pacific")
                .doesNotContain("10.99999");
        assertThat(json.path("schemaVersion").asString()).isEqualTo("http://datacite.org/schema/kernel-4");
    }

    @Test
    void bothSpellingsSayTheSame() throws Exception {
        Document xml = Xml.parse(DataCiteXml.of(Example.RECORD, Example.PUBLISHED));
        for (String[] pair : new String[][] {
            {"creator", "creators"},
            {"title", "titles"},
            {"subject", "subjects"},
            {"date", "dates"},
            {"relatedIdentifier", "relatedIdentifiers"},
            {"geoLocation", "geoLocations"},
            {"rights", "rightsList"},
            {"description", "descriptions"},
            {"fundingReference", "fundingReferences"}
        }) {
            assertThat(xml.getElementsByTagNameNS("*", pair[0]).getLength())
                    .as(pair[0])
                    .isEqualTo(json.path(pair[1]).size());
        }
    }

    @Test
    void theDemonstrationsOwnRecordsAreValidInEveryDialect() throws Exception {
        Path records = Path.of(System.getProperty("estran.root", "../.."), "samples", "records");
        try (var files = Files.list(records)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                MetadataRecord record = RecordJson.read(Files.readString(file));
                Valid.DATACITE.check(DataCiteXml.of(record, Example.BARE));
                Valid.OAI_DC.check(DublinCore.of(record, Example.BARE));
                assertThat(SchemaOrg.of(record, Example.BARE, Language.FR)
                                .path("description")
                                .asString())
                        .hasSizeGreaterThanOrEqualTo(50);
                assertThat(Citation.text(record, Example.BARE, Language.FR)).doesNotContain(":unav");
            }
        }
    }

    @Test
    void theAgencysOwnExamplesPassTheSameJudge() throws Exception {
        try (var files = Files.list(Shared.data("datacite/kernel-4.7/example"))) {
            for (var file : files.toList()) {
                Valid.DATACITE.check(Files.readString(file));
            }
        }
    }

    @Test
    void tellsTheInstrumentsThatHaveAnIdentifier() throws Exception {
        MetadataRecord record = Example.RECORD
                .change()
                .acquisition(new Acquisition(
                        List.of(),
                        List.of(
                                new AcquisitionInstrument(
                                        "10.17882/000001",
                                        LocalizedText.of("Sonde", "Probe"),
                                        LocalizedText.NONE,
                                        null,
                                        null),
                                new AcquisitionInstrument(
                                        "SN 12 34",
                                        LocalizedText.of("Sonde", "Probe"),
                                        LocalizedText.NONE,
                                        null,
                                        null)),
                        List.of()))
                .build();
        String xml = DataCiteXml.of(record, Example.PUBLISHED);
        Valid.DATACITE.check(xml);
        assertThat(xml).contains("relationType=\"IsCollectedBy\"").doesNotContain("SN 12 34");
        MetadataRecord back = Valid.record(DataCiteXmlReader.read(xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(back.relations())
                .contains(new Relation(RelationType.IS_COLLECTED_BY, "10.17882/000001", null, Kind.INSTRUMENT, null));
        assertThat(back.variables()).extracting(Variable::standardName).containsExactly("sea_surface_salinity");
    }
}
