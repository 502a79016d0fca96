package org.estran.app.curation.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.Found;
import org.estran.app.catalogue.Parts;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.app.curation.CurationHappened;
import org.estran.app.curation.batches.BatchChange.What;
import org.estran.app.description.FieldChange;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.projects.Membership;
import org.estran.app.projects.Project;
import org.estran.app.projects.SampleProject;
import org.estran.app.projects.store.StoredProjectsOnDisk;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

class BatchesTest {

    private static final Caller CURATOR = new Caller("account-1", "A curator", Set.of());
    private static final BatchChange SPELT_OUT =
            new BatchChange(What.REPLACE_KEYWORD, "sst", "sea surface temperature", Language.EN);

    @TempDir
    Path folder;

    private CatalogueOnDisk centre;
    private Jobs jobs;
    private Batches batches;

    @BeforeEach
    void open() {
        centre = new CatalogueOnDisk(folder);
        jobs = new Jobs(
                centre.source, new JdbcTransactionManager(centre.source), Clock.systemUTC(), () -> List.<JobKind>of());
        batches = anew();
    }

    @AfterEach
    void close() {
        jobs.close();
        centre.close();
    }

    private Batches anew() {
        return BatchesOnDisk.over(centre, jobs);
    }

    private static MetadataRecord about(int number, String... keywords) {
        return MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Jeu " + number, "Set " + number))
                .change()
                .keywords(java.util.Arrays.stream(keywords)
                        .map(word -> new Keyword(LocalizedText.in(Language.EN, word), null, null))
                        .toList())
                .build();
    }

    private List<String> publish(int count, String... keywords) {
        return centre
                .catalogue
                .describe(IntStream.range(0, count)
                        .mapToObj(i -> new Description(null, about(i, keywords)))
                        .toList())
                .stream()
                .map(CatalogueRecord::id)
                .toList();
    }

    private List<String> keywords(String id) {
        return centre.catalogue.find(id).orElseThrow().record().keywords().stream()
                .map(keyword -> keyword.label().best(Language.EN))
                .toList();
    }

    private Batch planned(BatchChange change) {
        Batch batch = batches.plan(Map.of(), change, CURATOR);
        batches.work(batch.id());
        return batches.present(batch.id());
    }

    @Test
    void aDryRunTellsHowEachRecordWouldDifferAndWritesNothing() {
        List<String> ids = publish(3, "SST", "biscay");
        publish(2, "salinity");
        Batch batch = planned(SPELT_OUT);
        assertThat(batch.state()).isEqualTo(Batch.State.READY);
        assertThat(batch.matched()).isEqualTo(5);
        assertThat(batches.lines(batch.id(), 0, 10)).hasSize(3).allSatisfy(line -> {
            assertThat(ids).contains(line.recordId());
            assertThat(line.state()).isEqualTo(BatchLine.State.PLANNED);
            assertThat(line.changes()).singleElement().satisfies(change -> {
                assertThat(change.before()).isEqualTo("SST");
                assertThat(change.after()).isEqualTo("sea surface temperature");
            });
        });
        assertThat(keywords(ids.getFirst())).containsExactly("SST", "biscay");
    }

