package org.estran.app.harvests.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.curation.Correction;
import org.estran.app.curation.batches.BatchChange;
import org.estran.app.curation.batches.Batches;
import org.estran.app.curation.batches.BatchesOnDisk;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestLine.Kind;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.runs.IsoFolder.Iso;
import org.estran.app.projects.Membership;
import org.estran.app.projects.Project;
import org.estran.app.projects.Projects;
import org.estran.app.projects.SampleProject;
import org.estran.app.projects.store.StoredProjectsOnDisk;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a curator corrects of a harvested record, and what the source says of it afterwards. */
class CorrectionsSurviveTest {

    private static final Caller CURATOR = new Caller("account-1", "A curator", Set.of());

    @TempDir
    Path folder;

    private HarvestsOnDisk here;
    private IsoFolder source;
    private Harvester harvester;

    @BeforeEach
    void harvestOne() {
        here = new HarvestsOnDisk(folder.resolve("home"));
        source = new IsoFolder(folder.resolve("source"));
        source.put(document());
        harvester = here.harvester(source.address());
        here.run(harvester);
    }

    @AfterEach
    void close() {
        here.close();
    }

    private static Iso document() {
        return new Iso("urn:a:1").summary("What the source said.").keywords("temperature", "biscay");
    }

    private CatalogueRecord record() {
        return here.catalogue().byIdentifier("urn:a:1").orElseThrow();
    }

    private String id() {
        return record().id();
    }

    private void correct(UnaryOperator<RecordBuilder> change) {
        CatalogueRecord record = record();
        here.catalogue()
                .amend(record.id(), change.apply(record.record().change()).build(), record.change());
    }

    private void correctSummary(String text) {
        correct(record -> record.summary(english(record.build().summary(), text)));
    }

    private static LocalizedText english(LocalizedText before, String text) {
        String language = before.byLanguage().keySet().iterator().next();
        return new LocalizedText(Map.of(language, text));
    }

    private static Keyword keyword(String word) {
        return new Keyword(LocalizedText.in(Language.EN, word), null, null);
    }

    private String summary() {
        return record().record().summary().best(Language.EN);
    }

    private List<String> keywords() {
        return record().record().keywords().stream()
                .map(keyword -> keyword.label().best(Language.EN))
                .toList();
    }

    @Test
    void whatTheSourceChangesElsewhereComesAndTheCorrectionStays() {
        correctSummary("What a curator says.");
        source.put(document().title("Sea surface temperature of the whole Bay of Biscay"));
        HarvestRun run = here.run(harvester);
        assertThat(run.counts().changed()).isEqualTo(1);
        assertThat(summary()).isEqualTo("What a curator says.");
        assertThat(record().record().title().best(Language.EN)).contains("whole");
        assertThat(here.overlays.of(id())).singleElement().satisfies(one -> {
            assertThat(one.path()).startsWith("/abstract");
            assertThat(one.isDisputed()).isFalse();
        });
        // Again and again, whatever comes.
        source.put(document().title("Sea surface temperature of all the Bay of Biscay"));
        here.run(harvester);
        assertThat(summary()).isEqualTo("What a curator says.");
        assertThat(record().record().title().best(Language.EN)).contains("all the");
    }

    @Test
    void whatBothChangedIsAConflictThatAPersonDecides() {
        correctSummary("What a curator says.");
        source.put(document().summary("What the source says now."));
        HarvestRun run = here.run(harvester);
        assertThat(here.lines(run, Kind.REMARK)).extracting(HarvestLine::code).containsExactly("harvest-conflict");
        assertThat(run.counts().kept()).isEqualTo(1);
        assertThat(summary()).isEqualTo("What a curator says.");
        assertThat(here.overlays.page(true, null, 10))
                .singleElement()
                .satisfies(one -> assertThat(one.recordId()).isEqualTo(id()));
        Correction conflict = here.overlays.of(id()).getFirst();
        assertThat(conflict.before().asString()).isEqualTo("What the source said.");
        assertThat(conflict.theirs().asString()).isEqualTo("What the source says now.");
        here.overlays.uphold(id(), 0, record().change());
        assertThat(here.overlays.page(true, null, 10)).isEmpty();
        assertThat(summary()).isEqualTo("What a curator says.");
        here.runFull(harvester);
        assertThat(here.overlays.of(id())).noneMatch(Correction::isDisputed);
    }

    @Test
    void takingTheirsDropsTheCorrectionAndTheRecordFollowsItsDocumentAgain() {
        correctSummary("What a curator says.");
        source.put(document().summary("What the source says now."));
        here.run(harvester);
        long seen = record().change();
        here.overlays.drop(id(), 0, seen);
        assertThat(summary()).isEqualTo("What the source says now.");
        assertThat(here.overlays.of(id())).isEmpty();
        assertThat(here.origins.document(id()).orElseThrow().isFollowedBy(record()))
                .isTrue();
        assertThatThrownBy(() -> here.overlays.drop(id(), 0, seen)).isInstanceOf(ProblemException.class);
        source.put(document().summary("And later."));
        here.run(harvester);
        assertThat(summary()).isEqualTo("And later.");
    }

    @Test
    void rowsOfAListAreCorrectedOneByOne() {
        correct(record -> {
            List<Keyword> keywords = new ArrayList<>(record.build().keywords());
            keywords.removeIf(keyword -> keyword.label().best(Language.EN).equals("biscay"));
            keywords.add(keyword("sea surface"));
            return record.keywords(keywords);
        });
        source.put(document().keywords("temperature", "biscay", "satellite"));
        here.run(harvester);
        assertThat(keywords())
                .contains("temperature", "satellite", "sea surface")
                .doesNotContain("biscay");
        assertThat(here.overlays.of(id())).allMatch(Correction::isRow).noneMatch(Correction::isDisputed);
    }

