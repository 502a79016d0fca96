package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.records.BrowseGraphic;
import org.estran.records.DataFormat;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Distribution;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.RecordBuilder;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Variable;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON-LD of schema.org as it is found in pages: names with or without prefix, single values or lists, texts or
 * things, a graph of several nodes. No context is fetched: a document is known by its words.
 */
public final class SchemaOrgReader {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Map<String, RelationType> RELATIONS = new LinkedHashMap<>();

    static {
        RELATIONS.put("isPartOf", RelationType.IS_PART_OF);
        RELATIONS.put("hasPart", RelationType.HAS_PART);
        RELATIONS.put("isBasedOn", RelationType.IS_DERIVED_FROM);
        RELATIONS.put("citation", RelationType.REFERENCES);
        RELATIONS.put("subjectOf", RelationType.IS_REFERENCED_BY);
        RELATIONS.put("translationOfWork", RelationType.IS_TRANSLATION_OF);
        RELATIONS.put("workTranslation", RelationType.HAS_TRANSLATION);
        RELATIONS.put("predecessorOf", RelationType.IS_PREVIOUS_VERSION_OF);
        RELATIONS.put("successorOf", RelationType.IS_NEW_VERSION_OF);
        RELATIONS.put("sameAs", RelationType.IS_IDENTICAL_TO);
    }

    private final JsonPart json;
    private final String language;
    private final RecordBuilder record;

    private SchemaOrgReader(JsonPart json, String language, Kind kind) {
        this.json = json;
        this.language = language;
        this.record = new RecordBuilder(kind);
    }

    public static Reading read(byte[] document) {
        try {
            return read(MAPPER.readTree(document));
        } catch (JacksonException broken) {
            return new Reading.Refused("not-well-formed", broken.getOriginalMessage());
        }
    }

    /** The thing the document is about: of a graph or a list, the first that is of a kind the centre keeps. */
    static Reading read(JsonNode document) {
        SchemaOrgDocument found = SchemaOrgDocument.of(document);
        JsonPart json = JsonPart.of(found.thing());
        String type = SchemaOrgDocument.type(found.thing());
        Optional<Kind> kind = SchemaOrgDocument.kind(found.thing());
        if (kind.isEmpty()) {
            return new Reading.Refused(
                    "not-this-format",
                    type.isEmpty()
                            ? "No thing of schema.org has a type here."
                            : "A " + type + " of schema.org is no kind of record.");
        }
        String spoken = LanguageCodes.code(found.language())
                .or(() -> LanguageCodes.code(json.text("inLanguage")))
                .orElse(LanguageCodes.UNKNOWN);
        return new SchemaOrgReader(json, spoken, kind.get()).read();
    }

    private Reading read() {
        for (String known :
                List.of("@context", "@type", "@id", "includedInDataCatalog", "additionalType", "isAccessibleForFree")) {
            json.at(known).known();
        }
        record.title(text("name", "headline"))
                .summary(text("description", "abstract"))
                .useLimitation(text("conditionsOfAccess"))
                .credits(list(text("creditText")))
                .edition(json.at("version").text().isEmpty() ? json.text("softwareVersion") : json.text("version"))
                .issued(json.text("datePublished"));
        alternateNames();
        identifiers();
        keywords();
        record.parties(new SchemaOrgParties(json).read()).funding(new SchemaOrgParties(json).funding(language));
        SchemaOrgExtents.read(json, language, record);
        variables();
        licence();
        dates();
        distributions();
        relations();
        record.languages(json.all("inLanguage").stream()
                .flatMap(
                        l -> LanguageCodes.code(
                                l.isText()
                                        ? l.text()
                                        : l.any("alternateName", "name").text())
                                .stream())
                .distinct()
                .toList());
        record.graphics(graphics());
        return record.build().title().isEmpty()
                ? new Reading.Refused("nothing-described", "The thing has no name.")
                : new Reading.Read(record.build(), json.unread());
    }

    private static List<LocalizedText> list(LocalizedText text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    /** The texts of the first of these properties that has any; a text may bear its own language. */
    private LocalizedText text(String... properties) {
        Texts texts = new Texts();
        for (String property : properties) {
            if (texts.isEmpty()) {
                json.all(property).forEach(one -> add(texts, one));
            }
        }
        return texts.text();
    }

    private void add(Texts to, JsonPart one) {
        String tagged = one.at("@language").text();
        to.add(
                tagged.isEmpty() ? language : LanguageCodes.key(tagged),
                one.isText() ? one.text() : one.any("@value", "name").text());
    }

    private void alternateNames() {
        record.alternateTitles(json.all("alternateName").stream()
                .map(JsonPart::text)
                .filter(t -> !t.isEmpty())
                .distinct()
                .map(t -> new LocalizedText(Map.of(LanguageCodes.UNKNOWN, t)))
                .toList());
    }

    private void identifiers() {
        Set<Identifier> identifiers = new LinkedHashSet<>();
        Doi.parse(json.at("@id").text()).ifPresent(doi -> identifiers.add(new Identifier("doi", doi.text())));
        for (JsonPart one : json.all("identifier")) {
            String value =
                    one.isText() ? one.text() : one.any("value", "@id", "url").text();
            String scheme = one.at("propertyID").text().replaceFirst(".*/", "");
            one.known();
            identifier(value, scheme).ifPresent(identifiers::add);
        }
        String url = json.at("url").text();
        if (!url.isEmpty()) {
            identifiers.add(new Identifier("url", url));
        }
        record.identifiers(List.copyOf(identifiers));
    }

    private static Optional<Identifier> identifier(String value, String scheme) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<Doi> doi = Doi.parse(value);
        return Optional.of(doi.map(d -> new Identifier("doi", d.text()))
                .orElseGet(() -> new Identifier(scheme.isEmpty() ? "local" : scheme, value)));
    }

