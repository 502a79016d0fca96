package org.estran.observations.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.estran.observations.FeatureType;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mapping as JSON: {@code separator}, {@code decimal}, {@code header}, {@code units}, {@code comment},
 * {@code missing}, {@code featureType} and {@code columns}, each of these with {@code header}, {@code use}, {@code name}
 * and what else it has. Members that are not of a mapping, such as the evidence of a guess, are passed over.
 */
public final class MappingJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private MappingJson() {}

    public static String write(Mapping mapping) {
        return object(mapping).toString();
    }

    /**
     * A mapping with the evidence and the doubts of its guess, for people: on several lines.
     *
     * @param words of a finding
     */
    public static String write(Guess guess, Function<Finding, String> words) {
        ObjectNode json = object(guess.mapping());
        findings(json.putArray("doubts"), guess.doubts(), words);
        findings(json.putArray("evidence"), guess.evidence(), words);
        return json.toPrettyString();
    }

    private static void findings(ArrayNode array, List<Finding> findings, Function<Finding, String> words) {
        for (Finding finding : findings) {
            array.addObject()
                    .put("pointer", finding.pointer())
                    .put("code", finding.code())
                    .put("question", finding.isBlocking())
                    .put("text", words.apply(finding));
        }
    }

    private static ObjectNode object(Mapping mapping) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("separator", String.valueOf(mapping.separator()))
                .put("decimal", mapping.decimal().word())
                .put("header", mapping.hasHeader())
                .put("units", mapping.hasUnits());
        put(json, "comment", mapping.comment());
        ArrayNode missing = json.putArray("missing");
        mapping.missing().forEach(missing::add);
        json.put("featureType", mapping.featureType().cfName());
        ArrayNode columns = json.putArray("columns");
        for (MappedColumn column : mapping.columns()) {
            ObjectNode one = columns.addObject()
                    .put("header", column.header())
                    .put("use", column.use().word())
                    .put("name", column.name());
            put(one, "standardName", column.standardName());
            put(one, "unit", column.unit());
            put(one, "date", column.date() == null ? null : column.date().word());
            if (column.isOfFeature()) {
                one.put("ofFeature", true);
            }
            put(one, "of", column.of());
            put(one, "scheme", column.scheme());
        }
        return json;
    }

    private static void put(ObjectNode json, String member, @Nullable String text) {
        if (text != null) {
            json.put(member, text);
        }
    }

    /** @throws RefusedFile with the JSON Pointer of what is not a mapping's */
    public static Mapping read(String text) throws RefusedFile {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JacksonException noJson) {
            throw new RefusedFile(Reason.BROKEN, 0, "the mapping is no JSON: " + noJson.getOriginalMessage(), noJson);
        }
        String separator = json.path("separator").asString("");
        if (separator.length() != 1 || "\t;|, ".indexOf(separator.charAt(0)) < 0) {
            throw refused("/separator", separator);
        }
        List<MappedColumn> columns = new ArrayList<>();
        for (JsonNode column : json.path("columns")) {
            columns.add(column(column, "/columns/" + columns.size()));
        }
        if (columns.size() < 2 || columns.size() > Mapping.MOST_COLUMNS) {
            throw refused("/columns", Integer.toString(columns.size()));
        }
        List<String> missing = new ArrayList<>();
        for (JsonNode one : json.path("missing")) {
            missing.add(one.asString(""));
        }
        String comment = text(json, "comment");
        return new Mapping(
                separator.charAt(0),
                known(json, "decimal", "/decimal", DecimalSign::of),
                json.path("header").asBoolean(true),
                json.path("units").asBoolean(false),
                comment == null || comment.isBlank() ? null : comment,
                missing,
                known(json, "featureType", "/featureType", FeatureType::of),
                columns);
    }

    private static MappedColumn column(JsonNode json, String place) throws RefusedFile {
        String header = json.path("header").asString("");
        String name = text(json, "name");
        return new MappedColumn(
                header,
                known(json, "use", place + "/use", ColumnUse::of),
                name == null ? header : name,
                text(json, "standardName"),
                text(json, "unit"),
                json.has("date") ? known(json, "date", place + "/date", DateStyle::of) : null,
                json.path("ofFeature").asBoolean(false),
                text(json, "of"),
                text(json, "scheme"));
    }

    private static <T> T known(JsonNode json, String member, String place, Function<String, Optional<T>> of)
            throws RefusedFile {
        String word = json.path(member).asString("");
        Optional<T> known = of.apply(word);
        if (known.isEmpty()) {
            throw refused(place, word);
        }
        return known.get();
    }

    private static RefusedFile refused(String place, String value) {
        return new RefusedFile(Reason.BROKEN, place + " of the mapping cannot be \"" + value + "\"");
    }

    private static @Nullable String text(JsonNode json, String member) {
        JsonNode node = json.path(member);
        return node.isString() && !node.stringValue().isEmpty() ? node.stringValue() : null;
    }
}
