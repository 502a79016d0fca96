package org.estran.app.description;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Reads the rows of one part of a form over those that stand in the record. */
final class RowReader {

    private final RecordForm form;
    private final FormPart part;
    private final List<Finding> mistakes;
    private final Map<String, String> places;

    /**
     * @param mistakes where mistakes are told
     * @param places where it is told which row of the form a row of the record was, when they differ
     */
    RowReader(RecordForm form, FormPart part, List<Finding> mistakes, Map<String, String> places) {
        this.form = form;
        this.part = part;
        this.mistakes = mistakes;
        this.places = places;
    }

    List<JsonNode> read(List<JsonNode> before) {
        return part.isRows()
                ? rows(before)
                : Optional.ofNullable(row(0, before.isEmpty() ? null : before.getFirst())).stream()
                        .toList();
    }

    private List<JsonNode> rows(List<JsonNode> before) {
        List<JsonNode> rows = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        int used = Math.min(form.used(part), RecordForm.MOST_ROWS + 1);
        for (int i = 0; i < used; i++) {
            int was = origin(i, before, taken);
            taken.add(was);
            JsonNode row = row(i, was < 0 ? null : before.get(was));
            if (row != null) {
                if (rows.size() != i) {
                    places.put(part.pointer(rows.size()), part.pointer(i));
                }
                rows.add(row);
            }
        }
        rows.addAll(before.subList(Math.min(before.size(), RecordForm.MOST_ROWS), before.size()));
        return rows;
    }

    /** Which row of the record a row of the form was: as the form says, else the one that shows the same. */
    private int origin(int row, List<JsonNode> before, Set<Integer> taken) {
        String told = form.value(part.origin(row));
        if (told.matches("\\d{1,4}")
                && Integer.parseInt(told) < before.size()
                && !taken.contains(Integer.valueOf(told))) {
            return Integer.parseInt(told);
        }
        Map<String, String> typed = form.typed(part, row);
        for (int i = 0; i < before.size(); i++) {
            if (!taken.contains(i) && Rows.texts(part, before.get(i)).equals(typed)) {
                return i;
            }
        }
        for (int i = 0; i < before.size(); i++) {
            if (!taken.contains(i) && bearsTheName(Rows.texts(part, before.get(i)), typed)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether both name the same thing: by what a row needs, else by the first text that either says. */
    private boolean bearsTheName(Map<String, String> shown, Map<String, String> typed) {
        List<FormField> naming =
                part.fields().stream().filter(FormField::isNeeded).toList();
        return (naming.isEmpty() ? part.fields() : naming)
                .stream()
                        .filter(field -> field.input() != Input.CHOICE)
                        .flatMap(FormField::texts)
                        .filter(text -> !shown.getOrDefault(text, "").isBlank()
                                || !typed.getOrDefault(text, "").isBlank())
                        .findFirst()
                        .map(text -> shown.getOrDefault(text, "").equals(typed.get(text)))
                        .orElse(false);
    }

    /** The row as the form says it; null where it says nothing. */
    private @Nullable JsonNode row(int number, @Nullable JsonNode before) {
        Map<String, String> shown = Rows.texts(part, before);
        if (before != null && part.fields().stream().allMatch(field -> isUntouched(field, number, shown))) {
            return before;
        }
        if (part.mode() != FormPart.Mode.RECORD && saysNothing(number)) {
            return null;
        }
        ObjectNode row = before == null ? JsonNodeFactory.instance.objectNode() : (ObjectNode) before.deepCopy();
        if (!part.only().word().isEmpty()) {
            row.put(part.only().member(), part.only().word());
        }
        int mistakesBefore = mistakes.size();
        part.fields().forEach(field -> write(field, number, shown, row));
        part.fields().stream().filter(FormField::isNeeded).forEach(field -> lend(field, number, row));
        if (mistakes.size() == mistakesBefore) {
            tryOut(number, row);
        }
        return mistakes.size() == mistakesBefore ? row : kept(row, before);
    }

    /** In a part that is the record itself, one field that cannot be understood leaves the others. */
    private @Nullable JsonNode kept(ObjectNode row, @Nullable JsonNode before) {
        return part.mode() == FormPart.Mode.RECORD ? row : before;
    }

    private boolean isUntouched(FormField field, int number, Map<String, String> shown) {
        return field.texts()
                .allMatch(text ->
                        FieldText.same(field, shown.getOrDefault(text, ""), form.value(part.nameOf(number, text))));
    }

    private boolean saysNothing(int number) {
        return part.fields().stream()
                .filter(field -> field.input() != Input.CHOICE || part.fields().size() == 1)
                .allMatch(field -> field.texts()
                        .allMatch(text -> form.value(part.nameOf(number, text)).isBlank()));
    }

    private void write(FormField field, int number, Map<String, String> shown, ObjectNode row) {
        field.texts().forEach(text -> {
            String typed = form.value(part.nameOf(number, text));
            if (FieldText.same(field, shown.getOrDefault(text, ""), typed)) {
                return;
            }
            String path = text.replace('.', '/');
            if (field.path().isEmpty() && field.input().isLocalized()) {
                path = "/" + text;
            }
            if (typed.isBlank()) {
                Rows.remove(row, path);
                return;
            }
            String place = path;
            FieldText.read(field, typed, row, pointer(number, path), mistakes)
                    .ifPresent(value -> Rows.set(row, place, value));
        });
    }

    private String pointer(int number, String path) {
        return path.isEmpty() ? part.pointer(number) : part.pointer(number) + (path.startsWith("/") ? "" : "/") + path;
    }

    /** A needed value that is not told is lent from another field, or is the word that is meant. */
    private void lend(FormField field, int number, ObjectNode row) {
        boolean told = field.texts()
                .anyMatch(text -> !form.value(part.nameOf(number, text)).isBlank());
        if (told || !Rows.at(row, field.path()).isMissingNode()) {
            return;
        }
        if (field.meant() != null) {
            Rows.set(row, field.path(), StringNode.valueOf(Objects.requireNonNull(field.meant())));
            return;
        }
        Optional<JsonNode> lent = field.otherwise().stream()
                .map(other -> Rows.at(row, other))
                .filter(value -> !value.isMissingNode())
                .findFirst();
        lent.ifPresentOrElse(
                value -> Rows.set(row, field.path(), value.deepCopy()),
                () -> mistakes.add(Finding.blocking("needed-in-its-row", part.pointer(number, field))));
    }

    /** Whether the model takes the row: a box with its south under its north, a period that ends after its start. */
    private void tryOut(int number, ObjectNode row) {
        if (part.mode() == FormPart.Mode.RECORD || Rows.isBare(part)) {
            return;
        }
        try {
            RecordJson.mapper().treeToValue(row, part.type());
        } catch (JacksonException refused) {
            mistakes.add(Finding.blocking(part.impossible(), part.pointer(number)));
        }
    }
}
