package org.estran.records;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A generated record with words that somebody could have meant: what no format can carry is replaced by a word. */
public final class Plausible {

    private static final List<String> WORDS = List.of(
            "Salinité", "eau & sel", "a < b", "Température de surface", "l’estran", "\u201cguillemets\u201d", "x; y", "1e-3");

    private Plausible() {}

    public static MetadataRecord of(MetadataRecord record) {
        JsonNode tree = RecordJson.mapper().valueToTree(record);
        return RecordJson.read(plausible(tree).toString());
    }

    private static JsonNode plausible(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(m -> object.set(
                    m.getKey().matches("[A-Za-z]+") ? m.getKey() : "de", plausible(m.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.values().forEach(item -> array.add(plausible(item)));
            return array;
        }
        return node.isString() ? StringNode.valueOf(word(node.asString())) : node;
    }

    /** Dates, codes and addresses stay what they are. */
    private static String word(String text) {
        boolean isCode = text.matches("[A-Za-z0-9:/.+_-]{2,}") || text.matches("https?://example\\.org/a.*");
        return isCode ? text : WORDS.get(Math.floorMod(text.hashCode(), WORDS.size()));
    }
}
