package org.estran.app.catalogue.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.app.archive.ArchivedObject;
import org.estran.app.archive.ArchivedObjects;
import org.estran.app.archive.BrokenObject;
import org.estran.app.archive.ObjectVersions;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordDocuments;
import org.estran.app.catalogue.search.ExactIdentifier;
import org.estran.app.catalogue.store.ArchivedPublications.Publication;
import org.estran.app.identifiers.Identifiers;
import org.estran.terms.Doi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the rows of published records anew from the archive alone, each record in a transaction of its own. Rows that
 * say what the archive says stay as they are; rows of records that the archive does not hold (they came from elsewhere)
 * are not looked at.
 */
@Component
class Remaking {

    private static final Logger LOG = LoggerFactory.getLogger(Remaking.class);
    private static final int FILES_TOLD = 100;
    private static final int PAGE = 10_000;

    private final ArchivedObjects objects;
    private final ArchivedPublications archived;
    private final ObjectVersions versions;
    private final RecordRows records;
    private final FileRows files;
    private final RelationRows relations;
    private final RecordIds ids;
    private final ChangeCounter changes;
    private final RecordDocuments documents;
    private final Identifiers identifiers;
    private final TransactionTemplate transaction;

    Remaking(
            ArchivedObjects objects,
            ArchivedPublications archived,
            ObjectVersions versions,
            RecordRows records,
            FileRows files,
            RelationRows relations,
            RecordIds ids,
            ChangeCounter changes,
            RecordDocuments documents,
            Identifiers identifiers,
            TransactionTemplate transaction) {
        this.objects = objects;
        this.archived = archived;
        this.versions = versions;
        this.records = records;
        this.files = files;
        this.relations = relations;
        this.ids = ids;
        this.changes = changes;
        this.documents = documents;
        this.identifiers = identifiers;
        this.transaction = transaction;
    }

    /** What came of one object. */
    record Remade(String id, boolean changed) {}

    /**
     * @param folder of the object, as the archive lists it
     * @throws BrokenObject with the reason; its rows stay as they were
     */
    Remade remake(String folder) throws BrokenObject {
        ArchivedObject object = objects.read(folder);
        List<Publication> publications = archived.publications(object);
        boolean isAsArchived = isAsArchived(object.id(), publications);
        if (!isAsArchived) {
            transaction.executeWithoutResult(status -> write(object.id(), publications));
        }
        takeBackDoi(publications.getLast());
        versions.announced(object.id());
        return new Remade(object.id(), !isAsArchived);
    }

    private boolean isAsArchived(String id, List<Publication> publications) {
        try {
            Publication last = publications.getLast();
            Optional<CatalogueRecord> current = records.find(id);
            return current.isPresent()
                    && isSame(current.get(), last.record())
                    && records.versionCount(id) == publications.size()
                    && publications.stream().allMatch(this::hasItsRows)
                    && relations.agree(last.record())
                    && records.identifiers(id).equals(ExactIdentifier.of(last.record()));
        } catch (RuntimeException damaged) {
            LOG.debug("the rows of {} cannot be read", id, damaged);
            return false;
        }
    }

    private boolean hasItsRows(Publication publication) {
        CatalogueRecord record = publication.record();
        return records.version(record.id(), record.version())
                        .filter(row -> isSame(row, record))
                        .isPresent()
                && new HashSet<>(filesOf(record)).equals(new HashSet<>(publication.files()));
    }

    private Set<PublishedFile> filesOf(CatalogueRecord record) {
        Set<PublishedFile> all = new HashSet<>();
        List<PublishedFile> page = files.page(record.id(), record.version(), null, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = files.page(record.id(), record.version(), page.getLast().path(), PAGE);
        }
        return all;
    }

    private static boolean isSame(CatalogueRecord row, CatalogueRecord archived) {
        return numbered(row, 0).equals(numbered(archived, 0));
    }

    private void write(String id, List<Publication> publications) {
        ids.take(id);
        files.removeAll(id);
        records.removeVersions(id);
        for (Publication publication : publications) {
            CatalogueRecord record = publication.record();
            records.write(numbered(record, changes.next()));
            files.add(id, record.version(), publication.files());
        }
        relations.write(publications.getLast().record());
    }

    private static CatalogueRecord numbered(CatalogueRecord record, long change) {
        return new CatalogueRecord(
                record.id(),
                record.record(),
                record.doi(),
                record.version(),
                record.publishedAt(),
                record.changedAt(),
                record.withdrawal(),
                record.fileCount(),
                record.byteCount(),
                change);
    }

    private void takeBackDoi(Publication last) {
        CatalogueRecord record = last.record();
        Doi doi = record.doi();
        if (doi == null || !last.doiGivenHere()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (identifiers.takeBack(doi, record.id())) {
                List<PublishedFile> first =
                        last.files().stream().limit(FILES_TOLD).toList();
                identifiers.makeFindable(
                        doi, documents.landingPage(record.id()), documents.dataCiteAttributes(record, first));
                if (record.isGone()) {
                    identifiers.hide(doi);
                }
            }
        });
    }
}
