package org.estran.app.harvests.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.harvests.HarvestLine.Kind;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.LeadingRule;
import org.estran.app.harvests.Passages;
import org.estran.app.harvests.SameDecided;
import org.estran.app.harvests.SameThings.Decider;
import org.estran.app.harvests.SameThings.Likeness;
import org.estran.app.harvests.SameThings.Several;
import org.estran.app.harvests.runs.IsoFolder.Iso;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameThingsTest {

    private static final String DOI = "10.5072/bay";
    private static final Decider CURATOR = new Decider("account-1", "A curator");

    @TempDir
    Path folder;

    private HarvestsOnDisk here;
    private IsoFolder first;
    private IsoFolder second;
    private Harvester one;
    private Harvester other;

    @BeforeEach
    void open() {
        here = new HarvestsOnDisk(folder.resolve("home"));
        first = new IsoFolder(folder.resolve("first"));
        second = new IsoFolder(folder.resolve("second"));
    }

    @AfterEach
    void close() {
        here.close();
    }

    private void harvestBoth() {
        one = here.harvester(first.address());
        other = here.harvester(second.address());
        assertThat(here.run(one).state()).isEqualTo(HarvestRun.State.DONE);
        assertThat(here.run(other).state()).isEqualTo(HarvestRun.State.DONE);
    }

    private List<String> records() {
        return here.catalogue().stamps(null, 100).stream()
                .map(stamp -> stamp.id())
                .toList();
    }

    private String summary(String id) {
        return here.catalogue().find(id).orElseThrow().record().summary().best(Language.EN);
    }

    @Test
    void titleTimeAndPlaceMakeTwoDocumentsWithoutACommonIdentifierOne() {
        first.put(new Iso("urn:a:1"));
        second.put(new Iso("urn:b:77").title("Sea-surface température of the NORTHERN Bay of Biscay"));
        harvestBoth();
        assertThat(records()).hasSize(1);
        assertThat(here.same.of(records().getFirst()))
                .satisfiesExactly(
                        leader -> assertThat(leader.way().leads()).isTrue(),
                        copy -> assertThat(copy.why()).isEqualTo("harvest-same-fingerprint"));
        assertThat(here.same.several(null, 10))
                .containsExactly(new Several(records().getFirst(), 2));
    }

    @Test
    void anotherYearAnotherPeriodAndAnotherOrganisationStayApart() {
        first.put(new Iso("urn:a:1").title("Sea surface temperature of the bay, 2010"));
        second.put(new Iso("urn:b:1").title("Sea surface temperature of the bay, 2011"));
        second.put(new Iso("urn:b:2")
                .title("Sea surface temperature of the bay, 2010")
                .period("2010-01-01", "2010-12-31"));
        second.put(new Iso("urn:b:3")
                .title("Sea surface temperature of the bay, 2010")
                .organisation("Another institute"));
        harvestBoth();
        assertThat(records()).hasSize(4);
    }

    @Test
    void aCollectionAndItsGranulesAreNeverOneThoughTheyCarryOneDoi() {
        first.put(new Iso("urn:a:collection").doi(DOI).period("2000-01-01", "2020-12-31"));
        second.put(new Iso("urn:b:part").doi(DOI).partOf("urn:a:collection"));
        second.put(new Iso("urn:b:day")
                .doi(DOI)
                .title("Sea surface temperature of the northern Bay of Biscay, 2010-01-02"));
        second.put(new Iso("urn:b:month").doi(DOI).period("2010-02-01", "2010-02-28"));
        harvestBoth();
        assertThat(records()).hasSize(4);
    }

    @Test
    void whatIsWronglyOneIsSplitAndStaysTwoThroughLaterHarvests() {
        first.put(new Iso("urn:a:1").doi(DOI).summary("One thing."));
        second.put(new Iso("urn:b:1").doi(DOI).summary("Another thing."));
        harvestBoth();
        String id = records().getFirst();
        Passages copy = here.same.of(id).getLast().way();
        String own = here.same.split(id, other.id(), copy.identifier(), CURATOR);
        assertThat(summary(own)).isEqualTo("Another thing.");
        assertThat(here.same.of(id)).hasSize(1);
        assertThat(new String(here.origins.original(own).orElseThrow(), StandardCharsets.UTF_8))
                .contains("Another thing.");
        assertThat(here.centre.events)
                .contains(new SameDecided("account-1", "split", id, copy.identifier() + " → " + own));
        second.put(new Iso("urn:b:1").doi(DOI).summary("Another thing, corrected."));
        here.runFull(one);
        here.runFull(other);
        assertThat(records()).hasSize(2);
        assertThat(summary(own)).isEqualTo("Another thing, corrected.");
        // Even where the harvester is made anew, what somebody decided stands.
        here.harvests.forget(other.id(), "a test");
        here.catalogue()
                .withdraw(
                        own,
                        new org.estran.app.catalogue.Withdrawal(
                                "gone",
                                null,
                                org.estran.app.catalogue.Withdrawal.Scope.ALL,
                                java.time.Instant.EPOCH,
                                "a test"));
        here.run(here.harvester(second.address()));
        assertThat(records()).hasSize(2);
    }

    @Test
    void whatIsWronglyTwoIsMergedAndStaysOneThroughLaterHarvests() {
        first.put(new Iso("urn:a:1").summary("Said here."));
        second.put(new Iso("urn:b:1")
                .title("La température de surface du nord du golfe")
                .summary("Said there."));
        harvestBoth();
        String kept = here.catalogue().byIdentifier("urn:a:1").orElseThrow().id();
        String gone = here.catalogue().byIdentifier("urn:b:1").orElseThrow().id();
        here.same.merge(gone, kept, CURATOR);
        CatalogueRecord tombstone = here.catalogue().find(gone).orElseThrow();
        assertThat(tombstone.isGone()).isTrue();
        assertThat(tombstone.withdrawal().replacedBy()).isEqualTo(kept);
        assertThat(here.same.of(kept)).hasSize(2);
        second.put(new Iso("urn:b:1")
                .title("La température de surface du nord du golfe")
                .summary("Said otherwise."));
        HarvestRun run = here.runFull(other);
        assertThat(run.counts().duplicates()).isEqualTo(1);
        assertThat(records()).containsExactly(kept);
        // A record that leaves with its source gives the lead to the other document, at once.
        first.remove("urn:a:1");
        here.harvests.confirm(one.id(), here.runFull(one).number(), "a test");
        here.harvests.run(one.id(), false, "a test", (counts, promised) -> {});
        assertThat(summary(kept)).isEqualTo("Said otherwise.");
    }

    @Test
    void aCollectionAndItsPartAreNotMergedByHandEither() {
        first.put(new Iso("urn:a:collection"));
        second.put(new Iso("urn:b:part")
                .title("The temperature of one of its days")
                .partOf("urn:a:collection"));
        harvestBoth();
        String whole =
                here.catalogue().byIdentifier("urn:a:collection").orElseThrow().id();
        String part = here.catalogue().byIdentifier("urn:b:part").orElseThrow().id();
        assertThatThrownBy(() -> here.same.merge(part, whole, CURATOR))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("same-part-of-it"));
    }

    @Test
    void theRuleSaysWhichDocumentLeadsAndAPersonsChoiceStandsBeforeIt() {
        first.put(new Iso("urn:a:1").doi(DOI).summary("Older.").keywords("temperature"));
        second.put(new Iso("urn:b:1").doi(DOI).summary("Newer.").stamped("2024-06-01"));
        here.same.lead(LeadingRule.NEWEST, CURATOR);
        harvestBoth();
        String id = records().getFirst();
        assertThat(summary(id)).isEqualTo("Newer.");
        assertThat(here.same.of(id)).extracting(like -> like.way().leads()).containsExactly(true, false);
        Likeness older = here.same.of(id).getLast();
        here.same.lead(id, one.id(), older.way().identifier(), CURATOR);
        assertThat(summary(id)).isEqualTo("Older.");
        second.put(new Iso("urn:b:1").doi(DOI).summary("Newest.").stamped("2024-07-01"));
        here.runFull(other);
        assertThat(summary(id)).isEqualTo("Older.");
        assertThat(here.same.decisions(id))
                .singleElement()
                .satisfies(decision -> assertThat(decision.by()).isEqualTo("A curator"));
    }

    @Test
    void theMostCompleteDocumentLeadsWhereThatIsTheRule() {
        first.put(new Iso("urn:a:1").doi(DOI).summary("Short."));
        second.put(new Iso("urn:b:1").doi(DOI).summary("Longer.").keywords("temperature", "salinity"));
        here.same.lead(LeadingRule.COMPLETE, CURATOR);
        harvestBoth();
        assertThat(summary(records().getFirst())).isEqualTo("Longer.");
        HarvestRun again = here.runFull(one);
        assertThat(here.lines(again, Kind.CHANGED)).isEmpty();
        assertThat(again.counts().duplicates()).isEqualTo(1);
    }
}
