package org.estran.crosswalks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.records.Constraint;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Distribution;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Period;
import org.estran.records.Position;
import org.estran.records.RecordJson;
import org.estran.records.Relation;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.estran.terms.Doi;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as a GeoJSON feature by OGC API Records, part 1 (20-004r1, clause 8.2, requirements class Record Core). Texts
 * are in the resource's first language; the same texts in others stand under {@code titles} and {@code descriptions},
 * by language.
 */
public final class OgcRecord {

    static final String CONFORMANCE = "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core";

    private final MetadataRecord record;
    private final Published published;
    private final String language;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final ObjectNode properties = JsonNodeFactory.instance.objectNode();

    private OgcRecord(MetadataRecord record, Published published) {
        this.record = record;
        this.published = published;
        Set<String> spoken = record.title().byLanguage().keySet();
        this.language = record.languages().stream()
                .flatMap(own -> LanguageCodes.code(own).stream())
                .filter(spoken::contains)
                .findFirst()
                .or(() -> record.title().languageFor(Language.FR))
                .orElse(LanguageCodes.UNKNOWN);
    }

    public static ObjectNode of(MetadataRecord record, Published published) {
        return new OgcRecord(Named.parties(record), published).feature();
    }

    private ObjectNode feature() {
        json.put("id", published.recordId()).put("type", "Feature");
        json.putArray("conformsTo").add(CONFORMANCE);
        time();
        geometry();
        json.set("properties", properties);
        words();
        themes();
        contacts();
        more();
        links();
        return json;
    }

    /** The one interval that spans all; each period of several stands beside it. */
    private void time() {
        if (record.periods().isEmpty() && record.representation().timeSteps().isEmpty()) {
            json.putNull("time");
            return;
        }
        ObjectNode time = json.putObject("time");
        var span = record.period();
        if (span != null) {
            interval(time.putArray("interval"), Period.of(span));
        }
        record.representation().timeSteps().stream().findFirst().ifPresent(step -> time.put("resolution", step));
        if (record.periods().size() > 1) {
            ArrayNode all = properties.putArray("periods");
            record.periods().forEach(period -> interval(all.addArray(), period));
        }
    }

    private static void interval(ArrayNode array, Period period) {
        array.add(Periods.start(period.interval(), "..")).add(Periods.end(period.interval(), ".."));
    }

    /** One geometry is itself; several are a collection (RFC 7946, section 3.1.8). */
    private void geometry() {
        List<JsonNode> geometries = new ArrayList<>();
        Boxes.unfolded(record.boxes())
                .forEach(box -> geometries.add(RecordJson.mapper().valueToTree(shape(box))));
        record.shapes().forEach(shape -> geometries.add(RecordJson.mapper().<JsonNode>valueToTree(shape)));
        if (geometries.isEmpty()) {
            json.putNull("geometry");
        } else if (geometries.size() == 1) {
            json.set("geometry", geometries.getFirst());
        } else {
            json.putObject("geometry")
                    .put("type", "GeometryCollection")
                    .putArray("geometries")
                    .addAll(geometries);
        }
    }

    private static Shape shape(BoundingBox box) {
        Position southWest = new Position(box.west(), box.south());
        if (box.isPoint()) {
            return new Shape.Point(southWest);
        }
        return new Shape.Polygon(List.of(List.of(
                southWest,
                new Position(box.east(), box.south()),
                new Position(box.east(), box.north()),
                new Position(box.west(), box.north()),
                southWest)));
    }

    private void words() {
        properties.put("type", record.kind().word());
        String title = Xml.clean(record.title().byLanguage().getOrDefault(language, ""));
        properties.put("title", title.isEmpty() ? published.recordId() : title);
        others("titles", record.title());
        text("description", "descriptions", record.summary());
        properties.putObject("language").put("code", language);
        properties.put("created", published.at().toString());
        Set<String> tongues = new LinkedHashSet<>(record.languages());
        ArrayNode languages = JsonNodeFactory.instance.arrayNode();
        tongues.stream()
                .map(Xml::clean)
                .filter(l -> !l.isEmpty())
                .forEach(l -> languages.addObject().put("code", l));
        if (!languages.isEmpty()) {
            properties.set("resourceLanguages", languages);
        }
        ArrayNode words = JsonNodeFactory.instance.arrayNode();
        record.keywords().stream()
                .filter(OgcRecord::isWord)
                .flatMap(k -> k.label().byLanguage().values().stream())
                .map(Xml::clean)
                .filter(w -> !w.isEmpty())
                .distinct()
                .forEach(words::add);
        if (!words.isEmpty()) {
            properties.set("keywords", words);
        }
    }

