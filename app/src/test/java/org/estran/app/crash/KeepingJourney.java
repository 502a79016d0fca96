package org.estran.app.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.archive.Archive;
import org.estran.app.archive.ArchivedObject;
import org.estran.app.archive.ArchivedObjects;
import org.estran.app.archive.ObjectVersions;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordDocuments;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.jobs.Jobs;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is published by its description alone: one record is put, a second corrected, a third withdrawn, and the correction
 * of a fourth is rolled back. Whatever it dies at, archive, rows and index say the same, and what was answered stands.
 */
final class KeepingJourney implements Journey {

    private static final String BEFORE = "Avant";
    private static final String AFTER = "Après";

    /** The changes, in their order. */
    public static final class Errand implements org.estran.app.crash.Errand {
        @Override
        public void run(ApplicationContext centre) {
            Catalogue catalogue = centre.getBean(Catalogue.class);
            catalogue.put(CatalogueEntry.described("put_here", titled(AFTER)));
            correct(catalogue, "corrected");
            catalogue.withdraw(
                    "withdrawn", new Withdrawal("Erreur", null, Withdrawal.Scope.ALL, Instant.EPOCH, "someone"));
            centre.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                correct(catalogue, "rolled_back");
                status.setRollbackOnly();
            });
        }
    }

    private static MetadataRecord titled(String title) {
        return MetadataRecord.titled(Kind.NETWORK, LocalizedText.of(title, title));
    }

    private static void correct(Catalogue catalogue, String id) {
        CatalogueRecord present = catalogue.find(id).orElseThrow();
        catalogue.amend(id, titled(AFTER), present.change());
    }

    @Override
    public String toString() {
        return "keeping";
    }

    @Override
    public Class<? extends org.estran.app.crash.Errand> errand() {
        return Errand.class;
    }

    @Override
    public void prepare(Path home) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            for (String id : List.of("corrected", "withdrawn", "rolled_back")) {
                centre.getBean(Catalogue.class).put(CatalogueEntry.described(id, titled(BEFORE)));
            }
        }
    }

    /** Each step once, where it differs most: the first of an object's versions, a later one, one that is taken back. */
    @Override
    public Set<String> mustDieAt() {
        return Set.of(
                "KeepingStep.WRITE#1",
                "KeepingStep.SYNC#1",
                "KeepingStep.ANNOUNCE#1",
                "KeepingStep.MARK#2",
                "KeepingStep.WRITE#2",
                "KeepingStep.SYNC#2",
                "KeepingStep.ANNOUNCE#3",
                "KeepingStep.TAKE_BACK#1",
                "KeepingStep.DROP_LATER#1");
    }

    @Override
    public boolean isDeadly(String place) {
        return mustDieAt().contains(place) || place.matches("commit .*record_state.*#1");
    }

    @Override
    public void check(Path home, String place) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
            Catalogue catalogue = centre.getBean(Catalogue.class);
            int answered = answered(place);
            assertThat(catalogue.find("put_here").isPresent()).isEqualTo(answered >= 1);
            assertThat(title(catalogue, "corrected")).isEqualTo(answered >= 2 ? AFTER : BEFORE);
            assertThat(catalogue.find("withdrawn").orElseThrow().isGone()).isEqualTo(answered >= 3);
            assertThat(title(catalogue, "rolled_back")).isEqualTo(BEFORE);
            assertThat(centre.getBean(ObjectVersions.class).unannounced()).isEmpty();
            assertThatAllAgree(centre, catalogue);
        }
        assertThat(Folders.files(home.resolve("staging"))).isEmpty();
    }

    /** How many of the changes were committed when it died there. */
    private static int answered(String place) {
        return switch (place) {
            case "KeepingStep.WRITE#1", "KeepingStep.SYNC#1" -> 0;
            case "KeepingStep.ANNOUNCE#3", "KeepingStep.TAKE_BACK#1", "KeepingStep.DROP_LATER#1" -> 3;
            default -> 1;
        };
    }

    private static String title(Catalogue catalogue, String id) {
        return catalogue.find(id).orElseThrow().record().title().best(Language.FR);
    }

    private static void assertThatAllAgree(ApplicationContext centre, Catalogue catalogue) throws Exception {
        List<String> rows = centre.getBean(JdbcClient.class)
                .sql("SELECT id FROM record ORDER BY id")
                .query(String.class)
                .list();
        ArchivedObjects objects = centre.getBean(ArchivedObjects.class);
        List<String> folders = new java.util.ArrayList<>();
        objects.each(folders::add);
        assertThat(folders).hasSize(rows.size());
        for (String id : rows) {
            assertThat(centre.getBean(Archive.class).validate(id).getErrors()).isEmpty();
            ArchivedObject.Version last =
                    objects.read(objects.folder(id)).versions().getLast();
            String archived = new String(
                    objects.bytes(last.document(RecordDocuments.RECORD).orElseThrow()), UTF_8);
            CatalogueRecord row = catalogue.find(id).orElseThrow();
            assertThat(RecordJson.read(archived)).isEqualTo(row.record());
            String publication = new String(
                    objects.bytes(last.document(RecordDocuments.PUBLICATION).orElseThrow()), UTF_8);
            assertThat(publication.contains("\"withdrawal\"")).isEqualTo(row.isGone());
        }
        catalogue.catchUp();
        assertThat(catalogue.search(SearchRequest.EVERYTHING).items().stream()
                        .map(CatalogueRecord::id)
                        .sorted())
                .isEqualTo(rows.stream()
                        .filter(id -> !catalogue.find(id).orElseThrow().isGone())
                        .toList());
    }
}
