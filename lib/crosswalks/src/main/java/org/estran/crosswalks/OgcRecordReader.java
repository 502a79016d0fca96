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
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.Party;
import org.estran.records.Period;
import org.estran.records.RecordBuilder;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Representation;
import org.estran.records.Role;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a record of OGC API Records, part 1: a GeoJSON feature with the properties of Record Core. */
public final class OgcRecordReader {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonPart json;
    private final JsonPart properties;
    private final String language;
    private final RecordBuilder record;

    private OgcRecordReader(JsonPart json) {
        this.json = json;
        this.properties = json.at("properties");
        JsonPart spoken = properties.at("language");
        this.language = LanguageCodes.key(spoken.isText() ? spoken.text() : spoken.text("code"));
        this.record = new RecordBuilder(kind(properties.at("type").text()));
    }

    public static Reading read(byte[] document) {
        try {
            return read(MAPPER.readTree(document));
        } catch (JacksonException broken) {
            return new Reading.Refused("not-well-formed", broken.getOriginalMessage());
        }
    }

    static boolean claims(JsonNode document) {
        return document.path("type").asString("").equals("Feature")
                && document.path("properties").has("title");
    }

    static Reading read(JsonNode document) {
        return claims(document)
                ? new OgcRecordReader(JsonPart.of(document)).read()
                : new Reading.Refused("not-this-format", "The document is no GeoJSON feature with a title.");
    }

    private static Kind kind(String type) {
        return Kind.of(type.toLowerCase(java.util.Locale.ROOT)).orElse(Kind.DATASET);
    }

    private Reading read() {
        for (String known : List.of("type", "id", "conformsTo")) {
            json.at(known).known();
        }
        properties.at("language").known();
        properties.at("created").known();
        record.title(text("title", "titles"))
                .summary(text("description", "descriptions"))
                .lineage(text("lineage", "lineages"));
        record.languages(properties.all("resourceLanguages").stream()
                .flatMap(l -> LanguageCodes.code(l.isText() ? l.text() : l.text("code")).stream())
                .distinct()
                .toList());
        properties.all("languages").forEach(JsonPart::known);
        themes();
        record.parties(properties.all("contacts").stream()
                .flatMap(c -> contact(c).stream())
                .distinct()
                .toList());
        time();
        geometry();
        rights();
        identifiers();
        links();
        record.edition(properties.text("version")).issued(properties.text("issued"));
        String updated = properties.at("updated").text();
        record.dates(updated.isEmpty() ? List.of() : List.of(new DatedEvent(DateType.REVISION, updated)));
        return new Reading.Read(record.build(), json.unread());
    }

