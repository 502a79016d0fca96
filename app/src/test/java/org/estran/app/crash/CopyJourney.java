package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.archive.Archive;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.HeardOutput;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.StatedDigests;
import org.estran.app.home.StepWatcher;
import org.estran.app.jobs.Jobs;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.springframework.context.ConfigurableApplicationContext;

/** A copy of a centre, and a centre made of the copy: what is left of either when it dies is never taken for whole. */
final class CopyJourney implements Journey {

    private static final Caller DEPOSITOR = new Caller("d", "Depositor", Set.of(AccountRole.DEPOSITOR));
    private static final List<String> RECORDS = List.of("network_a", "network_b");

    private List<String> kept = List.of();

    @Override
    public String toString() {
        return "copy";
    }

    @Override
    public Class<? extends Errand> errand() {
        return CopyErrand.class;
    }

    @Override
    public void prepare(Path home) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            for (String id : RECORDS) {
                centre.getBean(Catalogue.class)
                        .put(CatalogueEntry.described(
                                id, MetadataRecord.titled(Kind.NETWORK, LocalizedText.of(id, id))));
            }
            Deposits deposits = centre.getBean(Deposits.class);
            DepositFiles depositFiles = centre.getBean(DepositFiles.class);
            String draft = deposits.open(DEPOSITOR, LocalizedText.of("Salinité", "Salinity"), null)
                    .id();
            depositFiles.addFile(
                    DEPOSITOR,
                    draft,
                    "a.txt",
                    new ByteArrayInputStream("Une marée de vive-eau.".getBytes(StandardCharsets.UTF_8)),
                    StatedDigests.NONE);
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
        }
        kept = Kept.in(home);
    }

    /** One death before anything is there is as good as the next. */
    @Override
    public Set<String> mustDieAt() {
        return Set.of(
                "BackupStep.DRAFTS#1",
                "BackupStep.OBJECT#2",
                "BackupStep.MANIFEST#1",
                "RestoreStep.OBJECT#2",
                "RestoreStep.DATABASE#1",
                "RestoreStep.UNMARK#1");
    }

    @Override
    public boolean isDeadly(String place) {
        return mustDieAt().contains(place);
    }

    @Override
    public void rehearsed(Path home) throws Exception {
        assertWhole(CopyErrand.restored(home));
    }

    @Override
    public void check(Path home, String place) throws Exception {
        Path copy = CopyErrand.copy(home);
        Path restored = CopyErrand.restored(home);
        if (place.startsWith("Backup")) {
            HeardOutput told = new HeardOutput(Language.EN);
            assertThat(CopyErrand.restore(copy, restored, StepWatcher.NOBODY, told))
                    .isEqualTo(ExitStatus.FAILED);
            assertThat(told.all()).contains("never finished").contains("no whole copy");
            assertThat(restored).doesNotExist();
            backupAgain(home, copy);
        } else {
            assertThatThrownBy(() -> ChildCentre.on(Map.of("estran.home", restored)))
                    .rootCause()
                    .hasMessageContaining("did not end");
        }
        HeardOutput told = new HeardOutput(Language.EN);
        assertThat(CopyErrand.restore(copy, restored, StepWatcher.NOBODY, told)).isEqualTo(ExitStatus.DONE);
        assertThat(told.all().contains("begun anew")).isEqualTo(place.startsWith("Restore"));
        assertWhole(restored);
    }

    private void backupAgain(Path home, Path copy) throws Exception {
        assertThat(home.resolve("staging/backup-links")).isNotEmptyDirectory();
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            assertThat(home.resolve("staging/backup-links")).doesNotExist();
            HeardOutput told = new HeardOutput(Language.EN);
            assertThat(CopyErrand.backup(centre, copy, told)).isEqualTo(ExitStatus.DONE);
            assertThat(told.all()).contains("never finished").contains("Whole copy");
        }
        try (var copies = Files.list(copy.resolve("copies"))) {
            assertThat(copies).hasSize(1);
        }
    }

    private void assertWhole(Path restored) throws Exception {
        // A copy knows of itself, and of one that was cut off: it may hold bytes that are freed later.
        assertThat(Kept.in(restored)).anyMatch(line -> line.startsWith("backup_made "));
        assertThat(Kept.in(restored))
                .filteredOn(line -> !line.startsWith("backup_made "))
                .isEqualTo(kept);
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", restored))) {
            for (String id : RECORDS) {
                assertThat(centre.getBean(Archive.class).validate(id).getErrors())
                        .isEmpty();
                assertThat(centre.getBean(Catalogue.class).find(id)).isPresent();
            }
        }
    }
}
