package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.records.Constraint;
import org.estran.records.ConstraintType;
import org.estran.records.DataFormat;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Distribution;
import org.estran.records.Funding;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Period;
import org.estran.records.RecordBuilder;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.records.Variable;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads DataCite's JSON: the attributes of the agency's interface, alone or within {@code data}. {@link DataCiteXmlReader}
 * brings the XML of kernels 3 and 4 into this form.
 */
public final class DataCiteReader {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonPart json;
    private final RecordBuilder record;
    private final String language;

    private DataCiteReader(JsonPart json) {
        this.json = json;
        this.language = LanguageCodes.key(json.text("language"));
        JsonPart types = json.at("types");
        this.record = new RecordBuilder(DataCiteWords.kind(
                types.at("resourceTypeGeneral").text(), types.at("resourceType").text()));
    }

    public static Reading read(byte[] document) {
        try {
            return read(MAPPER.readTree(document));
        } catch (JacksonException broken) {
            return new Reading.Refused("not-well-formed", broken.getOriginalMessage());
        }
    }

    static Reading read(JsonNode document) {
        JsonNode inner = document.path("data").path("attributes");
        JsonPart json = JsonPart.of(inner.isObject() ? inner : document);
        if (!json.isObject() || (!json.has("titles") && !json.has("creators"))) {
            return new Reading.Refused("not-this-format", "The document has neither titles nor creators of DataCite.");
        }
        return new DataCiteReader(json).read();
    }

    private Reading read() {
        titles();
        parties();
        keywords();
        dates();
        identifiers();
        rights();
        descriptions();
        record.relations(json.all("relatedIdentifiers").stream()
                .map(this::relation)
                .flatMap(Optional::stream)
                .distinct()
                .toList());
        DataCitePlaces.read(json.all("geoLocations"), record);
        record.languages(LanguageCodes.code(json.text("language")).stream().toList())
                .edition(json.text("version"))
                .distributions(distributions());
        json.at("schemaVersion").known();
        json.at("types").known();
        MetadataRecord read = record.build();
        return read.title().isEmpty() && read.citedParties().isEmpty()
                ? new Reading.Refused("nothing-described", "The document has neither a title nor a creator.")
                : new Reading.Read(read, json.unread());
    }

    private void titles() {
        Texts title = new Texts();
        List<LocalizedText> others = new ArrayList<>();
        for (JsonPart one : json.all("titles")) {
            String text = one.isText() ? one.text() : one.at("title").text();
            String tongue = tongue(one);
            String type = one.at("titleType").text();
            boolean isTitle = type.isEmpty() ? title.isEmpty() : type.equals("TranslatedTitle") && !title.has(tongue);
            if (isTitle && !text.equals(DataCite.UNAVAILABLE)) {
                title.add(tongue, text);
            } else if (!text.isEmpty() && !text.equals(DataCite.UNAVAILABLE)) {
                others.add(new LocalizedText(Map.of(tongue, text)));
            }
        }
        record.title(title.text()).alternateTitles(others);
    }

    /** A text without a language is in that of the resource. */
    private String tongue(JsonPart text) {
        String lang = text.text("lang");
        return lang == null ? language : LanguageCodes.key(lang);
    }

    private void parties() {
        Set<Party> parties = new LinkedHashSet<>();
        json.all("creators").forEach(c -> DataCiteParties.read(c, Role.AUTHOR).ifPresent(parties::add));
        JsonPart publisher = json.at("publisher");
        String name = publisher.isObject() ? publisher.at("name").text() : publisher.text();
        if (!name.isEmpty() && !name.equals(DataCite.UNAVAILABLE)) {
            parties.add(Party.organisation(
                    Role.PUBLISHER, name, DataCiteParties.ror(publisher.text("publisherIdentifier"))));
        }
        json.all("contributors").stream()
                .flatMap(c -> DataCiteParties.read(
                        c, DataCiteWords.role(c.at("contributorType").text()))
                        .stream())
                .sorted(Comparator.comparing(Party::role))
                .forEach(parties::add);
        List<Funding> funding = new ArrayList<>();
        for (JsonPart reference : json.all("fundingReferences")) {
            funder(reference, parties, funding);
        }
        parties.removeIf(p -> p.role() == Role.FUNDER
                && funding.stream().anyMatch(f -> f.funder().equals(p.organisation())));
        record.parties(List.copyOf(parties)).funding(funding);
    }

