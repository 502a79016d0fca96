package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A part of a JSON document that is being read; what nobody asked for is told at the end. */
final class JsonPart {

    /** Beyond this a document is told no more of. */
    private static final int MOST_LOSSES = 200;

    private final JsonNode node;
    private final String pointer;
    private final Set<String> asked;

    private JsonPart(JsonNode node, String pointer, Set<String> asked) {
        this.node = node;
        this.pointer = pointer;
        this.asked = asked;
    }

    static JsonPart of(JsonNode root) {
        return new JsonPart(root, "", new HashSet<>());
    }

    boolean isMissing() {
        return node.isMissingNode() || node.isNull();
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean isArray() {
        return node.isArray();
    }

    boolean isText() {
        return node.isString() || node.isNumber();
    }

    boolean has(String member) {
        return node.has(member);
    }

    String pointer() {
        return pointer;
    }

    /** The names of its members. */
    List<String> names() {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The member of that name; a missing part where there is none. */
    JsonPart at(String member) {
        JsonNode found = node.isObject() ? node.path(member) : MissingNode.getInstance();
        return new JsonPart(found, pointer + "/" + member.replace("~", "~0").replace("/", "~1"), asked);
    }

    /** The first of these members that is there. */
    JsonPart any(String... members) {
        for (String member : members) {
            if (!at(member).isMissing()) {
                return at(member);
            }
        }
        return at(members[0]);
    }

    /** The items of an array; a single value is a list of one. */
    List<JsonPart> each() {
        if (isMissing()) {
            return List.of();
        }
        if (!node.isArray()) {
            return List.of(this);
        }
        List<JsonPart> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonPart(node.get(i), pointer + "/" + i, asked));
        }
        return items;
    }

    List<JsonPart> all(String member) {
        return at(member).each();
    }

    /** Its text without blanks around it; empty where it is not one. */
    String text() {
        if (isText() || node.isBoolean()) {
            asked.add(pointer);
            return Xml.clean(node.asString());
        }
        return "";
    }

    @Nullable
    String text(String member) {
        String text = at(member).text();
        return text.isEmpty() ? null : text;
    }

    Optional<Double> number() {
        if (!isText()) {
            return Optional.empty();
        }
        try {
            double number = Double.parseDouble(node.asString().strip());
            asked.add(pointer);
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Says that nothing within is missed. */
    void known() {
        asked.add(pointer + "/**");
    }

    /** The highest parts of which nothing was asked. */
    List<Finding> unread() {
        List<Finding> losses = new ArrayList<>();
        collect(losses);
        return losses.stream().limit(MOST_LOSSES).toList();
    }

    private void collect(List<Finding> to) {
        if (isMissing()
                || asked.contains(pointer)
                || asked.contains(pointer + "/**")
                || node.isEmpty() && node.isContainer()) {
            return;
        }
        boolean isTouched = asked.stream().anyMatch(a -> a.startsWith(pointer + "/"));
        if (!node.isContainer() || !isTouched) {
            String said = node.isContainer() ? "" : node.asString();
            to.add(Finding.advice("not-read", pointer, said.length() > 200 ? said.substring(0, 200) + "…" : said));
        } else if (node.isArray()) {
            each().forEach(item -> item.collect(to));
        } else {
            names().forEach(name -> at(name).collect(to));
        }
    }
}
