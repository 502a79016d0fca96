package org.estran.app.catalogue.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.app.archive.ArchivedObject;
import org.estran.app.archive.ArchivedObjects;
import org.estran.app.archive.BrokenObject;
import org.estran.app.archive.ObjectVersions;
import org.estran.app.catalogue.AcceptedFlags;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordDocuments;
import org.estran.app.catalogue.TableMappings;
import org.estran.app.catalogue.search.ExactIdentifier;
import org.estran.app.catalogue.store.ArchivedPublications.Archived;
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
    private final PartWithdrawals parts;
    private final TableMappings tables;
    private final AcceptedFlags flags;
    private final RelationRows relations;
    private final RecordIds ids;
    private final ChangeCounter changes;
    private final RecordDocuments documents;
    private final EmbargoEnds embargoes;
    private final Identifiers identifiers;
    private final TransactionTemplate transaction;

    Remaking(
            ArchivedObjects objects,
            ArchivedPublications archived,
            ObjectVersions versions,
            RecordRows records,
            FileRows files,
            PartWithdrawals parts,
            TableMappings tables,
            AcceptedFlags flags,
            RelationRows relations,
            RecordIds ids,
            ChangeCounter changes,
            RecordDocuments documents,
            EmbargoEnds embargoes,
            Identifiers identifiers,
            TransactionTemplate transaction) {
        this.objects = objects;
        this.archived = archived;
        this.versions = versions;
        this.records = records;
        this.files = files;
        this.parts = parts;
        this.tables = tables;
        this.flags = flags;
        this.relations = relations;
        this.ids = ids;
        this.changes = changes;
        this.documents = documents;
        this.embargoes = embargoes;
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
        Archived all = archived.all(object);
        List<Publication> publications = all.publications();
        boolean isAsArchived = isAsArchived(object.id(), all);
        if (!isAsArchived) {
            transaction.executeWithoutResult(status -> write(object.id(), all));
        }
        // The versions' first: the record is described with those of its versions that are known.
        takeBackDoisOfVersions(publications);
        takeBackDoi(publications.getLast());
        versions.announced(object.id());
        return new Remade(object.id(), !isAsArchived);
    }

    private boolean isAsArchived(String id, Archived all) {
        try {
            List<Publication> publications = all.publications();
            Publication last = publications.getLast();
            Optional<CatalogueRecord> current = records.find(id);
            return current.isPresent()
                    && isSame(current.get(), last.record())
                    && records.versionCount(id)
                            == publications.size() + all.unavailable().size()
                    && parts.files(id).equals(all.withdrawnFiles())
                    && all.tables().stream()
                            .allMatch(table -> tables.find(id, table.path(), table.sha512())
                                    .filter(table::equals)
                                    .isPresent())
                    && flags.ofRecord(id).containsAll(all.flags())
                    && all.unavailable().stream().allMatch(this::hasItsRow)
                    && publications.stream().allMatch(this::hasItsRows)
                    && relations.agree(last.record())
                    && records.identifiers(id).equals(ExactIdentifier.of(last.record()));
        } catch (RuntimeException damaged) {
            LOG.debug("the rows of {} cannot be read", id, damaged);
            return false;
        }
    }

    private boolean hasItsRow(CatalogueRecord version) {
        return records.version(version.id(), version.version())
                .filter(row -> isSame(row, version))
                .isPresent();
    }

    private boolean hasItsRows(Publication publication) {
        CatalogueRecord record = publication.record();
        return hasItsRow(record) && new HashSet<>(filesOf(record)).equals(new HashSet<>(publication.files()));
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

    private void write(String id, Archived all) {
        List<Publication> publications = all.publications();
        ids.take(id);
        files.removeAll(id);
        parts.removeAll(id);
        records.removeVersions(id);
        for (Publication publication : publications) {
            CatalogueRecord record = publication.record();
            records.write(numbered(record, changes.next()));
            files.add(id, record.version(), publication.files());
        }
        tables.put(id, all.tables());
        flags.put(id, all.flags());
        all.unavailable().forEach(records::addVersion);
        publications.forEach(publication -> embargoes.expect(
                publication.record(), publications.getLast().record().changedAt()));
        all.withdrawnFiles().forEach((sha512, file) -> parts.add(id, sha512, file));
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
                change,
                record.access());
    }

    /** From the second version on each has its own; all are known again before any is described by the others. */
    private void takeBackDoisOfVersions(List<Publication> publications) {
        Publication last = publications.getLast();
        Doi doi = last.record().doi();
        if (doi == null || !last.hasOwnDoi()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            List<Publication> lost = publications.stream()
                    .filter(one -> identifiers.takeBack(
                            doi, one.record().id(), one.record().version()))
                    .toList();
            lost.forEach(one -> wantFindable(doi, one));
            // The neighbours are told of each other once all are wanted.
            lost.forEach(one -> wantFindable(doi, one));
            if (last.record().isGone()) {
                lost.forEach(one ->
                        identifiers.hide(Identifiers.ofVersion(doi, one.record().version())));
            }
        });
    }

    private void wantFindable(Doi doi, Publication one) {
        CatalogueRecord record = one.record();
        identifiers.makeFindable(
                Identifiers.ofVersion(doi, record.version()),
                documents.landingPage(record.id(), record.version()),
                documents.dataCiteAttributesOfVersion(
                        record, one.files().stream().limit(FILES_TOLD).toList()));
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
