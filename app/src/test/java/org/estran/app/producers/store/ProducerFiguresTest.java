package org.estran.app.producers.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.app.harvests.HarvestCounts;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvests;
import org.estran.app.harvests.Passages;
import org.estran.app.links.Link;
import org.estran.app.links.Links;
import org.estran.app.producers.Producer;
import org.estran.app.producers.ProducerPage;
import org.estran.app.producers.ProducerQuery;
import org.estran.app.producers.ProducerQuery.Sort;
import org.estran.app.usage.Counts;
import org.estran.app.usage.UsageCounted;
import org.estran.app.usage.UsageOnDisk;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class ProducerFiguresTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-15T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Map<Link, List<String>> dead = new HashMap<>();
    private final Map<String, Passages> ways = new HashMap<>();
    private final List<HarvestRun> runs = new ArrayList<>();
    private CatalogueOnDisk centre;
    private UsageOnDisk usage;
    private ProducerFigures figures;
    private KnownProducers producers;

    @BeforeEach
    void open() {
        centre = new CatalogueOnDisk(folder);
        usage = new UsageOnDisk(
                centre.source,
                centre.transaction,
                event -> {
                    if (event instanceof UsageCounted counted) {
                        figures.used(counted);
                    }
                },
                NOW);
        Harvests harvests = answering(Harvests.class, Map.of("leading", ways, "passages", List.of(), "runs", runs));
        FigureRows rows = new FigureRows(centre.database, new JdbcTemplate(centre.source));
        figures =
                new ProducerFigures(centre.catalogue, harvests, new DeadLinks(), usage.usage, rows, centre.transaction);
        producers = new KnownProducers(
                centre.catalogue,
                harvests,
                new DeadLinks(),
                new ProducerRows(centre.database),
                rows,
                centre.transaction,
                news -> {},
                NOW,
                new Random(1));
    }

    @AfterEach
    void close() {
        usage.close();
        centre.close();
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answer;
                }));
    }

    /** Those that a test says are dead, and the records that have them. */
    private final class DeadLinks implements Links {
        @Override
        public List<Link> of(String recordId) {
            return List.of();
        }

        @Override
        public List<Link> page(Link.State state, String after, int limit) {
            return after == null ? List.copyOf(dead.keySet()) : List.of();
        }

        @Override
        public Map<Link.State, Long> counts() {
            return Map.of();
        }

        @Override
        public Map<Link.State, Long> counts(java.util.Collection<String> recordIds) {
            return Map.of();
        }

        @Override
        public List<Link.Change> history(String digest) {
            return List.of();
        }

        @Override
        public Map<String, List<String>> records(java.util.Collection<String> digests) {
            return Map.of();
        }

        @Override
        public List<String> records(String digest, String after, int limit) {
            return after != null
                    ? List.of()
                    : dead.entrySet().stream()
                            .filter(one -> one.getKey().digest().equals(digest))
                            .flatMap(one -> one.getValue().stream())
                            .toList();
        }

        @Override
        public void checkSoon(String recordId) {}
    }

    private static MetadataRecord by(String organisation) {
        return MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Un jeu", "A set"))
                .change()
                .parties(List.of(
                        Party.organisation(Role.PUBLISHER, "Who publishes all", null),
                        Party.organisation(Role.ORIGINATOR, organisation, null)))
                .build();
    }

    private String publish(String organisation) {
        return publish(by(organisation));
    }

    private String publish(MetadataRecord record) {
        return centre.catalogue
                .describe(List.of(new Description(null, record)))
                .getFirst()
                .id();
    }

    private void amend(String id, String organisation) {
        CatalogueRecord now = centre.catalogue.find(id).orElseThrow();
        centre.catalogue.amend(id, by(organisation), now.change());
    }

    private List<ProducerPage.Line> all() {
        figures.follow();
        return producers.page(new ProducerQuery("", Sort.NAME, null, 100)).lines();
    }

    private Map<String, Long> counted() {
        Map<String, Long> counted = new HashMap<>();
        all().forEach(line -> counted.put(line.name(), line.records()));
        return counted;
    }

    private Producer page(String name) {
        figures.follow();
        return producers.find(Producer.id(name), Language.EN);
    }

    @Test
    void eachRecordCountsForTheOrganisationThatMadeItWhateverChanges() {
        String moving = publish("Institute of Tides");
        publish("institute of tides");
        String going = publish("Éole");
        assertThat(counted()).containsOnly(Map.entry("institute of tides", 2L), Map.entry("Éole", 1L));
        assertThat(counted()).as("looked at again, nothing is counted twice").hasSize(2);
        amend(moving, "Éole");
        assertThat(counted()).containsOnly(Map.entry("institute of tides", 1L), Map.entry("Éole", 2L));
        centre.catalogue.withdraw(
                going, new Withdrawal("A double.", null, Withdrawal.Scope.ALL, NOW.instant(), "A curator"));
        amend(moving, "Institute of Tides");
        assertThat(counted()).containsOnly(Map.entry("Institute of Tides", 2L));
        assertThat(page("Institute of Tides").produced()).isEqualTo(2);
        assertThat(page("Who publishes all"))
                .as("who is named but made nothing has a page, and is not in the list")
                .satisfies(one -> {
                    assertThat(one.records()).isEqualTo(2);
                    assertThat(one.produced()).isZero();
                });
    }

    @Test
    void qualityIsHowMuchOfWhatIsWantedItsRecordsTell() {
        publish(by("Terse"));
        publish(by("Half")
                .change()
                .summary(LocalizedText.of("Un résumé.", "An abstract."))
                .lineage(LocalizedText.of("Mesuré.", "Measured."))
                .licence("CC-BY-4.0")
                .build());
        assertThat(all())
                .extracting(ProducerPage.Line::name, ProducerPage.Line::quality)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Half", 42),
                        org.assertj.core.groups.Tuple.tuple("Terse", 0));
    }

    @Test
    void everyOrderIsPagedThroughWithoutLossAndNamesAreFoundWithoutAccents() {
        List<String> names = List.of("Émile", "a 100 % name", "B", "Zoé", "École", "école d’été", "d");
        for (int i = 0; i < names.size(); i++) {
            for (int record = 0; record <= i % 3; record++) {
                publish(names.get(i));
            }
        }
        figures.follow();
        for (Sort sort : Sort.values()) {
            List<String> whole = producers.page(new ProducerQuery("", sort, null, 100)).lines().stream()
                    .map(ProducerPage.Line::name)
                    .toList();
            List<String> paged = new ArrayList<>();
            String after = null;
            do {
                ProducerPage page = producers.page(new ProducerQuery("", sort, after, 2));
                page.lines().forEach(line -> paged.add(line.name()));
                after = page.next();
            } while (after != null);
            assertThat(paged).as(sort.word()).isEqualTo(whole).hasSize(7);
        }
        assertThat(all()).extracting(ProducerPage.Line::name).startsWith("a 100 % name", "B", "d", "École");
        assertThat(producers.page(new ProducerQuery("", Sort.RECORDS, null, 2)).lines())
                .extracting(ProducerPage.Line::records)
                .containsExactly(3L, 3L);
        assertThat(found("ECOLE")).containsExactly("École", "école d’été");
        assertThat(found("100 %")).containsExactly("a 100 % name");
        assertThat(found("%")).containsExactly("a 100 % name");
        assertThat(found("_")).isEmpty();
        assertThatThrownBy(() -> producers.page(new ProducerQuery("", Sort.RECORDS, "x", 2)))
                .isInstanceOf(ProblemException.class);
    }

    private List<String> found(String part) {
        return producers.page(new ProducerQuery(part, Sort.NAME, null, 100)).lines().stream()
                .map(ProducerPage.Line::name)
                .toList();
    }

    @Test
    void aNameInTheOtherLanguageIsShownAndFound() {
        publish("Institut des marées");
        producers.dress(Producer.id("Institut des marées"), LocalizedText.of("", "Tide Institute"), "", null, false);
        assertThat(all()).singleElement().satisfies(line -> {
            assertThat(line.called(Language.FR)).isEqualTo("Institut des marées");
            assertThat(line.called(Language.EN)).isEqualTo("Tide Institute");
            assertThat(line.alsoCalled(Language.EN)).isEqualTo("Institut des marées");
        });
        assertThat(found("tide inst")).containsExactly("Institut des marées");
    }

    @Test
    void viewsAreCountedForWhoeverMadeTheRecordAndGoWithIt() {
        String first = publish("Institute of Tides");
        usage.view(first, 1);
        usage.write();
        // Counted before anybody knew whose it is, and after.
        assertThat(page("Institute of Tides").usage().total()).isEqualTo(new Counts(1, 0));
        usage.view(first, 2);
        usage.view(first, 3);
        usage.write();
        Producer tides = page("Institute of Tides");
        assertThat(tides.usage().months()).hasSize(12).containsEntry(YearMonth.of(2026, 11), new Counts(3, 0));
        amend(first, "Éole");
        publish("Institute of Tides");
        assertThat(page("Institute of Tides").usage().total()).isEqualTo(Counts.NONE);
        assertThat(page("Éole").usage().total()).isEqualTo(new Counts(3, 0));
    }

    @Test
    void aDeadLinkCountsOnceForEachProducerThatHasIt() {
        String one = publish("A");
        String other = publish("A");
        String third = publish("B");
        figures.follow();
        dead.put(link("d1"), List.of(one, other, third));
        dead.put(link("d2"), List.of(third));
        figures.countDeadLinks();
        assertThat(all()).extracting(ProducerPage.Line::deadLinks).containsExactly(1L, 2L);
        publish("A");
        assertThat(all()).extracting(ProducerPage.Line::deadLinks).containsExactly(1L, 2L);
        dead.clear();
        figures.countDeadLinks();
        assertThat(all()).extracting(ProducerPage.Line::deadLinks).containsExactly(0L, 0L);
    }

    @Test
    void theLastHarvestIsTheEndOfTheLastWholeRunOfASourceOfItsRecords() {
        String harvested = publish("Harvested");
        publish("Made here");
        ways.put(harvested, new Passages(7, "A source", "https://example.org/oai", "urn:x", "", "", true, List.of()));
        runs.add(run(2, HarvestRun.State.FAILED, "2026-11-10T00:00:00Z"));
        runs.add(run(1, HarvestRun.State.DONE, "2026-11-09T00:00:00Z"));
        assertThat(all())
                .extracting(ProducerPage.Line::name, ProducerPage.Line::lastHarvest)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Harvested", Instant.parse("2026-11-09T00:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple("Made here", null));
        ways.clear();
        centre.catalogue.amend(
                harvested,
                by("Harvested").change().licence("CC0-1.0").build(),
                centre.catalogue.find(harvested).orElseThrow().change());
        assertThat(all()).extracting(ProducerPage.Line::lastHarvest).containsExactly(null, null);
    }

    private static HarvestRun run(long number, HarvestRun.State state, String endedAt) {
        Instant then = Instant.parse(endedAt);
        return new HarvestRun(
                7,
                number,
                state,
                "a test",
                null,
                then,
                then,
                then,
                null,
                null,
                true,
                null,
                1,
                null,
                HarvestCounts.NONE,
                null);
    }

    private static Link link(String digest) {
        return new Link(
                digest, "https://example.org/" + digest, "example.org", Link.State.DEAD, 404, null, null, null, null);
    }
}
