package org.estran.app.projects.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.estran.app.projects.Charter;
import org.estran.app.projects.DataCentre;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A data centre as JSON, which is as a program says it. */
record CentreJson(JsonNode said) {

    private static final JsonMapper MAPPER = RecordJson.mapper();

    static ObjectNode of(DataCentre centre, String prefix) {
        Charter charter = centre.charter();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", centre.slug());
        json.put("acronym", charter.acronym());
        text(json, "name", centre.project().name());
        text(json, "mandate", centre.project().description());
        charter.themes().forEach(json.putArray("themes")::add);
        json.put("contact", centre.project().contact());
        text(json, "depositPolicy", charter.depositPolicy());
        text(json, "preservationPolicy", charter.preservationPolicy());
        json.put("licence", charter.licence());
        json.put("prefix", prefix);
        json.put("landing", charter.landing().word());
        json.put("moderated", centre.hasModerators());
        ObjectNode links = json.putObject("links");
        links.put("self", "/api/data-centres/" + centre.slug());
        links.put("figures", "/api/data-centres/" + centre.slug() + "/figures");
        links.put("page", centre.address());
        links.put("records", centre.project().address() + "/records");
        links.put("oai", "/oai?verb=ListRecords&metadataPrefix=oai_dc&set=centre:" + centre.slug());
        return json;
    }

    static ObjectNode ofAll(List<ObjectNode> centres) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode items = json.putArray("items");
        centres.forEach(items::add);
        return json;
    }

    /** @throws ProblemException {@code document-unreadable} */
    static CentreJson read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isObject()) {
                return new CentreJson(node);
            }
        } catch (JacksonException unreadable) {
            throw unreadable(unreadable.getOriginalMessage());
        }
        throw unreadable("A JSON object is expected.");
    }

    String id() {
        return said.path("id").asString("");
    }

    LocalizedText name() {
        return text("name");
    }

    LocalizedText mandate() {
        return text("mandate");
    }

    String contact() {
        return said.path("contact").asString("");
    }

    /** @param id of an account, by its login */
    Charter charter(UnaryOperator<String> id) {
        Set<String> moderators = new TreeSet<>();
        words("moderators").forEach(login -> moderators.add(id.apply(login)));
        return new Charter(
                said.path("acronym").asString(""),
                words("themes"),
                text("depositPolicy"),
                text("preservationPolicy"),
                said.path("licence").asString(""),
                said.path("prefix").asString(""),
                said.path("landing").asString("").equals(Charter.Landing.SOURCE.word())
                        ? Charter.Landing.SOURCE
                        : Charter.Landing.HERE,
                moderators);
    }

    private LocalizedText text(String name) {
        JsonNode node = said.path(name);
        return LocalizedText.of(
                node.path("fr").asString("").strip(),
                node.path("en").asString("").strip());
    }

    private List<String> words(String name) {
        List<String> words = new ArrayList<>();
        said.path(name).forEach(word -> words.add(word.asString("").strip()));
        return words.stream().filter(word -> !word.isEmpty()).distinct().toList();
    }

    private static void text(ObjectNode json, String name, LocalizedText text) {
        ObjectNode node = json.putObject(name);
        for (Language language : Language.values()) {
            text.exactly(language).ifPresent(words -> node.put(language.code(), words));
        }
    }

    private static ProblemException unreadable(@Nullable String why) {
        String reason = String.valueOf(why);
        return ProblemException.invalid(
                "document-unreadable", reason, List.of(Finding.blocking("document-unreadable", "", reason)));
    }
}
