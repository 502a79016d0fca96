package org.estran.app.harvests.runs;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.records.MetadataRecord;
import org.estran.records.RelationType;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * Whether two descriptions that look alike may be of the same thing. A collection and its granules are not: they differ in
 * kind, in a number of their titles, in when they begin and end, or one says that it is a part of the other.
 */
final class Kinship {

    private static final Set<RelationType> FAMILY = Set.of(
            RelationType.IS_PART_OF,
            RelationType.HAS_PART,
            RelationType.SERIES,
            RelationType.IS_NEW_VERSION_OF,
            RelationType.IS_PREVIOUS_VERSION_OF,
            RelationType.HAS_VERSION,
            RelationType.IS_VERSION_OF,
            RelationType.IS_DERIVED_FROM,
            RelationType.IS_SOURCE_OF);

    private Kinship() {}

    /**
     * For two that share an identifier.
     *
     * @param otherId the other's id here
     */
    static boolean mayBeSame(MetadataRecord one, MetadataRecord other, String otherId) {
        return one.kind() == other.kind()
                && !isPartOf(one, other, otherId)
                && Fingerprints.numbers(one).equals(Fingerprints.numbers(other))
                && !differInBothEnds(one.period(), other.period());
    }

    /** For two that share a fingerprint: where both name organisations, one must be the same. */
    static boolean mayBeSameByFingerprint(MetadataRecord one, MetadataRecord other, String otherId) {
        Set<String> organisations = Fingerprints.organisations(one);
        Set<String> others = Fingerprints.organisations(other);
        return mayBeSame(one, other, otherId)
                && (organisations.isEmpty() || others.isEmpty() || !Collections.disjoint(organisations, others))
                && (parents(one).isEmpty()
                        || parents(other).isEmpty()
                        || !Collections.disjoint(parents(one), parents(other)));
    }

    /** Whether one says that it is a part, a version or the source of the other, or the other way round. */
    static boolean isPartOf(MetadataRecord one, MetadataRecord other, String otherId) {
        Set<String> names = new HashSet<>(names(other));
        names.add(plain(otherId));
        return family(one).anyMatch(names::contains) || family(other).anyMatch(names(one)::contains);
    }

    private static Stream<String> family(MetadataRecord record) {
        return record.relations().stream()
                .filter(relation -> FAMILY.contains(relation.type()))
                .map(relation -> plain(relation.target()));
    }

    private static Set<String> parents(MetadataRecord record) {
        return record.relations().stream()
                .filter(relation -> relation.type() == RelationType.IS_PART_OF)
                .map(relation -> plain(relation.target()))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(MetadataRecord record) {
        return Stream.concat(
                        Stream.ofNullable(record.metadata().identifier()),
                        record.identifiers().stream().map(identifier -> identifier.value()))
                .map(Kinship::plain)
                .collect(Collectors.toSet());
    }

    private static String plain(String identifier) {
        return identifier.strip().toLowerCase(Locale.ROOT).replaceFirst("^(https?://(dx\\.)?doi\\.org/|doi:)", "");
    }

    /** A copy that is behind ends earlier; a part of it begins later too. */
    private static boolean differInBothEnds(@Nullable TimeInterval one, @Nullable TimeInterval other) {
        return one != null && other != null && differ(one.start(), other.start()) && differ(one.end(), other.end());
    }

    private static boolean differ(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && !Objects.equals(one, other);
    }
}
