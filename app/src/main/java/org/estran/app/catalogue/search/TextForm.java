package org.estran.app.catalogue.search;

import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.estran.filters.Filter;

/** The forms of a text in which it is compared: as it is, without case, without case and accents. */
final class TextForm {

    /** What is longer is compared as far as that; Lucene refuses terms above 32,766 bytes. */
    static final int LONGEST = 1000;

    private TextForm() {}

    static String of(String text, Filter.Case letters) {
        return switch (letters) {
            case EXACT -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case IGNORED -> Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            case CASE_AND_ACCENTS_IGNORED -> folded(text);
        };
    }

    /** A form short enough for an index. */
    static String term(String text, Filter.Case letters) {
        String form = of(text, letters);
        return form.length() <= LONGEST ? form : form.substring(0, LONGEST);
    }

    private static String folded(String text) {
        char[] letters = Folding.composed(text).toLowerCase(Locale.ROOT).toCharArray();
        char[] folded = new char[4 * letters.length];
        int length = ASCIIFoldingFilter.foldToASCII(letters, 0, folded, 0, letters.length);
        return new String(folded, 0, length);
    }
}
