package org.estran.app.description;

import java.util.ArrayList;
import java.util.List;
import org.estran.app.pages.Frame;

/** What a place in a record is called on the form: {@code /parties/0/family} is "People…, row 1, family name". */
public final class PlaceNames {

    private PlaceNames() {}

    /** The name of a place; its pointer where no field of the form shows it. */
    public static String of(Frame page, String pointer) {
        // No part of a description: what a batch tells of the projects that a record is in.
        if (pointer.equals("/projects")) {
            return page.t("description.projects");
        }
        for (FormPart part : Sections.all()) {
            if (!part.pointer().isEmpty() && isUnder(pointer, part.pointer())) {
                return inPart(page, part, pointer.substring(part.pointer().length()));
            }
        }
        for (FormPart part : Sections.all()) {
            for (FormField field : part.fields()) {
                if (part.pointer().isEmpty() && isUnder(pointer, "/" + field.path())) {
                    return named(page, Choices.label(page, part, field), pointer);
                }
            }
        }
        return pointer;
    }

    /** A word of a code list in the reader's language; any other value as it is. */
    public static String value(Frame page, String pointer, String value) {
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        return Sections.all().stream()
                .filter(part -> pointer.startsWith(part.pointer() + "/") || pointer.equals("/" + last))
                .flatMap(part -> part.fields().stream())
                .filter(field -> field.path().equals(last) || (field.path().isEmpty() && last.matches("\\d+")))
                .filter(field -> field.choices().contains(value))
                .findFirst()
                .map(field -> page.t(field.words() + value))
                .orElse(value);
    }

    private static String inPart(Frame page, FormPart part, String rest) {
        List<String> steps = new ArrayList<>(List.of(rest.split("/", -1)));
        steps.removeFirst();
        String name = page.t("description." + part.name());
        if (!steps.isEmpty() && steps.getFirst().matches("\\d+")) {
            name = page.t("description.row", name, Integer.parseInt(steps.removeFirst()) + 1);
        }
        String path = "/" + String.join("/", steps);
        for (FormField field : part.fields()) {
            if (!field.path().isEmpty() && isUnder(path, "/" + field.path())) {
                return named(page, name + ", " + Choices.label(page, part, field), path);
            }
        }
        return named(page, name, path);
    }

    private static String named(Frame page, String name, String pointer) {
        if (pointer.endsWith("/fr")) {
            return page.t("description.in-fr", name);
        }
        return pointer.endsWith("/en") ? page.t("description.in-en", name) : name;
    }

    private static boolean isUnder(String pointer, String place) {
        return pointer.equals(place) || pointer.startsWith(place + "/");
    }
}
