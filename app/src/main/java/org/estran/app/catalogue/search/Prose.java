package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.Filter;
import org.estran.filters.Pattern;

/**
 * Long texts. All text of a record is indexed by every three characters that follow each other, so that what is within it
 * is found without reading it: three by three at their places they are exactly a run of characters. What such runs cannot
 * tell (what stands between them, case and accents, in which of the texts they are) is read from the text of those few
 * records that have the runs.
 */
final class Prose {

    private static final Filter.Case FOLDED = Filter.Case.CASE_AND_ACCENTS_IGNORED;

    // What is longer is searched as far as that; all text together three times as far, so that each of its parts is.
    private static final int LONGEST = 100_000;
    private static final int GRAM = 3;
    private static final String ALL_GRAMS = "grams";
    private static final char BEFORE = '\u0001';
    private static final String BEHIND = "\u0002\u0002";

    private static final FieldType GRAMS = new FieldType();

    static {
        GRAMS.setTokenized(true);
        GRAMS.setOmitNorms(true);
        GRAMS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        GRAMS.freeze();
    }

    private Prose() {}

    static boolean add(Document document, Queryable property, List<String> texts) {
        StringBuilder whole = new StringBuilder();
        for (String text : texts) {
            // Several texts are one to the index: no run goes from one to the next.
            whole.append(BEFORE).append(clean(property, text)).append(BEHIND);
        }
        if (!whole.isEmpty()) {
            if (property == Queryable.ANY_TEXT) {
                String folded = TextForm.of(whole.toString(), FOLDED);
                document.add(new Field(ALL_GRAMS, new Trigrams(folded), GRAMS));
            }
            document.add(new BinaryDocValuesField(text(property), Passages.packed(whole.toString())));
        }
        return !whole.isEmpty();
    }

    /** Finds what is like the pattern. */
    static Query like(Queryable property, Pattern pattern, Filter.Case letters, IndexSearcher searcher)
            throws IOException {
        PatternText wanted = PatternText.of(pattern);
        Filter.Case compared = property == Queryable.ANY_TEXT ? FOLDED : letters;
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new TermQuery(new Term(QueryableFields.HAS, property.word())), Occur.FILTER);
        for (String run : wanted.runs()) {
            all.add(run(TextForm.of(run, FOLDED)), Occur.FILTER);
        }
        boolean isAllText = property == Queryable.ANY_TEXT;
        if (wanted.isAnything() || isAllText && wanted.isContaining()) {
            return all.build();
        }
        return Refinement.of(
                searcher,
                all.build(),
                text(property),
                packed -> Passages.anyMatch(packed, passage -> wanted.matches(passage, compared)));
    }

    /** Finds what has these folded characters one after the other. */
    private static Query run(String run) {
        if (run.length() < GRAM) {
            return new PrefixQuery(new Term(ALL_GRAMS, run));
        }
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place + GRAM <= run.length(); place += GRAM) {
            places.add(place);
        }
        if (places.getLast() + GRAM < run.length()) {
            places.add(run.length() - GRAM);
        }
        if (places.size() == 1) {
            return new TermQuery(new Term(ALL_GRAMS, run));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        places.forEach(place -> phrase.add(new Term(ALL_GRAMS, run.substring(place, place + GRAM)), place));
        return phrase.build();
    }

    private static String clean(Queryable property, String text) {
        int longest = property == Queryable.ANY_TEXT ? 3 * LONGEST : LONGEST;
        String part = text.length() <= longest ? text : text.substring(0, longest);
        return part.replace(BEFORE, ' ').replace(BEHIND.charAt(0), ' ');
    }

    private static String text(Queryable property) {
        return "prose_" + property.word();
    }
}
