package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.vocabularies.Meanings;
import org.estran.filters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * A request as one state of the index understands it: with words set right that no record has, and content with some of
 * the words where hardly any record has them all. Only the words decide, so that narrowing a search never widens it.
 *
 * @param corrected the words looked for in place of those typed; null where those stand
 * @param text the words as they are looked for; null where none were typed
 * @param someWords records with half of the words are found as well, after those with all
 * @param condition what else a record must be, by its properties
 * @param thesauri asked for other words for the same
 */
record Asked(
        SearchRequest request,
        @Nullable String corrected,
        @Nullable TextQuery text,
        boolean someWords,
        @Nullable Query condition,
        Meanings thesauri) {

    /** Fewer than that are hardly any. */
    static final int FEW = 10;

    static Asked of(SearchRequest request, IndexSearcher searcher, Meanings thesauri) throws IOException {
        String typed = request.text();
        if (typed == null) {
            return new Asked(request, null, null, false, condition(request, searcher), thesauri);
        }
        String readable = TypedPart.readable(typed);
        Optional<String> corrected = new Spelling(searcher.getIndexReader(), thesauri.in(readable)).corrected(readable);
        TextQuery text = TextQuery.of(corrected.orElse(typed), Reasons.UNTOLD, thesauri);
        return new Asked(request, corrected.orElse(null), text, false, condition(request, searcher), thesauri);
    }

    /** The request to the letter: its words as they were typed, all of them. */
    static Asked strictly(SearchRequest request, IndexSearcher searcher, Meanings thesauri) throws IOException {
        String typed = request.text();
        TextQuery text = typed == null ? null : TextQuery.of(typed, Reasons.UNTOLD, thesauri);
        return new Asked(request, null, text, false, condition(request, searcher), thesauri);
    }

    private static @Nullable Query condition(SearchRequest request, IndexSearcher searcher) throws IOException {
        Filter filter = request.filter();
        return filter == null ? null : FilterQuery.of(filter, searcher);
    }

    /** The same, content with some of the words where hardly any record has them all, whatever else is asked. */
    Asked widened(IndexSearcher searcher) throws IOException {
        TextQuery words = text;
        return words != null && words.canBeWidened() && areFew(words.everyWord(), searcher)
                ? new Asked(request, corrected, words, true, condition, thesauri)
                : this;
    }

    /** The same, with the parts of its query named. */
    Asked told() {
        String words = corrected == null ? request.text() : corrected;
        return words == null
                ? this
                : new Asked(
                        request,
                        corrected,
                        TextQuery.of(words, Reasons.TOLD, thesauri),
                        someWords,
                        condition,
                        thesauri);
    }

    /** The words as a query; null where none were typed. */
    @Nullable
    Query words() {
        TextQuery words = text;
        return words == null ? null : someWords ? words.someWords() : words.everyWord();
    }

    // Counts no further than it has to.
    private static boolean areFew(Query query, IndexSearcher searcher) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        int seen = 0;
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(segment);
            Bits live = segment.reader().getLiveDocs();
            DocIdSetIterator found = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
            while (seen < FEW && found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                seen += live == null || live.get(found.docID()) ? 1 : 0;
            }
        }
        return seen < FEW;
    }
}
