package org.estran.app.vocabularies.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.vocabularies.ConceptUses;
import org.estran.app.vocabularies.HeldConcept;
import org.estran.app.vocabularies.Loaded;
import org.estran.app.vocabularies.Suggestion;
import org.estran.app.vocabularies.Vocabulary;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.BuiltIn;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The vocabularies over real rows, without the rest of the house. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VocabulariesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String HOME = "https://centre.example";

    private final Map<String, Long> uses = new HashMap<>();

    private HikariDataSource source;
    private StoredVocabularies vocabularies;
    private MatchedConcepts concepts;

    @BeforeAll
    void open(@TempDir Path folder) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + folder.resolve("estran.db")
                + "?journal_mode=WAL&foreign_keys=true&busy_timeout=20000&transaction_mode=IMMEDIATE");
        config.setMaximumPoolSize(2);
        source = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        JdbcClient database = JdbcClient.create(source);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        VocabularyRows rows = new VocabularyRows(database);
        ConceptRows held = new ConceptRows(database, new JdbcTemplate(source));
        Loading loading = new Loading(rows, held, transaction, Clock.fixed(NOW, ZoneOffset.UTC));
        BuiltInVocabularies builtIn = new BuiltInVocabularies(rows, loading, transaction, HOME + "/");
        StaticListableBeanFactory neighbours = new StaticListableBeanFactory(Map.of("uses", new TellsUses()));
        vocabularies = new StoredVocabularies(
                rows, held, new Suggesting(held), loading, builtIn, neighbours.getBeanProvider(ConceptUses.class));
        concepts = new MatchedConcepts(held, rows, builtIn, loading);
    }

    @AfterAll
    void close() {
        source.close();
    }

    private final class TellsUses implements ConceptUses {
        @Override
        public long count(HeldConcept concept) {
            return uses.getOrDefault(concept.concept().uri(), 0L);
        }

        @Override
        public List<Use> some(HeldConcept concept, int limit) {
            return List.of(new Use(LocalizedText.of("Une fiche", "A record"), "/records/a"));
        }

        @Override
        public String address(HeldConcept concept) {
            return "/records?keyword=" + concept.concept().uri();
        }
    }

    @Test
    void whatIsBuiltInIsThereAtFirstNeed() {
        assertThat(vocabularies.all()).extracting(Vocabulary::name).containsAll(BuiltIn.NAMES);
        HeldConcept salinity = vocabularies.concept("terms", "salinity");
        assertThat(salinity.concept().uri()).isEqualTo(HOME + "/vocabularies/terms/salinity");
        assertThat(vocabularies.narrower(salinity))
                .extracting(one -> one.concept().notation())
                .contains("sea-surface-salinity");
        assertThat(vocabularies.broader(salinity))
                .extracting(one -> one.concept().notation())
                .containsExactly("ocean");
        assertThat(vocabularies.concept("p02", "temp").concept().notation()).isEqualTo("TEMP");
    }

    @Test
    void theTreeOfGcmdBeginsWithItsCategories() {
        Vocabulary gcmd = vocabularies.named("gcmd-sciencekeywords");
        List<HeldConcept> top = vocabularies.top(gcmd, null, 100);
        assertThat(top)
                .extracting(one -> one.concept().label().best(Language.EN))
                .contains("EARTH SCIENCE");
        assertThat(top).hasSizeLessThan(10);
    }

    @Test
    void pagesOfAFlatVocabularyGiveEveryConceptOnce() {
        Vocabulary names = vocabularies.named("cf-standard-names");
        int seen = 0;
        String after = null;
        List<HeldConcept> page;
        do {
            page = vocabularies.top(names, after, 1000);
            seen += page.size();
            after = page.isEmpty() ? after : page.getLast().concept().notation();
        } while (!page.isEmpty());
        assertThat(seen).isEqualTo((int) names.concepts());
    }

    @Test
    void suggestsInBothLanguagesAndByOurSynonyms() {
        assertThat(suggested("cf-standard-names", "température de surface de la mer", Language.FR))
                .startsWith("sea_surface_temperature");
        assertThat(suggested("terms", "TSM", Language.FR)).contains("sea-surface-temperature", "suspended-matter");
        assertThat(suggested("terms", "chloro", Language.EN)).startsWith("chlorophyll-a");
        assertThat(suggested("EDMO", "ifremer", Language.FR)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "salinité, fr, terms, salinity",
        "Sea Surface Temperature, en, terms, sea-surface-temperature",
        "SST, , terms, sea-surface-temperature",
        "TSM, en, terms, suspended-matter",
        "sea_water_temperature, , cf-standard-names, sea_water_temperature",
        "SDN:P02::PSAL, , , ",
        "EARTH SCIENCE > OCEANS > OCEAN TEMPERATURE > SEA SURFACE TEMPERATURE, en, gcmd-sciencekeywords, ",
        "http://vocab.nerc.ac.uk/collection/P02/current/TEMP/, , P02, TEMP",
        "https://elsewhere.example/vocabularies/terms/salinity, , terms, salinity"
    })
    void knowsWhatAWordMeans(
            String word, @Nullable String language, @Nullable String vocabulary, @Nullable String notation) {
        Language spoken = language == null ? null : Language.of(language).orElseThrow();
        var match = concepts.match(word, spoken);
        if (vocabulary == null) {
            assertThat(match).isEmpty();
            return;
        }
        assertThat(match.orElseThrow().vocabulary()).isEqualTo(vocabulary);
        if (notation != null) {
            assertThat(match.orElseThrow().concept().notation()).isEqualTo(notation);
        }
    }

    @ParameterizedTest
    @CsvSource({"TSM", "par", "nothing of the kind", "31", "m", "http://nowhere.example/x", "<script>"})
    void whatIsNotCertainMeansNothing(String word) {
        assertThat(concepts.match(word, null)).isEmpty();
    }

    @Test
    void aWordOfANamedThesaurusIsLookedForThereAlone() {
        assertThat(concepts.match("Adresses", "GEMET - INSPIRE spatial data themes, version 1.0", Language.FR)
                        .orElseThrow()
                        .vocabulary())
                .isEqualTo("inspire-themes");
        assertThat(concepts.match("salinity", "A thesaurus nobody loaded", Language.EN))
                .isEmpty();
    }

    @Test
    void aNewerVersionKeepsWhatItNoLongerHas() throws IOException {
        Loaded first = load("ours.csv", "code,label\na,apple\nb,pear\nc,plum\n");
        assertThat(first.revision().added()).isEqualTo(3);
        uses.put("ours:b", 2L);
        Loaded second = load("ours.csv", "code,label\na,apple\nc,damson\nd,quince\n");
        assertThat(second.revision().number()).isEqualTo(2);
        assertThat(List.of(
                        second.revision().added(),
                        second.revision().changed(),
                        second.revision().unchanged(),
                        second.revision().gone()))
                .containsExactly(1L, 1L, 1L, 1L);
        HeldConcept pear = vocabularies.concept("ours", "b");
        assertThat(pear.concept().deprecated()).isTrue();
        assertThat(pear.goneAt()).isEqualTo(NOW);
        assertThat(vocabularies.uses(pear)).isEqualTo(2);
        assertThat(vocabularies.deprecated(vocabularies.named("ours"), 10))
                .extracting(one -> one.concept().notation())
                .containsExactly("b");
        assertThat(suggested("ours", "pear", Language.EN)).isEmpty();
        assertThat(concepts.match("pear", null)).isEmpty();
        assertThat(suggested("ours", "damson", Language.EN)).containsExactly("c");
        Loaded third = load("ours.csv", "code,label\na,apple\nb,pear\nc,damson\nd,quince\n");
        assertThat(third.revision().added()).isEqualTo(1);
        assertThat(vocabularies.concept("ours", "b").concept().deprecated()).isFalse();
        assertThat(vocabularies.revisions(vocabularies.named("ours"))).hasSize(3);
    }

    @Test
    void whatCannotBeReadChangesNothing() throws IOException {
        load("kept.csv", "code,label\na,apple\n");
        assertThatThrownBy(() -> load("kept.csv", "code,label\nb,\"pear\n")).isInstanceOf(ProblemException.class);
        assertThat(vocabularies.concept("kept", "a").concept().deprecated()).isFalse();
        assertThat(vocabularies.named("kept").revision()).isEqualTo(1);
    }

    @Test
    void whatAWordMeansFollowsWhatIsLoaded() throws IOException {
        assertThat(concepts.match("mirabelle", Language.FR)).isEmpty();
        load("fruits.csv", "code,label\na,mirabelle\n");
        assertThat(concepts.match("mirabelle", Language.FR))
                .map(held -> held.concept().notation())
                .contains("a");
        load("fruits.csv", "code,label\nb,mirabelle\n");
        assertThat(concepts.match("mirabelle", Language.FR))
                .map(held -> held.concept().notation())
                .contains("b");
    }

    @Test
    void aLoadedVocabularyOfABuiltInsNameTakesItsPlaceForGood() throws IOException {
        load("L06.csv", "uri,prefLabel\nhttp://vocab.nerc.ac.uk/collection/L06/current/31/,research vessel\n");
        assertThat(vocabularies.named("L06").builtIn()).isFalse();
        assertThat(vocabularies.named("L06").concepts()).isEqualTo(1);
        assertThat(vocabularies.concept("L06", "48").concept().deprecated()).isTrue();
    }

    @Test
    void tellsWhatWasMended() throws IOException {
        Loaded ring = load("ring.csv", "code,label,broader\na,<b>a</b>,b\nb,b,a\n");
        assertThat(ring.findings()).extracting(Finding::code).contains("concept-broader-ring", "concept-label-markup");
    }

    @Test
    void refusesAVocabularyOfAnImpossibleName() {
        assertThatThrownBy(() -> vocabularies.load(bytes("code,label\na,b\n"), "a.csv", "../x"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("vocabulary-name-invalid");
    }

    private List<String> suggested(String vocabulary, String typed, Language language) {
        return vocabularies.suggest(vocabularies.named(vocabulary), typed, language, 10).stream()
                .map(Suggestion::concept)
                .map(concept -> concept.notation())
                .toList();
    }

    private Loaded load(String name, String text) throws IOException {
        return vocabularies.load(bytes(text), name, null);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
