package org.estran.app.description;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.pages.Frame;
import org.estran.crosswalks.Licence;
import org.estran.crosswalks.Licences;
import org.jspecify.annotations.Nullable;

/** What a field offers to choose from, in the reader's words. A value that is not offered stays choosable. */
public final class Choices {

    private Choices() {}

    /** The words of a field and what they mean to people. */
    public static Map<String, String> of(Frame page, FormField field, String value) {
        List<String> words = field.input() == Input.YES_NO ? List.of("yes", "no") : field.choices();
        String family = field.input() == Input.YES_NO ? "description.told." : field.words();
        Map<String, String> choices = new LinkedHashMap<>();
        for (String word : words) {
            choices.put(word, page.t(family + word));
        }
        if (!value.isBlank()) {
            choices.putIfAbsent(value, value);
        }
        return choices;
    }

    /** The licences the centre proposes, by SPDX identifier. */
    public static Map<String, String> licences(Frame page, String value) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Licence licence : Licences.all()) {
            choices.put(licence.spdx(), licence.name().best(page.language()));
        }
        if (!value.isBlank()) {
            choices.putIfAbsent(value, value);
        }
        return choices;
    }

    /** The words of a field: its own in that part, else those of every field so named. */
    public static String label(Frame page, FormPart part, FormField field) {
        String own = "description." + part.name() + (field.name().isEmpty() ? ".value" : "." + field.name());
        if (page.words().has(own)) {
            return page.t(own);
        }
        String shared = "description.field." + field.name();
        return page.words().has(shared) ? page.t(shared) : page.t("description." + part.name());
    }

    /** What helps at that place; null where nothing needs to be said. */
    public static @Nullable String help(Frame page, String key) {
        return page.words().has(key) ? page.t(key) : null;
    }
}
