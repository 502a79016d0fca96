package org.estran.app.dissemination.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The definition of this interface (OpenAPI 3.0): what is written in {@code ogc/records.json}, with what is known here. */
@Component
class ApiDefinition {

    private final ObjectNode definition;

    ApiDefinition(Addresses addresses) {
        this.definition = read();
        ((ArrayNode) definition.path("servers")).addObject().put("url", addresses.root());
        ObjectNode parameters = (ObjectNode) definition.path("components").path("parameters");
        ArrayNode items = (ArrayNode) definition
                .path("paths")
                .path("/collections/{catalogId}/items")
                .path("get")
                .path("parameters");
        for (RecordProperty property : RecordProperty.values()) {
            if (property.isParameter() && !ItemsParameters.NAMES.contains(property.word())) {
                ObjectNode parameter = parameters.putObject("property-" + property.word());
                parameter.put("name", property.word()).put("in", "query").put("required", false);
                parameter.put("description", "Records whose " + property.word() + " is that.");
                parameter.putObject("schema").put("type", "string");
                items.addObject().put("$ref", "#/components/parameters/property-" + property.word());
            }
        }
    }

    ObjectNode definition() {
        return definition;
    }

    private static ObjectNode read() {
        try (InputStream file = ApiDefinition.class.getResourceAsStream("/ogc/records.json")) {
            if (file == null) {
                throw new IllegalStateException("ogc/records.json is missing");
            }
            return (ObjectNode) JsonMapper.shared().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
