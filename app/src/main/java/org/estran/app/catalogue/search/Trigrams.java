package org.estran.app.catalogue.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Every three characters (UTF-16 units) of a text that follow each other, one after the other. */
final class Trigrams extends TokenStream {

    private static final int GRAM = 3;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final String text;
    private int place;

    Trigrams(String text) {
        this.text = text;
    }

    @Override
    public void reset() {
        place = 0;
    }

    @Override
    public boolean incrementToken() {
        if (place + GRAM > text.length()) {
            return false;
        }
        clearAttributes();
        term.append(text, place, place + GRAM);
        place++;
        return true;
    }
}
