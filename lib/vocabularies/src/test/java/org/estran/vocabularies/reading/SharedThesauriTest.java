package org.estran.vocabularies.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.judging.Shared;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.Concept;
import org.estran.vocabularies.ConceptLink;
import org.estran.vocabularies.Thesaurus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every vocabulary of the shared data is read, or is none and is refused as such. */
class SharedThesauriTest {

    @ParameterizedTest(name = "{0}: {1} concepts")
    @CsvSource({
        "cf/cf-standard-name-table-v83.xml, 5230, cf-standard-names",
        "gcmd/sciencekeywords.csv, 3283, gcmd-sciencekeywords",
        "gcmd/platforms.csv, 991, gcmd-platforms",
        "gcmd/instruments.csv, 1778, gcmd-instruments",
        "gcmd/locations.csv, 542, gcmd-locations",
        "gcmd/projects.csv, 1801, gcmd-projects",
        "gcmd/horizontalresolutionrange.csv, 14, gcmd-horizontalresolutionrange",
        "gcmd/verticalresolutionrange.csv, 7, gcmd-verticalresolutionrange",
        "gcmd/temporalresolutionrange.csv, 19, gcmd-temporalresolutionrange",
        "nvs/P02.csv, 476, P02",
        "nvs/P06.csv, 409, P06",
        "nvs/L05.csv, 277, L05",
        "nvs/L06.csv, 85, L06",
        "nvs/L22.csv, 2390, L22",
        "nvs/L35.csv, 390, L35",
        "nvs/P03.skos.jsonld, 77, P03",
        "nvs/P08.skos.jsonld, 12, P08",
        "inspire/inspire-themes.rdf, 34, inspire-themes",
        "inspire/gemet-themes.rdf, 40, gemet-themes",
        "organisations/EDMO.csv, 5834, EDMO"
    })
    void readsEveryConcept(String file, int count, String name) throws IOException {
        Thesaurus thesaurus = read(file);
        assertThat(thesaurus.concepts().size()).isEqualTo(count);
        assertThat(thesaurus.name()).isEqualTo(name);
        assertThat(thesaurus.concepts()).extracting(Concept::notation).doesNotHaveDuplicates();
        assertThat(thesaurus.concepts()).allSatisfy(concept -> {
            assertThat(concept.label().isEmpty()).as(concept.uri()).isFalse();
            assertThat(concept.notation()).doesNotContain("/", "%", ";", " ");
        });
    }

    @Test
    void whatIsNoThesaurusIsRefused() throws IOException {
        Set<String> refused = new TreeSet<>();
        try (Stream<Path> all = Files.walk(Shared.data("vocabularies"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    ThesaurusFile.read(bytes, file.getFileName().toString());
                } catch (ProblemException problem) {
                    assertThat(problem.problem().code()).startsWith("vocabulary-");
                    refused.add(file.getFileName().toString());
                }
            }
        }
        // Lists of other things: licences, rules, patterns of addresses; mappings without concepts.
        assertThat(refused)
                .contains(
                        "spdx-licences.json",
                        "nvs-collections.json",
                        "P02.broader.json",
                        "README.md",
                        "fuji-metrics_v0.8.yaml")
                .doesNotContain("P02.csv", "inspire-themes.rdf");
    }

    @Test
    void theNercServersOwnFormIsUnderstood() throws IOException {
        Thesaurus p03 = read("nvs/P03.skos.jsonld");
        assertThat(p03.concepts().stream().filter(Concept::deprecated)).hasSize(6);
        Concept group = concept(p03, "D030");
        assertThat(group.uri()).isEqualTo("http://vocab.nerc.ac.uk/collection/P03/current/D030/");
        assertThat(group.label().exactly(Language.EN)).isPresent();
        assertThat(group.other().get("und")).contains("SDN:P03::D030");
        assertThat(group.links())
                .anyMatch(link ->
                        link.kind() == ConceptLink.Kind.NARROW && link.uri().contains("/P02/"));
        assertThat(p03.title().byLanguage()).isNotEmpty();
        assertThat(p03.version()).isNotNull();
        assertThat(p03.uri()).contains("vocab.nerc.ac.uk/");
    }

    @Test
    void inspireSpeaksFourLanguages() throws IOException {
        Concept addresses = concept(read("inspire/inspire-themes.rdf"), "ad");
        assertThat(addresses.label().byLanguage())
                .containsAllEntriesOf(Map.of("fr", "Adresses", "en", "Addresses", "de", "Adressen", "it", "Indirizzi"));
        assertThat(addresses.definition().exactly(Language.FR)).isPresent();
    }

    @Test
    void gcmdsLevelsMakeATree() throws IOException {
        Thesaurus keywords = read("gcmd/sciencekeywords.csv");
        Map<String, Concept> byNotation =
                keywords.concepts().stream().collect(Collectors.toMap(Concept::notation, one -> one));
        Concept surface = keywords.concepts().stream()
                .filter(one -> one.other()
                        .getOrDefault("en", List.of())
                        .contains("EARTH SCIENCE > OCEANS > OCEAN TEMPERATURE > SEA SURFACE TEMPERATURE"))
                .findFirst()
                .orElseThrow();
        Concept above = byNotation.get(surface.broader().getFirst());
        assertThat(above.label().best(Language.EN)).isEqualTo("OCEAN TEMPERATURE");
        assertThat(keywords.version()).isEqualTo("9.1.5");
    }

    @Test
    void aNameThatCfGaveUpLeadsToTheOneInItsPlace() throws IOException {
        Thesaurus names = read("cf/cf-standard-name-table-v83.xml");
        assertThat(names.version()).isEqualTo("83");
        assertThat(names.concepts().stream().filter(Concept::deprecated))
                .isNotEmpty()
                .allSatisfy(
                        alias -> assertThat(alias.replacedBy()).startsWith("http://vocab.nerc.ac.uk/standard_name/"));
        assertThat(concept(names, "sea_water_temperature").deprecated()).isFalse();
    }

    @Test
    void whatIsMendedIsTold() throws IOException {
        assertThat(read("organisations/EDMO.csv").findings())
                .extracting(Finding::severity)
                .doesNotContain(Finding.Severity.BLOCKING);
    }

    @Test
    void aFileThatIsNotThereInFullIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(Shared.data("vocabularies/inspire/inspire-themes.rdf"));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> ThesaurusFile.read(new BufferedInputStream(new java.io.ByteArrayInputStream(half)), "half.rdf"));
        assertThat(refused.problem().code()).isEqualTo("vocabulary-unreadable");
    }

    private static Concept concept(Thesaurus thesaurus, String notation) {
        return thesaurus.concepts().stream()
                .filter(one -> one.notation().equals(notation))
                .findFirst()
                .orElseThrow();
    }

    private static Thesaurus read(String file) throws IOException {
        Path path = Shared.data("vocabularies/" + file);
        try (InputStream bytes = Files.newInputStream(path)) {
            return ThesaurusFile.read(bytes, path.getFileName().toString());
        }
    }
}
