package org.estran.app.coverages.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.home.Home;
import org.estran.app.jobs.Jobs;
import org.estran.grids.DataVariable;
import org.estran.grids.coverage.GridAxis;
import org.estran.terms.BoundingBox;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Datasets of published records in the whole application, on an empty home. */
@Import(PublishedData.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DatasetsTest {

    @Autowired
    PublishedData data;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Jobs jobs;

    @Autowired
    Datasets datasets;

    @Autowired
    DatasetFiles files;

    @Autowired
    JdbcClient database;

    @Autowired
    Home home;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws IOException {
        String home = Files.createTempDirectory("estran-datasets").toString();
        properties.add("estran.home", () -> home);
    }

    @Test
    void filesOfARecordAreDatasetsAloneAndTogether() throws Exception {
        data.publish(
                "dataset_daily",
                Map.of(
                        "b/2.nc", PublishedData.dailyMap(2),
                        "a/1.nc", PublishedData.dailyMap(1),
                        "c/3.nc", PublishedData.dailyMap(3),
                        "readme.txt", "Words.".getBytes(StandardCharsets.UTF_8)));
        List<Dataset> found = datasets.of("dataset_daily");
        assertThat(found).extracting(Dataset::path).containsExactly("aggregation", "a/1.nc", "b/2.nc", "c/3.nc");
        Dataset together = found.getFirst();
        assertThat(together.members()).isEqualTo(3);
        assertThat(together.box()).isEqualTo(new BoundingBox(-8, 45, -5, 47));
        assertThat(together.start()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(together.end()).isEqualTo(Instant.parse("2020-01-03T00:00:00Z"));
        assertThat(together.variables()).singleElement().satisfies(sst -> {
            assertThat(sst.name()).isEqualTo("sst");
            assertThat(sst.axes())
                    .extracting(DatasetAxis::kind)
                    .containsExactly(GridAxis.Kind.TIME, GridAxis.Kind.Y, GridAxis.Kind.X);
        });
        try (Opened opened = datasets.open("dataset_daily", Datasets.AGGREGATION)) {
            DataVariable sst = opened.file().variable("sst").orElseThrow();
            assertThat(sst.shape()).containsExactly(3, 3, 4);
            assertThat(opened.file()
                            .read(sst, new long[] {1, 2, 3}, new long[] {2, 1, 1})
                            .strings())
                    .containsExactly("2.23", "3.23");
        }
    }

    @Test
    void nothingOfAFileIsOpenBeforeValuesAreReadNorLongAfter() throws Exception {
        data.publish("dataset_open", Map.of("1.nc", PublishedData.dailyMap(1)));
        int before = files.openFiles();
        try (Opened opened = datasets.open("dataset_open", "1.nc")) {
            assertThat(opened.gridded().variables()).hasSize(1);
            assertThat(files.openFiles()).isEqualTo(before);
            opened.file().read(opened.file().variable("sst").orElseThrow());
            assertThat(files.openFiles()).isEqualTo(before + 1);
        }
        files.forget("dataset_open");
        assertThat(files.openFiles()).isEqualTo(before);
    }

    @Test
    void aBrokenFileIsNoDatasetAndTheReasonIsKept() throws Exception {
        data.publish(
                "dataset_broken",
                Map.of("broken.nc", new byte[] {'C', 'D', 'F', 1, 0, 0, 9}, "1.nc", PublishedData.dailyMap(1)));
        assertThat(datasets.of("dataset_broken")).extracting(Dataset::path).containsExactly("1.nc");
        assertThat(datasets.refusals("dataset_broken"))
                .extracting(Refusal::path)
                .containsExactly("broken.nc");
        assertThat(problem("dataset_broken", "broken.nc")).isInstanceOf(Problem.NotFound.class);
        try (Opened only = datasets.open("dataset_broken", Datasets.AGGREGATION)) {
            assertThat(only.file().variable("sst")).isPresent();
        }
    }

    @Test
    void filesThatDoNotGoTogetherAreDatasetsEachForItself() throws Exception {
        byte[] other = new String(PublishedData.dailyMap(2), StandardCharsets.ISO_8859_1)
                .replace("degC", "degF")
                .getBytes(StandardCharsets.ISO_8859_1);
        data.publish("dataset_mixed", Map.of("1.nc", PublishedData.dailyMap(1), "2.nc", other));
        assertThat(datasets.of("dataset_mixed")).hasSize(2).noneMatch(Dataset::isAggregation);
        assertThat(datasets.refusals("dataset_mixed"))
                .singleElement()
                .satisfies(
                        refusal -> assertThat(refusal.reason()).contains(".nc").contains("units"));
        assertThat(problem("dataset_mixed", Datasets.AGGREGATION)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void withdrawnDataAreNoDatasetsAndAreGone() throws Exception {
        data.publish("dataset_gone", Map.of("1.nc", PublishedData.dailyMap(1), "2.nc", PublishedData.dailyMap(2)));
        assertThat(datasets.of("dataset_gone")).hasSize(3);
        catalogue.withdraw(
                "dataset_gone", new Withdrawal("Un capteur.", null, Withdrawal.Scope.DATA, clock.instant(), "test"));
        data.awaitIndex();
        assertThat(datasets.of("dataset_gone")).isEmpty();
        assertThat(problem("dataset_gone", "1.nc")).isInstanceOf(Problem.Gone.class);
        assertThat(problem("dataset_gone", Datasets.AGGREGATION)).isInstanceOf(Problem.Gone.class);
        assertThat(problem("dataset_never", "1.nc")).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void aFileThatIsWithdrawnAloneIsNoDatasetAnyMoreNorPartOfOne() throws Exception {
        data.publish(
                "dataset_less",
                Map.of(
                        "1.nc", PublishedData.dailyMap(1),
                        "2.nc", PublishedData.dailyMap(2),
                        "3.nc", PublishedData.dailyMap(3)));
        catalogue.withdrawFile(
                "dataset_less",
                1,
                "2.nc",
                new Withdrawal("Un capteur.", null, Withdrawal.Scope.FILE, clock.instant(), "test"));
        data.awaitIndex();
        assertThat(datasets.of("dataset_less"))
                .extracting(Dataset::path)
                .containsExactly("aggregation", "1.nc", "3.nc");
        assertThat(datasets.of("dataset_less").getFirst().members()).isEqualTo(2);
    }

    @Test
    void pagesGiveEachDatasetOnce() throws Exception {
        data.publish("dataset_page", Map.of("1.nc", PublishedData.dailyMap(1), "2.nc", PublishedData.dailyMap(2)));
        List<String> all = Stream.iterate(
                        datasets.page(null, 2),
                        page -> !page.isEmpty(),
                        page -> datasets.page(page.getLast().key(), 2))
                .flatMap(List::stream)
                .map(Dataset::key)
                .toList();
        assertThat(all).doesNotHaveDuplicates().isSorted().contains("dataset_page/aggregation/aggregation");
    }

    @Test
    void aLostOrDamagedIndexIsMadeAgain() throws Exception {
        data.publish("dataset_lost", Map.of("7.nc", PublishedData.dailyMap(7)));
        CatalogueRecord record = catalogue.find("dataset_lost").orElseThrow();
        PublishedFile file = catalogue.file("dataset_lost", "7.nc").orElseThrow();
        String sha512 = file.checksums().sha512();
        Path index = home.cache().resolve("datasets/" + Indexer.FORM + "/" + sha512.substring(0, 2) + "/" + sha512);
        assertThat(index).exists();
        Files.write(index, new byte[] {1, 2, 3});
        files.forget(record.id());
        try (Opened opened = datasets.open("dataset_lost", "7.nc")) {
            assertThat(opened.file().variable("sst")).isPresent();
        }
        Files.delete(index);
        files.forget(record.id());
        datasets.open("dataset_lost", "7.nc").close();
        assertThat(index).exists();
    }

    @Test
    void recordsPublishedBeforeThereWasAnIndexAreWalkedOnce() throws Exception {
        data.publish("dataset_before", Map.of("1.nc", PublishedData.dailyMap(1)));
        database.sql("DELETE FROM dataset").update();
        jobs.ask(Indexer.WALK, "all", "");
        data.awaitIndex();
        assertThat(datasets.of("dataset_before")).hasSize(1);
    }

    private Problem problem(String id, String path) {
        ProblemException[] thrown = new ProblemException[1];
        assertThatThrownBy(() -> datasets.open(id, path).close())
                .isInstanceOfSatisfying(ProblemException.class, e -> thrown[0] = e);
        return thrown[0].problem();
    }
}
