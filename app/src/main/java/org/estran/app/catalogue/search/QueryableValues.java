package org.estran.app.catalogue.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Queryable;
import org.estran.records.Constraint;
import org.estran.records.DataFormat;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.ReferenceSystem;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** What a record has of each property it may be asked for by. */
final class QueryableValues {

    private static final Set<DateType> REVISIONS =
            Set.of(DateType.REVISION, DateType.LAST_REVISION, DateType.LAST_UPDATE);

    /** What is no word of the record. */
    private static final Set<Queryable> UNTOLD =
            Set.of(Queryable.ANY_TEXT, Queryable.THEME, Queryable.ACCESS, Queryable.PART);

    private final CatalogueRecord from;
    private final MetadataRecord record;
    private @Nullable Concepts concepts;

    QueryableValues(CatalogueRecord from) {
        this.from = from;
        this.record = from.record();
    }

    /** What the record is about, found in its texts once. */
    Concepts concepts() {
        Concepts found = concepts;
        if (found == null) {
            found = Concepts.of(record);
            concepts = found;
        }
        return found;
    }

    /** The texts of a property of texts or prose, none blank and none twice; none at all of any other. */
    List<String> texts(Queryable property) {
        Set<String> kept = new LinkedHashSet<>();
        given(property).filter(Objects::nonNull).map(String::strip).forEach(kept::add);
        kept.remove("");
        return List.copyOf(kept);
    }

    /** The date of a property of that kind, its first moment; empty where the record has none. */
    Optional<Instant> moment(Queryable property) {
        return Optional.ofNullable(
                switch (property) {
                    case MODIFIED -> from.changedAt();
                    case STAMPED ->
                        latest(record.metadata().dates(), any -> true).orElse(from.changedAt());
                    case PUBLISHED -> read(record.issued()).orElse(from.publishedAt());
                    case ISSUED -> read(record.issued()).orElse(null);
                    case CREATED ->
                        latest(record.dates(), type -> type == DateType.CREATION)
                                .orElse(null);
                    case REVISED -> latest(record.dates(), REVISIONS::contains).orElse(null);
                    case BEGIN -> period().map(TimeInterval::start).orElse(null);
                    case END -> period().map(TimeInterval::end).orElse(null);
                    default -> null;
                });
    }

    /** The span of its periods. */
    Optional<TimeInterval> period() {
        return Optional.ofNullable(record.period()).filter(span -> !span.isEmpty());
    }

    private Stream<@Nullable String> given(Queryable property) {
        return switch (property) {
            case ID -> Stream.of(from.id());
            case IDENTIFIER -> identifiers();
            case ANY_TEXT -> Stream.of(anyText());
            case TITLE -> texts(record.title());
            case ALTERNATE_TITLE -> texts(record.alternateTitles());
            case ABSTRACT -> texts(record.summary());
            case LINEAGE -> texts(record.lineage());
            case KIND -> Stream.of(record.kind().word());
            case KEYWORD -> record.keywords().stream().flatMap(QueryableValues::keyword);
            case TOPIC -> record.topics().stream();
            case THEME -> themes();
            case ORGANISATION -> record.parties().stream().map(Party::organisation);
            case ORGANISATION_ID -> record.parties().stream().map(Party::ror);
            case CREATOR -> record.citedParties().stream().flatMap(QueryableValues::names);
            case CONTRIBUTOR -> contributors();
            case PUBLISHER -> record.parties(Role.PUBLISHER).stream().flatMap(QueryableValues::names);
            case LANGUAGE -> record.languages().stream();
            case LICENCE -> Stream.of(record.licence());
            case ACCESS -> access();
            case RIGHTS -> rights();
            case VARIABLE ->
                record.variables().stream().flatMap(one -> Stream.of(one.standardName(), one.longName(), one.name()));
            case NETWORK -> wholes().map(ExactIdentifier::normal);
            case PARENT -> wholes();
            case RELATION -> record.relations().stream().map(Relation::target);
            case FORMAT ->
                record.distributions().stream()
                        .flatMap(one -> Stream.ofNullable(one.format()))
                        .flatMap(QueryableValues::format);
            case PART -> from.parts().words();
            case REFERENCE_SYSTEM ->
                record.representation().referenceSystems().stream().flatMap(QueryableValues::system);
            case PLACE_NAME -> record.places().stream().flatMap(place -> texts(place.name()));
            case SERVICE_TYPE -> Stream.ofNullable(record.service()).map(service -> service.type());
            case MODIFIED, STAMPED, PUBLISHED, ISSUED, CREATED, REVISED, BEGIN, END, TIME, PLACE, DEPTH ->
                Stream.empty();
        };
    }

