package org.estran.app.portal.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of {@code /api}, as it is written in {@code openapi/estran.yaml}, with the address of this centre. */
@Component
public class ApiDescription {

    private static final String FILE = "/openapi/estran.yaml";

    private final ObjectNode document;
    private final byte[] json;

    ApiDescription(@Value("${estran.base-url}") String baseUrl) {
        this.document = read();
        document.set("servers", JsonMapper.shared().valueToTree(List.of(Map.of("url", baseUrl.replaceAll("/+$", "")))));
        this.json = document.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The document as it is written. */
    public static ObjectNode read() {
        try (InputStream in = ApiDescription.class.getResourceAsStream(FILE)) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return (ObjectNode) JsonMapper.shared().<JsonNode>valueToTree(loaded);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] json() {
        return json.clone();
    }

    /** What stands at a place of the document; a reference to another place of it is followed. */
    JsonNode at(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? document.at(reference.stringValue().substring(1)) : node;
    }

    ObjectNode document() {
        return document;
    }
}
