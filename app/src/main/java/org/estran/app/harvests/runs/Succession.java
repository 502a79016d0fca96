package org.estran.app.harvests.runs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.curation.Overlays;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.store.HarvesterRows;
import org.estran.app.harvests.store.ItemRows;
import org.estran.app.harvests.store.ItemRows.State;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.reading.AnyDocuments;
import org.estran.app.origins.reading.Reading;
import org.estran.app.origins.store.CopyRows;
import org.estran.app.origins.store.DocumentRows;
import org.estran.app.origins.store.Original;
import org.estran.harvest.kinds.SourceKinds;
import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives a document that was kept as a copy the lead of its record, or a record of its own; the bytes of every document stay.
 * Everything here joins the caller's transaction.
 */
@Component
class Succession {

    private final Catalogue catalogue;
    private final DocumentRows documents;
    private final CopyRows copies;
    private final ItemRows items;
    private final HarvesterRows harvesters;
    private final AnyDocuments reader;
    private final Overlays overlays;
    private final Clock clock;

    Succession(
            Catalogue catalogue,
            DocumentRows documents,
            CopyRows copies,
            ItemRows items,
            HarvesterRows harvesters,
            AnyDocuments reader,
            Overlays overlays,
            Clock clock) {
        this.catalogue = catalogue;
        this.documents = documents;
        this.copies = copies;
        this.items = items;
        this.harvesters = harvesters;
        this.reader = reader;
        this.overlays = overlays;
        this.clock = clock;
    }

    /** A copy with its document, as it would be read today. */
    record Kept(ItemRows.Row row, Harvester harvester, Original original, Reading.Read reading) {}

    /** Empty where its bytes are not here, or give no record any more. */
    Optional<Kept> kept(ItemRows.Row row) {
        return harvesters
                .find(row.harvester())
                .flatMap(harvester -> copies.original(broughtBy(row))
                        .flatMap(original -> readerOf(harvester.settings())
                                .again(original.bytes())
                                .map(reading -> new Kept(row, harvester, original, reading))));
    }

    private Reader readerOf(HarvesterSettings settings) {
        return new Reader(reader, settings, SourceKinds.of(settings.kind()).orElseThrow());
    }

    /** Its document leads from now on; who led before, if it still stands, is a copy. */
    void lead(Kept next, boolean leaderStands) {
        String recordId = String.valueOf(next.row().recordId());
        HarvestedDocument before = documents.find(recordId).orElseThrow();
        List<ItemRows.Row> changed = new ArrayList<>();
        items.of(recordId)
                .filter(row -> row.state() == State.TAKEN && leaderStands)
                .forEach(row -> {
                    keepAsCopy(row, recordId, before);
                    changed.add(row.as(State.COPY, recordId));
                });
        CatalogueRecord was = catalogue.find(recordId).orElseThrow();
        long change = write(next, was, before);
        documents.change(before, row(next, recordId, change, false), next.original());
        copies.remove(broughtBy(next.row()));
        changed.add(next.row().as(State.TAKEN, recordId));
        items.write(changed);
    }

    /** Writes what the record says now; the change since which it says what its document says. */
    private long write(Kept next, CatalogueRecord was, HarvestedDocument before) {
        MetadataRecord says = next.reading().record();
        if (before.isFollowedBy(was)) {
            return describe(next, was.id(), says).change();
        }
        Optional<Overlays.Overlaid> corrected = overlays.over(was, before, says);
        if (corrected.isEmpty()) {
            return before.change();
        }
        CatalogueRecord now = describe(next, was.id(), corrected.get().record());
        overlays.written(now.id(), now.change());
        return corrected.get().isFollowed() ? now.change() : before.change();
    }

    private CatalogueRecord describe(Kept kept, @Nullable String recordId, MetadataRecord record) {
        return catalogue
                .describe(List.of(new Description(
                        recordId, record, kept.harvester().settings().project())))
                .getFirst();
    }

    /** It describes another thing: a record of its own. */
    String alone(Kept copy) {
        CatalogueRecord fresh = describe(copy, null, copy.reading().record());
        documents.add(List.of(row(copy, fresh.id(), fresh.change(), true)), List.of(copy.original()));
        copies.remove(broughtBy(copy.row()));
        items.write(List.of(copy.row().as(State.TAKEN, fresh.id())));
        return fresh.id();
    }

    /** What led is kept beside what leads. */
    void keepAsCopy(ItemRows.Row led, String recordId, HarvestedDocument document) {
        copies.put(new CopyRows.Copy(
                broughtBy(led),
                recordId,
                document.documentId(),
                document.format(),
                document.sha512(),
                document.harvestedAt()));
    }

    static String broughtBy(ItemRows.Row row) {
        return broughtBy(row.harvester(), row.number());
    }

    static String broughtBy(long harvester, long number) {
        return harvester + "/" + number;
    }

    private DocumentRows.Row row(Kept kept, String recordId, long change, boolean isAlone) {
        String address = kept.harvester().settings().address();
        String identifier = kept.row().identifier();
        String own = kept.reading().documentId();
        String usual = Changes.identity(address, identifier, own);
        boolean isTaken = documents.withIdentity(List.of(usual)).values().stream()
                .anyMatch(row -> isAlone || !row.document().recordId().equals(recordId));
        return new DocumentRows.Row(
                new HarvestedDocument(
                        recordId,
                        address,
                        kept.row().place(),
                        own == null || own.isBlank() ? identifier : own,
                        kept.reading().format(),
                        kept.original().sha512(),
                        kept.original().size(),
                        change,
                        clock.instant()),
                isTaken ? Changes.placeIdentity(address, identifier) : usual,
                0);
    }
}
