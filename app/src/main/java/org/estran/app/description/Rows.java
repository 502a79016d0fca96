package org.estran.app.description;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where the rows of a part lie in a record's JSON. A row that is a bare value is wrapped as its member "". */
final class Rows {

    private Rows() {}

    /** The rows of a part, copied; one for a part that stands once and says something. */
    static List<JsonNode> of(FormPart part, ObjectNode whole) {
        return switch (part.mode()) {
            case RECORD -> List.of(whole.deepCopy());
            case ONE ->
                at(whole, part.path()).isObject()
                        ? List.of(at(whole, part.path()).deepCopy())
                        : List.of();
            case FIRST -> list(part, whole).stream().limit(1).toList();
            case ROWS ->
                list(part, whole).stream().filter(row -> isOf(part, row)).toList();
            case FREE_KEYWORDS -> List.of();
        };
    }

    /** What each text of a row shows, by the text's name below the row. */
    static Map<String, String> texts(FormPart part, @Nullable JsonNode row) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (FormField field : part.fields()) {
            JsonNode value = row == null ? null : at(row, field.path());
            if (field.input().isLocalized()) {
                field.texts()
                        .forEach(text -> texts.put(
                                text,
                                FieldText.show(
                                        field, value == null ? null : value.get(text.substring(text.length() - 2)))));
            } else {
                texts.put(field.name(), FieldText.show(field, value));
            }
        }
        return texts;
    }

    /** Puts rows in the place of those of a part. */
    static void replace(FormPart part, ObjectNode whole, List<JsonNode> rows) {
        switch (part.mode()) {
            case RECORD -> {
                whole.removeAll();
                whole.setAll((ObjectNode) rows.getFirst());
            }
            case ONE -> {
                if (rows.isEmpty()) {
                    remove(whole, part.path());
                } else {
                    set(whole, part.path(), rows.getFirst());
                }
            }
            case FIRST -> {
                List<JsonNode> all = new ArrayList<>(rows);
                list(part, whole).stream().skip(1).forEach(all::add);
                put(part, whole, all);
            }
            case ROWS -> {
                List<JsonNode> all = new ArrayList<>(rows);
                list(part, whole).stream().filter(row -> !isOf(part, row)).forEach(all::add);
                put(part, whole, all);
            }
            case FREE_KEYWORDS -> throw new IllegalArgumentException("free keywords are no rows");
        }
    }

    private static boolean isOf(FormPart part, JsonNode row) {
        FormPart.Only only = part.only();
        String told = row.path(only.member()).asString("");
        return only.member().isEmpty() || (only.word().isEmpty() ? !told.isEmpty() : told.equals(only.word()));
    }

    private static List<JsonNode> list(FormPart part, ObjectNode whole) {
        JsonNode there = at(whole, part.path());
        List<JsonNode> rows = new ArrayList<>();
        if (there.isArray()) {
            there.forEach(row -> rows.add(wrapped(part, row)));
        } else if (!there.isMissingNode() && !there.isNull()) {
            rows.add(wrapped(part, there));
        }
        return rows;
    }

    private static void put(FormPart part, ObjectNode whole, List<JsonNode> rows) {
        if (rows.isEmpty()) {
            remove(whole, part.path());
            return;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> list.add(isBare(part) ? row.path("") : row));
        set(whole, part.path(), list);
    }

    /** Rows that are one value without a name of its own. */
    static boolean isBare(FormPart part) {
        return part.fields().size() == 1 && part.fields().getFirst().path().isEmpty();
    }

    private static JsonNode wrapped(FormPart part, JsonNode row) {
        return isBare(part) ? JsonNodeFactory.instance.objectNode().set("", row.deepCopy()) : row.deepCopy();
    }

    static JsonNode at(JsonNode node, String path) {
        JsonNode there = node;
        for (String member : path.split("/", -1)) {
            there = there.path(member);
        }
        return there;
    }

    static void set(ObjectNode node, String path, JsonNode value) {
        int slash = path.lastIndexOf('/');
        ObjectNode parent = node;
        if (slash >= 0) {
            for (String member : path.substring(0, slash).split("/", -1)) {
                parent = parent.get(member) instanceof ObjectNode there ? there : parent.putObject(member);
            }
        }
        parent.set(path.substring(slash + 1), value);
    }

    /** Takes a member away, and what held nothing else. */
    static void remove(ObjectNode node, String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            node.remove(path);
        } else if (node.get(path.substring(0, slash)) instanceof ObjectNode child) {
            int before = child.size();
            remove(child, path.substring(slash + 1));
            if (child.isEmpty() && before > 0) {
                node.remove(path.substring(0, slash));
            }
        }
    }
}
