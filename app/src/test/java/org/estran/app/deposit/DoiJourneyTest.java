package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.identifiers.DataCiteServer;
import org.estran.records.Kind;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the DOI agency learns of a deposit, from the reservation to the withdrawal. */
@SpringBootTest(
        properties = {"estran.base-url=https://data.example.org", "estran.admin.password=correct horse battery"})
class DoiJourneyTest {

    private static final DataCiteServer DATACITE =
            DataCiteServer.started().withAccount("CENTRE.DATA", "secret", "10.12345");
    private static final Caller DEPOSITOR = new Caller("d", "Depositor", Set.of(AccountRole.DEPOSITOR));
    private static final Caller MODERATOR = new Caller("m", "Moderator", Set.of(AccountRole.MODERATOR));

    @TempDir
    static Path folder;

    @Autowired
    Deposits deposits;

    @Autowired
    DepositFiles depositFiles;

    @Autowired
    Moderation moderation;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.toString());
        // A list is bound from one source alone, so all of the account is said here.
        registry.add("estran.datacite.accounts[0].url", () -> DATACITE.address().toString());
        registry.add("estran.datacite.accounts[0].user", () -> "CENTRE.DATA");
        registry.add("estran.datacite.accounts[0].password", () -> "secret");
        registry.add("estran.datacite.accounts[0].prefixes", () -> "10.12345");
    }

    @AfterAll
    static void stop() {
        DATACITE.close();
    }

    @Test
    void aDoiBecomesFindableWithItsPageThoughTheAgencyFailsFirstAndIsHiddenWithItsRecord() throws Exception {
        Deposit draft = deposits.open(DEPOSITOR, LocalizedText.of("Salinité", "Salinity"), null);
        Doi doi = draft.contents().doi();
        assertThat(doi.prefix()).isEqualTo("10.12345");
        assertThat(doi.isRehearsal()).isFalse();
        depositFiles.addFile(
                DEPOSITOR,
                draft.id(),
                "a.txt",
                new ByteArrayInputStream("a".getBytes(StandardCharsets.UTF_8)),
                StatedDigests.NONE);
        deposits.describe(
                DEPOSITOR,
                draft.id(),
                new RecordBuilder(Kind.DATASET)
                        .title(LocalizedText.of("Salinité", "Salinity"))
                        .summary(LocalizedText.of("Un résumé.", "A summary."))
                        .parties(List.of(Party.organisation(Role.AUTHOR, "SNO SSS", null)))
                        .licence("CC-BY-4.0")
                        .build(),
                null);
        DATACITE.fail(DataCiteServer.Fault.ERROR, DataCiteServer.Fault.DROPPED_AFTER);
        deposits.submit(DEPOSITOR, draft.id());
        moderation.take(MODERATOR, draft.id());
        moderation.accept(MODERATOR, draft.id());

        await(() -> stateAtDataCite(doi).equals("findable"));
        var registered = DATACITE.doi(doi.text()).orElseThrow();
        assertThat(registered.toString()).contains("https://data.example.org/records/" + draft.id(), "Salinity");
        assertThat(catalogue.find(draft.id())).isPresent();

        catalogue.withdraw(
                draft.id(), new Withdrawal("Erreur de capteur.", null, Withdrawal.Scope.ALL, clock.instant(), "m"));
        await(() -> stateAtDataCite(doi).equals("registered"));
    }

    @Test
    void aRehearsalNeverGetsARealDoiUntilItIsMadeReal() throws Exception {
        Deposit rehearsal = deposits.open(DEPOSITOR, LocalizedText.of("Essai", "Rehearsal"), null, true, "");
        String id = rehearsal.id();
        assertThat(rehearsal.contents().doi().isRehearsal()).isTrue();
        depositFiles.addFile(
                DEPOSITOR,
                id,
                "a.txt",
                new ByteArrayInputStream("a".getBytes(StandardCharsets.UTF_8)),
                StatedDigests.NONE);
        deposits.describe(
                DEPOSITOR,
                id,
                new RecordBuilder(Kind.DATASET)
                        .title(LocalizedText.of("Essai", "Rehearsal"))
                        .summary(LocalizedText.of("Un résumé.", "A summary."))
                        .parties(List.of(Party.organisation(Role.AUTHOR, "SNO SSS", null)))
                        .licence("CC-BY-4.0")
                        .build(),
                null);
        // It is practised up to the moderator, who cannot publish it.
        deposits.submit(DEPOSITOR, id);
        moderation.take(MODERATOR, id);
        assertThatThrownBy(() -> moderation.accept(MODERATOR, id)).hasMessageContaining("deposit-incomplete");
        moderation.giveBack(MODERATOR, id, "A rehearsal.");
        assertThatThrownBy(() -> deposits.makeReal(MODERATOR, id)).hasMessageContaining("not-the-depositor");

        Deposit real = deposits.makeReal(DEPOSITOR, id);
        Doi doi = real.contents().doi();
        assertThat(doi.prefix()).isEqualTo("10.12345");
        assertThat(real.contents().record().title().isEmpty()).isFalse();
        assertThatThrownBy(() -> deposits.makeReal(DEPOSITOR, id)).hasMessageContaining("not-a-rehearsal");
        deposits.submit(DEPOSITOR, id);
        moderation.take(MODERATOR, id);
        moderation.accept(MODERATOR, id);
        await(() -> stateAtDataCite(doi).equals("findable"));
        assertThat(catalogue.find(id).orElseThrow().doi()).isEqualTo(doi);
        assertThat(DATACITE.doi(rehearsal.contents().doi().text())).isEmpty();
    }

    private static String stateAtDataCite(Doi doi) {
        return DATACITE.doi(doi.text())
                .map(found -> found.findValue("state"))
                .map(state -> state.asString(""))
                .orElse("");
    }

    private static void await(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(reached.getAsBoolean()).isTrue();
    }
}
