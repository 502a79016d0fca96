package org.estran.app.harvests.runs;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.SameDecision;
import org.estran.app.harvests.SameDecision.Verdict;
import org.estran.app.harvests.store.HarvesterRows;
import org.estran.app.harvests.store.ItemRows;
import org.estran.app.harvests.store.SameRows;
import org.estran.app.origins.reading.AnyDocuments;
import org.estran.app.origins.reading.Reading;
import org.estran.app.origins.store.DocumentRows;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.TimeInterval;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Which of several documents leads their record: the one somebody chose, else by the rule. */
@Component
class Leading {

    private final ItemRows items;
    private final HarvesterRows harvesters;
    private final SameRows same;
    private final DocumentRows documents;
    private final AnyDocuments reader;

    Leading(ItemRows items, HarvesterRows harvesters, SameRows same, DocumentRows documents, AnyDocuments reader) {
        this.items = items;
        this.harvesters = harvesters;
        this.same = same;
        this.documents = documents;
        this.reader = reader;
    }

    /** Who leads that record now and yields to this document; empty where nobody does. */
    Optional<ItemRows.Row> yielding(String recordId, Harvester harvester, String key, MetadataRecord arriving) {
        return items.of(recordId)
                .filter(row -> row.state() == ItemRows.State.TAKEN && row.harvester() != harvester.id())
                .filter(row -> yields(row, recordId, harvester, key, arriving))
                .findFirst();
    }

    private boolean yields(
            ItemRows.Row leader, String recordId, Harvester harvester, String key, MetadataRecord arriving) {
        Optional<String> chosen = chosen(recordId);
        if (chosen.isPresent()) {
            return chosen.get().equals(key);
        }
        return switch (same.rule()) {
            case RANK -> rank(leader) > harvester.settings().rank();
            case NEWEST ->
                led(recordId)
                        .filter(led -> newest(arriving).isAfter(newest(led)))
                        .isPresent();
            case COMPLETE ->
                led(recordId).filter(led -> filled(arriving) > filled(led)).isPresent();
        };
    }

    /** Who leads next where the one that leads goes; the copies of a record are never none here. */
    ItemRows.Row next(List<ItemRows.Row> copies, String recordId) {
        Optional<String> chosen = chosen(recordId);
        return copies.stream()
                .filter(row -> chosen.filter(key(row)::equals).isPresent())
                .findFirst()
                .orElseGet(() ->
                        copies.stream().min(Comparator.comparingInt(this::rank)).orElseThrow());
    }

    private Optional<String> chosen(String recordId) {
        return same.decisions(recordId).stream()
                .filter(one -> one.verdict() == Verdict.LEADS)
                .map(SameDecision::key)
                .findFirst();
    }

    String key(ItemRows.Row row) {
        return Sameness.key(
                harvesters
                        .find(row.harvester())
                        .map(one -> one.settings().address())
                        .orElse(""),
                row.identifier());
    }

    /** A source that is not harvested any more comes last. */
    int rank(ItemRows.Row row) {
        return harvesters
                .find(row.harvester())
                .map(one -> one.settings().rank())
                .orElse(Integer.MAX_VALUE);
    }

    private Optional<MetadataRecord> led(String recordId) {
        return documents
                .original(recordId)
                .map(reader::read)
                .filter(Reading.Read.class::isInstance)
                .map(read -> ((Reading.Read) read).record());
    }

    /** When its metadata were made or changed last, as they say; long ago where they say nothing. */
    static Instant newest(MetadataRecord record) {
        return record.metadata().dates().stream()
                .flatMap(date -> moment(date.date()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Stream<Instant> moment(String date) {
        try {
            return Stream.of(TimeInterval.first(date));
        } catch (IllegalArgumentException noDate) {
            return Stream.empty();
        }
    }

    /** How many fields are filled; a list counts once, however long. */
    static int filled(MetadataRecord record) {
        return filled(RecordJson.mapper().<JsonNode>valueToTree(record));
    }

    private static int filled(JsonNode node) {
        return node.isObject()
                ? node.valueStream().mapToInt(Leading::filled).sum()
                : node.isNull() || (node.isArray() && node.isEmpty()) ? 0 : 1;
    }
}
