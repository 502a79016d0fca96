package org.estran.crosswalks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estran.records.AccessCondition;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;

class CitationTest {

    @Test
    void readsAsDataCiteRecommends() {
        assertThat(Citation.text(Example.RECORD, Example.PUBLISHED, Language.FR))
                .isEqualTo(
                        "Service d’observation et Auteur, P.-S. T. (2021). Salinité de surface du Pacifique. Version 2.1."
                                + " Centre d’exemple. Jeu de données. https://doi.org/10.99999/abc-1");
        assertThat(Citation.text(Example.RECORD, Example.PUBLISHED, Language.EN))
                .isEqualTo(
                        "Service d’observation & Auteur, P.-S. T. (2021). Sea surface salinity of the Pacific. Version 2.1."
                                + " Centre d’exemple. Dataset. https://doi.org/10.99999/abc-1");
    }

    @Test
    void aRehearsalDoiIsMarkedAndNeverGivenAsAnAddress() {
        Published rehearsed = new Published(
                "sss_pacific",
                new org.estran.terms.Doi("10.5072", "essai"),
                Example.PUBLISHED.landingPage(),
                "Centre",
                Example.PUBLISHED.at(),
                null,
                List.of(),
                "",
                AccessCondition.OPEN);
        assertThat(Citation.text(Example.RECORD, rehearsed, Language.FR))
                .endsWith("https://centre.example/records/sss_pacific [DOI d’essai : 10.5072/essai]");
        assertThat(BibTex.of(Example.RECORD, rehearsed, Language.FR)
                        + Ris.of(Example.RECORD, rehearsed, Language.FR)
                        + SchemaOrg.of(Example.RECORD, rehearsed, Language.FR).path("identifier")
                        + DublinCore.of(Example.RECORD, rehearsed))
                .doesNotContain("10.5072/essai");
        assertThat(DataCiteJson.attributes(Example.RECORD, rehearsed)
                        .path("doi")
                        .asString())
                .isEqualTo("10.5072/essai");
    }

