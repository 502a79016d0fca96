package org.estran.app.catalogue.search;

import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Makes texts comparable that people write differently: composed and decomposed accents, capitals, ligatures. */
final class Folding {

    // A term longer than this tells nothing more apart, and Lucene refuses terms above 32,766 bytes.
    private static final int LONGEST = 500;

    private Folding() {}

    /** One form for what Unicode can write in several; the analysers' accent folding knows composed letters only. */
    static String composed(String text) {
        return isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Whether all of it is ASCII, which every form leaves alone but for capitals: most of what is indexed. */
    static boolean isPlain(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Without accents and ligatures, where it holds any. */
    static String unaccented(String text) {
        if (isPlain(text)) {
            return text;
        }
        char[] letters = text.toCharArray();
        char[] folded = new char[4 * letters.length];
        int length = ASCIIFoldingFilter.foldToASCII(letters, 0, folded, 0, letters.length);
        return new String(folded, 0, length);
    }

    /** Lower case without accents, cut to a length an index can hold. */
    static String key(String text) {
        return unaccented(cut(composed(text.strip())).toLowerCase(Locale.ROOT));
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
