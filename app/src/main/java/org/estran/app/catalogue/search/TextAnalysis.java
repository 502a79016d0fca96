package org.estran.app.catalogue.search;

import java.io.Reader;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
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

        private static final NormalizeCharMap UNDERSCORES = underscores();

        abstract TokenStream refine(TokenStream words);

        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, refine(words));
        }

        @Override
        protected Reader initReader(String field, Reader text) {
            return new MappingCharFilter(UNDERSCORES, text);
        }

        // A phrase must not run from one text into the next of the same field.
        @Override
        public int getPositionIncrementGap(String field) {
            return 100;
        }

        private static NormalizeCharMap underscores() {
            NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
            map.add("_", " ");
            return map.build();
        }
    }
}
