package org.estran.crosswalks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaOrgTest {

    private final JsonNode json = SchemaOrg.of(Example.RECORD, Example.PUBLISHED, Language.FR);

    private static String type(Kind kind) {
        return SchemaOrg.of(Example.RECORD.change().kind(kind).build(), Example.PUBLISHED, Language.FR)
                .path("@type")
                .asString();
    }

    @Test
    void hasWhatGoogleAsksOfADataset() {
        assertThat(json.path("@type").asString()).isEqualTo("Dataset");
        assertThat(json.path("@id").asString()).isEqualTo("https://doi.org/10.99999/abc-1");
        assertThat(json.path("name").asString()).isEqualTo("Salinité de surface du Pacifique");
        assertThat(json.path("alternateName").asString()).isEqualTo("Sea surface salinity of the Pacific");
        assertThat(json.path("license").asString()).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
        assertThat(json.path("temporalCoverage").asString()).isEqualTo("2015-01-01/..");
        assertThat(json.at("/identifier/0/value").asString()).isEqualTo("doi:10.99999/abc-1");
        assertThat(json.at("/creator/1/@id").asString()).isEqualTo("https://orcid.org/0000-0002-1825-0097");
        assertThat(json.at("/creator/0/@id").asString()).isEqualTo("https://ror.org/02chvqy57");
        assertThat(json.at("/includedInDataCatalog/url").asString()).isEqualTo("https://centre.example/records/");
        assertThat(json.path("isAccessibleForFree").asBoolean()).isTrue();
        assertThat(json.at("/isPartOf/0").asString()).isEqualTo("https://centre.example/records/sno_sss");
    }

    @Test
    void writesBoxesLatitudeFirstAndCutsThemAtTheAntimeridian() {
        assertThat(json.at("/spatialCoverage/0/geo/box").asString()).isEqualTo("-30 160 30 180");
        assertThat(json.at("/spatialCoverage/1/geo/box").asString()).isEqualTo("-30 -180 30 -120");
        assertThat(json.at("/spatialCoverage/2/geo/latitude").asDouble()).isEqualTo(-22.3);
    }

    @Test
    void tellsWhereTheBytesAreAndTheirDigest() {
        JsonNode file = json.at("/distribution/0");
        assertThat(file.path("contentUrl").asString()).endsWith("/%C3%A9t%C3%A9.nc");
        assertThat(file.path("encodingFormat").asString()).isEqualTo("application/netcdf");
        assertThat(file.path("contentSize").asString()).isEqualTo("1234567 B");
        assertThat(file.at("/spdx:checksum/spdx:checksumValue").asString()).isEqualTo("a".repeat(128));
        assertThat(json.at("/variableMeasured/0/propertyID").asString())
                .isEqualTo("http://vocab.nerc.ac.uk/standard_name/sea_surface_salinity/");
    }

    @Test
    void otherKindsAreOtherThings() {
        assertThat(type(Kind.SERIES)).isEqualTo("Dataset");
        assertThat(type(Kind.SOFTWARE)).isEqualTo("SoftwareApplication");
        assertThat(type(Kind.SERVICE)).isEqualTo("Service");
        assertThat(type(Kind.CAMPAIGN)).isEqualTo("Event");
        assertThat(type(Kind.NETWORK)).isEqualTo("ResearchProject");
        assertThat(type(Kind.ORGANISATION)).isEqualTo("Organization");
        MetadataRecord code = Example.RECORD
                .change()
                .kind(Kind.SOFTWARE)
                .relations(List.of(new Relation(RelationType.IS_DERIVED_FROM, "https://gitlab.example.org/a/b", null)))
                .build();
        assertThat(SchemaOrg.of(code, Example.PUBLISHED, Language.EN)
                        .path("@type")
                        .asString())
                .isEqualTo("SoftwareSourceCode");
    }

    @Test
    void aDescriptionHasBetweenFiftyAndFiveThousandCharacters() {
        MetadataRecord terse = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Un titre", ""));
        assertThat(SchemaOrg.of(terse, Example.PUBLISHED, Language.FR)
                        .path("description")
                        .asString())
                .hasSizeGreaterThanOrEqualTo(50)
                .startsWith("Un titre. ");
        MetadataRecord long_ = Example.RECORD
                .change()
                .summary(LocalizedText.of("𝄞".repeat(4000), ""))
                .build();
        assertThat(SchemaOrg.of(long_, Example.PUBLISHED, Language.FR)
                        .path("description")
                        .asString())
                .hasSizeLessThanOrEqualTo(5000)
                .endsWith("𝄞…");
    }

    @Property(tries = 300)
    void isHarmlessInAPageWhateverTheRecordSays(@ForAll MetadataRecord record) {
        String text = SchemaOrg.forPage(record, Example.PUBLISHED, Language.EN);
        assertThat(text).doesNotContain("<", ">", "&", "\u2028");
        JsonNode read = JsonMapper.builder().build().readTree(text);
        assertThat(read.path("name").asString()).isNotBlank();
        assertThat(read.path("description").asString()).isNotBlank();
    }
}
