package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.FilterScorable;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;

/**
 * The first documents of an answer, where a score counts as much as its document's place and period are those asked for.
 * Done while collecting and not by the query, so that Lucene may run the query in whole blocks.
 */
record WeighedTopDocs(TopFieldCollectorManager top, Overlap overlap)
        implements CollectorManager<WeighedTopDocs.Weighing, TopDocs> {

    @Override
    public Weighing newCollector() throws IOException {
        return new Weighing(top.newCollector(), overlap);
    }

    @Override
    public TopDocs reduce(Collection<Weighing> collectors) throws IOException {
        return top.reduce(collectors.stream().map(Weighing::top).toList());
    }

    static final class Weighing extends FilterCollector {

        private final Overlap overlap;

        private Weighing(Collector top, Overlap overlap) {
            super(top);
            this.overlap = overlap;
        }

        private TopFieldCollector top() {
            return (TopFieldCollector) in;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
            return new WeighingSegment(super.getLeafCollector(segment), overlap.getValues(segment, null));
        }
    }

    private static final class WeighingSegment extends FilterLeafCollector {

        private final DoubleValues overlap;
        private int document;

        private WeighingSegment(LeafCollector top, DoubleValues overlap) {
            super(top);
            this.overlap = overlap;
        }

        @Override
        public void setScorer(Scorable words) throws IOException {
            super.setScorer(new FilterScorable(words) {
                @Override
                public float score() throws IOException {
                    overlap.advanceExact(document);
                    return (float) (words.score() * overlap.doubleValue());
                }
            });
        }

        @Override
        public void collect(int collected) throws IOException {
            document = collected;
            super.collect(collected);
        }
    }
}
