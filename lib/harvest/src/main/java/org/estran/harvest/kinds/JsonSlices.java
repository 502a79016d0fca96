package org.estran.harvest.kinds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.estran.records.RecordJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The objects of an array within a JSON document, each as the bytes it stands there. */
final class JsonSlices {

    private JsonSlices() {}

    /**
     * The objects of the first array with one of those names, at whatever depth; nothing where there is none.
     *
     * @throws JacksonException where the document is not JSON
     */
    static List<byte[]> of(byte[] document, String... names) {
        List<byte[]> objects = new ArrayList<>();
        try (JsonParser parser = RecordJson.mapper().createParser(document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && List.of(names).contains(parser.currentName())) {
                    if (parser.nextToken() == JsonToken.START_ARRAY) {
                        array(parser, document, objects);
                        return objects;
                    }
                }
            }
        }
        return objects;
    }

    private static void array(JsonParser parser, byte[] document, List<byte[]> objects) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int to = (int) parser.currentLocation().getByteOffset();
            if (token == JsonToken.START_OBJECT) {
                objects.add(Arrays.copyOfRange(document, from, to));
            }
        }
    }
}