    /** A funder without an award is a party like others. */
    private void funder(JsonPart reference, Set<Party> parties, List<Funding> funding) {
        String name = reference.at("funderName").text();
        String identifier = reference.text("funderIdentifier");
        String award = reference.text("awardNumber");
        String uri = reference.any("awardUri", "awardURI").text();
        String title = reference.at("awardTitle").text();
        reference.at("funderIdentifierType").known();
        reference.at("schemeUri").known();
        String ror = DataCiteParties.ror(identifier);
        boolean isParty = award == null && uri.isEmpty() && title.isEmpty() && (identifier == null || ror != null);
        if (name.isEmpty()) {
            return;
        }
        if (isParty) {
            parties.add(Party.organisation(Role.FUNDER, name, ror));
        } else {
            funding.add(new Funding(
                    name,
                    identifier,
                    award,
                    uri.isEmpty() ? null : uri,
                    title.isEmpty() ? LocalizedText.NONE : new LocalizedText(Map.of(language, title))));
        }
    }

    /** Words of one concept in several languages are one keyword; a standard name is a variable besides. */
    private void keywords() {
        Map<String, Keyword> keywords = new LinkedHashMap<>();
        Set<String> topics = new LinkedHashSet<>();
        List<Variable> variables = new ArrayList<>();
        for (JsonPart subject : json.all("subjects")) {
            String text =
                    subject.isText() ? subject.text() : subject.at("subject").text();
            String scheme = subject.text("subjectScheme");
            String uri = subject.any("valueUri", "valueURI").text();
            String schemeUri = subject.any("schemeUri", "schemeURI").text();
            if (DataCite.TOPIC_CATEGORY.equals(scheme)) {
                topics.add(text);
            } else if (!text.isEmpty()) {
                Keyword keyword = new Keyword(
                        new LocalizedText(Map.of(tongue(subject), text)),
                        uri.isEmpty() ? null : uri,
                        scheme,
                        null,
                        schemeUri.isEmpty() ? null : schemeUri);
                keywords.merge(uri.isEmpty() ? subject.pointer() : uri + " " + scheme, keyword, DataCiteReader::both);
                if (DataCite.STANDARD_NAMES.equals(scheme)
                        && Addresses.standardName(text).filter(uri::equals).isPresent()) {
                    variables.add(new Variable(text, null, text, null));
                }
            }
        }
        record.variables(variables.stream().distinct().toList());
        record.keywords(keywords.values().stream().distinct().toList()).topics(List.copyOf(topics));
    }

    private static Keyword both(Keyword a, Keyword b) {
        Map<String, String> labels = new LinkedHashMap<>(a.label().byLanguage());
        b.label().byLanguage().forEach(labels::putIfAbsent);
        return new Keyword(new LocalizedText(labels), a.uri(), a.thesaurus(), a.type(), a.thesaurusUri());
    }

    private void dates() {
        String year = json.at("publicationYear").text();
        record.issued(year.isEmpty() ? null : year);
        List<DatedEvent> events = new ArrayList<>();
        List<Period> periods = new ArrayList<>();
        List<JsonPart> dates = json.all("dates");
        boolean hasCoverage =
                dates.stream().anyMatch(d -> d.at("dateType").text().equals("Coverage"));
        boolean isIssued = false;
        for (JsonPart date : dates) {
            String value = date.at("date").text();
            String type = date.at("dateType").text();
            DateType event = DataCiteWords.date(type, date.at("dateInformation").text());
            boolean isPeriod = type.equals("Coverage") || (type.equals("Collected") && !hasCoverage);
            Optional<Period> period = isPeriod ? period(value) : Optional.empty();
            period.ifPresent(periods::add);
            if (type.equals("Issued") && event == DateType.PUBLICATION && !isIssued && !value.isEmpty()) {
                record.issued(value);
                isIssued = true;
            } else if (period.isEmpty() && !value.isEmpty()) {
                events.add(new DatedEvent(event, value));
            }
        }
        record.dates(events.stream().distinct().toList())
                .periods(periods.stream().distinct().toList());
    }

    private static Optional<Period> period(String text) {
        try {
            TimeInterval interval = TimeInterval.parse(text);
            return interval.isEmpty() ? Optional.empty() : Optional.of(Period.of(interval));
        } catch (IllegalArgumentException noPeriod) {
            return Optional.empty();
        }
    }

    private void identifiers() {
        List<Identifier> identifiers = new ArrayList<>();
        Optional.ofNullable(json.text("doi"))
                .flatMap(Doi::parse)
                .ifPresent(doi -> identifiers.add(new Identifier("doi", doi.text())));
        JsonPart url = json.at("url");
        if (!url.text().isEmpty()) {
            identifiers.add(new Identifier("url", url.text()));
        }
        for (JsonPart one : json.all("alternateIdentifiers")) {
            identifier(
                    identifiers,
                    one.at("alternateIdentifierType").text(),
                    one.at("alternateIdentifier").text());
        }
        for (JsonPart one : json.all("identifiers")) {
            identifier(
                    identifiers,
                    one.at("identifierType").text(),
                    one.at("identifier").text());
        }
        record.identifiers(identifiers.stream().distinct().toList());
    }

