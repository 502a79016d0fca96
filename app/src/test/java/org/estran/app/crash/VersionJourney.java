package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.estran.app.archive.ObjectVersions;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.Moderation;
import org.estran.app.deposit.NewVersions;
import org.estran.app.deposit.StatedDigests;
import org.estran.app.identifiers.Identifiers;
import org.estran.app.jobs.Jobs;
import org.estran.records.Kind;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.terms.LocalizedText;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a moderator's yes to a second version: one file kept, one replaced, one gone, one new. */
final class VersionJourney implements Journey {

    private static final Caller DEPOSITOR = new Caller("d", "Depositor", Set.of(AccountRole.DEPOSITOR));
    private static final Map<String, String> FIRST = Map.of("kept.txt", "1", "replaced.txt", "2", "gone.txt", "3");
    private static final Map<String, String> SECOND = Map.of("kept.txt", "1", "replaced.txt", "4", "new.txt", "5");

    private String record = "";
    private String draft = "";

    @Override
    public String toString() {
        return "version";
    }

    @Override
    public Class<? extends Errand> errand() {
        return AcceptErrand.class;
    }

    @Override
    public Map<String, Object> properties(String place) {
        return Map.of("estran.errand.deposit", draft);
    }

    @Override
    public void prepare(Path home) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            Deposits deposits = centre.getBean(Deposits.class);
            DepositFiles depositFiles = centre.getBean(DepositFiles.class);
            record = deposits.open(DEPOSITOR, LocalizedText.of("Salinité", "Salinity"), null)
                    .id();
            send(depositFiles, record, FIRST);
            deposits.describe(
                    DEPOSITOR,
                    record,
                    new RecordBuilder(Kind.DATASET)
                            .title(LocalizedText.of("Salinité", "Salinity"))
                            .summary(LocalizedText.of("Un résumé.", "A summary."))
                            .parties(List.of(Party.organisation(Role.AUTHOR, "SNO SSS", null)))
                            .licence("CC-BY-4.0")
                            .build(),
                    null);
            deposits.submit(DEPOSITOR, record);
            centre.getBean(Moderation.class).take(AcceptErrand.MODERATOR, record);
            centre.getBean(Moderation.class).accept(AcceptErrand.MODERATOR, record);
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));

            draft = centre.getBean(NewVersions.class)
                    .open(DEPOSITOR, record)
                    .deposit()
                    .id();
            depositFiles.removeFile(DEPOSITOR, draft, "gone.txt");
            send(depositFiles, draft, Map.of("replaced.txt", "4", "new.txt", "5"));
            deposits.submit(DEPOSITOR, draft);
            centre.getBean(Moderation.class).take(AcceptErrand.MODERATOR, draft);
        }
    }

    private static void send(DepositFiles depositFiles, String id, Map<String, String> files) throws Exception {
        for (Map.Entry<String, String> file : files.entrySet()) {
            depositFiles.addFile(
                    DEPOSITOR,
                    id,
                    file.getKey(),
                    new ByteArrayInputStream(file.getValue().getBytes(StandardCharsets.UTF_8)),
                    StatedDigests.NONE);
        }
    }

    /** Where a later version comes about otherwise than a first one does. */
    @Override
    public Set<String> mustDieAt() {
        return Set.of(
                "PreservingStep.COMMIT#1",
                "KeepingStep.SYNC#1",
                "PublishingStep.ANNOUNCE#1",
                "KeepingStep.ANNOUNCE#1",
                "PublishingStep.TIDY#1");
    }

    @Override
    public boolean isDeadly(String place) {
        return mustDieAt().contains(place) || place.matches("commit .*record_version.*#1");
    }

    @Override
    public void check(Path home, String place) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
            assertThat(centre.getBean(Deposits.class).find(DEPOSITOR, draft).state())
                    .isEqualTo("published");
            assertThat(centre.getBean(Archive.class).validate(record).getErrors())
                    .isEmpty();
            assertThat(centre.getBean(ObjectVersions.class).unannounced()).isEmpty();
            Catalogue catalogue = centre.getBean(Catalogue.class);
            assertThat(catalogue.find(record).orElseThrow().version()).isEqualTo(2);
            assertFiles(centre, 1, FIRST);
            assertFiles(centre, 2, SECOND);
            assertThat(centre.getBean(Identifiers.class).list())
                    .as("of the record, and of each version")
                    .hasSize(3);
            assertThat(centre.getBean(JdbcClient.class)
                            .sql("SELECT COUNT(*) FROM deposit_event WHERE what = 'published'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
        }
        assertThat(Folders.files(home.resolve("staging"))).isEmpty();
    }

    private void assertFiles(ApplicationContext centre, int version, Map<String, String> expected) throws Exception {
        List<PublishedFile> files = centre.getBean(Catalogue.class).files(record, version, null, 100);
        assertThat(files).hasSize(expected.size());
        for (PublishedFile file : files) {
            Path bytes = centre.getBean(Archive.class).path(file.contentPath());
            assertThat(Files.readString(bytes)).as(file.path()).isEqualTo(expected.get(file.path()));
        }
    }
}
