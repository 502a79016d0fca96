package org.estran.app.description;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A description as a form: one text per field, by the field's name. What a form does not show, and every value whose text
 * nobody changed, stays exactly as it was; what cannot be understood is a finding, and the former value stays.
 */
public final class RecordForm {

    /** Rows of one part that a form shows; a record's further rows stay as they are. */
    public static final int MOST_ROWS = 200;

    private final Map<String, String> fields;

    private RecordForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /** A form as it was sent. */
    public static RecordForm of(Map<String, String> submitted) {
        return new RecordForm(new LinkedHashMap<>(submitted));
    }

    /** The form of a record. */
    public static RecordForm of(List<FormPart> parts, MetadataRecord record) {
        Map<String, String> fields = new LinkedHashMap<>();
        ObjectNode whole = tree(record);
        for (FormPart part : parts) {
            if (part.mode() == FormPart.Mode.FREE_KEYWORDS) {
                FreeKeywords.show(part, record, fields);
                continue;
            }
            List<JsonNode> rows = Rows.of(part, whole);
            for (int i = 0; i < Math.min(rows.size(), MOST_ROWS); i++) {
                int row = i;
                Rows.texts(part, rows.get(i)).forEach((text, shown) -> fields.put(part.nameOf(row, text), shown));
                if (part.isRows()) {
                    fields.put(part.origin(row), String.valueOf(row));
                }
            }
        }
        return new RecordForm(fields);
    }

