package org.estran.app.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.estran.app.identifiers.DataCiteServer.Fault;
import org.estran.app.identifiers.DoiState.Trouble;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.JobStatus;
import org.estran.app.jobs.NeedsAPerson;
import org.estran.app.jobs.TryAgainAfter;
import org.estran.terms.Doi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class RegistrationTest {

    private static final URI PAGE = URI.create("https://data.example.org/records/tides_of_roscoff");

    @TempDir
    Path folder;

    private DataCiteServer server;
    private Centre centre;
    private Doi doi;

    @BeforeEach
    void open() {
        server = DataCiteServer.started()
                .withAccount("SOMEBODY.CENTRE", "s3cret", "10.12770")
                .withAccount("ELSEWHERE.CENTRE", "other", "10.1594");
        centre = Centre.in(folder, server.address(), "s3cret");
        doi = centre.identifiers().reserve("tides_of_roscoff");
    }

    @AfterEach
    void close() {
        centre.close();
        server.close();
    }

    @Test
    void makesAReservedDoiFindable() throws Exception {
        wantFindable("Tides of Roscoff");
        register();
        assertThat(centre.state(doi).confirmed()).isEqualTo(DoiStatus.FINDABLE);
        assertThat(centre.state(doi).upToDate()).isTrue();
        assertThat(there("state")).isEqualTo("findable");
        assertThat(there("url")).isEqualTo(PAGE.toString());
        assertThat(server.log())
                .containsExactly(
                        "GET /dois/" + doi.text() + " -> 404",
                        "PUT /dois/" + doi.text() + " publish -> 201",
                        "GET /dois/" + doi.text() + " -> 200");
    }

    @Test
    void changesNothingWhenRunAgain() throws Exception {
        wantFindable("Tides of Roscoff");
        register();
        register();
        wantFindable("Tides of Roscoff");
        register();
        assertThat(server.changes()).isEqualTo(1);
    }

    @Test
    void updatesAFindableDoi() throws Exception {
        wantFindable("Tides of Roscoff");
        register();
        wantFindable("Tides of Roscoff, corrected");
        assertThat(centre.state(doi).upToDate()).isFalse();
        register();
        assertThat(centre.state(doi).upToDate()).isTrue();
        assertThat(server.doi(doi.text()).orElseThrow().at("/titles/0/title").asString())
                .isEqualTo("Tides of Roscoff, corrected");
    }

    @Test
    void hidesAFindableDoi() throws Exception {
        wantFindable("Tides of Roscoff");
        register();
        centre.identifiers().hide(doi);
        register();
        assertThat(centre.state(doi).confirmed()).isEqualTo(DoiStatus.REGISTERED);
        assertThat(there("state")).isEqualTo("registered");
    }

    @Test
    void registersWhatWasHiddenBeforeDataCiteHeardOfIt() throws Exception {
        wantFindable("Tides of Roscoff");
        centre.identifiers().hide(doi);
        register();
        assertThat(there("state")).isEqualTo("registered");
        assertThat(server.log()).anyMatch(line -> line.contains(" register -> 201"));
    }

    @Test
    void showsAgainWhatWasHidden() throws Exception {
        wantFindable("Tides of Roscoff");
        register();
        centre.identifiers().hide(doi);
        register();
        wantFindable("Tides of Roscoff");
        register();
        assertThat(there("state")).isEqualTo("findable");
    }

    @Test
    void theNewestWishWins() throws Exception {
        wantFindable("Older");
        wantFindable("Newer");
        register();
        assertThat(server.doi(doi.text()).orElseThrow().at("/titles/0/title").asString())
                .isEqualTo("Newer");
        assertThat(server.changes()).isEqualTo(1);
    }

    @Test
    void seesThroughDataCitesTidying() throws Exception {
        centre.identifiers().makeFindable(doi, PAGE, """
                {"titles": [{"title": "  Salt &  <i>Calanus</i> "}], "creators": [{"name": "A laboratory"}],
                 "publisher": {"name": "A centre", "publisherIdentifier": "https://ror.org/044jxhp58"},
                 "publicationYear": "2026", "types": {"resourceTypeGeneral": "Dataset"}}""");
        register();
        assertThat(centre.state(doi).upToDate()).isTrue();
    }

    @Test
    void keepsTheReasonsOfARefusalForAPerson() {
        centre.identifiers().makeFindable(doi, PAGE, "{\"titles\": [], \"publicationYear\": 26}");
        assertThatThrownBy(this::register)
                .isInstanceOf(NeedsAPerson.class)
                .hasMessageContaining("HTTP 422")
                .hasMessageContaining("creators: can't be blank")
                .hasMessageContaining("Publication year '26' is not a year");
        assertThat(centre.state(doi).trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(centre.state(doi).needsAPerson()).isTrue();
        assertThat(centre.state(doi).lastError()).contains("types: Resource Type General can't be blank");
        assertThat(server.doi(doi.text())).isEmpty();
    }

    @Test
    void goesOnWhenTheRecordWasMended() throws Exception {
        centre.identifiers().makeFindable(doi, PAGE, "{}");
        assertThatThrownBy(this::register).isInstanceOf(NeedsAPerson.class);
        wantFindable("Tides of Roscoff");
        assertThat(centre.state(doi).trouble()).isNull();
        register();
        assertThat(centre.state(doi).upToDate()).isTrue();
    }

    @Test
    void tellsWrongCredentialsFromOtherRefusals() {
        try (Centre wrong = Centre.in(folder, server.address(), "mistyped-secret")) {
            wantFindable("Tides of Roscoff");
            assertThatThrownBy(() -> wrong.registration().run(request())).isInstanceOf(NeedsAPerson.class);
            assertThat(centre.state(doi).trouble()).isEqualTo(Trouble.CREDENTIALS);
            assertThat(centre.state(doi).lastError())
                    .contains("Bad credentials")
                    .doesNotContain("mistyped-secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1594", "10.99999"})
    void tellsAForeignPrefix(String prefix) {
        try (Centre claimingTooMuch = Centre.in(folder, server.address(), "s3cret", prefix)) {
            Doi foreign = claimingTooMuch.identifiers().reserve("another_record");
            claimingTooMuch.identifiers().makeFindable(foreign, PAGE, Centre.attributes("Title"));
            assertThatThrownBy(() -> claimingTooMuch.registration().run(new JobRequest(foreign.text(), "")))
                    .isInstanceOf(NeedsAPerson.class);
            assertThat(claimingTooMuch.state(foreign).trouble()).isEqualTo(Trouble.NOT_PERMITTED);
        }
    }

    @Test
    void needsAnAccountForThePrefix() {
        wantFindable("Tides of Roscoff");
        try (Centre without = Centre.in(folder, server.address(), "s3cret", "10.1594")) {
            assertThatThrownBy(() -> without.registration().run(request()))
                    .isInstanceOf(NeedsAPerson.class)
                    .hasMessageContaining("10.12770");
            assertThat(without.state(doi).trouble()).isEqualTo(Trouble.NO_ACCOUNT);
        }
        assertThat(server.log()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ERROR", "NONSENSE"})
    void triesAgainAfterABadAnswer(Fault fault) throws Exception {
        server.fail(fault);
        wantFindable("Tides of Roscoff");
        assertThatThrownBy(this::register).isInstanceOf(TryAgainAfter.class);
        assertThat(centre.state(doi).trouble()).isEqualTo(Trouble.UNREACHABLE);
        assertThat(centre.state(doi).attempts()).isEqualTo(1);
        register();
        assertThat(centre.state(doi).upToDate()).isTrue();
        assertThat(centre.state(doi).trouble()).isNull();
    }

    @Test
    void waitsAsLongAsDataCiteAsks() {
        server.fail(Fault.TOO_MANY);
        wantFindable("Tides of Roscoff");
        assertThatThrownBy(this::register)
                .isInstanceOfSatisfying(
                        TryAgainAfter.class, told -> assertThat(told.pause()).isEqualTo(Duration.ofSeconds(120)));
        assertThat(centre.state(doi).trouble()).isEqualTo(Trouble.SLOWED_DOWN);
        assertThatThrownBy(this::register).isInstanceOf(TryAgainAfter.class);
        assertThat(server.changes()).as("nobody asks before").isEqualTo(1);
    }

    @Test
    void meetsItsOwnSuccessAfterALostAnswer() throws Exception {
        server.fail(Fault.DROPPED_AFTER);
        wantFindable("Tides of Roscoff");
        assertThatThrownBy(this::register).isInstanceOf(TryAgainAfter.class);
        register();
        assertThat(centre.state(doi).upToDate()).isTrue();
        assertThat(server.changes()).isEqualTo(1);
    }

    @Test
    void doesNotWaitForEver() {
        server.slowness(Duration.ofSeconds(5));
        server.fail(Fault.SLOW);
        wantFindable("Tides of Roscoff");
        assertThatThrownBy(this::register).isInstanceOf(TryAgainAfter.class);
        assertThat(centre.state(doi).lastError()).contains("did not answer");
    }

    @Test
    void triesAgainWhenNobodyAnswers() {
        server.close();
        wantFindable("Tides of Roscoff");
        assertThatThrownBy(this::register).isInstanceOf(TryAgainAfter.class);
        assertThat(centre.state(doi).trouble()).isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void believesOnlyWhatItReadBackAndGivesUpAfterAWhile() {
        wantFindable("Tides of Roscoff");
        for (int i = 1; i <= 4; i++) {
            server.fail(Fault.IGNORED);
            assertThatThrownBy(this::register).isInstanceOf(TryAgainAfter.class);
        }
        assertThat(centre.state(doi).confirmed()).isEqualTo(DoiStatus.RESERVED);
        assertThat(centre.state(doi).trouble()).isEqualTo(Trouble.NOT_APPLIED);
        server.fail(Fault.IGNORED);
        assertThatThrownBy(this::register).isInstanceOf(NeedsAPerson.class).hasMessageContaining("not there");
    }

    @Test
    void namesWhatWasIgnored() throws Exception {
        wantFindable("Tides of Roscoff");
        register();
        centre.identifiers().hide(doi);
        server.fail(Fault.IGNORED);
        assertThatThrownBy(this::register).hasMessageContaining("state is findable, not registered");
    }

    @Test
    void leavesAloneADoiThatSomebodyElseMade() {
        server.hold(doi.text(), "publish", """
                {"titles": [{"title": "Something else"}], "creators": [{"name": "Another laboratory"}],
                 "publisher": "Another centre", "publicationYear": 2001, "url": "https://elsewhere.example.org/1",
                 "types": {"resourceTypeGeneral": "Dataset"}}""");
        wantFindable("Tides of Roscoff");
        assertThatThrownBy(this::register).isInstanceOf(NeedsAPerson.class);
        assertThat(centre.state(doi).trouble()).isEqualTo(Trouble.TAKEN);
        assertThat(there("url")).isEqualTo("https://elsewhere.example.org/1");
        assertThat(server.changes()).isZero();
    }

    @Test
    void confirmsAfterADeathBetweenDataCitesYesAndOurOwnNote() {
        server.slowness(Duration.ofMillis(600));
        server.fail(Fault.SLOW);
        centre.jobs().start();
        wantFindable("Tides of Roscoff");
        await().until(() -> server.changes() == 1);
        // DataCite has done it; nothing more of this process reaches the database.
        centre.database().close();

        try (Centre restarted = Centre.in(folder, server.address(), "s3cret")) {
            assertThat(restarted.state(doi).confirmed()).isEqualTo(DoiStatus.RESERVED);
            restarted.jobs().start();
            await().until(() -> restarted.state(doi).upToDate());
            await().until(() -> restarted.jobs().list().isEmpty());
        }
        assertThat(server.changes()).isEqualTo(1);
        assertThat(there("state")).isEqualTo("findable");
    }

    @Test
    void shortlyAfterTheCommitTheDoiIsFindable() {
        centre.jobs().start();
        wantFindable("Tides of Roscoff");
        await().atMost(Duration.ofSeconds(4)).until(() -> centre.state(doi).upToDate());
    }

    @Test
    void aRefusedOneStaysListedUntilItIsMended() {
        centre.jobs().start();
        centre.identifiers().makeFindable(doi, PAGE, "{}");
        await().until(() -> centre.jobs().list().stream().anyMatch(job -> job.state() == JobStatus.State.FAILED));
        assertThat(centre.jobs().list().getFirst().lastError()).contains("titles: can't be blank");
        wantFindable("Tides of Roscoff");
        await().until(() -> centre.jobs().list().isEmpty());
        assertThat(there("state")).isEqualTo("findable");
    }

    @Test
    void aMendedPasswordIsTriedAtTheNextStart() {
        try (Centre wrong = Centre.in(folder, server.address(), "mistyped")) {
            wrong.identifiers().makeFindable(doi, PAGE, Centre.attributes("Tides of Roscoff"));
            wrong.jobs().start();
            await().until(() -> wrong.state(doi).trouble() == Trouble.CREDENTIALS);
            await().until(() -> wrong.jobs().list().getFirst().state() == JobStatus.State.FAILED);
        }
        centre.jobs().start();
        centre.identifiers().resume();
        await().until(() -> centre.state(doi).upToDate());
    }

    @Test
    void aSecretThatIsEchoedStopsHere() {
        wantFindable("Tides of Roscoff");
        try (Centre wrong = Centre.in(folder, server.address(), "credentials")) {
            assertThatThrownBy(() -> wrong.registration().run(request())).isInstanceOf(NeedsAPerson.class);
            assertThat(centre.state(doi).lastError()).isEqualTo("HTTP 401: Bad •••.");
        }
    }

    private void wantFindable(String title) {
        centre.identifiers().makeFindable(doi, PAGE, Centre.attributes(title));
    }

    private void register() throws Exception {
        centre.registration().run(request());
    }

    private JobRequest request() {
        return new JobRequest(doi.text(), "");
    }

    private String there(String attribute) {
        return server.doi(doi.text()).orElseThrow().path(attribute).asString();
    }
}