    private static void identifier(List<Identifier> to, String scheme, String value) {
        if (value.isEmpty()) {
            return;
        }
        Optional<Doi> doi = scheme.equalsIgnoreCase("DOI") ? Doi.parse(value) : Optional.empty();
        to.add(doi.map(d -> new Identifier("doi", d.text()))
                .orElseGet(() -> new Identifier(scheme.isEmpty() ? "local" : scheme, value)));
    }

    private void rights() {
        List<Constraint> constraints = new ArrayList<>();
        Texts limitation = new Texts();
        String licence = null;
        for (JsonPart one : json.all("rightsList")) {
            String text = one.isText() ? one.text() : one.at("rights").text();
            String uri = one.any("rightsUri", "rightsURI").text();
            String spdx = one.at("rightsIdentifier").text();
            one.at("rightsIdentifierScheme").known();
            one.any("schemeUri", "schemeURI").known();
            Optional<String> known = LicenceWords.named(spdx, uri, text)
                    .or(() -> Optional.of(uri)
                            .filter(u -> !u.isEmpty() && (u.equals(text) || u.matches(".*licen[cs]e.*"))));
            if (known.isPresent() && licence == null) {
                licence = known.get();
            } else if (uri.isEmpty() && !text.isEmpty() && !limitation.has(tongue(one))) {
                limitation.add(tongue(one), text);
            } else if (!text.isEmpty() || !uri.isEmpty()) {
                constraints.add(constraint(text, uri, tongue(one)));
            }
        }
        record.licence(licence)
                .useLimitation(limitation.text())
                .constraints(constraints.stream()
                        .distinct()
                        .filter(c -> c.uri() != null || !isWithin(c.text(), limitation.text()))
                        .toList());
    }

    private static boolean isWithin(LocalizedText text, LocalizedText whole) {
        return whole.byLanguage().entrySet().containsAll(text.byLanguage().entrySet());
    }

    private static Constraint constraint(String text, String uri, String tongue) {
        boolean isAccess = uri.contains("access_right") || uri.contains("Access") || uri.startsWith("info:eu-repo");
        return new Constraint(
                isAccess ? ConstraintType.ACCESS : ConstraintType.USE,
                null,
                text.isEmpty() || text.equals(uri) ? LocalizedText.NONE : new LocalizedText(Map.of(tongue, text)),
                uri.isEmpty() ? null : uri);
    }

    private void descriptions() {
        Texts summary = new Texts();
        Texts lineage = new Texts();
        Texts supplement = new Texts();
        for (JsonPart one : json.all("descriptions")) {
            String text = one.isText() ? one.text() : one.at("description").text();
            Texts to = switch (one.at("descriptionType").text()) {
                case "Abstract" -> summary;
                case "Methods" -> lineage;
                default -> supplement;
            };
            to.add(tongue(one), text);
        }
        record.summary(summary.text()).lineage(lineage.text()).supplement(supplement.text());
    }

    private Optional<Relation> relation(JsonPart link) {
        String target = link.at("relatedIdentifier").text();
        String type = link.at("relationType").text();
        String information = link.at("relationTypeInformation").text();
        String general = link.at("resourceTypeGeneral").text();
        link.at("relatedIdentifierType").known();
        RelationType relation =
                RelationType.of(information).or(() -> RelationType.of(type)).orElse(RelationType.OTHER);
        Kind kind = general.isEmpty() || general.equals("Other") ? null : DataCiteWords.kind(general, "");
        return target.isEmpty()
                ? Optional.empty()
                : Optional.of(new Relation(relation, address(target), null, kind, null));
    }

    private static String address(String target) {
        return Doi.parse(target).map(Doi::text).orElse(target);
    }

    private List<Distribution> distributions() {
        List<Distribution> distributions = new ArrayList<>();
        for (JsonPart format : json.all("formats")) {
            distributions.add(distribution(null, format.text()));
        }
        for (JsonPart content : json.all("contentUrl")) {
            distributions.add(distribution(content.text(), ""));
        }
        return distributions.stream()
                .filter(d -> d.address() != null || d.format() != null)
                .distinct()
                .toList();
    }

    private static Distribution distribution(@Nullable String address, String format) {
        boolean isMediaType = format.matches("[a-z]+/[A-Za-z0-9.+-]+(;.*)?");
        DataFormat form = format.isEmpty()
                ? null
                : new DataFormat(isMediaType ? null : format, null, isMediaType ? format : null, null);
        return new Distribution(address, null, null, null, LocalizedText.NONE, LocalizedText.NONE, form, null);
    }
}
