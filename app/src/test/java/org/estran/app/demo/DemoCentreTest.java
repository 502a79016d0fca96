package org.estran.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.estran.app.EstranApplication;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.deposit.Deposit;
import org.estran.terms.Doi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The demonstration fills an empty home, whole and once. */
class DemoCentreTest {

    private static final Path SAMPLES =
            Path.of("..", "samples").toAbsolutePath().normalize();

    // Every record, and every data set that was published: withdrawn data keep their page.
    private static final long SEEN = 56 + 9;

    @TempDir
    private Path home;

    @Test
    void fillsAnEmptyHomeGoesOnAfterAStopAndAddsNothingTwice() throws InterruptedException {
        start().close();
        try (ConfigurableApplicationContext centre = start()) {
            centre.getBean(DemoCentre.class).awaitEnd(Duration.ofMinutes(3));
            assertThatEverythingIsThere(centre);
        }
        try (ConfigurableApplicationContext centre = start()) {
            centre.getBean(DemoCentre.class).awaitEnd(Duration.ofMinutes(3));
            assertThatEverythingIsThere(centre);
        }
    }

    @Test
    void leavesACentreOfSomebodyElseAlone() throws InterruptedException {
        try (ConfigurableApplicationContext centre = run("--estran.home=" + home)) {
            centre.getBean(Accounts.class)
                    .create(
                            "responsable",
                            "Responsable",
                            "responsable@example.org",
                            "un mot de passe assez long",
                            Set.of(AccountRole.ADMINISTRATOR));
        }
        try (ConfigurableApplicationContext centre = start()) {
            centre.getBean(DemoCentre.class).awaitEnd(Duration.ofMinutes(1));
            assertThat(centre.getBean(Accounts.class).byLogin("deposant")).isEmpty();
            assertThat(centre.getBean(Catalogue.class).find("sno_sss")).isEmpty();
        }
    }

    private static void assertThatEverythingIsThere(ConfigurableApplicationContext centre) {
        assertThat(centre.getBean(Accounts.class).all())
                .extracting(Account::login)
                .containsExactlyInAnyOrder("deposant", "moderateur", "administrateur");
        Catalogue catalogue = centre.getBean(Catalogue.class);
        new Samples(SAMPLES)
                .records()
                .forEach((id, record) -> assertThat(catalogue.find(id))
                        .as(id)
                        .map(CatalogueRecord::record)
                        .contains(record));
        assertThatEachDataSetHasItsFate(centre.getBean(SampleDeposits.class), catalogue);
    }

    private static void assertThatEachDataSetHasItsFate(SampleDeposits deposits, Catalogue catalogue) {
        new Samples(SAMPLES).dataSets().values().forEach(dataSet -> {
            Deposit deposit = deposits.goOn(dataSet);
            Optional<CatalogueRecord> published = catalogue.find(deposit.id());
            switch (SampleDeposits.fate(dataSet)) {
                case DRAFT -> assertThat(deposit).isInstanceOf(Deposit.Draft.class);
                case WAITING -> assertThat(deposit).isInstanceOf(Deposit.Submitted.class);
                case PUBLISHED ->
                    assertThat(published).hasValueSatisfying(record -> {
                        assertThat(record.isDataWithdrawn()).isFalse();
                        assertThat(record.doi()).isNotNull().matches(Doi::isRehearsal);
                        assertThat(record.record().title())
                                .isEqualTo(dataSet.description().title());
                        assertThat(catalogue.files(record.id(), null, 100)).hasSameSizeAs(dataSet.files());
                    });
                case WITHDRAWN ->
                    assertThat(published)
                            .hasValueSatisfying(record -> assertThat(record.withdrawal())
                                    .isNotNull()
                                    .satisfies(withdrawal -> assertThat(
                                                    catalogue.find(String.valueOf(withdrawal.replacedBy())))
                                            .isPresent()));
            }
        });
        catalogue.catchUp();
        assertThat(catalogue.search(SearchRequest.EVERYTHING).matched()).isEqualTo(SEEN);
    }

    private ConfigurableApplicationContext start() {
        return run("--estran.home=" + home, "--estran.demo.samples=" + SAMPLES);
    }

    private static ConfigurableApplicationContext run(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--server.port=0";
        return SpringApplication.run(EstranApplication.class, all);
    }
}
