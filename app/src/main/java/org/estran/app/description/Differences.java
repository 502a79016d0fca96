package org.estran.app.description;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.estran.app.description.FieldChange.What;
import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How two states of a description differ, field by field. Equal rows of a list are matched wherever they stand; what is
 * left is matched in order, so that a changed row shows its changed fields and not a row gone and another come.
 */
public final class Differences {

    private final List<FieldChange> changes = new ArrayList<>();

    private Differences() {}

    public static List<FieldChange> between(MetadataRecord before, MetadataRecord after) {
        Differences differences = new Differences();
        differences.objects("", RecordForm.tree(before), RecordForm.tree(after));
        return List.copyOf(differences.changes);
    }

    private void objects(String pointer, ObjectNode before, ObjectNode after) {
        Set<String> members = new LinkedHashSet<>(before.propertyNames());
        members.addAll(after.propertyNames());
        for (String member : members) {
            values(pointer + "/" + member, before.get(member), after.get(member));
        }
    }

    private void values(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
            objects(pointer, one, other);
        } else if (isRows(before) || isRows(after)) {
            rows(pointer, rowsOf(before), rowsOf(after));
        } else if (before == null) {
            changes.add(new FieldChange(pointer, What.ADDED, null, text(Objects.requireNonNull(after))));
        } else if (after == null) {
            changes.add(new FieldChange(pointer, What.REMOVED, text(before), null));
        } else {
            changes.add(new FieldChange(pointer, What.CHANGED, text(before), text(after)));
        }
    }

    /** Positions of a geometry are one value; other lists are rows. */
    public static boolean isRows(@Nullable JsonNode node) {
        return node instanceof ArrayNode list
                && (list.isEmpty() || !(list.get(0).isNumber() || list.get(0).isArray()));
    }

    private static List<JsonNode> rowsOf(@Nullable JsonNode node) {
        if (node == null) {
            return List.of();
        }
        return node instanceof ArrayNode list
                ? StreamSupport.stream(list.spliterator(), false).toList()
                : List.of(node);
    }

    private void rows(String pointer, List<JsonNode> before, List<JsonNode> after) {
        List<Integer> gone = unmatched(before, after);
        List<Integer> come = unmatched(after, before);
        int both = Math.min(gone.size(), come.size());
        for (int i = 0; i < both; i++) {
            row(pointer + "/" + come.get(i), before.get(gone.get(i)), after.get(come.get(i)));
        }
        gone.subList(both, gone.size())
                .forEach(i -> changes.add(new FieldChange(pointer + "/" + i, What.REMOVED, text(before.get(i)), null)));
        come.subList(both, come.size())
                .forEach(i -> changes.add(new FieldChange(pointer + "/" + i, What.ADDED, null, text(after.get(i)))));
        if (gone.isEmpty() && come.isEmpty()) {
            changes.add(new FieldChange(pointer, What.REORDERED, null, null));
        }
    }

    private void row(String pointer, JsonNode before, JsonNode after) {
        if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
            objects(pointer, one, other);
        } else {
            changes.add(new FieldChange(pointer, What.CHANGED, text(before), text(after)));
        }
    }

    /** The places of those rows that have no equal on the other side, each counted once. */
    public static List<Integer> unmatched(List<JsonNode> rows, List<JsonNode> others) {
        java.util.Map<JsonNode, Integer> there = new java.util.HashMap<>();
        others.forEach(row -> there.merge(row, 1, Integer::sum));
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (there.merge(rows.get(i), -1, Integer::sum) < 0) {
                left.add(i);
            }
        }
        return left;
    }

    /** A value in a line: texts as they are, a row as its texts one after the other. */
    public static String text(JsonNode node) {
        if (node instanceof ArrayNode list && !isRows(list)) {
            return Positions.show(list);
        }
        if (node.isContainer()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Differences::text)
                    .filter(text -> !text.isBlank())
                    .collect(Collectors.joining(" · "));
        }
        return node.isNumber() && !node.isIntegralNumber() ? FieldText.number(node.doubleValue()) : node.asString();
    }
}