    private LocalizedText text(String member, String members) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(language, properties.at(member).text());
        OgcRecord.others(properties.at(members))
                .forEach((tongue, words) -> texts.putIfAbsent(LanguageCodes.key(tongue), words));
        return new LocalizedText(texts);
    }

    private void themes() {
        List<Keyword> keywords = new ArrayList<>();
        Set<String> topics = new LinkedHashSet<>();
        for (JsonPart word : properties.all("keywords")) {
            keywords.add(new Keyword(new LocalizedText(Map.of(language, word.text())), null, null));
        }
        for (JsonPart theme : properties.all("themes")) {
            String scheme = theme.at("scheme").text();
            for (JsonPart concept : theme.all("concepts")) {
                if (scheme.equals(DataCite.TOPIC_CATEGORY)) {
                    topics.add(concept.at("id").text());
                } else {
                    keywords.add(keyword(concept, scheme));
                }
            }
        }
        topics.remove("");
        record.keywords(keywords.stream()
                        .filter(k -> !k.label().isEmpty() || k.uri() != null)
                        .sorted(Comparator.comparing(OgcRecord::isWord).reversed())
                        .distinct()
                        .toList())
                .topics(List.copyOf(topics));
    }

    private Keyword keyword(JsonPart concept, String scheme) {
        String id = concept.at("id").text();
        String title = concept.at("title").text();
        String url = concept.at("url").text();
        Map<String, String> labels = new LinkedHashMap<>(OgcRecord.others(concept.at("titles")));
        if (labels.isEmpty()) {
            labels.put(language, title.isEmpty() ? id : title);
        }
        String uri = url.isEmpty() ? Addresses.web(id).orElse(null) : url;
        boolean isAddress = Addresses.web(scheme).isPresent();
        return new Keyword(
                new LocalizedText(labels),
                uri,
                scheme.isEmpty() || isAddress ? null : scheme,
                null,
                isAddress ? scheme : null);
    }

    private Optional<Party> contact(JsonPart contact) {
        String name = contact.at("name").text();
        String organisation = contact.at("organization").text();
        String identifier = contact.at("identifier").text();
        String orcid = Orcid.parse(identifier).map(Orcid::text).orElse(null);
        String ror = Ror.parse(identifier).map(Ror::text).orElse(null);
        String mail = contact.all("emails").stream()
                .map(m -> m.isText() ? m.text() : m.at("value").text())
                .filter(m -> !m.isEmpty())
                .findFirst()
                .orElse(null);
        Role role = contact.all("roles").stream()
                .flatMap(r -> Role.of(r.isText() ? r.text() : r.at("name").text()).stream())
                .findFirst()
                .orElse(Role.POINT_OF_CONTACT);
        String uri = orcid == null && ror == null ? Addresses.web(identifier).orElse(null) : null;
        if (name.isEmpty()) {
            return organisation.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Party(role, null, null, null, organisation, ror, mail, null, uri, null));
        }
        String[] halves = name.split(",", 2);
        if (halves[0].isBlank()) {
            return Optional.of(new Party(role, null, null, null, name, ror, mail, null, uri, null));
        }
        return Optional.of(new Party(
                role,
                halves[0].strip(),
                halves.length == 2 && !halves[1].isBlank() ? halves[1].strip() : null,
                orcid,
                organisation.isEmpty() ? null : organisation,
                ror,
                mail,
                contact.text("position"),
                uri,
                null));
    }

    private void time() {
        JsonPart time = json.at("time");
        List<Period> periods = new ArrayList<>();
        List<JsonPart> several = properties.all("periods");
        for (JsonPart interval : several.isEmpty() ? List.of(time.at("interval")) : several) {
            period(interval).ifPresent(periods::add);
        }
        if (!several.isEmpty()) {
            time.at("interval").known();
        }
        for (String moment : List.of("date", "timestamp")) {
            String text = time.at(moment).text();
            if (!text.isEmpty() && periods.isEmpty()) {
                period(text, text).ifPresent(periods::add);
            }
        }
        String step = time.at("resolution").text();
        record.periods(periods.stream().distinct().toList())
                .representation(new Representation(
                        List.of(), List.of(), step.isEmpty() ? List.of() : List.of(step), List.of()));
    }

    private static Optional<Period> period(JsonPart interval) {
        List<String> ends = interval.each().stream().map(JsonPart::text).toList();
        return ends.size() == 2 ? period(ends.get(0), ends.get(1)) : Optional.empty();
    }

    private static Optional<Period> period(String start, String end) {
        try {
            TimeInterval interval = TimeInterval.parse(start + "/" + end);
            return interval.isEmpty() ? Optional.empty() : Optional.of(Period.of(interval));
        } catch (IllegalArgumentException noDates) {
            return Optional.empty();
        }
    }

    private void geometry() {
        List<BoundingBox> boxes = new ArrayList<>();
        List<Shape> shapes = new ArrayList<>();
        geometry(json.at("geometry"), boxes, shapes);
        record.boxes(Boxes.folded(boxes)).shapes(shapes.stream().distinct().toList());
    }

    private static void geometry(JsonPart geometry, List<BoundingBox> boxes, List<Shape> shapes) {
        for (JsonPart one : geometry.all("geometries")) {
            geometry(one, boxes, shapes);
        }
        GeoJson.read(geometry).forEach(shape -> {
            if (GeoJson.isBox(shape)) {
                boxes.add(shape.box());
            } else {
                shapes.add(shape);
            }
        });
    }

    private void rights() {
        String licence = properties.at("license").text();
        record.licence(
                licence.isEmpty()
                        ? null
                        : LicenceWords.named(licence, licence, licence).orElse(licence));
        String limits = properties.at("rights").text();
        record.useLimitation(limits.isEmpty() ? LocalizedText.NONE : new LocalizedText(Map.of(language, limits)));
        record.constraints(properties.all("constraints").stream()
                .map(c -> new Constraint(ConstraintType.USE, null, new LocalizedText(Map.of(language, c.text())), null))
                .distinct()
                .toList());
    }

    private void identifiers() {
        List<Identifier> identifiers = new ArrayList<>();
        for (JsonPart one : properties.all("externalIds")) {
            String value = one.isText() ? one.text() : one.at("value").text();
            String scheme = one.at("scheme").text();
            Optional<Doi> doi = Doi.parse(value);
            if (!value.isEmpty()) {
                identifiers.add(doi.map(d -> new Identifier("doi", d.text()))
                        .orElseGet(() -> new Identifier(scheme.isEmpty() ? "local" : scheme, value)));
            }
        }
        record.identifiers(identifiers.stream().distinct().toList());
    }

    private void links() {
        List<Distribution> distributions = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (JsonPart link : json.all("links")) {
            String href = link.at("href").text();
            String title = link.at("title").text();
            String rel = link.at("rel").text();
            String type = link.at("type").text();
            LocalizedText words = title.isEmpty() ? LocalizedText.NONE : new LocalizedText(Map.of(language, title));
            Optional<RelationType> relation =
                    RelationType.of(link.at("relationType").text());
            if (relation.isPresent()) {
                String target = Doi.parse(href).map(Doi::text).orElse(href);
                relations.add(new Relation(relation.get(), target, words));
            } else if (!href.isEmpty()
                    && !List.of("self", "canonical", "collection", "root", "parent")
                            .contains(rel)) {
                distributions.add(distribution(href, rel, type, words));
            }
        }
        record.distributions(distributions.stream().distinct().toList())
                .relations(relations.stream().distinct().toList());
    }

    private static Distribution distribution(String href, String rel, String type, LocalizedText name) {
        @Nullable
        String function = switch (rel) {
            case "enclosure", "data", "download" -> "download";
            case "about", "describedby", "help" -> "information";
            default -> null;
        };
        DataFormat format = type.isEmpty() ? null : new DataFormat(null, null, type, null);
        return new Distribution(href, function, null, null, name, LocalizedText.NONE, format, null);
    }
}
