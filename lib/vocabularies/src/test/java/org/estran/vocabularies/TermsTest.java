package org.estran.vocabularies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

    private final Terms terms = Terms.builtIn();

    @Test
    void holdsAtLeastThreeHundredTermsInBothLanguages() {
        assertThat(terms.all()).hasSizeGreaterThanOrEqualTo(300).allSatisfy(term -> {
            assertThat(term.label().exactly(Language.FR)).as(term.id()).isPresent();
            assertThat(term.label().exactly(Language.EN)).as(term.id()).isPresent();
            assertThat(term.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        });
        assertThat(terms.all()).extracting(Term::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "SST, sea-surface-temperature",
        "sst, sea-surface-temperature",
        "Température de Surface de la Mer, sea-surface-temperature",
        "temperature de surface de la mer, sea-surface-temperature",
        "salinite, salinity",
        "SSS, sea-surface-salinity",
        "chl-a, chlorophyll-a",
        "chlorophylle a, chlorophyll-a",
        "sea  surface   temperatures, sea-surface-temperature",
        "courant marin, ocean-currents",
        "eaux souterraines, groundwater",
        "nœud benthique, seafloor-observatory",
        "PAR, par",
        "El Nino, enso"
    })
    void findsATermByAnyWordForIt(String word, String id) {
        assertThat(terms.matching(word)).extracting(Term::id).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({"par", "mes", "pic", "Par", "doc", "no such thing"})
    void doesNotTakeAnEverydayWordForAnAbbreviation(String word) {
        assertThat(terms.matching(word)).isEmpty();
    }

    @Test
    void toldTheLanguageKnowsWhichOfTwoMeaningsIsMeant() {
        assertThat(terms.matching("TSM", Language.FR)).map(Term::id).contains("sea-surface-temperature");
        assertThat(terms.matching("TSM", Language.EN)).map(Term::id).contains("suspended-matter");
        assertThat(terms.matching("TSM")).hasSize(2);
    }

    @Test
    void findsTheLongestTermsInAText() {
        String text = "Évolution de la température de surface de la mer et du pH par mouillage";
        assertThat(terms.in(text))
                .extracting(
                        found -> text.substring(found.start(), found.end()),
                        found -> found.terms().getFirst().id())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "température de surface de la mer", "sea-surface-temperature"),
                        org.assertj.core.groups.Tuple.tuple("pH", "ph-of-sea-water"),
                        org.assertj.core.groups.Tuple.tuple("mouillage", "mooring"));
    }

    @Test
    void aFrenchWordHasItsEnglishSynonymsAndBack() {
        assertThat(terms.synonyms("salinité de surface")).contains("SSS", "sea surface salinity");
        assertThat(terms.synonyms("underwater glider"))
                .contains("planeur sous-marin")
                .doesNotContain("underwater glider");
        assertThat(terms.synonyms("salt cellar")).isEmpty();
    }

    @Test
    void leadsFromAStandardNameToTheTerm() {
        assertThat(terms.mappedTo(Scheme.CF, "sea_surface_temperature"))
                .extracting(Term::id)
                .containsExactly("sea-surface-temperature");
        assertThat(terms.find("salinity").orElseThrow().standardNames()).contains("sea_water_practical_salinity");
    }

    @Test
    void everyTermHasItsPlaceInATreeWithoutRings() {
        for (Term term : terms.all()) {
            Set<String> above = new HashSet<>();
            for (Term at = term;
                    at.broader() != null;
                    at = terms.find(at.broader()).orElseThrow()) {
                assertThat(above.add(at.id())).as("ring above %s", term.id()).isTrue();
            }
        }
        assertThat(terms.narrower(terms.find("salinity").orElseThrow()))
                .extracting(Term::id)
                .contains("sea-surface-salinity", "practical-salinity");
    }

    @Test
    void withinALanguageAWordMeansOneThing() {
        List<String> ambiguous = new ArrayList<>();
        for (Language language : Language.values()) {
            Map<String, String> meaning = new HashMap<>();
            for (Term term : terms.all()) {
                for (String label : term.labels(language)) {
                    String before = meaning.put(Words.key(label), term.id());
                    if (before != null) {
                        ambiguous.add(label + ": " + before + ", " + term.id());
                    }
                }
            }
        }
        assertThat(ambiguous).isEmpty();
    }

    @Test
    void almostEveryTermIsMapped() {
        assertThat(terms.all().stream().filter(term -> term.mappings().isEmpty()))
                .extracting(Term::id)
                .containsExactlyInAnyOrder("observing-platform", "instrument");
    }
}
