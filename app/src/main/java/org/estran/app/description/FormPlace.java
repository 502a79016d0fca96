package org.estran.app.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;

/**
 * One text of a form: where somebody can write, and what stands there.
 *
 * @param name the field's name in the form
 * @param pointer the JSON Pointer of its place in the record
 * @param value empty where nothing is said
 */
public record FormPlace(String name, String pointer, String value) {

    /** Every text of those parts, in the order of the form; of rows, those in use. */
    public static List<FormPlace> of(List<FormPart> parts, MetadataRecord record) {
        return of(parts, RecordForm.of(parts, record));
    }

    /** The same of a form that may say something else than the record. */
    public static List<FormPlace> of(List<FormPart> parts, RecordForm form) {
        List<FormPlace> places = new ArrayList<>();
        for (FormPart part : parts) {
            int rows = part.isRows() ? form.used(part) : 1;
            for (int row = 0; row < rows; row++) {
                for (FormField field : part.fields()) {
                    add(form, part, row, field, places);
                }
            }
        }
        return List.copyOf(places);
    }

    private static void add(RecordForm form, FormPart part, int row, FormField field, List<FormPlace> places) {
        String pointer = part.pointer(row, field);
        if (field.input().isLocalized()) {
            for (Language language : Language.values()) {
                String name = part.nameOf(row, field.in(language));
                places.add(new FormPlace(name, pointer + "/" + language.code(), form.value(name)));
            }
        } else {
            String name = part.nameOf(row, field.name());
            places.add(new FormPlace(name, pointer, form.value(name)));
        }
    }

    /** The record with that text in this place, read as the form would read it. */
    public RecordForm.Understood with(String text, List<FormPart> parts, MetadataRecord record) {
        Map<String, String> fields =
                new java.util.LinkedHashMap<>(RecordForm.of(parts, record).fields());
        fields.put(name, text);
        return RecordForm.of(fields).applyTo(parts, record);
    }
}
