package org.estran.app.harvests.runs;

import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.store.HarvesterRows;
import org.estran.app.harvests.store.ItemRows;
import org.estran.app.origins.reading.Reading;
import org.estran.records.Identifier;
import org.estran.records.MetadataRecord;
import org.springframework.stereotype.Component;

/**
 * Whether a document describes what is here already: by its DOI, then by any other identifier. Things of different kinds
 * are never the same, so that a collection and a part of it that carries its DOI stay two; nor are two items of one
 * source, which knows them apart.
 */
@Component
class Sameness {

    private static final int MOST_IDENTIFIERS = 5;

    private final Catalogue catalogue;
    private final ItemRows items;
    private final HarvesterRows harvesters;

    Sameness(Catalogue catalogue, ItemRows items, HarvesterRows harvesters) {
        this.catalogue = catalogue;
        this.items = items;
        this.harvesters = harvesters;
    }

    /** The record that is the same, and the code of what makes it so. */
    record Same(String recordId, String why) {}

    Optional<Same> of(Reading.Read reading, long harvester) {
        MetadataRecord record = reading.record();
        Stream<Same> byDoi = identifiers(record, true)
                .flatMap(doi -> found(doi, record, harvester).map(id -> new Same(id, "harvest-same-doi")).stream());
        Stream<Same> byOther = Stream.concat(Stream.ofNullable(reading.documentId()), identifiers(record, false))
                .flatMap(own ->
                        found(own, record, harvester).map(id -> new Same(id, "harvest-same-identifier")).stream());
        return Stream.concat(byDoi, byOther).findFirst();
    }

    private static Stream<String> identifiers(MetadataRecord record, boolean dois) {
        return record.identifiers().stream()
                .filter(identifier -> identifier.scheme().equalsIgnoreCase("doi") == dois)
                .map(Identifier::value)
                .filter(value -> !value.isBlank())
                .limit(MOST_IDENTIFIERS);
    }

    private Optional<String> found(String identifier, MetadataRecord record, long harvester) {
        return catalogue
                .byIdentifier(identifier)
                .filter(here -> !here.isGone())
                .filter(here -> here.record().kind() == record.kind())
                .map(CatalogueRecord::id)
                .filter(id -> items.of(id).noneMatch(row -> row.harvester() == harvester));
    }

    /** Who leads that record now, where this harvester may take its place by rank; empty where it may not. */
    Optional<ItemRows.Row> leader(String recordId, Harvester harvester) {
        return items.of(recordId)
                .filter(row -> row.state() == ItemRows.State.TAKEN && row.harvester() != harvester.id())
                .filter(row -> harvesters
                        .find(row.harvester())
                        .map(other ->
                                other.settings().rank() > harvester.settings().rank())
                        .orElse(true))
                .findFirst();
    }

    ItemRows.Row asCopy(ItemRows.Row row) {
        return new ItemRows.Row(
                row.harvester(),
                row.number(),
                row.identifier(),
                ItemRows.State.COPY,
                row.recordId(),
                row.place(),
                row.datestamp(),
                row.etag(),
                row.sha512(),
                row.way());
    }
}
