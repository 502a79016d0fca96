package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.records.Constraint;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Position;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Variable;
import org.estran.terms.BoundingBox;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/**
 * A record by the DataCite Metadata Schema 4.7: the properties with their values, of which {@link DataCiteJson} and
 * {@link DataCiteXml} are two spellings. All texts are fit for XML.
 *
 * <p>What has no place there and is left to other dialects: the vertical extent, variables without a standard name, units,
 * platforms and operations, electronic mail.
 * {@link DataCiteWords} holds the controlled lists, {@code documents.LossReport} tells what a record loses.
 */
record DataCite(
        Optional<Doi> doi,
        String landingPage,
        List<Agent> creators,
        List<Text> titles,
        String publisher,
        String publicationYear,
        String resourceTypeGeneral,
        String resourceType,
        List<Subject> subjects,
        List<Agent> contributors,
        List<Dated> dates,
        @Nullable String language,
        List<Typed> alternateIdentifiers,
        List<Related> relatedIdentifiers,
        List<String> sizes,
        List<String> formats,
        @Nullable String version,
        List<Rights> rights,
        List<Text> descriptions,
        List<Located> places,
        List<Funder> funders) {

    static final String NAMESPACE = "http://datacite.org/schema/kernel-4";
    static final String UNAVAILABLE = ":unav";
    static final String TOPIC_CATEGORY = "ISO 19115 topic category";
    static final String STANDARD_NAMES = "CF Standard Names";

    private static final String DATE = "-?\\d{4}(-\\d{2}(-\\d{2}(T[0-9:.]+(Z|[+-]\\d{2}:\\d{2}))?)?)?";

    /** Somebody; {@code role} is a contributorType, empty for creators and funders. */
    record Agent(
            String role,
            boolean isPerson,
            String name,
            @Nullable String family,
            @Nullable String given,
            @Nullable Orcid orcid,
            @Nullable String affiliation,
            @Nullable Ror ror) {}

    /** A title or description; {@code type} empty for the main title. */
    record Text(String type, String text, @Nullable String language) {}

    record Subject(
            String text,
            @Nullable String scheme,
            @Nullable String uri,
            @Nullable String language) {}

    record Typed(String type, String value) {}

    /** A date; {@code information} is our own word where DataCite has none. */
    record Dated(String type, String value, @Nullable String information) {}

    /** A link; {@code information} is the word of ISO where the relation is {@code Other}. */
    record Related(
            String relation,
            String type,
            String value,
            @Nullable String information,
            @Nullable String resourceType) {}

    record Rights(
            String text,
            @Nullable String address,
            @Nullable String spdx,
            @Nullable String language) {}

    /** Where: a box, a polygon's outside, or a name. */
    record Located(
            @Nullable BoundingBox box,
            List<Position> polygon,
            @Nullable String name) {}

    record Funder(
            String name,
            @Nullable String identifier,
            String identifierType,
            @Nullable String award,
            @Nullable String awardUri,
            @Nullable String awardTitle) {}

    static DataCite of(MetadataRecord whole, Published published) {
        MetadataRecord record = Named.parties(whole);
        DataCiteWords.Type type = DataCiteWords.type(record.kind());
        return new DataCite(
                published.doiOf(record),
                published.landingPage().toString(),
                DataCiteAgents.creators(record),
                titles(record),
                orUnavailable(published.publisherOf(record)),
                published.year(record),
                type.general(),
                type.words(),
                subjects(record),
                DataCiteAgents.contributors(record, published),
                dates(record, published),
                language(record.language()),
                alternates(record, published),
                related(record, published),
                sizes(published),
                formats(record, published),
                published.versionOf(record).orElse(null),
                rights(record, published),
                descriptions(record),
                DataCitePlaces.of(record),
                DataCiteAgents.funders(record));
    }

    /** The code if it has the form of BCP 47. */
    static @Nullable String language(@Nullable String code) {
        return code != null && code.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*") ? code : null;
    }

    /** The title in the resource's own language first; the others are translations of it. */
    private static List<Text> titles(MetadataRecord record) {
        List<Text> titles = new ArrayList<>();
        for (Map.Entry<String, String> title : ownLanguageFirst(record, record.title())) {
            String text = Xml.clean(title.getValue());
            if (!text.isEmpty()) {
                titles.add(new Text(titles.isEmpty() ? "" : "TranslatedTitle", text, language(title.getKey())));
            }
        }
        if (titles.isEmpty()) {
            titles.add(new Text("", UNAVAILABLE, null));
        }
        record.alternateTitles().forEach(other -> describe(titles, record, "AlternativeTitle", other));
        return titles;
    }

    private static List<Map.Entry<String, String>> ownLanguageFirst(MetadataRecord record, LocalizedText text) {
        return text.byLanguage().entrySet().stream()
                .sorted((a, b) -> Boolean.compare(
                        b.getKey().equals(record.language()), a.getKey().equals(record.language())))
                .toList();
    }

    private static List<Subject> subjects(MetadataRecord record) {
        Set<Subject> subjects = new LinkedHashSet<>();
        for (Keyword keyword : record.keywords()) {
            String uri =
                    keyword.uri() == null ? null : Addresses.web(keyword.uri()).orElse(null);
            keyword.label()
                    .byLanguage()
                    .forEach((language, label) -> subjects.add(
                            new Subject(Xml.clean(label), cleaned(keyword.thesaurus()), uri, language(language))));
        }
        for (Variable variable : record.variables()) {
            String standardName = variable.standardName();
            if (standardName != null) {
                Addresses.standardName(standardName)
                        .ifPresent(address -> subjects.add(new Subject(standardName, STANDARD_NAMES, address, null)));
            }
        }
        record.topics().forEach(topic -> subjects.add(new Subject(Xml.clean(topic), TOPIC_CATEGORY, null, null)));
        return subjects.stream().filter(s -> !s.text().isEmpty()).toList();
    }

    private static List<Dated> dates(MetadataRecord record, Published published) {
        Set<Dated> dates = new LinkedHashSet<>();
        dates.add(new Dated("Issued", published.issued(record), null));
        dates.add(new Dated(
                "Available",
                published
                        .availableAt()
                        .atZone(java.time.ZoneOffset.UTC)
                        .toLocalDate()
                        .toString(),
                null));
        record.dates().stream()
                .filter(event -> event.date().strip().matches(DATE))
                .map(event -> new Dated(
                        DataCiteWords.date(event.type()),
                        event.date().strip(),
                        DataCiteWords.isExact(event.type())
                                ? null
                                : event.type().word()))
                .forEach(dates::add);
        record.periods()
                .forEach(period -> Periods.text(period.interval(), "")
                        .ifPresent(text -> dates.add(new Dated("Coverage", text, null))));
        return List.copyOf(dates);
    }

    private static List<Typed> alternates(MetadataRecord record, Published published) {
        Optional<String> own = published.doiOf(record).map(Doi::text);
        Stream<Typed> theirs = record.identifiers().stream()
                .filter(i -> !i.scheme().equals("doi")
                        || Doi.parse(i.value())
                                .map(Doi::text)
                                .filter(d -> own.isPresent() && d.equals(own.get()))
                                .isEmpty())
                .map(DataCite::alternate);
        return Stream.concat(Stream.of(new Typed("Local accession number", Xml.clean(published.recordId()))), theirs)
                .filter(i -> !i.value().isEmpty() && !i.type().isEmpty())
                .distinct()
                .toList();
    }

    private static Typed alternate(Identifier identifier) {
        return new Typed(Xml.clean(identifier.scheme()), Xml.clean(identifier.value()));
    }

    private static List<Related> related(MetadataRecord record, Published published) {
        return Stream.of(record.relations().stream(), collectedBy(record), describedAt(published))
                .flatMap(relations -> relations)
                .flatMap(relation -> Addresses.target(relation.target(), published).stream()
                        .map(target -> related(relation, target)))
                .distinct()
                .toList();
    }

    /** Instruments that have an identifier of their own (PIDINST); DataCite has no place for others. */
    private static Stream<Relation> collectedBy(MetadataRecord record) {
        return record.acquisition().instruments().stream()
                .flatMap(instrument -> Stream.ofNullable(instrument.identifier()))
                .map(id -> new Relation(RelationType.IS_COLLECTED_BY, id, null, Kind.INSTRUMENT, null));
    }

    /** The documents from which ours came, each in its catalogue; the dataset itself is derived from none of them. */
    private static Stream<Relation> describedAt(Published published) {
        return published.way().stream()
                .flatMap(passed -> Addresses.web(passed.document()).stream())
                .map(document -> new Relation(RelationType.HAS_METADATA, document, null, null, null));
    }

    private static Related related(Relation relation, Addresses.Target target) {
        boolean isKnown = relation.type().isDataCite() && relation.type() != RelationType.OTHER;
        return new Related(
                isKnown ? relation.type().word() : "Other",
                target.type(),
                target.value(),
                isKnown ? null : relation.type().word(),
                relation.kind() == null
                        ? null
                        : DataCiteWords.type(relation.kind()).general());
    }

    private static List<String> sizes(Published published) {
        if (published.files().isEmpty()) {
            return List.of();
        }
        long bytes = published.files().stream().mapToLong(PublishedFile::size).sum();
        int count = published.files().size();
        return List.of(bytes + " bytes", count + (count == 1 ? " file" : " files"));
    }

    private static List<String> formats(MetadataRecord record, Published published) {
        Stream<String> ours = published.files().stream().map(PublishedFile::mediaType);
        Stream<String> theirs = record.distributions().stream()
                .flatMap(d -> Stream.ofNullable(d.format()))
                .flatMap(f -> Stream.ofNullable(f.mediaType() == null ? f.name() : f.mediaType()));
        return Stream.concat(ours, theirs)
                .map(Xml::clean)
                .filter(f -> !f.isEmpty())
                .distinct()
                .toList();
    }

    private static List<Rights> rights(MetadataRecord record, Published published) {
        Set<Rights> all = new LinkedHashSet<>();
        DataCiteWords.accessRight(published.access())
                .ifPresent(right -> all.add(new Rights(right.label(), right.address(), null, "en")));
        String licence = cleaned(record.licence());
        if (licence != null) {
            all.add(Licences.of(licence)
                    .map(l -> new Rights(l.name().best(org.estran.terms.Language.EN), l.address(), l.spdx(), null))
                    .orElseGet(() -> new Rights(licence, Addresses.web(licence).orElse(null), null, null)));
        }
        rights(all, record.useLimitation(), null);
        for (Constraint constraint : record.constraints()) {
            rights(all, constraint.text(), constraint.uri());
        }
        return List.copyOf(all);
    }

    private static void rights(Set<Rights> to, LocalizedText text, @Nullable String uri) {
        String address = uri == null ? null : Addresses.web(uri).orElse(null);
        if (text.isEmpty() && address != null) {
            to.add(new Rights(address, address, null, null));
        }
        text.byLanguage().forEach((language, words) -> {
            if (!Xml.clean(words).isEmpty()) {
                to.add(new Rights(Xml.clean(words), address, null, language(language)));
            }
        });
    }

    private static List<Text> descriptions(MetadataRecord record) {
        List<Text> descriptions = new ArrayList<>();
        describe(descriptions, record, "Abstract", record.summary());
        describe(descriptions, record, "Methods", record.lineage());
        describe(descriptions, record, "TechnicalInfo", record.supplement());
        describe(descriptions, record, "Other", record.purpose());
        return descriptions;
    }

    private static void describe(List<Text> to, MetadataRecord record, String type, LocalizedText text) {
        for (Map.Entry<String, String> one : ownLanguageFirst(record, text)) {
            String cleaned = Xml.clean(one.getValue());
            if (!cleaned.isEmpty()) {
                to.add(new Text(type, cleaned, language(one.getKey())));
            }
        }
    }

    static @Nullable String cleaned(@Nullable String text) {
        String clean = text == null ? "" : Xml.clean(text);
        return clean.isEmpty() ? null : clean;
    }

    private static String orUnavailable(String text) {
        return text.isEmpty() ? UNAVAILABLE : text;
    }
}
