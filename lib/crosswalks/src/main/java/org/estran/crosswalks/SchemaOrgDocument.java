package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.records.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document of schema.org brought into one form: names without prefix, and references into the same graph replaced by
 * what they refer to.
 *
 * @param thing what the document is about; a missing node where nothing has a type
 * @param language the language its context gives to texts
 */
record SchemaOrgDocument(JsonNode thing, @Nullable String language) {

    /** References are followed that deep; a graph may go round. */
    private static final int DEEPEST = 6;

    private static final Map<String, Kind> KINDS = new HashMap<>();

    static {
        kinds(Kind.DATASET, "Dataset DataFeed Observation");
        kinds(Kind.SERIES, "DataCatalog Collection");
        kinds(Kind.SERVICE, "Service WebAPI");
        kinds(Kind.SOFTWARE, "SoftwareApplication SoftwareSourceCode WebApplication MobileApplication");
        kinds(Kind.NETWORK, "ResearchProject Project");
        kinds(Kind.PLATFORM, "Vehicle BoatVessel");
        kinds(Kind.INSTRUMENT, "Product IndividualProduct");
        kinds(Kind.CAMPAIGN, "Event EventSeries BusinessEvent EducationEvent CourseInstance");
        kinds(
                Kind.DOCUMENT,
                "CreativeWork ScholarlyArticle Article TechArticle Report Book Chapter DigitalDocument LearningResource Course"
                        + " HowTo Guide Map Thesis WebPage WebSite PublicationIssue Periodical DefinedTermSet VideoObject");
        kinds(
                Kind.ORGANISATION,
                "Organization ResearchOrganization GovernmentOrganization EducationalOrganization CollegeOrUniversity NGO"
                        + " Corporation Consortium FundingAgency");
        kinds(Kind.PERSON, "Person");
    }

    private static void kinds(Kind kind, String types) {
        List.of(types.split(" ")).forEach(type -> KINDS.put(type, kind));
    }

    static SchemaOrgDocument of(JsonNode document) {
        String language = language(document.path("@context"));
        JsonNode plain = plain(document);
        List<JsonNode> nodes = new ArrayList<>();
        if (plain.isArray()) {
            plain.values().forEach(nodes::add);
        } else if (plain.path("@graph").isArray()) {
            plain.path("@graph").values().forEach(nodes::add);
        } else {
            nodes.add(plain);
        }
        Map<String, JsonNode> named = new HashMap<>();
        nodes.forEach(node -> named.put(node.path("@id").asString(""), node));
        named.remove("");
        JsonNode thing = nodes.stream()
                .filter(node -> kind(node).isPresent())
                .findFirst()
                .or(() -> nodes.stream().filter(node -> !type(node).isEmpty()).findFirst())
                .orElse(MissingNode.getInstance());
        return new SchemaOrgDocument(nodes.size() > 1 ? whole(thing, named, 0) : thing, language);
    }

    /** Whether a document speaks of schema.org at all. */
    static boolean claims(JsonNode document) {
        JsonNode first = document.isArray() ? document.path(0) : document;
        return first.path("@context").toString().contains("schema.org");
    }

    private static @Nullable String language(JsonNode context) {
        for (JsonNode part : context.isArray() ? context.values() : List.of(context)) {
            if (part.path("@language").isString()) {
                return part.path("@language").asString();
            }
        }
        return null;
    }

    private static JsonNode plain(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.values().forEach(item -> array.add(plain(item)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(member -> {
            boolean isContext = member.getKey().equals("@context");
            object.set(name(member.getKey()), isContext ? member.getValue() : plain(member.getValue()));
        });
        return object;
    }

    private static String name(String key) {
        return key.replaceFirst("^(schema:|sdo:|https?://schema\\.org/)", "");
    }

    /** The node with what it refers to in its place. */
    private static JsonNode whole(JsonNode node, Map<String, JsonNode> named, int depth) {
        if (depth > DEEPEST) {
            return node;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.values().forEach(item -> array.add(whole(item, named, depth)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        JsonNode meant = depth > 0 && node.size() == 1
                ? named.getOrDefault(node.path("@id").asString(""), node)
                : node;
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        meant.properties().forEach(member -> object.set(member.getKey(), whole(member.getValue(), named, depth + 1)));
        return object;
    }

    /** The first type that is known, else the first. */
    static String type(JsonNode node) {
        JsonNode types = node.path("@type");
        List<String> names = new ArrayList<>();
        if (types.isArray()) {
            types.values().forEach(t -> names.add(name(t.asString(""))));
        } else {
            names.add(name(types.asString("")));
        }
        return names.stream()
                .filter(KINDS::containsKey)
                .findFirst()
                .or(() -> names.stream().findFirst())
                .orElse("");
    }

    static Optional<Kind> kind(JsonNode node) {
        String additional = node.path("additionalType").toString();
        if (additional.contains("sosa/Platform")) {
            return Optional.of(Kind.PLATFORM);
        }
        if (additional.contains("sosa/Sample")) {
            return Optional.of(Kind.SAMPLE);
        }
        return Optional.ofNullable(KINDS.get(type(node)));
    }
}
