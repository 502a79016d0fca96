package org.estran.app.catalogue.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.archive.Archive;
import org.estran.app.archive.ObjectVersions;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordDocuments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The archive has a record before its row says so. When the transaction is rolled back, what was kept is taken back; when
 * the process was killed between, the next server does so, unless the row says that all was well.
 */
@Component
class ArchivedRecords implements RecordKeeper, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ArchivedRecords.class);
    private static final int FILES_TOLD = 100;

    private final Archive archive;
    private final ObjectVersions versions;
    private final RecordDocuments documents;
    private final RecordRows records;
    private final FileRows files;
    private final ArchivedPublications archived;
    private final PartWithdrawals withdrawals;

    ArchivedRecords(
            Archive archive,
            ObjectVersions versions,
            RecordDocuments documents,
            RecordRows records,
            FileRows files,
            ArchivedPublications archived,
            PartWithdrawals withdrawals) {
        this.archive = archive;
        this.versions = versions;
        this.documents = documents;
        this.records = records;
        this.files = files;
        this.archived = archived;
        this.withdrawals = withdrawals;
    }

    @Override
    public void keep(CatalogueRecord published, List<PublishedFile> itsFiles) {
        keep(published.id(), "Version " + published.version() + " published", documents.of(published, itsFiles));
    }

    @Override
    public void keepChange(CatalogueRecord changed, String why) {
        if (archive.contains(changed.id())) {
            List<PublishedFile> first = files.page(changed.id(), changed.version(), null, FILES_TOLD);
            Map<String, byte[]> all = new HashMap<>(documents.ofDescription(changed, first));
            all.putAll(withdrawals.document(changed.id()));
            keep(changed.id(), why, all);
        }
    }

    private void keep(String id, String why, Map<String, byte[]> all) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    versions.announced(id);
                } else {
                    versions.takeBack(id);
                }
            }
        });
        versions.keep(id, why, all);
    }

    /** What a server that was killed left; before the first request. */
    @Override
    public void afterSingletonsInstantiated() {
        for (String id : versions.unannounced()) {
            boolean committed = records.find(id).filter(archived::isLastOf).isPresent() && versions.hasMore(id);
            if (committed) {
                versions.announced(id);
            } else {
                LOG.info("The archive had more of {} than anybody was told of; that is taken back.", id);
                versions.takeBack(id);
            }
        }
    }
}
