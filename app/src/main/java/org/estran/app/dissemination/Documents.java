package org.estran.app.dissemination;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.ChangeMark;
import org.estran.app.catalogue.Found;
import org.estran.app.dissemination.kept.KeptDocument;
import org.estran.app.dissemination.kept.KeptDocuments;
import org.estran.app.dissemination.kept.Version;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.Origins;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records as documents, each written once and kept until its record changes. What is kept is found by the number of the
 * record's last change, which the rows are asked for every time: what a change took back is never found again.
 */
@Component
public class Documents {

    private final KeptDocuments kept;
    private final Catalogue catalogue;
    private final Origins origins;
    private final Clock clock;
    private final String baseUrl;
    private volatile String identity = "";

    Documents(
            KeptDocuments kept,
            Catalogue catalogue,
            Origins origins,
            Clock clock,
            @Value("${estran.base-url}") String baseUrl) {
        this.kept = kept;
        this.catalogue = catalogue;
        this.origins = origins;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** The records in that form, by id; those that went meanwhile are missing. */
    public Map<String, byte[]> of(Collection<Found.At> records, DocumentForm form) {
        Map<String, Long> changes =
                records.stream().collect(Collectors.toMap(Found.At::id, Found.At::change, (one, same) -> one));
        Map<String, byte[]> documents = new HashMap<>(kept(form, changes));
        List<String> missing = changes.keySet().stream()
                .filter(id -> !documents.containsKey(id))
                .toList();
        if (!missing.isEmpty()) {
            List<CatalogueRecord> read =
                    form.ofTombstones() ? catalogue.withTombstones(missing) : catalogue.all(missing);
            written(read, form, read.size() > 1, false)
                    .forEach(document -> documents.put(document.record(), document.bytes()));
        }
        return documents;
    }

    /** One record in that form. */
    public byte[] of(CatalogueRecord record, DocumentForm form) {
        byte[] known = kept(form, Map.of(record.id(), record.change())).get(record.id());
        return known != null
                ? known
                : written(List.of(record), form, false, false).getFirst().bytes();
    }

    /** Writes what is not kept of these, in the place of what is oldest where there is no more room. */
    void writeAhead(List<CatalogueRecord> records, DocumentForm form) {
        List<CatalogueRecord> wanted = records.stream()
                .filter(record -> form.ofTombstones() || !record.isGone())
                .toList();
        Set<String> known = kept(
                        form, wanted.stream().collect(Collectors.toMap(CatalogueRecord::id, CatalogueRecord::change)))
                .keySet();
        written(wanted.stream().filter(record -> !known.contains(record.id())).toList(), form, false, true);
    }

    private Map<String, byte[]> kept(DocumentForm form, Map<String, Long> changes) {
        String name = form.name();
        return name == null || isInTransaction()
                ? Map.of()
                : kept.read(identity(), name, versions(changes), clock.instant());
    }

    private Map<String, Version> versions(Map<String, Long> changes) {
        Map<String, String> digests = origins.digests(changes.keySet());
        Map<String, Version> versions = new HashMap<>();
        changes.forEach((id, change) -> versions.put(id, new Version(change, digests.getOrDefault(id, ""))));
        return versions;
    }

    private static Version version(CatalogueRecord record, @Nullable HarvestedDocument origin) {
        return new Version(record.change(), origin == null ? "" : origin.sha512());
    }

    private List<KeptDocument> written(
            List<CatalogueRecord> records, DocumentForm form, boolean inParallel, boolean makeRoom) {
        Instant now = clock.instant();
        Map<String, HarvestedDocument> sources =
                origins.documents(records.stream().map(CatalogueRecord::id).toList());
        List<KeptDocument> documents = (inParallel ? records.parallelStream() : records.stream())
                .map(record -> new KeptDocument(
                        record.id(),
                        version(record, sources.get(record.id())),
                        record.access().nextOpening(now).orElse(null),
                        form.writer().write(record, sources.get(record.id()))))
                .toList();
        String name = form.name();
        if (name != null && !isInTransaction()) {
            kept.keep(identity(), name, documents, makeRoom);
        }
        return documents;
    }

    /** What a transaction sees may be rolled back, and its numbers be given to other changes. */
    private static boolean isInTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    boolean areKept() {
        return kept.isKeeping();
    }

    /** How far the records were written ahead, and whether there is room for more. */
    Progress progress() {
        return new Progress(kept.followedTo(identity()), kept.isFull(identity()));
    }

    record Progress(long followedTo, boolean isFull) {}

    void followedTo(long change) {
        kept.followedTo(identity(), change);
    }

    /** Drops what is said of those that were withdrawn. */
    void forget(List<CatalogueRecord> gone) {
        kept.forget(identity(), gone.stream().map(CatalogueRecord::id).toList());
    }

    /** All that documents depend on besides their record: the program, the address, the database that counts changes. */
    private String identity() {
        String known = identity;
        if (known.isEmpty()) {
            ChangeMark reached = catalogue.reached();
            known = WritersDigest.word() + " " + baseUrl + " " + reached.epoch();
            // The first change names the database.
            identity = reached.epoch().isEmpty() ? "" : known;
        }
        return known;
    }
}
