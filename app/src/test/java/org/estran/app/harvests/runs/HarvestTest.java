package org.estran.app.harvests.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.Originals;
import org.estran.app.harvests.FaultySource;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestProgress;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.HarvestRun.State;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.Trial;
import org.estran.app.origins.HarvestedDocument;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarvestTest {

    @TempDir
    Path folder;

    private FaultySource source;
    private HarvestsOnDisk here;

    @BeforeEach
    void open() throws IOException {
        source = new FaultySource(25);
        here = new HarvestsOnDisk(folder);
    }

    @AfterEach
    void close() {
        here.close();
        source.close();
    }

    @Test
    void anAddressIsRecognisedAndItsRecordsAreShownBeforeAnythingIsKept() {
        Trial trial =
                here.harvests.tryOut(HarvesterSettings.of("", source.address()).trusting(true));
        assertThat(trial.source().kind()).isEqualTo("oai-pmh");
        assertThat(trial.source().title()).isEqualTo("A faulty one");
        assertThat(trial.promised()).isEqualTo(25);
        assertThat(trial.samples()).hasSize(10);
        assertThat(trial.samples().getFirst().record().title().best(Language.EN))
                .isEqualTo("Salinity no. 1");
        assertThat(here.harvests.all()).isEmpty();
        assertThat(here.catalogue().stamps(null, 10)).isEmpty();
    }

    @Test
    void aPrivateAddressIsRefusedUnlessAnAdministratorAllowsIt() {
        assertThatThrownBy(() -> here.harvests.tryOut(HarvesterSettings.of("", source.address())))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("source-private-address"));
    }

    @Test
    void everyRecordComesWithItsOriginalAndTheWayItCame() {
        HarvestRun run = here.run(here.harvester(source.address()));
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.counts().added()).isEqualTo(25);
        assertThat(run.promised()).isEqualTo(25);
        CatalogueRecord record = here.catalogue().byIdentifier("urn:x:003").orElseThrow();
        assertThat(new String(here.origins.original(record.id()).orElseThrow(), StandardCharsets.UTF_8))
                .startsWith("<gmd:MD_Metadata")
                .contains("xmlns:gmd=\"http://www.isotc211.org/2005/gmd\"")
                .endsWith("</gmd:MD_Metadata>");
        assertThat(here.harvests.passages(record.id())).singleElement().satisfies(passage -> {
            assertThat(passage.address()).isEqualTo(source.address());
            assertThat(passage.identifier()).isEqualTo("oai:example.org:003");
            assertThat(passage.leads()).isTrue();
        });
    }

    @Test
    void whereAFolderOfThisServerLiesIsToldToNobody() throws IOException {
        Path secret = Files.createDirectories(folder.resolve("secret/place/tides"));
        Files.writeString(secret.resolve("one.xml"), """
                <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
                <gmd:fileIdentifier><gco:CharacterString>urn:x:folder</gco:CharacterString></gmd:fileIdentifier>
                <gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>
                <gmd:title><gco:CharacterString>Tides</gco:CharacterString></gmd:title>
                </gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification></gmd:identificationInfo>
                </gmd:MD_Metadata>""");
        String address = secret.toUri().toString();
        here.run(here.harvester(address));
        CatalogueRecord record = here.catalogue().byIdentifier("urn:x:folder").orElseThrow();
        HarvestedDocument kept = here.origins.document(record.id()).orElseThrow();
        assertThat(kept.source()).contains("secret/place");
        HarvestedDocument told =
                new Originals(here.origins, here.harvests).of(record).orElseThrow();
        assertThat(told.source()).isEqualTo("tides");
        assertThat(told.path()).isEqualTo("one.xml");
        assertThat(told.sha512()).isEqualTo(kept.sha512());
        assertThat(here.harvests.passages(record.id())).singleElement().satisfies(way -> {
            assertThat(way.address()).contains("secret/place");
            assertThat(way.harvester()).isEqualTo("tides");
            assertThat(way.publicAddress()).isEqualTo("tides");
        });
    }

    @Test
    void aSecondRunAsksOnlyForWhatChangedAndTellsHow() {
        Harvester harvester = here.harvester(source.address());
        here.run(harvester);
        source.put("oai:example.org:004", "Salinity, corrected", "2024-03-01T00:00:00Z");
        source.put("oai:example.org:900", "A new one", "2024-03-02T00:00:00Z");
        source.requests.clear();
        HarvestRun run = here.run(harvester);
        assertThat(run.isFull()).isFalse();
        assertThat(source.requests).anyMatch(query -> query.contains("from=2023-12-31T23"));
        assertThat(run.counts().changed()).isEqualTo(1);
        assertThat(run.counts().added()).isEqualTo(1);
        assertThat(here.lines(run, HarvestLine.Kind.CHANGED)).singleElement().satisfies(line -> {
            assertThat(line.identifier()).isEqualTo("oai:example.org:004");
            assertThat(line.changes()).anySatisfy(change -> {
                assertThat(change.before()).isEqualTo("Salinity no. 4");
                assertThat(change.after()).isEqualTo("Salinity, corrected");
            });
        });
        assertThat(here.run(harvester).counts().unchanged()).isEqualTo(1);
    }

    @Test
    void whatIsUnchangedCostsNoWriteAndIsListed() {
        Harvester harvester = here.harvester(source.address());
        here.run(harvester);
        long changes = here.catalogue().byIdentifier("urn:x:025").orElseThrow().change();
        HarvestRun run = here.runFull(harvester);
        assertThat(run.counts().unchanged()).isEqualTo(25);
        assertThat(here.lines(run)).isEmpty();
        assertThat(here.lines(run, HarvestLine.Kind.UNCHANGED)).hasSize(25);
        assertThat(here.catalogue().byIdentifier("urn:x:025").orElseThrow().change())
                .isEqualTo(changes);
    }

    @Test
    void fewMissingRecordsAreRemovedByARunThatHasSeenEverything() {
        Harvester harvester = here.harvester(source.address());
        here.run(harvester);
        source.remove("oai:example.org:002");
        HarvestRun run = here.runFull(harvester);
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.counts().removed()).isEqualTo(1);
        assertThat(here.lines(run, HarvestLine.Kind.REMOVED))
                .singleElement()
                .satisfies(line -> assertThat(here.catalogue()
                                .find(line.recordId())
                                .orElseThrow()
                                .isGone())
                        .isTrue());
    }

    @Test
    void aRunThatWasKilledGoesOnBehindItsLastPage() {
        int[] pages = {0};
        Harvester harvester = here.harvester(source.address());
        assertThatThrownBy(() -> here.harvests.run(harvester.id(), false, "a test", (counts, promised) -> {
                    if (++pages[0] == 2) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        source.requests.clear();
        HarvestRun run = here.harvests.run(harvester.id(), false, "a test", HarvestProgress.SILENT);
        assertThat(run.number()).isEqualTo(1);
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.counts().added()).isEqualTo(25);
        assertThat(run.counts().got()).isEqualTo(25);
        assertThat(source.requests.stream().filter(query -> query.contains("ListRecords")))
                .hasSize(1);
    }

    @Test
    void aRecordCorrectedHereStandsWhateverTheSourceSaysAfterwards() {
        Harvester harvester = here.harvester(source.address());
        here.run(harvester);
        CatalogueRecord record = here.catalogue().byIdentifier("urn:x:005").orElseThrow();
        here.catalogue()
                .amend(
                        record.id(),
                        record.record()
                                .change()
                                .title(LocalizedText.of("Corrigé ici", "Corrected here"))
                                .build(),
                        record.change());
        source.put("oai:example.org:005", "The source has changed too", "2024-05-01T00:00:00Z");
        HarvestRun run = here.run(harvester);
        assertThat(run.counts().kept()).isEqualTo(1);
        assertThat(here.catalogue()
                        .find(record.id())
                        .orElseThrow()
                        .record()
                        .title()
                        .best(Language.EN))
                .isEqualTo("Corrected here");
        assertThat(new String(here.origins.original(record.id()).orElseThrow(), StandardCharsets.UTF_8))
                .contains("The source has changed too");
    }

    @Test
    void theSameThingFromTwoCataloguesIsOneRecordAndTheOtherIsListed() throws IOException {
        here.run(here.harvester(source.address()));
        try (FaultySource other = new FaultySource(25)) {
            Harvester second = here.harvester(other.address());
            HarvestRun run = here.run(second);
            assertThat(run.counts().added()).isZero();
            assertThat(run.counts().duplicates()).isEqualTo(25);
            String id = here.catalogue().byIdentifier("urn:x:001").orElseThrow().id();
            assertThat(here.harvests.passages(id)).hasSize(2);
            assertThat(here.run(second).counts().duplicates()).isEqualTo(25);
            // The first source loses it: the record stays, and the other's document leads.
            source.remove("oai:example.org:001");
            here.runFull(here.harvests.find(1).orElseThrow());
            assertThat(here.catalogue().find(id).orElseThrow().isGone()).isFalse();
            here.runFull(second);
            assertThat(here.harvests.passages(id))
                    .singleElement()
                    .satisfies(passage -> assertThat(passage.address()).isEqualTo(other.address()));
        }
    }
}
