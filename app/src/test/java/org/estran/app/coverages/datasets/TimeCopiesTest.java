package org.estran.app.coverages.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.home.Home;
import org.estran.app.jobs.Jobs;
import org.estran.grids.Attributes;
import org.estran.grids.CopiedFile;
import org.estran.grids.DataFile;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.writing.ClassicWriter;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.PlannedVariable;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Copies by time and overviews in the whole application, from the wish to the withdrawal. */
@Import(PublishedData.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TimeCopiesTest {

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
    Copies copies;

    @Autowired
    JdbcClient database;

    @Autowired
    Home home;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws IOException {
        String home = Files.createTempDirectory("estran-copies").toString();
        properties.add("estran.home", () -> home);
    }

    private void publishThreeDays(String id) throws Exception {
        data.publish(
                id,
                Map.of(
                        "1.nc", PublishedData.dailyMap(1),
                        "2.nc", PublishedData.dailyMap(2),
                        "3.nc", PublishedData.dailyMap(3)));
    }

    private void await() throws InterruptedException {
        for (int i = 0; i < 400 && (jobs.isAsked(CopyMaker.JOB) || jobs.isAsked(Indexer.JOB)); i++) {
            Thread.sleep(25);
        }
    }

    private Copies.Offer offer(String id) {
        List<Copies.Offer> offers = copies.offers(id);
        assertThat(offers).hasSize(1);
        return offers.getFirst();
    }

    private List<Path> kept(String id) throws IOException {
        Path folder = home.cache().resolve("datasets").resolve("by-time").resolve(id);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private boolean isCopied(String id) {
        try (Opened opened = datasets.open(id, Datasets.AGGREGATION)) {
            return opened.file() instanceof CopiedFile;
        }
    }

    private String series(String id) throws IOException {
        try (Opened opened = datasets.open(id, Datasets.AGGREGATION)) {
            DataFile file = opened.file();
            return file.read(file.variable("sst").orElseThrow(), Hyperslab.of(new long[] {0, 1, 2}, new long[] {3, 1, 1
                    }))
                    .joined();
        }
    }

    @Test
    void aCopyIsOfferedWithItsSizeMadeUsedAndRemoved() throws Exception {
        publishThreeDays("dataset_copied");
        Copies.Offer offer = offer("dataset_copied");
        assertThat(offer.path()).isEqualTo("aggregation");
        assertThat(offer.variable()).isEqualTo("sst");
        assertThat(offer.times()).isEqualTo(3);
        assertThat(offer.places()).isEqualTo(12);
        assertThat(offer.bytes()).isEqualTo(3 * 12 * 8);
        assertThat(offer.state()).isNull();
        assertThat(isCopied("dataset_copied")).isFalse();

        copies.want("dataset_copied", "aggregation", "sst", CopyKind.BY_TIME);
        await();
        assertThat(offer("dataset_copied").state()).isEqualTo(Copies.State.READY);
        assertThat(kept("dataset_copied")).hasSize(1);
        assertThat(isCopied("dataset_copied")).isTrue();
        assertThat(series("dataset_copied")).isEqualTo("1.12, 2.12, 3.12");

        copies.drop("dataset_copied", "aggregation", "sst", CopyKind.BY_TIME);
        await();
        assertThat(kept("dataset_copied")).isEmpty();
        files.forget("dataset_copied");
        assertThat(isCopied("dataset_copied")).isFalse();
        assertThat(series("dataset_copied")).isEqualTo("1.12, 2.12, 3.12");
    }

    @Test
    void aCopyOfOtherBytesIsNotReadAndAMissingOneIsMadeAgain() throws Exception {
        publishThreeDays("dataset_stale");
        copies.want("dataset_stale", "aggregation", "sst", CopyKind.BY_TIME);
        await();
        database.sql("UPDATE dataset_copy SET tag = ? WHERE record_id = ?")
                .params("0".repeat(32), "dataset_stale")
                .update();
        files.forget("dataset_stale");
        assertThat(isCopied("dataset_stale")).isFalse();
        jobs.ask(CopyMaker.JOB, "dataset_stale", "");
        await();
        assertThat(isCopied("dataset_stale")).isTrue();

        Files.delete(kept("dataset_stale").getFirst());
        files.forget("dataset_stale");
        assertThat(series("dataset_stale")).isEqualTo("1.12, 2.12, 3.12");
        await();
        assertThat(kept("dataset_stale")).hasSize(1);
        assertThat(isCopied("dataset_stale")).isTrue();
    }

    @Test
    void overviewsAreOfferedMadeDrawnAndRemoved() throws Exception {
        String id = "dataset_wide";
        data.publish(id, Map.of("wide.nc", wideMap()));
        List<Copies.Offer> offers = copies.offers(id);
        assertThat(offers).extracting(Copies.Offer::kind).containsOnly(CopyKind.OVERVIEWS);
        Copies.Offer offer = offers.getFirst();
        assertThat(offer.bytes()).isEqualTo((300 * 2 + 150) * 4);
        copies.want(id, offer.path(), "sst", CopyKind.OVERVIEWS);
        await();
        assertThat(copies.offers(id).getFirst().state()).isEqualTo(Copies.State.READY);
        assertThat(kept(id)).hasSize(1);
        try (Opened opened = datasets.open(id, offer.path())) {
            GriddedVariable sst = opened.gridded().variable("sst").orElseThrow();
            Hyperslab thin = new Hyperslab(new long[] {0, 0}, new long[] {2, 300}, new long[] {2, 2});
            assertThat(sst.drawnRows(thin)).startsWith(0.5, 2.5, 4.5);
            assertThat(sst.readRows(thin)).startsWith(0, 2, 4);
        }
        Files.delete(kept(id).getFirst());
        files.forget(id);
        datasets.open(id, offer.path()).close();
        await();
        assertThat(kept(id)).hasSize(1);
        copies.drop(id, offer.path(), "sst", CopyKind.OVERVIEWS);
        await();
        assertThat(kept(id)).isEmpty();
    }

    /** Four rows of 600 columns, as wide as is worth it; the value is that of the column. */
    private static byte[] wideMap() throws IOException {
        Dimension lat = new Dimension("lat", 4, false);
        Dimension lon = new Dimension("lon", 600, false);
        double[] east = new double[600];
        Arrays.setAll(east, i -> i / 10.0);
        double[] values = new double[4 * 600];
        Arrays.setAll(values, i -> i % 600);
        Plan plan = new Plan(
                Attributes.NONE,
                List.of(lat, lon),
                List.of(
                        PlannedVariable.of("lat", List.of(lat), units("degrees_north"), Values.ofNumbers(1, 2, 3, 4)),
                        PlannedVariable.of("lon", List.of(lon), units("degrees_east"), Values.ofNumbers(east)),
                        PlannedVariable.of("sst", List.of(lat, lon), units("degC"), Values.ofNumbers(values))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ClassicWriter(plan).writeTo(bytes);
        return bytes.toByteArray();
    }

    private static Attributes units(String units) {
        return Attributes.NONE.with("units", Values.ofText(units));
    }

    @Test
    void nothingStaysOfWhatIsWithdrawn() throws Exception {
        publishThreeDays("dataset_gone");
        copies.want("dataset_gone", "aggregation", "sst", CopyKind.BY_TIME);
        await();
        catalogue.withdraw(
                "dataset_gone", new Withdrawal("Wrong.", null, Withdrawal.Scope.DATA, clock.instant(), "test"));
        await();
        assertThat(kept("dataset_gone")).isEmpty();
    }

    @Test
    void onlyWhatIsOfferedIsCopied() throws Exception {
        publishThreeDays("dataset_offered");
        assertThatThrownBy(() -> copies.want("dataset_offered", "aggregation", "lat", CopyKind.BY_TIME))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> copies.want("dataset_offered", "../../etc", "sst", CopyKind.BY_TIME))
                .isInstanceOf(ProblemException.class);
        assertThat(copies.offers("dataset_nowhere")).isEmpty();
    }
}
