package org.estran.crosswalks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.estran.terms.LocalizedText;

/** A localized text that is gathered piece by piece; the first text in a language stands. */
public final class Texts {

    private final Map<String, String> byLanguage = new LinkedHashMap<>();

    public Texts() {}

    /** Adds a text; two paragraphs of one language become one text. */
    public void add(String language, String text) {
        if (!text.isBlank()) {
            byLanguage.merge(language, text.strip(), (a, b) -> a.equals(b) ? a : a + "\n\n" + b);
        }
    }

    /** Whether a text in that language is already there. */
    public boolean has(String language) {
        return byLanguage.containsKey(language);
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    public LocalizedText text() {
        return new LocalizedText(byLanguage);
    }
}
