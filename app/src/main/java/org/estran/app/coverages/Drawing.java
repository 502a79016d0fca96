package org.estran.app.coverages;

import java.util.EnumMap;
import java.util.Map;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;

/**
 * All there is to show of one file, drawn at once.
 *
 * @param full by language
 * @param thumbnail by language: without words, but spoken
 */
record Drawing(LocalizedText title, LocalizedText alt, Map<Language, String> full, Map<Language, String> thumbnail) {

    Drawing {
        full = new EnumMap<>(full);
        thumbnail = new EnumMap<>(thumbnail);
    }
}