    private void keywords() {
        List<Keyword> keywords = new ArrayList<>();
        Set<String> topics = new LinkedHashSet<>();
        for (JsonPart one : json.all("keywords")) {
            String word = one.isText()
                    ? one.text()
                    : one.any("name", "@value", "termCode").text();
            JsonPart set = one.at("inDefinedTermSet");
            String scheme =
                    set.isText() ? set.text() : set.any("name", "@id", "url").text();
            set.known();
            one.at("@type").known();
            String uri = one.any("@id", "url").text();
            if (scheme.equals(DataCite.TOPIC_CATEGORY)) {
                topics.add(word);
            } else if (one.isText() && json.all("keywords").size() == 1) {
                List.of(word.split("\\s*[,;]\\s*")).forEach(w -> keyword(keywords, w, "", ""));
            } else {
                keyword(keywords, word, Addresses.web(uri).orElse(""), scheme);
            }
        }
        topics.remove("");
        record.keywords(keywords.stream().distinct().toList()).topics(List.copyOf(topics));
    }

    private void keyword(List<Keyword> to, String word, String uri, String scheme) {
        boolean isAddress = Addresses.web(scheme).isPresent();
        if (!word.isBlank()) {
            to.add(new Keyword(
                    new LocalizedText(Map.of(language, word)),
                    uri.isEmpty() ? null : uri,
                    scheme.isEmpty() || isAddress ? null : scheme,
                    null,
                    isAddress ? scheme : null));
        }
    }

    private void variables() {
        List<Variable> variables = new ArrayList<>();
        for (JsonPart one : json.all("variableMeasured")) {
            String label = one.isText() ? one.text() : one.at("name").text();
            String name = one.at("alternateName").text();
            String property = one.all("propertyID").stream()
                    .map(JsonPart::text)
                    .findFirst()
                    .orElse("");
            one.at("@type").known();
            if (!label.isEmpty()) {
                variables.add(new Variable(
                        name.isEmpty() ? label : name,
                        name.isEmpty() || name.equals(label) ? null : label,
                        Addresses.standardNameAt(property).orElse(null),
                        one.any("unitText", "unitCode").text().isEmpty()
                                ? null
                                : one.any("unitText", "unitCode").text()));
            }
        }
        record.variables(variables.stream().distinct().toList());
    }

    private void licence() {
        List<String> licences = json.all("license").stream()
                .map(l -> l.isText()
                        ? l.text()
                        : l.any("url", "@id", "name", "identifier").text())
                .filter(l -> !l.isEmpty())
                .map(l -> LicenceWords.named(l, l, l).orElse(l))
                .toList();
        json.at("license").known();
        record.licence(licences.isEmpty() ? json.text("termsOfService") : licences.getFirst());
    }

    private void dates() {
        List<DatedEvent> dates = new ArrayList<>();
        date(dates, DateType.CREATION, "dateCreated");
        date(dates, DateType.REVISION, "dateModified");
        date(dates, DateType.EXPIRY, "expires");
        record.dates(dates);
    }

    private void date(List<DatedEvent> to, DateType type, String property) {
        String date = json.text(property);
        if (date != null) {
            to.add(new DatedEvent(type, date));
        }
    }

    private void distributions() {
        List<Distribution> distributions = new ArrayList<>();
        for (JsonPart one : json.all("distribution")) {
            one.at("@type").known();
            one.at("spdx:checksum").known();
            String content = one.isText() ? one.text() : one.at("contentUrl").text();
            String address = content.isEmpty() ? one.any("url", "@id").text() : content;
            one.at("url").text();
            if (!address.isEmpty()) {
                distributions.add(distribution(one, address, !content.isEmpty()));
            }
        }
        record.distributions(distributions.stream().distinct().toList());
    }

    private Distribution distribution(JsonPart one, String address, boolean isDownload) {
        String form = one.all("encodingFormat").stream()
                .map(JsonPart::text)
                .findFirst()
                .orElse("");
        one.at("encodingFormat").known();
        boolean isMediaType = form.matches("[a-z]+/[A-Za-z0-9.+-]+");
        DataFormat format = form.isEmpty()
                ? null
                : new DataFormat(isMediaType ? null : form, null, isMediaType ? form : null, null);
        return new Distribution(
                address,
                isDownload ? "download" : null,
                null,
                null,
                words(one.at("name").text()),
                words(one.at("description").text()),
                format,
                size(one.at("contentSize").text()));
    }

    private LocalizedText words(String text) {
        return text.isEmpty() ? LocalizedText.NONE : new LocalizedText(Map.of(language, text));
    }

    private static @Nullable Long size(String text) {
        var m = java.util.regex.Pattern.compile("(\\d{1,15})\\s*(?:B|bytes)?").matcher(text);
        return m.matches() ? Long.valueOf(m.group(1)) : null;
    }

    private void relations() {
        Set<Relation> relations = new LinkedHashSet<>();
        RELATIONS.forEach((property, type) -> {
            for (JsonPart one : json.all(property)) {
                String address = one.isText()
                        ? one.text()
                        : one.any("@id", "url", "identifier").text();
                String title = one.at("name").text();
                one.known();
                if (!address.isEmpty() || !title.isEmpty()) {
                    String target = Doi.parse(address).map(Doi::text).orElse(address.isEmpty() ? title : address);
                    relations.add(new Relation(type, target, words(title)));
                }
            }
        });
        record.relations(List.copyOf(relations));
    }

    private List<BrowseGraphic> graphics() {
        return json.all("thumbnailUrl").stream()
                .flatMap(t -> Addresses.web(t.text()).stream())
                .map(address -> new BrowseGraphic(address, LocalizedText.NONE, null))
                .toList();
    }
}
