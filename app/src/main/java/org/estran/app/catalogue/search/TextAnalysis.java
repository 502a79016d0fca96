package org.estran.app.catalogue.search;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * How text becomes words: in French, in English, and plainly (any language, no stemming, no stop words). Accents are
 * folded <em>before</em> stemming, so that a word has the same stem with and without them.
 */
final class TextAnalysis {

    static final Analyzer FRENCH = new Words() {
        @Override
        TokenStream refine(TokenStream words) {
            TokenStream folded = fold(new LowerCaseFilter(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES)));
            return new FrenchLightStemFilter(new StopFilter(folded, FRENCH_STOP_WORDS));
        }
    };

    static final Analyzer ENGLISH = new Words() {
        @Override
        TokenStream refine(TokenStream words) {
            TokenStream folded = fold(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
            return new PorterStemFilter(new StopFilter(folded, EnglishAnalyzer.getDefaultStopSet()));
        }
    };

    static final Analyzer PLAIN = new Words() {
        @Override
        TokenStream refine(TokenStream words) {
            return fold(new LowerCaseFilter(words));
        }
    };

    /** How words are written, for those that folding changes. */
    static final Analyzer SPELT = new Words() {
        @Override
        TokenStream refine(TokenStream words) {
            return new SpeltFilter(new LowerCaseFilter(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES)));
        }
    };

    private static final CharArraySet FRENCH_STOP_WORDS = frenchStopWords();

    private TextAnalysis() {}

    static Analyzer perField() {
        return new PerFieldAnalyzerWrapper(
                PLAIN,
                Map.of(
                        TextField.TITLE_FR.field(),
                        FRENCH,
                        TextField.TEXT_FR.field(),
                        FRENCH,
                        TextField.TITLE_EN.field(),
                        ENGLISH,
                        TextField.TEXT_EN.field(),
                        ENGLISH,
                        Spelling.SPELT,
                        SPELT));
    }

    // "été" is a summer far more often than a verb in what we describe.
    private static CharArraySet frenchStopWords() {
        CharArraySet folded = new CharArraySet(200, false);
        for (Object word : FrenchAnalyzer.getDefaultStopSet()) {
            folded.add(Folding.key(new String((char[]) word)));
        }
        folded.remove("ete");
        return CharArraySet.unmodifiableSet(folded);
    }

    private static TokenStream fold(TokenStream words) {
        return new ASCIIFoldingFilter(words);
    }

    /** Standard words, with the underscores of CF names taken as spaces. */
    private abstract static class Words extends Analyzer {

        abstract TokenStream refine(TokenStream words);

        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, refine(words));
        }

        @Override
        protected Reader initReader(String field, Reader text) {
            return new SpacesForUnderscores(text);
        }

        // A phrase must not run from one text into the next of the same field.
        @Override
        public int getPositionIncrementGap(String field) {
            return 100;
        }
    }

    /** One character for another, so the places of words stay theirs; Lucene's own mapping costs several times as much. */
    private static final class SpacesForUnderscores extends FilterReader {

        SpacesForUnderscores(Reader text) {
            super(text);
        }

        @Override
        public int read() throws IOException {
            int letter = super.read();
            return letter == '_' ? ' ' : letter;
        }

        @Override
        public int read(char[] room, int from, int most) throws IOException {
            int read = super.read(room, from, most);
            for (int i = from; i < from + read; i++) {
                if (room[i] == '_') {
                    room[i] = ' ';
                }
            }
            return read;
        }
    }
}
