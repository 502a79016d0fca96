package org.estran.app.description;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a button beside the rows of a part asks for, written {@code parties:2:up}. Nothing is saved by it.
 *
 * @param part whose rows
 * @param row which; any for {@link Way#ADD}
 */
public record RowMove(FormPart part, int row, Way way) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z]{1,40}):(\\d{1,3}):(up|down|remove|add)");

    /** What becomes of a row. */
    public enum Way {
        UP,
        DOWN,
        REMOVE,
        ADD
    }

    /** Reads what a button says; empty where it is no such thing. */
    public static Optional<RowMove> parse(String text, List<FormPart> parts) {
        Matcher told = FORM.matcher(text);
        if (!told.matches()) {
            return Optional.empty();
        }
        Way way = Way.valueOf(told.group(3).toUpperCase(java.util.Locale.ROOT));
        int row = Integer.parseInt(told.group(2));
        return parts.stream()
                .filter(part -> part.isRows() && part.name().equals(told.group(1)))
                .findFirst()
                .map(part -> new RowMove(part, row, way));
    }

    RecordForm on(RecordForm form) {
        if (way == Way.ADD) {
            Map<String, String> fields = new LinkedHashMap<>(form.fields());
            fields.put(part.name() + "._open", "yes");
            return RecordForm.of(fields);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < form.used(part); i++) {
            order.add(i);
        }
        if (row >= order.size()) {
            return form;
        }
        switch (way) {
            case UP -> java.util.Collections.swap(order, row, Math.max(row - 1, 0));
            case DOWN -> java.util.Collections.swap(order, row, Math.min(row + 1, order.size() - 1));
            case REMOVE -> order.remove(row);
            case ADD -> throw new IllegalStateException("asked before");
        }
        return form.withRows(part, order);
    }
}