    private void text(String member, String members, LocalizedText text) {
        String own = Xml.clean(text.byLanguage().getOrDefault(language, ""));
        if (!own.isEmpty()) {
            properties.put(member, own);
        }
        others(members, text);
    }

    private void others(String members, LocalizedText text) {
        ObjectNode others = JsonNodeFactory.instance.objectNode();
        text.byLanguage().forEach((tongue, words) -> {
            if (!tongue.equals(language) && !Xml.clean(words).isEmpty()) {
                others.put(tongue, Xml.clean(words));
            }
        });
        if (!others.isEmpty()) {
            properties.set(members, others);
        }
    }

    /** A theme is the concepts of one scheme. */
    private void themes() {
        ArrayNode themes = JsonNodeFactory.instance.arrayNode();
        if (!record.topics().isEmpty()) {
            ObjectNode theme = themes.addObject();
            ArrayNode concepts = theme.putArray("concepts");
            record.topics().forEach(topic -> concepts.addObject().put("id", Xml.clean(topic)));
            theme.put("scheme", DataCite.TOPIC_CATEGORY);
        }
        for (Keyword keyword : record.keywords()) {
            if (!isWord(keyword)) {
                ObjectNode theme = themes.addObject();
                concept(theme.putArray("concepts").addObject(), keyword);
                String scheme = keyword.thesaurus() == null ? keyword.thesaurusUri() : keyword.thesaurus();
                theme.put("scheme", scheme == null ? "" : Xml.clean(scheme));
            }
        }
        if (!themes.isEmpty()) {
            properties.set("themes", themes);
        }
    }

    /** A word in one language; others are concepts, with a scheme or without. */
    static boolean isWord(Keyword keyword) {
        return keyword.thesaurus() == null
                && keyword.uri() == null
                && keyword.thesaurusUri() == null
                && keyword.label().byLanguage().size() < 2;
    }

    private static void concept(ObjectNode concept, Keyword keyword) {
        String label = Xml.clean(keyword.label().best(Language.EN));
        concept.put("id", keyword.uri() == null ? label : Xml.clean(keyword.uri()));
        if (!label.isEmpty()) {
            concept.put("title", label);
        }
        if (keyword.label().byLanguage().size() > 1) {
            ObjectNode titles = concept.putObject("titles");
            keyword.label().byLanguage().forEach((tongue, words) -> titles.put(tongue, Xml.clean(words)));
        }
        if (keyword.uri() != null) {
            Addresses.web(keyword.uri()).ifPresent(url -> concept.put("url", url));
        }
    }

    private void contacts() {
        ArrayNode contacts = JsonNodeFactory.instance.arrayNode();
        for (Party party : record.parties()) {
            if (Xml.clean(party.name()).isEmpty()) {
                continue;
            }
            ObjectNode contact = contacts.addObject();
            identity(party).ifPresent(id -> contact.put("identifier", id));
            if (party.isPerson()) {
                contact.put("name", Xml.clean(party.name()));
                optional(contact, "position", party.position());
            }
            optional(contact, "organization", party.organisation());
            if (party.email() != null && !Xml.clean(party.email()).isEmpty()) {
                contact.putArray("emails").addObject().put("value", Xml.clean(party.email()));
            }
            contact.putArray("roles").add(party.role().word());
        }
        if (!contacts.isEmpty()) {
            properties.set("contacts", contacts);
        }
    }

    private static Optional<String> identity(Party party) {
        Optional<String> orcid = party.orcid() == null
                ? Optional.empty()
                : Orcid.parse(party.orcid()).map(Orcid::address);
        Optional<String> ror = party.ror() == null || party.isPerson()
                ? Optional.empty()
                : Ror.parse(party.ror()).map(Ror::address);
        return orcid.or(() -> ror);
    }

