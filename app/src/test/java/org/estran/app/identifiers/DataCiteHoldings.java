package org.estran.app.identifiers;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the stand-in for DataCite keeps, and the rules it keeps it by: three states and the events between them, what a
 * DOI needs before it may resolve, and how texts are tidied. By the OpenAPI description 2.3.0 and the public guides on
 * DOI states; an event that a state does not allow is ignored without a word.
 */
final class DataCiteHoldings {

    /** {@code resourceTypeGeneral} of kernel 4.7, abridged to what the tests use and some neighbours. */
    private static final Set<String> RESOURCE_TYPES = Set.of(
            "Audiovisual",
            "Collection",
            "ComputationalNotebook",
            "DataPaper",
            "Dataset",
            "Dissertation",
            "Event",
            "Image",
            "Instrument",
            "InteractiveResource",
            "JournalArticle",
            "Model",
            "Other",
            "PhysicalObject",
            "Project",
            "Report",
            "Service",
            "Software",
            "Sound",
            "Standard",
            "Text",
            "Workflow");

    private final JsonMapper json = new JsonMapper();
    private final Map<String, ObjectNode> dois = new LinkedHashMap<>();

    @Nullable
    ObjectNode find(String doi) {
        return dois.get(doi);
    }

    Set<String> all() {
        return Set.copyOf(dois.keySet());
    }

    static String state(ObjectNode attributes) {
        return attributes.path("state").asString();
    }

    /** Applies a change and its event; the mistakes, if there are any, and then nothing has changed. */
    List<Mistake> change(String doi, ObjectNode change) {
        ObjectNode next = dois.containsKey(doi) ? dois.get(doi).deepCopy() : draft(doi);
        String event = change.path("event").asString("");
        change.properties().forEach(property -> next.set(property.getKey(), property.getValue()));
        next.remove("event");
        next.put("doi", doi);
        next.put("state", after(dois.containsKey(doi) ? state(dois.get(doi)) : "draft", event));
        tidy(next);
        List<Mistake> mistakes = mistakes(next);
        if (mistakes.isEmpty()) {
            dois.put(doi, next);
        }
        return mistakes;
    }

    boolean delete(String doi) {
        ObjectNode there = dois.get(doi);
        return there != null && state(there).equals("draft") && dois.remove(doi) != null;
    }

    private ObjectNode draft(String doi) {
        return json.createObjectNode().put("doi", doi).put("state", "draft");
    }

    private static String after(String state, String event) {
        return switch (event) {
            case "publish" -> "findable";
            case "register" -> state.equals("draft") ? "registered" : state;
            case "hide" -> state.equals("findable") ? "registered" : state;
            default -> state;
        };
    }

    /** A publisher given as an object is answered as a string, a year as a number, titles without mark-up. */
    private void tidy(ObjectNode attributes) {
        if (attributes.path("publisher").isObject()) {
            attributes.put(
                    "publisher", attributes.path("publisher").path("name").asString(""));
        }
        String year = attributes.path("publicationYear").asString("");
        if (year.matches("\\d+")) {
            attributes.put("publicationYear", Integer.parseInt(year));
        }
        for (JsonNode title : attributes.path("titles")) {
            if (title instanceof ObjectNode one && one.has("title")) {
                one.put("title", sanitised(one.path("title").asString("")));
            }
        }
        if (attributes.path("types") instanceof ObjectNode types && types.has("resourceTypeGeneral")) {
            types.put("schemaOrg", "Dataset")
                    .put("ris", "DATA")
                    .put("bibtex", "misc")
                    .put("citeproc", "dataset");
        }
    }

    private static String sanitised(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("<[^>]*>", "").replaceAll("&(?!\\w+;)", "&amp;");
    }

    /** One of JSON:API's errors: where, and what. */
    record Mistake(String source, String title) {}

    private static List<Mistake> mistakes(ObjectNode attributes) {
        List<Mistake> all = new ArrayList<>();
        wellFormed(attributes, all);
        if (!state(attributes).equals("draft")) {
            complete(attributes, all);
        }
        return all;
    }

    private static void wellFormed(ObjectNode attributes, List<Mistake> all) {
        String type = attributes.path("types").path("resourceTypeGeneral").asString("");
        if (!type.isEmpty() && !RESOURCE_TYPES.contains(type)) {
            all.add(new Mistake("types", "Resource Type General '" + type + "' is not valid"));
        }
        String year = attributes.path("publicationYear").asString("");
        if (!year.isEmpty() && !year.matches("[12]\\d{3}")) {
            all.add(new Mistake("publication_year", "Publication year '" + year + "' is not a year"));
        }
        for (String list : List.of("titles", "creators")) {
            JsonNode value = attributes.path(list);
            if (!value.isMissingNode() && !value.isArray()) {
                all.add(new Mistake(list, list + " is not an array"));
            }
        }
        for (JsonNode creator : attributes.path("creators")) {
            if (creator.path("name").asString("").isBlank()) {
                all.add(new Mistake("creators", "Missing child element(s). Expected is ( creatorName )."));
            }
        }
        String url = attributes.path("url").asString("");
        if (!url.isEmpty() && !isWeb(url)) {
            all.add(new Mistake("url", "Url is not valid"));
        }
    }

    private static void complete(ObjectNode attributes, List<Mistake> all) {
        for (String property : List.of("titles", "creators")) {
            if (attributes.path(property).isEmpty()) {
                all.add(new Mistake(property, "can't be blank"));
            }
        }
        for (String property : List.of("publisher", "publicationYear", "url")) {
            if (attributes.path(property).asString("").isBlank()) {
                all.add(new Mistake(property, "can't be blank"));
            }
        }
        if (attributes.path("types").path("resourceTypeGeneral").asString("").isBlank()) {
            all.add(new Mistake("types", "Resource Type General can't be blank"));
        }
    }

    private static boolean isWeb(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && List.of("http", "https", "ftp").contains(uri.getScheme());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
