package org.estran.app.dissemination.stac;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The definition of this interface (OpenAPI 3.0), which is written in {@code stac/stac.json}. */
@Component
class StacDefinition {

    private final ObjectNode written;

    StacDefinition() {
        try (InputStream file = StacDefinition.class.getResourceAsStream("/stac/stac.json")) {
            if (file == null) {
                throw new IllegalStateException("stac/stac.json is missing");
            }
            this.written = (ObjectNode) JsonMapper.shared().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param root the address of the landing page that is asked */
    ObjectNode at(String root) {
        ObjectNode definition = written.deepCopy();
        definition.putArray("servers").addObject().put("url", root);
        return definition;
    }
}
