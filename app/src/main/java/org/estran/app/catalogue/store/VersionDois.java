package org.estran.app.catalogue.store;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordDocuments;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.catalogue.RecordWithdrawn;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.identifiers.Identifiers;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives every version a DOI once a record has more than one, and tells DataCite which is whose: of a new version and of
 * the one before it, however many there are. All in the transaction that publishes or withdraws.
 */
@Component
class VersionDois {

    private static final int FILES_TOLD = 100;

    private final RecordRows records;
    private final FileRows files;
    private final RecordDocuments documents;
    private final Identifiers identifiers;

    VersionDois(RecordRows records, FileRows files, RecordDocuments documents, Identifiers identifiers) {
        this.records = records;
        this.files = files;
        this.documents = documents;
        this.identifiers = identifiers;
    }

    @EventListener
    void on(RecordPublished published) {
        if (published.version() > 1) {
            List<CatalogueRecord> both = Stream.of(published.version(), published.version() - 1)
                    .flatMap(version -> records.version(published.id(), version).stream())
                    .filter(version -> isOurs(version.doi()))
                    .toList();
            both.forEach(this::reserve);
            both.forEach(this::describe);
        }
    }

    private boolean isOurs(@Nullable Doi doi) {
        return doi != null && identifiers.state(doi).isPresent();
    }

    private void reserve(CatalogueRecord version) {
        identifiers.reserve(Objects.requireNonNull(version.doi()), version.id(), version.version());
    }

    private void describe(CatalogueRecord version) {
        List<PublishedFile> first = files.page(version.id(), version.version(), null, FILES_TOLD);
        identifiers.makeFindable(
                Identifiers.ofVersion(Objects.requireNonNull(version.doi()), version.version()),
                documents.landingPage(version.id(), version.version()),
                documents.dataCiteAttributesOfVersion(version, first));
    }

    @EventListener
    void on(RecordWithdrawn withdrawn) {
        if (withdrawn.scope() == Withdrawal.Scope.ALL) {
            records.find(withdrawn.id()).ifPresent(this::hideAll);
        }
    }

    private void hideAll(CatalogueRecord record) {
        Doi doi = record.doi();
        for (int version = 1; doi != null && version <= record.version(); version++) {
            Doi own = Identifiers.ofVersion(doi, version);
            if (identifiers.state(own).isPresent()) {
                identifiers.hide(own);
            }
        }
    }
}
