package org.estran.app.dissemination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.DownloadTerms;
import org.estran.app.catalogue.Found;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.dissemination.kept.KeptDocuments;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.Origins;
import org.estran.records.AccessCondition;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of a record is told only as long as it is true. */
@SpringBootTest
class DocumentsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    static Path folder;

    @TempDir
    Path here;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Origins origins;

    @Autowired
    TransactionTemplate transaction;

    private final AtomicInteger written = new AtomicInteger();
    private Instant now = NOW;
    private final DocumentForm form = new DocumentForm("title", (found, origin) -> {
        written.incrementAndGet();
        return (found.record().title().best(Language.FR) + " "
                        + found.access().at(now).word())
                .getBytes(UTF_8);
    });

    private KeptDocuments kept;
    private Documents documents;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.resolve("home").toString());
    }

    @BeforeEach
    void open() {
        kept = new KeptDocuments(here.resolve("documents.db"), 1 << 24);
        documents = new Documents(kept, catalogue, origins, clock(), "http://localhost");
    }

    @AfterEach
    void close() {
        kept.close();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }

    private static MetadataRecord titled(String title) {
        return MetadataRecord.titled(Kind.DATASET, LocalizedText.of(title, title));
    }

    private CatalogueRecord published(String title, AccessPolicy access) {
        MetadataRecord record = titled(title);
        return catalogue.put(new CatalogueEntry(catalogue.newId(record), record, null, 1, List.of(), null, access));
    }

    private String told(CatalogueRecord record) {
        CatalogueRecord present = catalogue.find(record.id()).orElseThrow();
        Map<String, byte[]> found = documents.of(List.of(new Found.At(present.id(), present.change())), form);
        return found.containsKey(record.id()) ? new String(found.get(record.id()), UTF_8) : "nothing";
    }

    @Test
    void aDocumentIsWrittenOnce() {
        CatalogueRecord record = published("Marée", AccessPolicy.OPEN);
        for (int i = 0; i < 3; i++) {
            assertThat(told(record)).isEqualTo("Marée open");
        }
        assertThat(written).hasValue(1);
        documents = new Documents(kept, catalogue, origins, clock(), "http://elsewhere.example");
        assertThat(told(record)).isEqualTo("Marée open");
        assertThat(written).hasValue(2);
    }

    @Test
    void aChangedRecordIsWrittenAnew() {
        CatalogueRecord record = published("Avant", AccessPolicy.OPEN);
        assertThat(told(record)).isEqualTo("Avant open");
        catalogue.amend(record.id(), titled("Après"), record.change());
        assertThat(told(record)).isEqualTo("Après open");
        assertThat(told(record)).isEqualTo("Après open");
    }

    @Test
    void aWithdrawnRecordIsToldNoMoreAndWhatWasKeptOfItGoes() {
        CatalogueRecord record = published("Retirée", AccessPolicy.OPEN);
        assertThat(told(record)).isEqualTo("Retirée open");
        CatalogueRecord gone =
                catalogue.withdraw(record.id(), new Withdrawal("wrong", null, Withdrawal.Scope.ALL, NOW, "somebody"));
        assertThat(told(record)).isEqualTo("nothing");
        documents.forget(List.of(gone));
        assertThat(documents.of(List.of(new Found.At(record.id(), record.change())), form))
                .isEmpty();
    }

    @Test
    void theEndOfAnEmbargoIsTheEndOfItsDocument() {
        CatalogueRecord record = published(
                "Sous embargo",
                new AccessPolicy(
                        new AccessCondition.Embargoed(NOW.plus(Duration.ofHours(1))), List.of(), DownloadTerms.NONE));
        assertThat(told(record)).isEqualTo("Sous embargo embargoed");
        now = NOW.plus(Duration.ofMinutes(59));
        assertThat(told(record)).isEqualTo("Sous embargo embargoed");
        assertThat(written).hasValue(1);
        now = NOW.plus(Duration.ofHours(1));
        assertThat(told(record)).isEqualTo("Sous embargo open");
        assertThat(told(record)).isEqualTo("Sous embargo open");
        assertThat(written).hasValue(2);
    }

    @Test
    void anOriginSentAgainInOtherBytesIsAnotherDocumentAlthoughTheRecordIsTheSame() {
        CatalogueRecord record = published("Moissonnée", AccessPolicy.OPEN);
        AtomicReference<String> sent = new AtomicReference<>("first");
        documents = new Documents(kept, catalogue, new OneOrigin(record, sent), clock(), "http://localhost");
        DocumentForm original = new DocumentForm(
                "original",
                (found, origin) ->
                        String.valueOf(origin == null ? null : origin.sha512()).getBytes(UTF_8));
        assertThat(documents.of(record, original)).asString(UTF_8).isEqualTo("first");
        sent.set("second");
        assertThat(documents.of(record, original)).asString(UTF_8).isEqualTo("second");
        assertThat(documents.of(record, original)).asString(UTF_8).isEqualTo("second");
    }

    /** One record came from elsewhere; the digest of its document is what was sent. */
    private record OneOrigin(CatalogueRecord record, AtomicReference<String> sent) implements Origins {
        @Override
        public Optional<HarvestedDocument> document(String recordId) {
            return Optional.of(new HarvestedDocument(
                    record.id(), "there", "a.xml", null, "iso19139", sent.get(), 1, record.change(), NOW));
        }

        @Override
        public Map<String, HarvestedDocument> documents(Collection<String> recordIds) {
            return Map.of(record.id(), document(record.id()).orElseThrow());
        }

        @Override
        public Map<String, String> digests(Collection<String> recordIds) {
            return Map.of(record.id(), sent.get());
        }

        @Override
        public Optional<HarvestedDocument> documentOf(String documentId) {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> original(String recordId) {
            return Optional.empty();
        }
    }

    @Test
    void nothingIsKeptOfWhatATransactionMayTakeBack() {
        CatalogueRecord record = published("Avant", AccessPolicy.OPEN);
        transaction.executeWithoutResult(status -> {
            catalogue.amend(record.id(), titled("Jamais"), record.change());
            assertThat(told(record)).isEqualTo("Jamais open");
            status.setRollbackOnly();
        });
        CatalogueRecord other = published("Autre", AccessPolicy.OPEN);
        catalogue.amend(record.id(), titled("Après"), record.change());
        assertThat(told(record)).isEqualTo("Après open");
        assertThat(told(other)).isEqualTo("Autre open");
    }

    @Test
    void whatHarvestersAskForIsWrittenBeforeTheyDo() throws Exception {
        List<CatalogueRecord> many = catalogue.describe(IntStream.range(0, 150)
                .mapToObj(i -> new Description(null, titled("Fiche " + i)))
                .toList());
        DocumentsAhead ahead = new DocumentsAhead(catalogue, documents, List.of(() -> List.of(form)));
        ahead.start();
        try {
            awaitFollowed();
            int before = written.get();
            assertThat(before).isGreaterThanOrEqualTo(150);
            assertThat(told(many.get(149))).isEqualTo("Fiche 149 open");
            catalogue.withdraw(many.get(3).id(), new Withdrawal("wrong", null, Withdrawal.Scope.ALL, NOW, "somebody"));
            catalogue.amend(many.get(4).id(), titled("Corrigée"), many.get(4).change());
            awaitFollowed();
            assertThat(written).hasValue(before + 1);
            assertThat(told(many.get(4))).isEqualTo("Corrigée open");
            assertThat(told(many.get(3))).isEqualTo("nothing");
            assertThat(written).hasValue(before + 1);
        } finally {
            ahead.stop();
        }
    }

    private void awaitFollowed() throws InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            if (documents.progress().followedTo() == catalogue.reached().change()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nobody wrote ahead");
    }
}
