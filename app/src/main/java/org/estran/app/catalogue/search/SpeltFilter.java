package org.estran.app.catalogue.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Of words in lower case keeps those that folding changes, each behind its folded form and a sign. */
final class SpeltFilter extends TokenFilter {

    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);

    SpeltFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (input.incrementToken()) {
            if (Folding.isPlain(word)) {
                continue;
            }
            String written = word.toString();
            String folded = Folding.key(written);
            if (!folded.equals(written)) {
                word.setEmpty().append(folded).append(Spelling.SIGN).append(written);
                return true;
            }
        }
        return false;
    }
}
