package org.estran.app.harvests.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.harvests.SameDecision;
import org.estran.app.harvests.SameDecision.Verdict;
import org.estran.app.harvests.store.ItemRows;
import org.estran.app.harvests.store.SameRows;
import org.estran.app.origins.reading.Reading;
import org.estran.app.origins.store.Original;
import org.estran.records.Identifier;
import org.estran.records.MetadataRecord;
import org.springframework.stereotype.Component;

/**
 * Whether a document describes what is here already: by what somebody decided, by its DOI, by any other identifier, by its
 * {@link Fingerprints}. What {@link Kinship} tells apart is never the same; nor are two items of one source, which knows them
 * apart.
 */
@Component
class Sameness {

    static final String DECIDED = "harvest-same-decided";
    static final String BY_DOI = "harvest-same-doi";
    static final String BY_IDENTIFIER = "harvest-same-identifier";
    static final String BY_FINGERPRINT = "harvest-same-fingerprint";

    private static final int MOST_IDENTIFIERS = 5;

    private final Catalogue catalogue;
    private final ItemRows items;
    private final SameRows rows;

    Sameness(Catalogue catalogue, ItemRows items, SameRows rows) {
        this.catalogue = catalogue;
        this.items = items;
        this.rows = rows;
    }

    /** The record that is the same, and the code of what makes it so. */
    record Same(String recordId, String why) {}

    /** What an item is known by in decisions: it outlives its harvester. */
    static String key(String address, String identifier) {
        return Original.digest((address + "\n" + identifier).getBytes(UTF_8));
    }

    /** What is known of the items of one page, read at once. */
    Known known(Collection<String> keys, Collection<Reading.Read> readings) {
        Map<MetadataRecord, Set<String>> fingerprints = new IdentityHashMap<>();
        readings.forEach(reading -> fingerprints.put(reading.record(), Fingerprints.of(reading.record())));
        Set<String> all = fingerprints.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return new Known(rows.decisions(keys), fingerprints, rows.withFingerprints(all));
    }

    /** What was decided, the fingerprints of the page's documents, and which records have which fingerprints. */
    final class Known {

        private final Map<String, List<SameDecision>> decisions;
        private final Map<MetadataRecord, Set<String>> fingerprints;
        private final Map<String, List<String>> withFingerprint;

        private Known(
                Map<String, List<SameDecision>> decisions,
                Map<MetadataRecord, Set<String>> fingerprints,
                Map<String, List<String>> withFingerprint) {
            this.decisions = decisions;
            this.fingerprints = fingerprints;
            this.withFingerprint = withFingerprint;
        }

        /** Those of a document of the page. */
        Set<String> fingerprints(MetadataRecord record) {
            return fingerprints.getOrDefault(record, Set.of());
        }

        /** Whether somebody said that this item is not that record. */
        boolean isApart(String key, String recordId) {
            return decisions.getOrDefault(key, List.of()).stream()
                    .anyMatch(one ->
                            one.verdict() == Verdict.APART && one.recordId().equals(recordId));
        }

        Optional<Same> of(Reading.Read reading, long harvester, String key) {
            MetadataRecord record = reading.record();
            return Stream.<Stream<Same>>of(
                            decided(key),
                            identifiers(record, true).flatMap(doi -> found(doi, record, harvester, key, BY_DOI)),
                            Stream.concat(Stream.ofNullable(reading.documentId()), identifiers(record, false))
                                    .flatMap(own -> found(own, record, harvester, key, BY_IDENTIFIER)),
                            alike(record, harvester, key))
                    .flatMap(all -> all)
                    .findFirst();
        }

        private Stream<Same> decided(String key) {
            return decisions.getOrDefault(key, List.of()).stream()
                    .filter(one -> one.verdict() != Verdict.APART)
                    .flatMap(one -> catalogue.find(one.recordId()).stream())
                    .filter(here -> !here.isGone())
                    .map(here -> new Same(here.id(), DECIDED));
        }

        private Stream<Same> found(String identifier, MetadataRecord record, long harvester, String key, String why) {
            return catalogue.byIdentifier(identifier).stream()
                    .filter(here -> mayBe(here, harvester, key))
                    .filter(here -> Kinship.mayBeSame(record, here.record(), here.id()))
                    .map(here -> new Same(here.id(), why));
        }

        private Stream<Same> alike(MetadataRecord record, long harvester, String key) {
            return fingerprints(record).stream()
                    .flatMap(one -> withFingerprint.getOrDefault(one, List.of()).stream())
                    .distinct()
                    .flatMap(id -> catalogue.find(id).stream())
                    .filter(here -> mayBe(here, harvester, key))
                    .filter(here -> Kinship.mayBeSameByFingerprint(record, here.record(), here.id()))
                    .map(here -> new Same(here.id(), BY_FINGERPRINT));
        }

        private boolean mayBe(CatalogueRecord here, long harvester, String key) {
            return !here.isGone()
                    && !isApart(key, here.id())
                    && items.of(here.id()).noneMatch(row -> row.harvester() == harvester);
        }
    }

    private static Stream<String> identifiers(MetadataRecord record, boolean dois) {
        return record.identifiers().stream()
                .filter(identifier -> identifier.scheme().equalsIgnoreCase("doi") == dois)
                .map(Identifier::value)
                .filter(value -> !value.isBlank())
                .limit(MOST_IDENTIFIERS);
    }

    /** What makes two documents the same, as a code; empty where nothing that they say does. */
    static String why(Reading.Read one, Reading.Read other) {
        if (haveInCommon(one, other, true)) {
            return BY_DOI;
        }
        if (haveInCommon(one, other, false)) {
            return BY_IDENTIFIER;
        }
        boolean isAlike = Fingerprints.of(one.record()).stream().anyMatch(Fingerprints.of(other.record())::contains);
        return isAlike ? BY_FINGERPRINT : "";
    }

    private static boolean haveInCommon(Reading.Read one, Reading.Read other, boolean dois) {
        Set<String> there = named(other, dois);
        return named(one, dois).stream().anyMatch(there::contains);
    }

    private static Set<String> named(Reading.Read reading, boolean dois) {
        return Stream.concat(
                        dois ? Stream.empty() : Stream.ofNullable(reading.documentId()),
                        identifiers(reading.record(), dois))
                .map(value -> value.strip().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
