package org.estran.app.description;

import java.util.List;
import java.util.Set;
import org.estran.records.Kind;

/**
 * A part of the form: fields that belong together, once or in rows.
 *
 * @param name the last word of the key of its heading; the names of its fields begin with it where they are not the record's own
 * @param path where it lies in the record's JSON, members parted by {@code /}; empty for the record itself
 * @param mode how often it stands there
 * @param fields its fields, in the order of the form
 * @param type the record of the model a row is
 * @param impossible the code of the finding for a row the model refuses
 * @param kinds the kinds of record that show it even when it says nothing
 * @param only a member and its word that every row of this part has; rows with another word are not of this part
 */
public record FormPart(
        String name,
        String path,
        Mode mode,
        List<FormField> fields,
        Class<?> type,
        String impossible,
        Set<Kind> kinds,
        Only only) {

    private static final Set<String> BEGUN =
            Set.of("keywords", "boxes", "period", "parties", "place", "variable", "author", "relation");

    /** How often a part stands in a record. */
    public enum Mode {
        /** Its fields are the record's own. */
        RECORD,
        /** One object. */
        ONE,
        /** The first of a list; the others stay as they are. */
        FIRST,
        /** A list, in rows. */
        ROWS,
        /** The keywords of no vocabulary, one list in each language. */
        FREE_KEYWORDS
    }

    /** A member that has that word in every row, or that says anything where no word is given; no member means any row. */
    public record Only(String member, String word) {
        static final Only ANY = new Only("", "");

        static Only saying(String member) {
            return new Only(member, "");
        }
    }

    public FormPart {
        fields = List.copyOf(fields);
    }

    public boolean isRows() {
        return mode == Mode.ROWS;
    }

    /** Whether nearly every record says it, so that its first row stands ready. */
    public boolean isBegun() {
        return BEGUN.contains(name);
    }

    /** What the names of a row's fields begin with. */
    public String prefix(int row) {
        return switch (mode) {
            case ROWS -> name + "." + row + ".";
            case ONE, FREE_KEYWORDS -> name + ".";
            case RECORD, FIRST -> "";
        };
    }

    /** The name of a field's text in that row. */
    public String nameOf(int row, String text) {
        String whole = prefix(row) + text;
        return whole.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole;
    }

    /** The hidden field that says which row of the record a row of the form was. */
    public String origin(int row) {
        return name + "." + row + "._was";
    }

    /** The JSON Pointer of the part. */
    public String pointer() {
        return path.isEmpty() ? "" : "/" + path;
    }

    /** The JSON Pointer of a row: its place in the record where no other rows are between. */
    public String pointer(int row) {
        return switch (mode) {
            case RECORD, ONE, FREE_KEYWORDS -> pointer();
            case FIRST -> pointer() + "/0";
            case ROWS -> pointer() + "/" + row;
        };
    }

    /** The JSON Pointer of a field in a row. */
    public String pointer(int row, FormField field) {
        return field.path().isEmpty() ? pointer(row) : pointer(row) + "/" + field.path();
    }

    public List<FormField> usual() {
        return fields.stream().filter(field -> !field.isRare()).toList();
    }

    public List<FormField> rare() {
        return fields.stream().filter(FormField::isRare).toList();
    }
}