    @Test
    void onlyWhatTheSearchFindsIsLookedAt() {
        publish(3, "SST");
        publish(2, "SST", "biscay");
        Batch batch = batches.plan(Batches.queryOf("https://example.org/records?q=biscay&after=x"), SPELT_OUT, CURATOR);
        assertThat(batch.matched()).isEqualTo(2);
        assertThat(batch.query()).isEqualTo("q=biscay");
        assertThatThrownBy(() -> batches.plan(Batches.queryOf("bbox=nowhere"), SPELT_OUT, CURATOR))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aBatchThatWasKilledGoesOnBehindItsLastPageInTheNameOfWhoAskedForIt() {
        List<String> ids = publish(120, "SST");
        Batch batch = planned(SPELT_OUT);
        batches.apply(batch.id());
        batches.page(batch.id());
        assertThat(batches.counts(batch.id()))
                .containsEntry(BatchLine.State.APPLIED, 50L)
                .containsEntry(BatchLine.State.PLANNED, 70L);
        // The process dies, and the next one takes the job up.
        batches = anew();
        batches.work(batch.id());
        assertThat(batches.present(batch.id()).state()).isEqualTo(Batch.State.DONE);
        assertThat(batches.counts(batch.id())).containsOnly(Map.entry(BatchLine.State.APPLIED, 120L));
        assertThat(ids).allSatisfy(id -> {
            assertThat(keywords(id)).containsExactly("sea surface temperature");
            assertThat(centre.history().of(id)).hasSize(2);
            assertThat(centre.history().of(id).getFirst().by()).isEqualTo("account-1");
        });
        assertThat(centre.events)
                .contains(new CurationHappened(null, "batch-applied", Long.toString(batch.id()), "replace-keyword "));
    }

    @Test
    void whatSomebodyChangedSinceIsNeitherWrittenNorUndoneAndIsListed() {
        List<String> ids = publish(3, "SST");
        Batch batch = planned(SPELT_OUT);
        change(ids.get(0));
        batches.apply(batch.id());
        batches.work(batch.id());
        assertThat(batches.counts(batch.id()))
                .containsEntry(BatchLine.State.PASSED, 1L)
                .containsEntry(BatchLine.State.APPLIED, 2L);
        assertThat(keywords(ids.get(0))).containsExactly("SST");
        change(ids.get(1));
        batches.undo(batch.id());
        batches.work(batch.id());
        assertThat(batches.present(batch.id()).state()).isEqualTo(Batch.State.UNDONE);
        assertThat(batches.lines(batch.id(), 0, 10))
                .extracting(BatchLine::recordId, BatchLine::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(ids.get(0), BatchLine.State.PASSED),
                        org.assertj.core.groups.Tuple.tuple(ids.get(1), BatchLine.State.KEPT),
                        org.assertj.core.groups.Tuple.tuple(ids.get(2), BatchLine.State.UNDONE));
        assertThat(keywords(ids.get(1))).containsExactly("sea surface temperature");
        assertThat(keywords(ids.get(2))).containsExactly("SST");
        assertThatThrownBy(() -> batches.apply(batch.id())).isInstanceOf(ProblemException.class);
    }

    private void change(String id) {
        CatalogueRecord record = centre.catalogue.find(id).orElseThrow();
        centre.catalogue.amend(id, record.record().change().licence("CC0-1.0").build(), record.change());
    }

    private static final BatchChange INTO_TIDES = BatchChange.of("add-to-project", "", "tides", "");
    private static final BatchChange OUT_OF_TIDES = BatchChange.of("remove-from-project", "tides", "", "");

    private Project tides(Membership membership) {
        Caller administrator = new Caller("account-2", "An administrator", Set.of(AccountRole.ADMINISTRATOR));
        return StoredProjectsOnDisk.over(centre).make(administrator, SampleProject.of("tides", membership), null);
    }

    private List<String> members(Project project) {
        return centre
                .catalogue
                .found(SearchRequest.EVERYTHING.filter(project.scope().filter()).limit(100), 0)
                .records()
                .stream()
                .map(Found.At::id)
                .toList();
    }

    private Batch written(BatchChange change) {
        Batch batch = planned(change);
        batches.apply(batch.id());
        batches.work(batch.id());
        return batches.present(batch.id());
    }

    private void undo(Batch batch) {
        batches.undo(batch.id());
        batches.work(batch.id());
    }

    @Test
    void recordsComeIntoAProjectAndWhatTheySayStays() {
        Project tides = tides(Membership.NONE);
        List<String> ids = publish(3, "SST");
        long before = centre.catalogue.find(ids.getFirst()).orElseThrow().change();
        Batch told = planned(INTO_TIDES);
        assertThat(batches.lines(told.id(), 0, 10))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.changes())
                        .containsExactly(new FieldChange("/projects", FieldChange.What.ADDED, null, "tides")));
        assertThat(members(tides)).isEmpty();
        batches.apply(told.id());
        batches.work(told.id());
        assertThat(members(tides)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(keywords(ids.getFirst())).containsExactly("SST");
        // Who harvests the project by changes learns of it.
        assertThat(centre.catalogue.find(ids.getFirst()).orElseThrow().change()).isGreaterThan(before);
        assertThat(planned(INTO_TIDES))
                .satisfies(again -> assertThat(batches.counts(again.id()))
                        .as("members come in once")
                        .isEmpty());
        undo(batches.present(told.id()));
        assertThat(members(tides)).isEmpty();
        assertThat(centre.catalogue.find(ids.getFirst()).orElseThrow().parts()).isEqualTo(Parts.NONE);
    }

