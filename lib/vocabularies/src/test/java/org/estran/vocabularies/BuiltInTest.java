package org.estran.vocabularies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.judging.Shared;
import org.estran.terms.Language;
import org.estran.vocabularies.reading.ThesaurusFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class BuiltInTest {

    private static final String HOME = "https://centre.example/vocabularies/terms/";
    static final List<String> NAMES = BuiltIn.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyTableHangsTogether(String name) {
        Thesaurus table = BuiltIn.read(name, HOME);
        Set<String> notations = table.concepts().stream().map(Concept::notation).collect(Collectors.toSet());
        assertThat(table.title().byLanguage()).containsKeys("fr", "en");
        assertThat(notations).hasSameSizeAs(table.concepts());
        assertThat(table.concepts()).allSatisfy(concept -> {
            assertThat(notations).containsAll(concept.broader());
            assertThat(concept.definition().isEmpty()).isTrue();
            assertThat(concept.uri()).startsWith("http");
            assertThat(concept.label().exactly(Language.EN)).isPresent();
        });
    }

    @Test
    void everyMappingOfATermLeadsToAConceptOfATable() {
        Set<String> known = new HashSet<>();
        BuiltIn.NAMES.forEach(name -> BuiltIn.read(name, HOME).concepts().forEach(concept -> known.add(concept.uri())));
        assertThat(BuiltIn.read(BuiltIn.TERMS, HOME).concepts()).allSatisfy(concept -> {
            assertThat(concept.links())
                    .hasSameSizeAs(Terms.builtIn()
                            .find(concept.notation())
                            .orElseThrow()
                            .mappings());
            assertThat(known)
                    .containsAll(concept.links().stream().map(ConceptLink::uri).toList());
        });
    }

    @Test
    void aTableLeadsBackToOurTermsAndHasTheirFrenchWords() {
        Concept name = concept(BuiltIn.read("cf-standard-names", HOME), "sea_surface_temperature");
        assertThat(name.other().get("fr")).contains("température de surface de la mer", "SST");
        assertThat(name.links()).contains(new ConceptLink(ConceptLink.Kind.CLOSE, HOME + "sea-surface-temperature"));
        Concept group = concept(BuiltIn.read("P02", HOME), "TEMP");
        assertThat(group.links())
                .contains(
                        new ConceptLink(ConceptLink.Kind.NARROW, HOME + "sea-surface-temperature"),
                        new ConceptLink(
                                ConceptLink.Kind.BROAD, "http://vocab.nerc.ac.uk/collection/P03/current/D025/"));
    }

    /** The tables say what the vocabularies say: made again from them they would be the same. */
    @ParameterizedTest
    @CsvSource({
        "cf-standard-names, cf/cf-standard-name-table-v83.xml",
        "P02, nvs/P02.csv",
        "P03, nvs/P03.skos.jsonld",
        "P06, nvs/P06.csv",
        "L05, nvs/L05.csv",
        "L06, nvs/L06.csv",
        "gcmd-sciencekeywords, gcmd/sciencekeywords.csv",
        "inspire-themes, inspire/inspire-themes.rdf",
        "EDMO, organisations/EDMO.csv"
    })
    void saysWhatTheVocabularyItselfSays(String name, String file) throws IOException {
        Path path = Shared.data("vocabularies/" + file);
        Map<String, Concept> table = BuiltIn.read(name, HOME).concepts().stream()
                .collect(Collectors.toMap(Concept::notation, concept -> concept));
        try (InputStream bytes = Files.newInputStream(path)) {
            for (Concept theirs :
                    ThesaurusFile.read(bytes, path.getFileName().toString()).concepts()) {
                Concept ours = table.remove(theirs.notation());
                if (ours == null) {
                    // A name that CF gave up; the table has the one in its place.
                    assertThat(theirs.replacedBy()).as(theirs.notation()).isNotNull();
                    continue;
                }
                assertThat(ours.uri()).isEqualTo(theirs.uri());
                assertThat(ours.deprecated()).isEqualTo(theirs.deprecated());
                assertThat(ours.label().best(Language.EN))
                        .isEqualTo(theirs.label().best(Language.EN));
            }
        }
        assertThat(table).isEmpty();
    }

    private static Concept concept(Thesaurus table, String notation) {
        return table.concepts().stream()
                .filter(one -> one.notation().equals(notation))
                .findFirst()
                .orElseThrow();
    }
}
