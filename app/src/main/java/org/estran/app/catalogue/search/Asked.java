package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.estran.app.catalogue.SearchRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request as one state of the index understands it: with words set right that no record has, and content with some of
 * the words where hardly any record has them all. Only the words decide, so that narrowing a search never widens it.
 *
 * @param corrected the words looked for in place of those typed; null where those stand
 * @param someWords records with half of the words are found as well, after those with all
 */
record Asked(SearchRequest request, @Nullable String corrected, boolean someWords) {

    private static final int FEW = 10;

    static Asked of(SearchRequest request, IndexSearcher searcher) throws IOException {
        String typed = request.text();
        if (typed == null) {
            return new Asked(request, null, false);
        }
        Optional<String> corrected = new Spelling(searcher.getIndexReader()).corrected(TypedPart.readable(typed));
        TextQuery words = TextQuery.of(corrected.orElse(typed), Reasons.UNTOLD);
        boolean someWords = words.canBeWidened() && areFew(words.everyWord(), searcher);
        return new Asked(request, corrected.orElse(null), someWords);
    }

    /** The words as a query; null where none were typed. */
    @Nullable
    Query words(Reasons reasons) {
        String typed = request.text();
        if (typed == null) {
            return null;
        }
        TextQuery words = TextQuery.of(corrected == null ? typed : corrected, reasons);
        return someWords ? words.someWords() : words.everyWord();
    }

    private static boolean areFew(Query query, IndexSearcher searcher) throws IOException {
        Few few = new Few();
        searcher.search(query, few);
        return few.seen < FEW;
    }

    /** Counts no further than it has to. */
    private static final class Few extends SimpleCollector {

        private int seen;

        @Override
        public void collect(int document) {
            if (++seen >= FEW) {
                throw new CollectionTerminatedException();
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
