package org.estran.app.harvests.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.estran.app.harvests.Fault;
import org.estran.app.harvests.FaultySource;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.HarvestRun.State;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.Quarantined;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a source does wrong, nothing that is here is hurt, and the report says what happened. */
class FaultsTest {

    private static final int RECORDS = 25;

    @TempDir
    Path folder;

    private FaultySource source;
    private HarvestsOnDisk here;
    private Harvester harvester;

    @BeforeEach
    void open() throws IOException {
        source = new FaultySource(RECORDS);
        here = new HarvestsOnDisk(folder, Duration.ofSeconds(1));
        harvester = here.harvester(source.address());
    }

    @AfterEach
    void close() {
        here.close();
        source.close();
    }

    private HarvestRun with(Fault fault) {
        source.fault = fault;
        return here.runFull(harvester);
    }

    private long standing() {
        return here.harvests.find(harvester.id()).orElseThrow().records();
    }

    @Test
    void shortPagesAreReadToTheLastOne() {
        HarvestRun run = with(Fault.SHORT_PAGES);
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.counts().added()).isEqualTo(RECORDS);
        assertThat(run.pages()).isEqualTo(9);
    }

    @Test
    void overlappingPagesAreToldAndEachRecordCountsOnce() {
        HarvestRun run = with(Fault.OVERLAPPING_PAGES);
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.counts().got()).isEqualTo(RECORDS);
        assertThat(run.counts().repeated()).isEqualTo(4);
        assertThat(here.lines(run, HarvestLine.Kind.REPEATED))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.code()).isEqualTo("harvest-page-overlaps"));
    }

    @Test
    void aWrongTotalMakesTheRunIncompleteAndRemovesNothing() {
        with(Fault.NONE);
        source.remove("oai:example.org:001");
        HarvestRun run = with(Fault.WRONG_TOTAL);
        assertThat(run.state()).isEqualTo(State.INCOMPLETE);
        assertThat(run.problem()).isNotNull();
        assertThat(run.counts().removed()).isZero();
        assertThat(standing()).isEqualTo(RECORDS);
    }

    @Test
    void anExpiredTokenBeginsTheListAnewAndWritesNothingTwice() {
        HarvestRun run = with(Fault.EXPIRED_TOKEN);
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.counts().added()).isEqualTo(RECORDS);
        assertThat(run.counts().repeated()).isZero();
    }

    @Test
    void aMalformedRecordGoesToQuarantineAndTheRestGoesOn() {
        HarvestRun run = with(Fault.MALFORMED_RECORD);
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.counts().added()).isEqualTo(RECORDS - 1);
        assertThat(run.counts().failed()).isEqualTo(1);
        Quarantined bad = here.harvests.quarantine(harvester.id(), 0, 10).getFirst();
        assertThat(bad.identifier()).isEqualTo("oai:example.org:007");
        assertThat(bad.position()).matches("\\d+:\\d+");
        assertThat(bad.code()).isEqualTo("not-well-formed");
        assertThat(new String(
                        here.harvests.quarantined(harvester.id(), bad.item()).orElseThrow(), StandardCharsets.UTF_8))
                .contains("Salinity no. 7 & <more");
        HarvestRun mended = with(Fault.NONE);
        assertThat(mended.counts().added()).isEqualTo(1);
        assertThat(here.harvests.quarantine(harvester.id(), 0, 10)).isEmpty();
    }

    @Test
    void aRecordInAWrongEncodingGoesToQuarantine() {
        HarvestRun run = with(Fault.WRONG_ENCODING);
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.counts().added()).isEqualTo(RECORDS - 1);
        assertThat(here.lines(run, HarvestLine.Kind.FAILED))
                .singleElement()
                .satisfies(line -> assertThat(line.code()).isEqualTo("wrong-encoding"));
    }

    @Test
    void aSlowDripIsLeftAtItsDeadlineAndWhatCameIsKept() {
        HarvestRun run = with(Fault.SLOW_DRIP);
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.problem().code()).isEqualTo("source-too-slow");
        assertThat(run.counts().added()).isEqualTo(10);
    }

    @Test
    void aCutConnectionIsTriedAgainThenTheRunFailsAndCanGoOn() {
        HarvestRun run = with(Fault.CUT_CONNECTION);
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.problem().code()).isEqualTo("source-cut-off");
        assertThat(run.counts().added()).isEqualTo(10);
        source.fault = Fault.NONE;
        source.requests.clear();
        here.harvests.goOn(harvester.id(), run.number(), "a test");
        HarvestRun after = here.run(harvester);
        assertThat(after.number()).isEqualTo(run.number());
        assertThat(after.state()).isEqualTo(State.DONE);
        assertThat(after.counts().added()).isEqualTo(RECORDS);
        assertThat(source.requests)
                .noneMatch(query -> query.contains("ListRecords") && !query.contains("resumptionToken"));
    }

    @Test
    void aStormOf503IsWaitedOutAsTheSourceAsks() {
        HarvestRun run = with(Fault.STORM_OF_503);
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.counts().added()).isEqualTo(RECORDS);
        assertThat(here.waits).contains(Duration.ofSeconds(1));
    }

    @Test
    void aSourceThatIsAlwaysBusyFailsTheRunAndHurtsNothing() {
        with(Fault.NONE);
        HarvestRun run = with(Fault.ENDLESS_503);
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.problem().code()).isEqualTo("source-busy");
        assertThat(standing()).isEqualTo(RECORDS);
    }

    @Test
    void aRedirectLoopEndsTheRun() {
        HarvestRun run = with(Fault.REDIRECT_LOOP);
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.problem().code()).isEqualTo("source-redirects");
    }

    @Test
    void aSourceThatSuddenlyAnswersNothingWaitsForAPerson() {
        with(Fault.NONE);
        HarvestRun run = with(Fault.NOTHING);
        assertThat(run.state()).isEqualTo(State.HELD);
        assertThat(run.problem().code()).isEqualTo("harvest-empty");
        assertThat(run.counts().removed()).isZero();
        assertThat(standing()).isEqualTo(RECORDS);
        assertThat(here.harvests.leaving(harvester.id(), run.number(), 100)).hasSize(RECORDS);
        HarvestRun next = with(Fault.NONE);
        assertThat(next.state()).isEqualTo(State.DONE);
        assertThat(next.counts().unchanged()).isEqualTo(RECORDS);
        assertThat(next.counts().removed()).isZero();
    }

    @Test
    void manyDeletionsWaitForAPersonWhoMayAgree() {
        with(Fault.NONE);
        HarvestRun held = with(Fault.DELETIONS);
        assertThat(held.state()).isEqualTo(State.HELD);
        assertThat(held.problem().code()).isEqualTo("harvest-many-removed");
        assertThat(standing()).isEqualTo(RECORDS);
        here.harvests.confirm(harvester.id(), held.number(), "a curator");
        HarvestRun done = here.run(harvester);
        assertThat(done.number()).isEqualTo(held.number());
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.counts().removed()).isEqualTo(12);
        assertThat(done.confirmedBy()).isEqualTo("a curator");
        assertThat(standing()).isEqualTo(RECORDS - 12);
        HarvestRun back = with(Fault.NONE);
        assertThat(back.counts().added()).isEqualTo(12);
        assertThat(standing()).isEqualTo(RECORDS);
    }

    @Test
    void aTokenThatComesBackEndsTheRun() {
        HarvestRun run = with(Fault.SAME_TOKEN);
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.problem().code()).isEqualTo("source-goes-round");
    }

    @Test
    void aPageWithoutItsEndIsNotTakenForTheLastOne() {
        HarvestRun run = with(Fault.TRUNCATED_PAGE);
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.problem().code()).isEqualTo("source-cut-off");
        assertThat(run.counts().removed()).isZero();
    }
}