    @Test
    void whatWasPublishedElsewhereKeepsItsPublisherAndIsNotDatedByUs() {
        MetadataRecord record = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("", "Data"))
                .change()
                .identifiers(List.of(new org.estran.records.Identifier("doi", "10.99999/elsewhere")))
                .parties(List.of(
                        Party.organisation(Role.AUTHOR, "A network", null),
                        Party.organisation(Role.PUBLISHER, "A laboratory", null)))
                .build();
        Published described = new Published(
                "some_record",
                null,
                Example.BARE.landingPage(),
                "The centre",
                Example.BARE.at(),
                null,
                List.of(),
                "",
                AccessCondition.OPEN);
        assertThat(Citation.text(record, described, Language.EN))
                .isEqualTo("A network (n.d.). Data. A laboratory. Dataset. https://doi.org/10.99999/elsewhere");
        assertThat(Ris.of(record, described, Language.EN))
                .contains("PB  - A laboratory")
                .doesNotContain("PY  -");
    }

    @Test
    void beginsWithTheTitleWhereNobodyIsNamed() {
        MetadataRecord record = MetadataRecord.titled(Kind.SOFTWARE, LocalizedText.of("Outil", ""));
        assertThat(Citation.text(record, Example.BARE, Language.FR))
                .isEqualTo("Outil (s. d.). Logiciel. https://centre.example/records/bare_record");
    }

    @Test
    void leavesNamesOutOfAVeryLongList() {
        List<Party> many = IntStream.rangeClosed(1, 25)
                .mapToObj(i -> Party.organisation(Role.AUTHOR, "Org" + i, null))
                .toList();
        assertThat(Citation.text(Example.RECORD.change().parties(many).build(), Example.PUBLISHED, Language.EN))
                .contains("Org19, … Org25 (2021)")
                .doesNotContain("Org20,");
    }

    @Test
    void bibTexPrintsWhatTexWouldTakeForCommands() {
        MetadataRecord record = Example.RECORD
                .change()
                .title(LocalizedText.of("50 % de CO_2 & {plus}", ""))
                .build();
        assertThat(BibTex.of(record, Example.PUBLISHED, Language.FR))
                .startsWith(
                        "@misc{sss_pacific,\n  author = {{Service d’observation} and Auteur, Premier-Second Tiers},")
                .contains("title = {{50 \\% de CO\\_2 \\& \\{plus\\}}}")
                .contains("doi = {10.99999/abc-1}")
                .contains("year = {2021}")
                .endsWith("\n}\n");
    }

    @Property(tries = 300)
    void bibTexKeepsItsBracesInBalance(@ForAll MetadataRecord record) {
        String entry = BibTex.of(record, Example.PUBLISHED, Language.EN);
        int depth = 0;
        for (int i = 0; i < entry.length(); i++) {
            char c = entry.charAt(i);
            if (c == '\\' && i + 1 < entry.length() && "{}%&$#_".indexOf(entry.charAt(i + 1)) >= 0) {
                i++;
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
            assertThat(depth > 0 || i >= entry.length() - 2 || i < 5).isTrue();
        }
        assertThat(depth).isZero();
    }

    @Property(tries = 300)
    void everyLineOfRisHasItsTag(@ForAll MetadataRecord record) {
        String reference = Ris.of(record, Example.PUBLISHED, Language.EN);
        assertThat(reference).startsWith("TY  - ").endsWith("ER  - \r\n");
        assertThat(reference.split("\r\n")).allMatch(line -> line.matches("[A-Z][A-Z0-9]  - .*"));
    }

    @Test
    void risTellsKindAuthorsYearAndDoi() {
        assertThat(Ris.of(Example.RECORD, Example.PUBLISHED, Language.EN))
                .contains(
                        "TY  - DATA\r\n",
                        "AU  - Auteur, Premier-Second Tiers\r\n",
                        "PY  - 2021\r\n",
                        "DO  - 10.99999/abc-1\r\n");
    }

    @Property(tries = 300)
    void dublinCoreOfAnyRecordIsValid(@ForAll MetadataRecord record) throws Exception {
        Valid.OAI_DC.check(DublinCore.of(record, Example.PUBLISHED));
        Valid.OAI_DC.check(DublinCore.of(record, Example.BARE));
    }

    @Test
    void dublinCoreGivesAddressesAndPlaces() {
        assertThat(DublinCore.of(Example.RECORD, Example.PUBLISHED))
                .contains(
                        "<dc:identifier>https://doi.org/10.99999/abc-1</dc:identifier>",
                        "<dc:title xml:lang=\"fr\">Salinité de surface du Pacifique</dc:title>",
                        "northlimit=30; southlimit=-30; westlimit=160; eastlimit=180",
                        "start=2015-01-01; scheme=W3C-DTF",
                        "<dc:rights>https://creativecommons.org/licenses/by/4.0/</dc:rights>");
    }

    @Test
    void writesTheUsualStyles() {
        assertThat(StyledCitation.text(Example.RECORD, Example.PUBLISHED, Language.EN, CitationStyle.APA))
                .isEqualTo("Service d’observation & Auteur, P.-S. T. (2021). Sea surface salinity of the Pacific"
                        + " (Version 2.1) [Dataset]. Centre d’exemple. https://doi.org/10.99999/abc-1");
        assertThat(StyledCitation.text(Example.RECORD, Example.PUBLISHED, Language.EN, CitationStyle.VANCOUVER))
                .isEqualTo("Service d’observation, Auteur PST. Sea surface salinity of the Pacific [Dataset]."
                        + " Version 2.1. Centre d’exemple; 2021. Available from: https://doi.org/10.99999/abc-1");
        assertThat(StyledCitation.text(Example.RECORD, Example.PUBLISHED, Language.FR, CitationStyle.ISO_690))
                .isEqualTo("SERVICE D’OBSERVATION; AUTEUR, Premier-Second Tiers. Salinité de surface du Pacifique"
                        + " [Jeu de données]. Version 2.1. Centre d’exemple, 2021."
                        + " Disponible à l’adresse : https://doi.org/10.99999/abc-1");
    }

    @Test
    void cslJsonNamesAuthorsAndDateParts() {
        var item = CslJson.of(Example.RECORD, Example.PUBLISHED, Language.EN).get(0);
        assertThat(item.path("type").asString()).isEqualTo("dataset");
        assertThat(item.at("/author/0/literal").asString()).isEqualTo("Service d’observation");
        assertThat(item.at("/author/1/family").asString()).isEqualTo("Auteur");
        assertThat(item.at("/issued/date-parts/0").toString()).isEqualTo("[2021,3,12]");
        assertThat(item.path("DOI").asString()).isEqualTo("10.99999/abc-1");
    }
}