    /** As it was when last taken note of; the end of an embargo is. */
    private Stream<@Nullable String> access() {
        return from.fileCount() == 0
                ? Stream.empty()
                : Stream.of(from.access().at(from.changedAt()).word());
    }

    private Stream<@Nullable String> identifiers() {
        List<@Nullable String> all = new ArrayList<>();
        all.add(from.id());
        all.add(from.doi() == null ? null : from.doi().text());
        all.add(record.metadata().identifier());
        record.identifiers().forEach(identifier -> all.add(identifier.value()));
        return all.stream();
    }

    /** The one by which others know it: what its description calls itself, else its own id. */
    String identifier() {
        String described = record.metadata().identifier();
        return described != null && !described.isBlank() ? described : from.id();
    }

    private Stream<@Nullable String> themes() {
        Concepts concepts = concepts();
        return Stream.concat(concepts.about().stream(), concepts.above().stream());
    }

    private Stream<@Nullable String> contributors() {
        List<Party> cited = record.citedParties();
        return record.parties().stream()
                .filter(party -> party.role() != Role.PUBLISHER && !cited.contains(party))
                .flatMap(QueryableValues::names);
    }

    private Stream<@Nullable String> rights() {
        return Stream.of(
                        Stream.of(record.licence()),
                        texts(record.useLimitation()),
                        record.constraints().stream().flatMap(QueryableValues::constraint))
                .flatMap(one -> one);
    }

    private Stream<String> wholes() {
        return record.relations().stream()
                .filter(relation -> relation.type() == RelationType.IS_PART_OF)
                .map(Relation::target);
    }

    /** One text, a line for each of its parts, one space between words: a pattern may go from one part to another. */
    private String anyText() {
        List<@Nullable String> all = new ArrayList<>();
        for (Queryable property : Queryable.values()) {
            if (!UNTOLD.contains(property)) {
                given(property).forEach(all::add);
            }
        }
        record.parties().forEach(party -> {
            all.add(party.isPerson() && party.given() != null ? party.given() + " " + party.family() : party.family());
            all.add(party.email());
        });
        record.credits().forEach(text -> all.addAll(text.byLanguage().values()));
        all.addAll(record.purpose().byLanguage().values());
        all.addAll(record.supplement().byLanguage().values());
        StringBuilder text = new StringBuilder();
        Set<String> told = new LinkedHashSet<>();
        all.stream()
                .filter(Objects::nonNull)
                .filter(told::add)
                .forEach(one -> text.append(one).append('\n'));
        return text.toString();
    }

    private static Stream<@Nullable String> texts(LocalizedText text) {
        return text.byLanguage().values().stream();
    }

    private static Stream<@Nullable String> texts(List<LocalizedText> all) {
        return all.stream().flatMap(QueryableValues::texts);
    }

    private static Stream<@Nullable String> keyword(Keyword keyword) {
        return Stream.concat(texts(keyword.label()), Stream.ofNullable(keyword.uri()));
    }

    private static Stream<@Nullable String> names(Party party) {
        return Stream.of(party.name(), party.organisation());
    }

    private static Stream<@Nullable String> format(DataFormat format) {
        return Stream.of(format.name(), format.mediaType());
    }

    private static Stream<@Nullable String> system(ReferenceSystem system) {
        return Stream.of(system.code(), system.name());
    }

    private static Stream<@Nullable String> constraint(Constraint constraint) {
        return Stream.concat(texts(constraint.text()), Stream.of(constraint.code(), constraint.uri()));
    }

    private static Optional<Instant> latest(List<DatedEvent> events, Predicate<DateType> wanted) {
        return events.stream()
                .filter(event -> wanted.test(event.type()))
                .flatMap(event -> read(event.date()).stream())
                .max(Comparator.naturalOrder());
    }

    // A date is kept as it was told, which is not always readable.
    private static Optional<Instant> read(@Nullable String date) {
        try {
            return date == null ? Optional.empty() : Optional.of(TimeInterval.first(date));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