    @Test
    void aMemberByWhatItSaysIsTakenOutAndPutBack() {
        List<String> sea = publish(2, "tide");
        publish(2, "salinity");
        Project tides = tides(SampleProject.found("q=tide"));
        assertThat(members(tides)).containsExactlyInAnyOrderElementsOf(sea);
        assertThat(batches.counts(planned(INTO_TIDES).id()))
                .as("only those that are no members yet")
                .containsOnly(Map.entry(BatchLine.State.PLANNED, 2L));
        Batch out = written(OUT_OF_TIDES);
        assertThat(members(tides)).isEmpty();
        change(sea.get(0));
        assertThat(members(tides)).as("a correction puts nothing back").isEmpty();
        undo(out);
        assertThat(members(tides)).containsExactly(sea.get(1));
        assertThat(centre.catalogue.find(sea.get(1)).orElseThrow().parts()).isEqualTo(Parts.NONE);
        written(INTO_TIDES);
        assertThat(members(tides)).hasSize(4);
    }

    @Test
    void aProjectThatIsNotHereIsRefused() {
        assertThatThrownBy(() -> batches.plan(Map.of(), INTO_TIDES, CURATOR))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().findings())
                                .extracting(Finding::code, Finding::pointer)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple("batch-project-unknown", "/to")));
    }

    @Test
    void eachKindOfChangeDoesWhatItSaysAndNothingElse() {
        MetadataRecord record = about(1, "SST", "biscay")
                .change()
                .parties(List.of(
                        new Party(
                                Role.AUTHOR, "Doe", "A", null, "Old institute", "https://ror.org/1", "old@example.org"),
                        Party.organisation(Role.PUBLISHER, "Another", null)))
                .build();
        assertThat(in(record, What.ADD_KEYWORD, "", "ocean").keywords()).hasSize(3);
        assertThat(in(record, What.ADD_KEYWORD, "", "sst")).isEqualTo(record);
        assertThat(in(record, What.REMOVE_KEYWORD, "sst", "").keywords()).hasSize(1);
        assertThat(in(record, What.REMOVE_KEYWORD, "ss", "")).isEqualTo(record);
        assertThat(in(record, What.REPLACE_KEYWORD, "sst", "biscay").keywords()).hasSize(1);
        assertThat(in(record, What.REPLACE_ORGANISATION, "old institute", "New institute")
                        .parties())
                .satisfiesExactly(
                        author -> {
                            assertThat(author.organisation()).isEqualTo("New institute");
                            assertThat(author.ror()).isNull();
                            assertThat(author.family()).isEqualTo("Doe");
                        },
                        publisher -> assertThat(publisher.organisation()).isEqualTo("Another"));
        assertThat(in(record, What.REPLACE_EMAIL, "OLD@example.org", "new@example.org")
                        .parties()
                        .getFirst()
                        .email())
                .isEqualTo("new@example.org");
        assertThat(in(record, What.SET_LICENCE, "", "CC-BY-4.0").licence()).isEqualTo("CC-BY-4.0");
    }

    private static MetadataRecord in(MetadataRecord record, What what, String from, String to) {
        return new BatchChange(what, from, to, Language.EN).in(record);
    }

    @Test
    void everyMistakeOfAChangeIsToldAtOnce() {
        List<String> codes = new ArrayList<>();
        assertThatThrownBy(() -> BatchChange.of("replace-keyword", " ", "", "en"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> ((org.estran.terms.Problem.Invalid) refused.problem())
                                .findings()
                                .forEach(finding -> codes.add(finding.code())));
        assertThat(codes).containsExactly("batch-from-missing", "batch-to-missing");
    }
}
