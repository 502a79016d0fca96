package org.estran.app.catalogue.search;

import java.text.Normalizer;
import java.util.Locale;
import org.estran.filters.Filter;

/** The forms of a text in which it is compared: as it is, without case, without case and accents. */
final class TextForm {

    /** What is longer is compared as far as that; Lucene refuses terms above 32,766 bytes. */
    static final int LONGEST = 1000;

    private TextForm() {}

    static String of(String text, Filter.Case letters) {
        return switch (letters) {
            case EXACT -> exact(text);
            case IGNORED -> exact(text).toLowerCase(Locale.ROOT);
            case CASE_AND_ACCENTS_IGNORED ->
                Folding.unaccented(Folding.composed(text).toLowerCase(Locale.ROOT));
        };
    }

    /** A form short enough for an index. */
    static String term(String text, Filter.Case letters) {
        String form = of(text, letters);
        return form.length() <= LONGEST ? form : form.substring(0, LONGEST);
    }

    private static String exact(String text) {
        return Folding.isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
