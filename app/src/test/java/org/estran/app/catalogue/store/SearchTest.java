package org.estran.app.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.FacetValue;
import org.estran.app.catalogue.RankReason;
import org.estran.app.catalogue.RecordExtent;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.SearchResult;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.records.Variable;
import org.estran.terms.BoundingBox;
import org.estran.terms.Doi;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    private static final SearchRequest ALL = SearchRequest.EVERYTHING;

    @TempDir
    static Path folder;

    private static CatalogueOnDisk disk;
    private static Catalogue catalogue;

    @BeforeAll
    static void publish() {
        disk = new CatalogueOnDisk(folder);
        catalogue = disk.catalogue;
        put(
                "sst_manche",
                new RecordBuilder(Kind.DATASET)
                        .title(LocalizedText.of("Température de surface de la Manche", ""))
                        .summary(LocalizedText.of("Mesures à la bouée de l'Ouest, été compris.", ""))
                        .keywords(List.of(new Keyword(
                                LocalizedText.of("Température de l'eau", "Water temperature"),
                                "http://vocab.example/TEMP",
                                "P02")))
                        .variables(List.of(new Variable("sst", "SST", "sea_surface_temperature", "K")))
                        .parties(List.of(
                                Party.organisation(Role.OWNER, "Laboratoire de la côte", null),
                                Party.person(Role.AUTHOR, "Kérmorvan", "A.")))
                        .licence("CC-BY-4.0")
                        .boxes(List.of(new BoundingBox(-5, 48, 2, 51)))
                        .period(TimeInterval.parse("1998/2003"))
                        .relations(List.of(new Relation(RelationType.IS_PART_OF, "reseau_cote", null)))
                        .build());
        put(
                "waves_reunion",
                new RecordBuilder(Kind.DATASET)
                        .title(LocalizedText.of("Houle", "Wave heights near Reunion Island"))
                        .summary(LocalizedText.of("", "Significant wave heights measured by a buoy; temperature too."))
                        .identifiers(List.of(new Identifier("urn", "urn:x-wmo:md:Waves::7")))
                        .licence("ODbL-1.0")
                        .boxes(List.of(new BoundingBox(54, -22, 56, -20)))
                        .period(new TimeInterval(Instant.parse("2015-06-01T00:00:00Z"), null))
                        .relations(List.of(
                                new Relation(RelationType.IS_PART_OF, "reseau_cote", null),
                                new Relation(RelationType.IS_PART_OF, "cruise_fiji", null)))
                        .build());
        put(
                "cruise_fiji",
                new RecordBuilder(Kind.CAMPAIGN)
                        .title(LocalizedText.of("Campagne aux Fidji", "Fiji cruise"))
                        .boxes(List.of(new BoundingBox(177, -20, -178, -15)))
                        .build());
        put(
                "reseau_cote",
                new RecordBuilder(Kind.NETWORK)
                        .title(LocalizedText.of("Réseau de la côte", "Coast network"))
                        .build());
        put("gone_record", MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Température retirée", "")));
        catalogue.withdraw("gone_record", withdrawal(Withdrawal.Scope.ALL));
        catalogue.withdraw("waves_reunion", withdrawal(Withdrawal.Scope.DATA));
    }

    @AfterAll
    static void close() {
        disk.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            temperature                       | sst_manche waves_reunion
            Températures                      | sst_manche waves_reunion
            TEMPE\u0301RATURE                 | sst_manche waves_reunion
            température de la surface         | sst_manche
            sea_surface_temperature           | sst_manche
            waves                             | waves_reunion
            wave height                       | waves_reunion
            "wave heights near"               | waves_reunion
            "heights wave"                    |
            “surface de la manche”            | sst_manche
            l'ouest                           | sst_manche
            été                               | sst_manche
            temp                              | sst_manche waves_reunion
            sign                              | waves_reunion
            kermorvan                         | sst_manche
            laboratoire côte                  | sst_manche
            water temperature manche          | sst_manche
            waves manche                      |
            reunion                           | waves_reunion
            10.5072/SST_MANCHE                | sst_manche
            https://doi.org/10.5072/sst_manche | sst_manche
            urn:x-wmo:md:waves::7             | waves_reunion
            cruise_fiji                       | cruise_fiji
            retirée                           |
            """)
    void findsWords(String typed, String expected) {
        String[] wanted = split(expected);
        SearchResult result = catalogue.search(ALL.text(typed));
        List<String> ids = result.items().stream().map(CatalogueRecord::id).toList();
        // Where hardly any record has all the words, those with some of them follow.
        assertThat(result.someWords() ? ids.subList(0, Math.min(ids.size(), wanted.length)) : ids)
                .containsExactlyInAnyOrder(wanted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            temp      | fr | température
            sea surf  | en | sea surface temperature
            wav       | en | waves
            t         | fr |
            xyzzy     | fr |
            """)
    void suggestsHowAWordMayGoOn(String typed, String language, String expected) {
        List<String> suggested =
                catalogue.suggestions(typed, Language.of(language).orElseThrow());
        if (expected == null) {
            assertThat(suggested).isEmpty();
        } else {
            assertThat(suggested).contains(expected).doesNotHaveDuplicates();
            assertThat(suggested)
                    .allSatisfy(
                            text -> assertThat(catalogue.search(ALL.text(text)).matched())
                                    .as(text)
                                    .isPositive());
        }
    }

    @Test
    void saysWhyARecordStandsWhereItDoes() {
        SearchRequest request = ALL.text("température kermor").box(BoundingBox.WORLD);
        assertThat(catalogue.why(request, List.of("sst_manche")).get("sst_manche"))
                .extracting(RankReason::ground)
                .contains(RankReason.Ground.TITLE, RankReason.Ground.BEGINNING, RankReason.Ground.OVERLAP);
    }

    @Test
    void recordsWithSomeOfTheWordsFollowThoseWithAll() {
        SearchResult some = catalogue.search(ALL.text("surface de la manche bathymétrie"));
        assertThat(some.someWords()).isTrue();
        assertThat(some.items()).extracting(CatalogueRecord::id).startsWith("sst_manche");
        assertThat(catalogue.search(ALL.text("manche")).someWords()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            temprature manche    | température manche | sst_manche
            tempertaure          | température        | sst_manche
            kermovan             | kérmorvan          | sst_manche
            """)
    void setsRightAWordThatNoRecordHas(String typed, String corrected, String first) {
        SearchResult result = catalogue.search(ALL.text(typed));
        assertThat(result.corrected()).isEqualTo(corrected);
        assertThat(result.items()).extracting(CatalogueRecord::id).startsWith(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"température", "temp", "10.5072/SST_MANCHES", "\"kermovan\"", "SST2", "xyzzyplugh"})
    void leavesOtherWordsAsTheyAre(String typed) {
        assertThat(catalogue.search(ALL.text(typed)).corrected()).isNull();
    }

    @Test
    void aWordFindsWhatItMeansInTheOtherLanguage() {
        put(
                "only_english",
                new RecordBuilder(Kind.DATASET)
                        .title(LocalizedText.of("", "Hourly tides of a harbour"))
                        .build());
        put(
                "only_french",
                new RecordBuilder(Kind.DATASET)
                        .title(LocalizedText.of("Granulométrie et érosion côtière", ""))
                        .build());
        catalogue.catchUp();
        assertThat(ids(ALL.text("marées"))).contains("only_english");
        assertThat(ids(ALL.text("coastal erosion"))).contains("only_french");
        assertThat(ids(ALL.facet(Facet.THEME, "tide"))).contains("only_english");
        catalogue.withdraw("only_english", new Withdrawal("test", null, Withdrawal.Scope.ALL, Instant.EPOCH, "test"));
        catalogue.withdraw("only_french", new Withdrawal("test", null, Withdrawal.Scope.ALL, Instant.EPOCH, "test"));
        catalogue.catchUp();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"",
                "\"unfinished phrase",
                "AND OR NOT",
                "title:(",
                "[a TO b]",
                "*",
                "?",
                "~^",
                "\\",
                "-",
                "+-!(){}",
                "the",
                "de la",
                "\u0000",
                "🌊",
                "\ud800",
                "a\"b\"c\"",
                "///",
                "--- ---",
                "' OR 1=1"
            })
    void takesAnythingTyped(String typed) {
        SearchResult result = catalogue.search(ALL.text(typed));
        assertThat(result.matched()).isGreaterThanOrEqualTo(0);
        assertThat(catalogue.search(ALL.text(typed.repeat(3000))).matched()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void putsAWordOfTheTitleFirst() {
        assertThat(ids(ALL.text("temperature"))).containsExactly("sst_manche", "waves_reunion");
    }

    @Test
    void findsAnIdentifierExactlyAndNothingElse() {
        assertThat(ids(ALL.identifier("DOI:10.5072/SST_MANCHE"))).containsExactly("sst_manche");
        assertThat(ids(ALL.identifier("URN:X-WMO:MD:Waves::7"))).containsExactly("waves_reunion");
        assertThat(ids(ALL.identifier("manche"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1990/1997                 |
            1990/1998                 | sst_manche
            2003-12-31T12:00:00Z/..   | sst_manche waves_reunion
            2004/2015-05              |
            ../2000                   | sst_manche
            2090                      | waves_reunion
            2015-06-01                | waves_reunion
            """)
    void findsWhatOverlapsAPeriod(String period, String expected) {
        assertThat(ids(ALL.period(TimeInterval.parse(period)))).containsExactlyInAnyOrder(split(expected));
    }

    @Test
    void countsFacets() {
        SearchResult all = catalogue.search(ALL);
        assertThat(all.matched()).isEqualTo(4);
        assertThat(counts(all, Facet.KIND)).containsExactly("dataset=2", "campaign=1", "network=1");
        assertThat(counts(all, Facet.VARIABLE)).containsExactly("sea_surface_temperature=1");
        assertThat(counts(all, Facet.ORGANISATION)).containsExactly("Laboratoire de la côte=1");
        assertThat(counts(all, Facet.LICENCE)).containsExactly("CC-BY-4.0=1", "ODbL-1.0=1");
        assertThat(counts(all, Facet.DECADE)).containsExactly("2020=1", "2010=1", "2000=1", "1990=1");
        assertThat(counts(all, Facet.YEAR)).hasSize(6 + 12).startsWith("2026=1").endsWith("1998=1");
        assertThat(all.facets().get(Facet.KEYWORD))
                .containsExactly(new FacetValue(
                        "Température de l'eau",
                        LocalizedText.of("Température de l'eau", "Water temperature"),
                        1,
                        false));
    }

    @Test
    void knowsANetworkByItsRecord() {
        assertThat(catalogue.search(ALL).facets().get(Facet.NETWORK))
                .containsExactly(new FacetValue(
                        "reseau_cote", LocalizedText.of("Réseau de la côte", "Coast network"), 2, false));
        assertThat(ids(ALL.facet(Facet.NETWORK, "reseau_cote")))
                .containsExactlyInAnyOrder("sst_manche", "waves_reunion");
    }

    @Test
    void countsAFacetAsIfNothingWereAskedOfIt() {
        SearchResult result = catalogue.search(ALL.facet(Facet.KIND, "dataset").facet(Facet.LICENCE, "CC-BY-4.0"));
        assertThat(result.items()).extracting(CatalogueRecord::id).containsExactly("sst_manche");
        assertThat(counts(result, Facet.KIND)).containsExactly("dataset=1");
        assertThat(counts(result, Facet.LICENCE)).containsExactly("CC-BY-4.0=1", "ODbL-1.0=1");
        assertThat(result.facets().get(Facet.LICENCE).getFirst().selected()).isTrue();
        assertThat(counts(result, Facet.DECADE)).containsExactly("2000=1", "1990=1");
    }

    @Test
    void takesSeveralValuesOfAFacetAsAlternatives() {
        assertThat(ids(ALL.facet(Facet.KIND, "campaign", "network")))
                .containsExactlyInAnyOrder("cruise_fiji", "reseau_cote");
    }

    @Test
    void understandsAKeywordInEitherLanguageAndByItsAddress() {
        for (String form : List.of("Water temperature", "temperature de l'eau", "http://vocab.example/TEMP")) {
            assertThat(ids(ALL.facet(Facet.KEYWORD, form))).containsExactly("sst_manche");
        }
        assertThat(counts(catalogue.search(ALL.facet(Facet.KEYWORD, "WATER temperature")), Facet.KEYWORD))
                .containsExactly("Température de l'eau=1");
    }

    @Test
    void showsWhatWasAskedForEvenWhenNothingHasIt() {
        SearchResult none = catalogue.search(ALL.facet(Facet.KIND, "software"));
        assertThat(none.matched()).isZero();
        assertThat(none.facets().get(Facet.KIND))
                .contains(new FacetValue("software", LocalizedText.of("software", "software"), 0, true));
    }

    @Test
    void marksWhatLostItsData() {
        CatalogueRecord waves = catalogue.search(ALL.text("waves")).items().getFirst();
        assertThat(waves.isDataWithdrawn()).isTrue();
        assertThat(waves.isGone()).isFalse();
    }

    @Test
    void saysWhereTheHitsAre() {
        assertThat(catalogue.extents(ALL, 100))
                .extracting(RecordExtent::id)
                .containsExactlyInAnyOrder("sst_manche", "waves_reunion", "cruise_fiji");
        assertThat(catalogue.extents(ALL.text("fiji"), 100))
                .containsExactly(new RecordExtent(
                        "cruise_fiji",
                        Kind.CAMPAIGN,
                        LocalizedText.of("Campagne aux Fidji", "Fiji cruise"),
                        List.of(new BoundingBox(177, -20, -178, -15))));
    }

    @Test
    void refusesAPageTooLongAndAForeignCursorAtOnce() {
        assertThatThrownBy(() -> catalogue.search(ALL.limit(201).after("bm9uc2Vuc2U")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().findings())
                                .extracting("code")
                                .containsExactly("search-limit", "search-after"));
    }

    @Test
    void refusesACursorOfAnotherRequest() {
        String cursor = catalogue.search(ALL.limit(1)).nextCursor();
        assertThat(catalogue.search(ALL.limit(2).after(cursor)).items()).hasSize(2);
        assertThatThrownBy(() -> catalogue.search(ALL.text("wave").limit(1).after(cursor)))
                .hasMessageContaining("search-invalid");
        assertThatThrownBy(() -> catalogue.search(ALL.limit(1).after(cursor.substring(1))))
                .hasMessageContaining("search-invalid");
    }

    private static Withdrawal withdrawal(Withdrawal.Scope scope) {
        return new Withdrawal("wrong", null, scope, Instant.EPOCH, "curator");
    }

    private static void put(String id, MetadataRecord record) {
        catalogue.put(new CatalogueEntry(id, record, new Doi("10.5072", id), 1, List.of()));
    }

    private static List<String> ids(SearchRequest request) {
        return catalogue.search(request).items().stream()
                .map(CatalogueRecord::id)
                .toList();
    }

    private static List<String> counts(SearchResult result, Facet facet) {
        return result.facets().get(facet).stream()
                .map(value -> value.value() + "=" + value.count())
                .toList();
    }

    private static String[] split(String ids) {
        return ids == null ? new String[0] : ids.split(" ");
    }
}