    /** The same form, to be read over another record: each row goes on from the row there that is its equal. */
    public RecordForm startingFrom(List<FormPart> parts, MetadataRecord other) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        ObjectNode whole = tree(other);
        for (FormPart part : parts) {
            if (part.isRows()) {
                List<Map<String, String>> there = Rows.of(part, whole).stream()
                        .map(row -> Rows.texts(part, row))
                        .toList();
                for (int i = 0; i < used(part); i++) {
                    int was = there.indexOf(typed(part, i));
                    changed.put(part.origin(i), was < 0 ? "" : String.valueOf(was));
                }
            }
        }
        return new RecordForm(changed);
    }

    /** What stands in the texts of a row, by the text's name below the row. */
    Map<String, String> typed(FormPart part, int row) {
        Map<String, String> typed = new LinkedHashMap<>();
        part.fields().forEach(field -> field.texts().forEach(text -> typed.put(text, value(part.nameOf(row, text)))));
        return typed;
    }

    /** How many rows of a record's part a form does not show. */
    public static int hiddenRows(FormPart part, MetadataRecord record) {
        return part.isRows() ? Math.max(0, Rows.of(part, tree(record)).size() - MOST_ROWS) : 0;
    }

    /** The names of all fields and what stands in them, for a page that hands them on. */
    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    /** What stands in that field; empty where nothing does. */
    public String value(String name) {
        return fields.getOrDefault(name, "");
    }

    /** What stands in a field in one language. */
    public String value(FormPart part, int row, FormField field, Language language) {
        return value(part.nameOf(row, field.in(language)));
    }

    /** What stands in a field that has no language. */
    public String value(FormPart part, int row, FormField field) {
        return value(part.nameOf(row, field.name()));
    }

    /** How many rows of a part to show: those in use and an empty one; one of a part that has no rows. */
    public int rows(FormPart part) {
        return part.isRows() ? Math.min(used(part) + 1, MOST_ROWS + 1) : 1;
    }

    /** Whether an empty row of a part was asked for. */
    public boolean isOpen(FormPart part) {
        return !value(part.name() + "._open").isBlank();
    }

    /** Whether a field that stands behind a tap says something. */
    public boolean saysRareThings(FormPart part, int row) {
        return part.rare().stream()
                .flatMap(field -> field.texts())
                .anyMatch(text -> !value(part.nameOf(row, text)).isBlank());
    }

    /** The same form after a row was moved, taken out or asked for. */
    public RecordForm with(RowMove move) {
        return move.on(this);
    }

    /** How many rows of a part somebody wrote in, counted to the last of them. */
    public int used(FormPart part) {
        int last = -1;
        String start = part.name() + ".";
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (field.getKey().startsWith(start) && says(part, field)) {
                last = Math.max(last, row(field.getKey(), start));
            }
        }
        return last + 1;
    }

    /** A word chosen beforehand says nothing yet. */
    private static boolean says(FormPart part, Map.Entry<String, String> field) {
        return !field.getValue().isBlank()
                && part.fields().stream()
                        .noneMatch(one -> one.meant() != null && field.getKey().endsWith("." + one.name()));
    }

    private static int row(String name, String start) {
        int end = name.indexOf('.', start.length());
        String number = end < 0 ? name.substring(start.length()) : name.substring(start.length(), end);
        return number.matches("\\d{1,3}") ? Integer.parseInt(number) : -1;
    }

    /** The same form with the rows of a part in another order; a number that is not among them is a row left out. */
    RecordForm withRows(FormPart part, List<Integer> order) {
        Map<String, String> moved = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (!name.startsWith(part.name() + ".") || row(name, part.name() + ".") < 0) {
                moved.put(name, value);
            }
        });
        for (int to = 0; to < order.size(); to++) {
            String from = part.name() + "." + order.get(to);
            for (Map.Entry<String, String> field : fields.entrySet()) {
                if (field.getKey().equals(from) || field.getKey().startsWith(from + ".")) {
                    String rest = field.getKey().substring(from.length());
                    moved.put(part.name() + "." + to + rest, field.getValue());
                }
            }
        }
        return new RecordForm(moved);
    }

    /**
     * A record as the form says it, and what could not be understood.
     *
     * @param mistakes blocking findings beside the fields they are about
     * @param places where a row of the record stands in the form, by its pointer, where empty rows lie between
     */
    public record Understood(MetadataRecord record, List<Finding> mistakes, Map<String, String> places) {
        public Understood {
            mistakes = List.copyOf(mistakes);
            places = Map.copyOf(places);
        }

        /** The mistakes, and what is found in the record, each beside the field where it was written. */
        public List<Finding> with(List<Finding> found) {
            List<Finding> all = new ArrayList<>(mistakes);
            found.forEach(finding -> all.add(placed(finding)));
            return all;
        }

        private Finding placed(Finding finding) {
            String[] steps = finding.pointer().split("/", -1);
            for (int length = steps.length; length > 2; length--) {
                String row = String.join("/", Arrays.asList(steps).subList(0, length));
                String there = places.get(row);
                if (there != null) {
                    String rest = finding.pointer().substring(row.length());
                    return new Finding(finding.code(), there + rest, finding.severity(), finding.arguments());
                }
            }
            return finding;
        }
    }

    /** Reads those parts of the form over a record; what no part tells of stays. */
    public Understood applyTo(List<FormPart> parts, MetadataRecord before) {
        List<Finding> mistakes = new ArrayList<>();
        Map<String, String> places = new LinkedHashMap<>();
        ObjectNode whole = tree(before);
        for (FormPart part : parts) {
            if (part.mode() != FormPart.Mode.FREE_KEYWORDS) {
                Rows.replace(part, whole, new RowReader(this, part, mistakes, places).read(Rows.of(part, whole)));
            }
        }
        MetadataRecord record = RecordJson.mapper().treeToValue(whole, MetadataRecord.class);
        for (FormPart part : parts) {
            if (part.mode() == FormPart.Mode.FREE_KEYWORDS) {
                record = record.change()
                        .keywords(FreeKeywords.read(part, this, record))
                        .build();
            }
        }
        return new Understood(record, mistakes, places);
    }

    static ObjectNode tree(MetadataRecord record) {
        return RecordJson.mapper().valueToTree(record);
    }
}
