package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.crosswalks.Xml;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A record whose texts XML can carry: without control characters, without blanks around them, without empty ones. Rarely
 * needed, so it takes the long way through the record's JSON.
 */
final class Tidy {

    /** What an item of a list cannot be without. */
    private static final Map<String, String> NEEDED = Map.of(
            "identifiers", "value",
            "relations", "target",
            "dates", "date",
            "funding", "funder",
            "variables", "name",
            "referenceSystems", "code",
            "graphics", "address");

    /** Lists that name each thing once; names that differed by their blanks alone are one. */
    private static final Set<String> EACH_ONCE =
            Set.of("parties", "variables", "platforms", "instruments", "operations");

    private Tidy() {}

    static MetadataRecord of(MetadataRecord record) {
        ObjectNode tree = RecordJson.mapper().valueToTree(record);
        object(tree);
        return RecordJson.mapper().treeToValue(tree, MetadataRecord.class);
    }

    private static void object(ObjectNode object) {
        for (String name : List.copyOf(object.propertyNames())) {
            JsonNode value = object.get(name);
            if (value instanceof StringNode text) {
                String clean = Xml.clean(text.stringValue());
                if (clean.isEmpty()) {
                    object.remove(name);
                } else {
                    object.put(name, clean);
                }
            } else if (value instanceof ObjectNode inner && !inner.isEmpty()) {
                object(inner);
                if (inner.isEmpty()) {
                    object.remove(name);
                }
            } else if (value instanceof ArrayNode list) {
                ArrayNode kept = list(list, NEEDED.get(name));
                object.set(name, EACH_ONCE.contains(name) ? distinct(kept) : kept);
            }
        }
    }

    private static ArrayNode distinct(ArrayNode list) {
        ArrayNode distinct = RecordJson.mapper().createArrayNode();
        new LinkedHashSet<>(list.values()).forEach(distinct::add);
        return distinct;
    }

    private static ArrayNode list(ArrayNode list, @org.jspecify.annotations.Nullable String needed) {
        List<JsonNode> kept = new ArrayList<>();
        for (JsonNode item : list) {
            if (item instanceof StringNode text) {
                String clean = Xml.clean(text.stringValue());
                if (!clean.isEmpty()) {
                    kept.add(StringNode.valueOf(clean));
                }
            } else if (item instanceof ObjectNode object) {
                object(object);
                if (needed != null && needed.equals("value") && !object.has("scheme")) {
                    object.put("scheme", "code");
                }
                if (needed == null || object.has(needed)) {
                    kept.add(object);
                }
            } else if (item instanceof ArrayNode inner) {
                kept.add(list(inner, null));
            } else {
                kept.add(item);
            }
        }
        ArrayNode clean = RecordJson.mapper().createArrayNode();
        kept.forEach(clean::add);
        return clean;
    }
}