    private void more() {
        if (record.licence() != null) {
            optional(properties, "license", record.licence());
        }
        String limits = Xml.clean(record.useLimitation().best(Language.EN));
        ArrayNode rights = JsonNodeFactory.instance.arrayNode();
        for (Constraint constraint : record.constraints()) {
            String text = Xml.clean(constraint.text().best(Language.EN));
            if (!text.isEmpty()) {
                rights.add(text);
            }
        }
        optional(properties, "rights", limits);
        if (!rights.isEmpty()) {
            properties.set("constraints", rights);
        }
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        published
                .doiOf(record)
                .filter(doi -> !doi.isRehearsal())
                .ifPresent(doi -> ids.addObject().put("scheme", "doi").put("value", doi.text()));
        for (Identifier identifier : record.identifiers()) {
            String value = Xml.clean(identifier.value());
            Optional<Doi> doi = Doi.parse(value);
            boolean isTold = doi.isPresent()
                    && (doi.get().isRehearsal() || published.doiOf(record).equals(doi));
            if (!isTold && !value.isEmpty()) {
                ids.addObject()
                        .put("scheme", doi.isPresent() ? "doi" : Xml.clean(identifier.scheme()))
                        .put("value", doi.map(Doi::text).orElse(value));
            }
        }
        if (!ids.isEmpty()) {
            properties.set("externalIds", ids);
        }
        ArrayNode formats = JsonNodeFactory.instance.arrayNode();
        published.files().stream()
                .map(PublishedFile::mediaType)
                .distinct()
                .forEach(type -> formats.addObject().put("name", type).put("mediaType", type));
        if (!formats.isEmpty()) {
            properties.set("formats", formats);
        }
        updated().ifPresent(moment -> properties.put("updated", moment));
        optional(properties, "version", record.edition());
        if (published.hasYear(record)) {
            properties.put("issued", published.issued(record));
        }
        text("lineage", "lineages", record.lineage());
    }

    /** RFC 3339 date-times only, as the standard asks of {@code updated}. */
    private Optional<String> updated() {
        return record.dates().stream()
                .filter(event -> event.type() == DateType.REVISION)
                .map(DatedEvent::date)
                .filter(date -> date.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z"))
                .map(date -> Instant.parse(date).toString())
                .findFirst();
    }

    private void links() {
        ArrayNode links = json.putArray("links");
        link(links, published.landingPage().toString(), "canonical", "text/html", null);
        published
                .files()
                .forEach(file -> link(links, file.url().toString(), "enclosure", file.mediaType(), file.path()));
        for (Distribution distribution : record.distributions()) {
            Optional<String> address =
                    distribution.address() == null ? Optional.empty() : Addresses.web(distribution.address());
            String type =
                    distribution.format() == null ? null : distribution.format().mediaType();
            String title = Xml.clean(distribution.name().best(Language.EN));
            boolean isOurs = address.isPresent()
                    && published.files().stream()
                            .anyMatch(f -> f.url().toString().equals(address.get()));
            if (!isOurs) {
                address.ifPresent(a -> link(links, a, rel(distribution.function()), type, title));
            }
        }
        for (Relation relation : record.relations()) {
            Addresses.target(relation.target(), published)
                    .ifPresent(target -> link(
                                    links,
                                    target.address(),
                                    "related",
                                    null,
                                    relation.title() == null
                                            ? null
                                            : relation.title().best(Language.EN))
                            .put("relationType", relation.type().word()));
        }
    }

    private static String rel(@Nullable String function) {
        return switch (function == null ? "" : function) {
            case "download" -> "enclosure";
            case "information" -> "about";
            default -> "item";
        };
    }

    private static ObjectNode link(
            ArrayNode links, String href, String rel, @Nullable String type, @Nullable String title) {
        ObjectNode link = links.addObject().put("href", href).put("rel", rel);
        optional(link, "type", type);
        optional(link, "title", title);
        return link;
    }

    private static void optional(ObjectNode to, String member, @Nullable String text) {
        String clean = text == null ? "" : Xml.clean(text);
        if (!clean.isEmpty()) {
            to.put(member, clean);
        }
    }

    /** The words of the languages that a feature's texts are told in, by language. */
    static Map<String, String> others(JsonPart members) {
        Map<String, String> others = new java.util.LinkedHashMap<>();
        members.names().forEach(name -> others.put(name, members.at(name).text()));
        return others;
    }
}
