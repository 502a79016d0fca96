package org.estran.app.coverages.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.home.Home;
import org.estran.app.jobs.Jobs;
import org.estran.grids.CopiedFile;
import org.estran.grids.DataFile;
import org.estran.grids.Hyperslab;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Copies by time in the whole application, from the wish to the withdrawal. */
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
    TimeCopies copies;

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

    private TimeCopies.Offer offer(String id) {
        List<TimeCopies.Offer> offers = copies.offers(id);
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
        TimeCopies.Offer offer = offer("dataset_copied");
        assertThat(offer.path()).isEqualTo("aggregation");
        assertThat(offer.variable()).isEqualTo("sst");
        assertThat(offer.times()).isEqualTo(3);
        assertThat(offer.places()).isEqualTo(12);
        assertThat(offer.bytes()).isEqualTo(3 * 12 * 8);
        assertThat(offer.state()).isNull();
        assertThat(isCopied("dataset_copied")).isFalse();

        copies.want("dataset_copied", "aggregation", "sst");
        await();
        assertThat(offer("dataset_copied").state()).isEqualTo(TimeCopies.State.READY);
        assertThat(kept("dataset_copied")).hasSize(1);
        assertThat(isCopied("dataset_copied")).isTrue();
        assertThat(series("dataset_copied")).isEqualTo("1.12, 2.12, 3.12");

        copies.drop("dataset_copied", "aggregation", "sst");
        await();
        assertThat(kept("dataset_copied")).isEmpty();
        files.forget("dataset_copied");
        assertThat(isCopied("dataset_copied")).isFalse();
        assertThat(series("dataset_copied")).isEqualTo("1.12, 2.12, 3.12");
    }

    @Test
    void aCopyOfOtherBytesIsNotReadAndAMissingOneIsMadeAgain() throws Exception {
        publishThreeDays("dataset_stale");
        copies.want("dataset_stale", "aggregation", "sst");
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
    void nothingStaysOfWhatIsWithdrawn() throws Exception {
        publishThreeDays("dataset_gone");
        copies.want("dataset_gone", "aggregation", "sst");
        await();
        catalogue.withdraw(
                "dataset_gone", new Withdrawal("Wrong.", null, Withdrawal.Scope.DATA, clock.instant(), "test"));
        await();
        assertThat(kept("dataset_gone")).isEmpty();
    }

    @Test
    void onlyWhatIsOfferedIsCopied() throws Exception {
        publishThreeDays("dataset_offered");
        assertThatThrownBy(() -> copies.want("dataset_offered", "aggregation", "lat"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> copies.want("dataset_offered", "../../etc", "sst"))
                .isInstanceOf(ProblemException.class);
        assertThat(copies.offers("dataset_nowhere")).isEmpty();
    }
}
