package org.estran.app.catalogue.store;

import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordDocuments;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.identifiers.DoiState;
import org.estran.app.identifiers.DoiStatus;
import org.estran.app.identifiers.Identifiers;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells DataCite of a corrected description, by the job that the same transaction asks for. A DOI that is not findable
 * yet is left to whoever publishes it.
 */
@Component
class DoiFollowsDescription {

    private static final int FILES_TOLD = 100;

    private final RecordRows records;
    private final FileRows files;
    private final RecordDocuments documents;
    private final Identifiers identifiers;

    DoiFollowsDescription(RecordRows records, FileRows files, RecordDocuments documents, Identifiers identifiers) {
        this.records = records;
        this.files = files;
        this.documents = documents;
        this.identifiers = identifiers;
    }

    @EventListener
    void on(RecordPublished published) {
        records.find(published.id())
                .filter(record -> isFindable(record.doi()))
                .ifPresent(record -> describe(record, record.doi()));
    }

    private boolean isFindable(@Nullable Doi doi) {
        return doi != null
                && identifiers
                        .state(doi)
                        .map(DoiState::wanted)
                        .filter(DoiStatus.FINDABLE::equals)
                        .isPresent();
    }

    private void describe(CatalogueRecord record, @Nullable Doi doi) {
        if (doi != null) {
            identifiers.makeFindable(
                    doi,
                    documents.landingPage(record.id()),
                    documents.dataCiteAttributes(record, files.page(record.id(), record.version(), null, FILES_TOLD)));
        }
    }
}
