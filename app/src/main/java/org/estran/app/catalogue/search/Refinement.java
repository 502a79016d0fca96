package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Looks at those records a query finds for what no query of the index can tell. */
final class Refinement {

    private Refinement() {}

    /**
     * Those of the candidates whose value is wanted, as a query for their ids.
     *
     * @param field of one binary value
     */
    static Query of(IndexSearcher searcher, Query candidates, String field, Predicate<BytesRef> wanted)
            throws IOException {
        List<BytesRef> ids = new ArrayList<>();
        Weight weight = searcher.createWeight(searcher.rewrite(candidates), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(segment);
            BinaryDocValues values = segment.reader().getBinaryDocValues(field);
            SortedDocValues names = segment.reader().getSortedDocValues(RecordFields.ID);
            if (scorer == null || values == null || names == null) {
                continue;
            }
            Bits live = segment.reader().getLiveDocs();
            DocIdSetIterator found = scorer.iterator();
            for (int one = found.nextDoc(); one != DocIdSetIterator.NO_MORE_DOCS; one = found.nextDoc()) {
                boolean stands = live == null || live.get(one);
                if (stands
                        && values.advanceExact(one)
                        && wanted.test(values.binaryValue())
                        && names.advanceExact(one)) {
                    ids.add(BytesRef.deepCopyOf(names.lookupOrd(names.ordValue())));
                }
            }
        }
        return new TermInSetQuery(RecordFields.ID, ids);
    }
}
