package org.estran.app.dissemination.records;

import java.util.function.Predicate;
import org.estran.app.catalogue.Queryable;
import org.estran.app.pages.Words;
import org.estran.records.Kind;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The properties of records as JSON Schema: all of them, those to be asked for, those to be sorted by. */
final class Schemas {

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private Schemas() {}

    static ObjectNode queryables(String address, Words words) {
        return schema(address, words.text("records.queryables"), words, any -> true);
    }

    static ObjectNode sortables(String address, Words words) {
        return schema(address, words.text("records.sortables"), words, RecordProperty::isSortable);
    }

    private static ObjectNode schema(String address, String title, Words words, Predicate<RecordProperty> wanted) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", DRAFT).put("$id", address);
        schema.put("type", "object").put("title", title);
        ObjectNode properties = schema.putObject("properties");
        for (RecordProperty property : RecordProperty.values()) {
            if (wanted.test(property)) {
                property(properties.putObject(property.word()), property, words);
            }
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static void property(ObjectNode schema, RecordProperty property, Words words) {
        schema.put("title", words.text("records.property." + property.word()));
        switch (property.queryable().type()) {
            case TEXT, PROSE -> schema.put("type", "string");
            case MOMENT -> schema.put("type", "string").put("format", "date-time");
            case PERIOD ->
                schema.put("type", "string").put("format", "interval").put("x-ogc-role", "primary-interval");
            case PLACE -> schema.put("format", "geometry-any").put("x-ogc-role", "primary-geometry");
            case DEPTH -> schema.put("type", "number").put("x-ogc-unit", "m");
        }
        if (property.queryable() == Queryable.KIND) {
            ArrayNode kinds = schema.putArray("enum");
            for (Kind kind : Kind.values()) {
                kinds.add(kind.word());
            }
        }
        if (property == RecordProperty.ID) {
            schema.put("x-ogc-role", "id");
        }
    }

    /** What a record of a collection looks like. */
    static ObjectNode record(String address, Words words) {
        ObjectNode schema = queryables(address, words);
        schema.put("title", words.text("records.schema"));
        schema.remove("additionalProperties");
        schema.putArray("required").add("id").add("type").add("title");
        return schema;
    }
}
