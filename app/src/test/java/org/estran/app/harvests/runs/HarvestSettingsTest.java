package org.estran.app.harvests.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.harvests.FaultySource;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.Schedule;
import org.estran.app.jobs.JobRequest;
import org.estran.app.projects.Membership;
import org.estran.app.projects.SampleProject;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a harvester acts on its records. */
class HarvestSettingsTest {

    @TempDir
    Path folder;

    private FaultySource source;
    private HarvestsOnDisk here;

    @BeforeEach
    void open() throws IOException {
        source = new FaultySource(12);
        here = new HarvestsOnDisk(folder);
    }

    @AfterEach
    void close() {
        here.close();
        source.close();
    }

    private HarvesterSettings settings(String project, String owner, String licence, String language, Schedule often) {
        return new HarvesterSettings(
                "A source",
                "oai-pmh",
                source.address(),
                null,
                null,
                null,
                null,
                null,
                project,
                owner,
                licence,
                language,
                often,
                5,
                10,
                true,
                100,
                0);
    }

    private CatalogueRecord record(int number) {
        return here.catalogue().byIdentifier("urn:x:%03d".formatted(number)).orElseThrow();
    }

    private long members() {
        here.catalogue().catchUp();
        return here.catalogue()
                .matching(
                        SearchRequest.EVERYTHING
                                .filter(SampleProject.of(HarvestsOnDisk.PROJECT, Membership.NONE)
                                        .scope()
                                        .filter())
                                .limit(0),
                        0)
                .matched();
    }

    @Test
    void itsRecordsAreMembersOfItsProjectHaveItsOwnerAndWhatTheyLack() {
        Harvester harvester = here.harvests.make(
                settings(HarvestsOnDisk.PROJECT, "Sea Institute", "CC-BY-4.0", "fr", Schedule.NEVER), "a test");
        assertThat(here.run(harvester).counts().added()).isEqualTo(12);
        assertThat(members()).isEqualTo(12);
        CatalogueRecord one = record(3);
        assertThat(one.part()).isEqualTo(HarvestsOnDisk.PROJECT);
        assertThat(one.record().parties(Role.CUSTODIAN))
                .containsExactly(Party.organisation(Role.CUSTODIAN, "Sea Institute", null));
        assertThat(one.record().licence()).isEqualTo("CC-BY-4.0");
        assertThat(one.record().languages()).containsExactly("fr");
        assertThat(here.runFull(harvester).counts().unchanged()).isEqualTo(12);
    }

    @Test
    void whatIsSaidOtherwiseActsOnTheRecordsThatAreHereAtTheNextRun() {
        Harvester harvester = here.harvests.make(settings("", "", "", "", Schedule.NEVER), "a test");
        here.run(harvester);
        assertThat(members()).isZero();
        assertThat(record(3).record().licence()).isNull();

        here.harvests.change(
                harvester.id(), settings(HarvestsOnDisk.PROJECT, "", "CC0-1.0", "", Schedule.NEVER), "a test");
        HarvestRun run = here.run(harvester);
        assertThat(run.counts().changed()).isEqualTo(12);
        assertThat(record(3).record().licence()).isEqualTo("CC0-1.0");
        assertThat(members()).isEqualTo(12);

        here.harvests.change(harvester.id(), settings("", "", "CC0-1.0", "", Schedule.NEVER), "a test");
        here.run(harvester);
        assertThat(members()).isZero();
        assertThat(record(3).record().licence()).isEqualTo("CC0-1.0");
    }

    @Test
    void aProjectThatIsNotHereIsRefused() {
        assertThatThrownBy(() -> here.harvests.make(settings("waves", "", "", "", Schedule.NEVER), "a test"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().findings())
                                .extracting("code")
                                .containsExactly("harvest-project-unknown"));
    }

    @Test
    void aScheduleBeginsARunAndTheNextOneFollows() throws Exception {
        Harvester harvester = here.harvests.make(settings("", "", "", "", Schedule.HOURLY), "a test");
        Instant next = here.next(harvester);
        assertThat(next)
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(59)),
                        Instant.now().plus(Duration.ofHours(1)));

        JobRequest due = new JobRequest(Long.toString(harvester.id()), "");
        here.harvests.scheduleJob().work().run(due);
        List<HarvestRun> runs = here.harvests.runs(harvester.id(), 10);
        assertThat(runs)
                .singleElement()
                .satisfies(run -> assertThat(run.askedBy()).isEqualTo("schedule"));
        assertThat(here.next(harvester)).isAfterOrEqualTo(next);

        here.harvests.change(harvester.id(), settings("", "", "", "", Schedule.NEVER), "a test");
        here.run(harvester);
        here.harvests.scheduleJob().work().run(due);
        assertThat(here.harvests.runs(harvester.id(), 10)).hasSize(1);
    }
}
