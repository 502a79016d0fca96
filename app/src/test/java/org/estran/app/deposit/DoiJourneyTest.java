package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import org.estran.app.projects.Charter;
import org.estran.app.projects.DataCentre;
import org.estran.app.projects.DataCentres;
import org.estran.app.projects.Project;
import org.estran.app.projects.SampleProject;
import org.estran.records.Distribution;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.terms.Doi;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
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
    private static final DataCiteServer OF_TIDES =
            DataCiteServer.started().withAccount("CENTRE.TIDES", "an0ther", "10.23456");
    private static final HttpServer PARTNER = partner();
    private static final Caller DEPOSITOR = new Caller("d", "Depositor", Set.of(AccountRole.DEPOSITOR));
    private static final Caller ADMINISTRATOR = new Caller("a", "Administrator", Set.of(AccountRole.ADMINISTRATOR));
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
    DataCentres centres;

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
        registry.add("estran.datacite.accounts[1].url", () -> OF_TIDES.address().toString());
        registry.add("estran.datacite.accounts[1].user", () -> "CENTRE.TIDES");
        registry.add("estran.datacite.accounts[1].password", () -> "an0ther");
        registry.add("estran.datacite.accounts[1].prefixes", () -> "10.23456");
        registry.add("estran.datacite.accounts[1].centre", () -> "tides");
        registry.add(
                "estran.deposit.trusted-hosts",
                () -> "127.0.0.1:" + PARTNER.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        DATACITE.close();
        OF_TIDES.close();
        PARTNER.stop(0);
    }

    private static HttpServer partner() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/tides", exchange -> {
                byte[] page = "The tides of a partner".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
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

    @Test
    void dataThatLieElsewhereGetADoiOfTheirCentreThatLeadsWhereItSays() throws Exception {
        centre(Charter.Landing.SOURCE);
        String there = "http://127.0.0.1:" + PARTNER.getAddress().getPort() + "/tides";
        Deposit draft = deposits.open(DEPOSITOR, LocalizedText.of("Marées", "Tides"), null, false, "tides");
        String id = draft.id();
        Doi doi = draft.contents().doi();
        assertThat(doi.prefix()).isEqualTo("10.23456");
        assertThat(codes(deposits.describe(DEPOSITOR, id, tides(null), null))).contains("file-missing");

        deposits.describe(DEPOSITOR, id, tides("http://127.0.0.1:1/inside"), null);
        await(() -> codes(deposits.findings(DEPOSITOR, id)).contains("elsewhere-private"));
        assertThatThrownBy(() -> deposits.submit(DEPOSITOR, id)).hasMessageContaining("deposit-incomplete");
        deposits.describe(DEPOSITOR, id, tides(there + "/none-such"), null);
        assertThat(codes(deposits.findings(DEPOSITOR, id))).contains("elsewhere-unchecked");
        deposits.describe(DEPOSITOR, id, tides(there), null);
        await(() -> codes(deposits.findings(DEPOSITOR, id)).stream().noneMatch(code -> code.startsWith("elsewhere")));

        publish(id);
        await(() -> addressAtAgency(doi).equals(there));
        assertThat(DATACITE.doi(doi.text())).isEmpty();
        String elsewhere = there + "?moved";
        catalogue.amend(id, tides(elsewhere), catalogue.find(id).orElseThrow().change());
        await(() -> addressAtAgency(doi).equals(elsewhere));
        catalogue.withdraw(id, new Withdrawal("Fin de série.", null, Withdrawal.Scope.ALL, clock.instant(), "m"));
        await(() -> addressAtAgency(doi).equals("https://data.example.org/records/" + id));
    }

    @Test
    void theDoiOfDataElsewhereLeadsHereWhereItsCentreWantsThatAndADraftThatMovesHasItsFormerDoiAgain()
            throws Exception {
        centre(Charter.Landing.HERE);
        Deposit draft = deposits.open(DEPOSITOR, LocalizedText.of("Marées", "Tides"), null);
        String id = draft.id();
        Doi usual = draft.contents().doi();
        deposits.describe(
                DEPOSITOR, id, tides("http://127.0.0.1:" + PARTNER.getAddress().getPort() + "/tides"), null);
        deposits.chooseCentre(DEPOSITOR, id, "tides", null);
        Doi doi = deposits.find(DEPOSITOR, id).contents().doi();
        assertThat(doi.prefix()).isEqualTo("10.23456");
        deposits.chooseCentre(DEPOSITOR, id, "", null);
        assertThat(deposits.find(DEPOSITOR, id).contents().doi()).isEqualTo(usual);
        deposits.chooseCentre(DEPOSITOR, id, "tides", null);
        assertThat(deposits.find(DEPOSITOR, id).contents().doi()).isEqualTo(doi);

        publish(id);
        await(() -> addressAtAgency(doi).equals("https://data.example.org/records/" + id));
        assertThat(catalogue.find(id).orElseThrow().record().parties())
                .extracting(Party::name)
                .contains("Centre des marées");
        assertThat(DATACITE.dois()).doesNotContain(usual.text());
    }

    private void publish(String id) {
        deposits.submit(DEPOSITOR, id);
        moderation.take(MODERATOR, id);
        moderation.accept(MODERATOR, id);
    }

    private void centre(Charter.Landing landing) {
        Charter charter = new Charter(
                "CDM", List.of(), LocalizedText.NONE, LocalizedText.NONE, "CC-BY-4.0", "", landing, Set.of());
        Project project = SampleProject.centre("tides", LocalizedText.of("Centre des marées", "Tide centre"));
        centres.find("tides")
                .ifPresentOrElse(
                        former -> centres.change(
                                ADMINISTRATOR,
                                new DataCentre(former.project(), charter),
                                null,
                                former.project().change()),
                        () -> centres.make(ADMINISTRATOR, new DataCentre(project, charter), null));
    }

    private static MetadataRecord tides(@Nullable String address) {
        return new RecordBuilder(Kind.DATASET)
                .title(LocalizedText.of("Marées", "Tides"))
                .summary(LocalizedText.of("Un résumé.", "A summary."))
                .parties(List.of(Party.organisation(Role.AUTHOR, "SNO SSS", null)))
                .licence("CC-BY-4.0")
                .distributions(
                        address == null
                                ? List.of()
                                : List.of(new Distribution(
                                        address,
                                        "download",
                                        null,
                                        null,
                                        LocalizedText.NONE,
                                        LocalizedText.NONE,
                                        null,
                                        null)))
                .build();
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    private static String addressAtAgency(Doi doi) {
        return OF_TIDES.doi(doi.text())
                .map(found -> found.path("url").asString(""))
                .orElse("");
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
