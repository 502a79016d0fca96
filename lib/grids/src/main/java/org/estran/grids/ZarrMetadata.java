package org.estran.grids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.estran.grids.UnreadableFile.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The metadata documents of a <a href="https://zarr-specs.readthedocs.io/en/latest/v2/v2.0.html">Zarr v2</a> store, by
 * path of the array or group ({@code ""} is the root): the consolidated {@code .zmetadata} where there is one, else
 * each document by itself.
 */
record ZarrMetadata(Map<String, JsonNode> arrays, Map<String, JsonNode> attributes) {

    private static final int LARGEST_DOCUMENT = 64 << 20;
    private static final int MOST_ARRAYS = 50_000;

    // Python writes NaN and Infinity as bare words, which JSON does not know.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    static ZarrMetadata read(ZarrStore store) throws IOException {
        Map<String, JsonNode> documents = new TreeMap<>();
        byte[] consolidated = store.get(".zmetadata");
        if (consolidated != null) {
            parse(".zmetadata", consolidated)
                    .path("metadata")
                    .properties()
                    .forEach(e -> documents.put(e.getKey(), e.getValue()));
        } else {
            List<String> keys = new ArrayList<>(store.endingWith(".zarray"));
            keys.addAll(store.endingWith(".zattrs"));
            for (String key : keys) {
                byte[] bytes = store.get(key);
                if (bytes != null) {
                    documents.put(key, parse(key, bytes));
                }
            }
        }
        Map<String, JsonNode> arrays = new LinkedHashMap<>();
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        documents.forEach((key, document) -> {
            String path = key.substring(0, Math.max(0, key.lastIndexOf('/')));
            if (key.endsWith(".zarray")) {
                arrays.put(path, document);
            } else if (key.endsWith(".zattrs")) {
                attributes.put(path, document);
            }
        });
        if (arrays.size() > MOST_ARRAYS) {
            throw new UnreadableFile(Reason.UNSUPPORTED, -1, "more arrays than can be honest");
        }
        return new ZarrMetadata(arrays, attributes);
    }

    private static JsonNode parse(String key, byte[] bytes) throws UnreadableFile {
        if (bytes.length > LARGEST_DOCUMENT) {
            throw new UnreadableFile(Reason.UNSUPPORTED, -1, key + " takes " + bytes.length + " bytes");
        }
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException damaged) {
            throw new UnreadableFile(
                    Reason.CORRUPT, -1, key + " is not JSON: " + damaged.getOriginalMessage(), damaged);
        }
    }

    /** The attributes under a path, JSON's values in the types of netCDF. */
    Attributes attributesOf(String path) {
        Map<String, Values> byName = new LinkedHashMap<>();
        JsonNode document = attributes.get(path);
        if (document != null) {
            document.properties().forEach(entry -> {
                if (!entry.getKey().equals("_ARRAY_DIMENSIONS")
                        && !entry.getValue().isNull()) {
                    byName.put(entry.getKey(), values(entry.getValue()));
                }
            });
        }
        return new Attributes(byName);
    }

    /** The names xarray gives the dimensions of an array; empty when it gives none. */
    List<String> dimensionsOf(String path) {
        JsonNode document = attributes.get(path);
        List<String> names = new ArrayList<>();
        if (document != null) {
            document.path("_ARRAY_DIMENSIONS").forEach(name -> names.add(name.asString()));
        }
        return names;
    }

    private static Values values(JsonNode value) {
        List<JsonNode> all = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(all::add);
        } else {
            all.add(value);
        }
        long[] shape = {all.size()};
        if (!all.isEmpty() && all.stream().allMatch(v -> v.isIntegralNumber() && v.canConvertToLong())) {
            long[] whole = all.stream().mapToLong(JsonNode::asLong).toArray();
            boolean small = all.stream().allMatch(JsonNode::canConvertToInt);
            return small
                    ? new Values(
                            DataType.INT,
                            shape,
                            all.stream().mapToInt(JsonNode::asInt).toArray())
                    : new Values(DataType.INT64, shape, whole);
        }
        if (!all.isEmpty() && all.stream().allMatch(JsonNode::isNumber)) {
            return new Values(
                    DataType.DOUBLE,
                    shape,
                    all.stream().mapToDouble(JsonNode::asDouble).toArray());
        }
        if (value.isString()) {
            return Values.ofText(value.asString());
        }
        if (value.isArray() && all.stream().allMatch(JsonNode::isString)) {
            return Values.ofStrings(all.stream().map(JsonNode::asString).toArray(String[]::new), shape);
        }
        return Values.ofText(value.toString());
    }
}
