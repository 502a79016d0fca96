package org.estran.app.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.estran.app.identifiers.DoiCheck.Outcome;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.JobStatus;
import org.estran.app.jobs.TryAgainAfter;
import org.estran.terms.Doi;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ReconciliationTest {

    private static final URI PAGE = URI.create("https://data.example.org/records/tides");

    @TempDir
    Path folder;

    private DataCiteServer server;
    private Centre centre;

    @BeforeEach
    void open() {
        server = DataCiteServer.started().withAccount("SOMEBODY.CENTRE", "s3cret", "10.12770");
        centre = Centre.in(folder, server.address(), "s3cret");
    }

    @AfterEach
    void close() {
        centre.close();
        server.close();
    }

    @Test
    void findsNothingToSayWhereBothAgree() throws Exception {
        Doi doi = published("tides");
        centre.identifiers().reserve("never_published");
        compareAll();
        assertThat(found(Outcome.AGREES)).hasSize(2).extracting(DoiCheck::doi).contains(doi);
        assertThat(centre.identifiers().checked()).containsOnlyKeys(Outcome.AGREES);
        assertThat(server.changes()).isEqualTo(1);
    }

    @Test
    void tellsStateAddressAndMetadataThatWereChangedAtTheAgency() throws Exception {
        Doi doi = published("tides");
        server.hold(doi.text(), "hide", """
                {"url": "https://elsewhere.example.org/", "titles": [{"title": "Another title"}]}""");
        compareAll();
        assertThat(found(Outcome.DIFFERS)).singleElement().satisfies(check -> {
            assertThat(check.doi()).isEqualTo(doi);
            assertThat(check.recordId()).isEqualTo("tides");
            assertThat(check.detail())
                    .contains("state is registered, not findable")
                    .contains("url is https://elsewhere.example.org/, not " + PAGE)
                    .contains("titles is [Another title], not [tides]");
        });
    }

    @Test
    void whatDiffersIsMendedByTellingAgain() throws Exception {
        Doi doi = published("tides");
        server.hold(doi.text(), "hide", "{\"url\": \"https://elsewhere.example.org/\"}");
        compareAll();
        centre.identifiers().tellAgain(doi);
        centre.registration().run(new JobRequest(doi.text(), ""));
        compareAll();
        assertThat(found(Outcome.DIFFERS)).isEmpty();
        assertThat(server.doi(doi.text()).orElseThrow().path("url").asString()).isEqualTo(PAGE.toString());
    }

    @Test
    void nothingIsToldAgainOfWhatWasNeverPublished() {
        Doi doi = centre.identifiers().reserve("never_published");
        assertThatThrownBy(() -> centre.identifiers().tellAgain(doi)).isInstanceOf(ProblemException.class);
    }

    @Test
    void tellsWhatTheAgencyLost() throws Exception {
        Doi doi = published("tides");
        server.close();
        server = DataCiteServer.started().withAccount("SOMEBODY.CENTRE", "s3cret", "10.12770");
        centre.close();
        centre = Centre.in(folder, server.address(), "s3cret");
        compareAll();
        assertThat(found(Outcome.ABSENT)).extracting(DoiCheck::doi).containsExactly(doi);
    }

    @Test
    void tellsDoisOfItsAccountThatItNeverGave() throws Exception {
        published("tides");
        for (int i = 0; i < 5; i++) {
            server.hold("10.12770/foreign-" + i, "publish", complete("A title", "https://other.example.org/" + i));
        }
        compareAll();
        assertThat(found(Outcome.UNKNOWN))
                .hasSize(5)
                .allSatisfy(check -> assertThat(check.recordId()).isNull());
    }

    @Test
    void tellsWhereAReservedDoiIsThereAlready() throws Exception {
        Doi doi = centre.identifiers().reserve("tides");
        server.hold(doi.text(), "publish", complete("A title", "https://other.example.org/1"));
        compareAll();
        assertThat(found(Outcome.DIFFERS))
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("https://other.example.org/1"));
    }

    @Test
    void aRefusalIsNotedAndTheRestGoesOn() throws Exception {
        published("tides");
        published("waves");
        centre.close();
        centre = Centre.in(folder, server.address(), "wrong");
        compareAll();
        assertThat(found(Outcome.UNREAD))
                .hasSize(2)
                .allSatisfy(check -> assertThat(check.detail()).contains("401").doesNotContain("wrong"));
    }

    @Test
    void anAgencyThatDoesNotAnswerIsAskedAgainLater() throws Exception {
        published("tides");
        server.close();
        assertThatThrownBy(() -> centre.reconciliation().run(new JobRequest("@10.12770", "")))
                .isInstanceOf(TryAgainAfter.class);
        assertThat(centre.identifiers().checked()).isEmpty();
    }

    @Test
    void whatIsBeingToldIsNotCompared() throws Exception {
        Doi doi = published("tides");
        centre.identifiers().makeFindable(doi, PAGE, Centre.attributes("Tides, corrected"));
        compareAll();
        assertThat(centre.identifiers().checked()).isEmpty();
    }

    @Test
    void goesOnWhereItWasAndBeginsAnewADayLater() throws Exception {
        for (int i = 0; i < 120; i++) {
            centre.identifiers().reserve("record_" + i);
        }
        centre.identifiers().compareDaily();
        assertThat(waiting())
                .singleElement()
                .satisfies(job -> assertThat(job.instance()).matches("\\d{4}-\\d\\d-\\d\\d"));
        centre.reconciliation().run(new JobRequest(waiting().getFirst().instance(), ""));
        assertThat(waiting())
                .extracting(JobStatus::instance)
                .contains("@10.12770")
                .anyMatch(instance -> instance.equals(
                        LocalDate.now(ZoneOffset.UTC).plusDays(1).toString()));
        assertThat(compareAll()).isEqualTo(3 + 1);
        assertThat(found(Outcome.AGREES)).hasSize(120);
    }

    @Test
    void nobodyIsAskedWhileDoisAreRehearsed(@TempDir Path another) {
        try (Centre rehearsing = Centre.rehearsing(another)) {
            rehearsing.identifiers().compareDaily();
            assertThat(rehearsing.jobs().list()).isEmpty();
        }
    }

    private Doi published(String record) throws Exception {
        Doi doi = centre.identifiers().reserve(record);
        centre.identifiers().makeFindable(doi, PAGE, Centre.attributes(record));
        centre.registration().run(new JobRequest(doi.text(), ""));
        return doi;
    }

    /** Runs a whole comparison, each step with what the step before asked for; the number of steps. */
    private int compareAll() throws Exception {
        return compareAll("@10.12770");
    }

    private int compareAll(String first) throws Exception {
        JobRequest step = new JobRequest(first, "");
        int steps = 0;
        while (true) {
            centre.reconciliation().run(step);
            steps++;
            String following = steps + first;
            List<String> data = centre.database()
                    .sql()
                    .sql("SELECT data FROM job WHERE kind = ? AND instance = ?")
                    .params(Reconciliation.JOB, following)
                    .query(String.class)
                    .list();
            if (data.isEmpty()) {
                return steps;
            }
            centre.database()
                    .sql()
                    .sql("DELETE FROM job WHERE instance = ?")
                    .param(following)
                    .update();
            step = new JobRequest(following, data.getFirst());
        }
    }

    private List<JobStatus> waiting() {
        return centre.jobs().list().stream()
                .filter(job -> job.kind().equals(Reconciliation.JOB))
                .toList();
    }

    private List<DoiCheck> found(Outcome outcome) {
        return centre.identifiers().checks(outcome, null, 1000);
    }

    private static String complete(String title, String url) {
        return Centre.attributes(title).replaceFirst("\\{", "{\"url\": \"" + url + "\", ");
    }
}