    @Test
    void whatTheSourceSaysByItselfNeedsNoCorrectionAnyMore() {
        correctSummary("What a curator says.");
        source.put(document().summary("What a curator says."));
        here.run(harvester);
        assertThat(here.overlays.of(id())).isEmpty();
        assertThat(here.origins.document(id()).orElseThrow().isFollowedBy(record()))
                .isTrue();
    }

    @Test
    void aCorrectionTakenBackByHandLeavesNothingBehind() {
        MetadataRecord before = record().record();
        correctSummary("A slip.");
        assertThat(here.overlays.of(id())).hasSize(1);
        here.catalogue().amend(id(), before, record().change());
        assertThat(here.overlays.of(id())).isEmpty();
    }

    @Test
    void correctionsStayWhenAnotherCatalogueTakesTheLead() throws Exception {
        correctSummary("What a curator says.");
        IsoFolder other = new IsoFolder(folder.resolve("other"));
        other.put(document()
                .title("Sea surface temperature of the northern Bay of Biscay")
                .keywords("better"));
        Harvester second = here.harvester(other.address());
        here.run(second);
        here.same.lead(
                id(),
                second.id(),
                here.same.of(id()).getLast().way().identifier(),
                new org.estran.app.harvests.SameThings.Decider(null, "A curator"));
        assertThat(summary()).isEqualTo("What a curator says.");
        assertThat(keywords()).containsExactly("better");
    }

    @Test
    void aBatchCorrectsHarvestedRecordsAndIsUndone() {
        var batches = BatchesOnDisk.over(here.centre, here.jobs());
        long batch = batches.plan(
                        Map.of("q", List.of("biscay")),
                        BatchChange.of("replace-keyword", "biscay", "gulf", "en"),
                        CURATOR)
                .id();
        BatchesOnDisk.work(batches, batch);
        batches.apply(batch);
        BatchesOnDisk.work(batches, batch);
        assertThat(keywords()).containsExactly("temperature", "gulf");
        // A harvest that changes nothing of the record leaves the batch as it can be undone.
        here.runFull(harvester);
        assertThat(here.overlays.of(id()))
                .singleElement()
                .satisfies(one -> assertThat(one.by()).isEqualTo("account-1"));
        batches.undo(batch);
        BatchesOnDisk.work(batches, batch);
        assertThat(keywords()).containsExactly("temperature", "biscay");
        assertThat(here.overlays.of(id())).isEmpty();
        source.put(document().keywords("temperature", "biscay", "new"));
        here.run(harvester);
        assertThat(keywords()).containsExactly("temperature", "biscay", "new");
    }

    private void targets(String project) {
        HarvesterSettings was = harvester.settings();
        here.harvests.change(
                harvester.id(),
                new HarvesterSettings(
                        was.name(),
                        was.kind(),
                        was.address(),
                        was.format(),
                        was.set(),
                        was.text(),
                        was.box(),
                        was.type(),
                        project,
                        was.owner(),
                        was.licence(),
                        was.language(),
                        was.schedule(),
                        was.pageSize(),
                        was.share(),
                        was.trusted(),
                        was.rank(),
                        was.pause()),
                "a test");
    }

    private boolean isIn(Project project) {
        return project.scope().holds(id(), here.catalogue());
    }

    private void write(Batches batches, String what, String from, String to) {
        long batch = batches.plan(Map.of(), BatchChange.of(what, from, to, ""), CURATOR)
                .id();
        BatchesOnDisk.work(batches, batch);
        batches.apply(batch);
        BatchesOnDisk.work(batches, batch);
    }

    @Test
    void aPlaceInAProjectGivenOrTakenByHandSurvivesHarvests() {
        Projects projects = StoredProjectsOnDisk.over(here.centre);
        Caller administrator = new Caller("account-2", "An administrator", Set.of(AccountRole.ADMINISTRATOR));
        Project tides = projects.make(administrator, SampleProject.of(HarvestsOnDisk.PROJECT, Membership.NONE), null);
        Batches batches = BatchesOnDisk.over(here.centre, here.jobs(), projects);
        write(batches, "add-to-project", "", "tides");
        assertThat(isIn(tides)).isTrue();
        source.put(document().summary("Another summary."));
        here.run(harvester);
        assertThat(summary()).isEqualTo("Another summary.");
        assertThat(isIn(tides)).as("after the source changed it").isTrue();
        assertThat(here.overlays.of(id()))
                .as("nothing the record says was corrected")
                .isEmpty();

        // What the harvest brings for the same project is no second membership.
        targets("tides");
        here.run(harvester);
        assertThat(record().part()).isEqualTo("tides");
        assertThat(record().parts().words()).containsExactly("tides");
        targets("");
        here.run(harvester);
        assertThat(record().part()).isNull();
        assertThat(isIn(tides)).as("given by hand, whatever the harvest is for").isTrue();

        targets("tides");
        here.run(harvester);
        write(batches, "remove-from-project", "tides", "");
        assertThat(isIn(tides)).isFalse();
        source.put(document().summary("A third summary."));
        here.runFull(harvester);
        assertThat(summary()).isEqualTo("A third summary.");
        assertThat(isIn(tides))
                .as("taken out by hand of what the harvest is for")
                .isFalse();
    }
}
