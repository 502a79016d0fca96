package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.MultiDocValues.MultiSortedSetDocValues;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.LongValues;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * The values of one facet in one state of the index, numbered in the order of their text over all segments. Lucene's own
 * counting looks up the text of every value in every answer; here it is looked up once, with the words to show for it.
 */
final class FacetOrdinals {

    /**
     * @param label empty where the value is not one of this facet
     */
    record Known(String value, java.util.Optional<LocalizedText> label) {}

    private final String field;
    private final List<LeafReaderContext> segments;
    private final @Nullable OrdinalMap overall;
    private final AtomicReferenceArray<@Nullable Known> known;

    FacetOrdinals(IndexReader reader, String field) throws IOException {
        this.field = field;
        this.segments = reader.leaves();
        SortedSetDocValues all = MultiDocValues.getSortedSetValues(reader, field);
        this.overall = all instanceof MultiSortedSetDocValues several ? several.mapping : null;
        this.known = new AtomicReferenceArray<>(all == null ? 0 : Math.toIntExact(all.getValueCount()));
    }

    /** The numbers of values, the most frequent first and those of one frequency in the order of their text. */
    Counted count(FacetsCollector collected) throws IOException {
        int[] counts = new int[known.length()];
        for (MatchingDocs matching : collected.getMatchingDocs()) {
            SortedSetDocValues values = matching.context().reader().getSortedSetDocValues(field);
            if (values != null && matching.bits() != null) {
                LongValues numbers =
                        overall == null ? LongValues.IDENTITY : overall.getGlobalOrds(matching.context().ord);
                add(counts, values, matching.bits().iterator(), numbers);
            }
        }
        return Counted.of(counts);
    }

    private static void add(int[] counts, SortedSetDocValues values, DocIdSetIterator documents, LongValues numbers)
            throws IOException {
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            if (values.advanceExact(document)) {
                for (int n = values.docValueCount(); n > 0; n--) {
                    counts[(int) numbers.get(values.nextOrd())]++;
                }
            }
        }
    }

    @Nullable
    Known known(int number) {
        return known.get(number);
    }

    void keep(int number, Known value) {
        known.set(number, value);
    }

    String text(int number) throws IOException {
        int segment = overall == null ? onlySegment() : overall.getFirstSegmentNumber(number);
        long within = overall == null ? number : overall.getFirstSegmentOrd(number);
        SortedSetDocValues values = segments.get(segment).reader().getSortedSetDocValues(field);
        return values.lookupOrd(within).utf8ToString();
    }

    private int onlySegment() throws IOException {
        for (LeafReaderContext segment : segments) {
            if (segment.reader().getSortedSetDocValues(field) != null) {
                return segment.ord;
            }
        }
        throw new IllegalStateException("no segment has " + field);
    }

    /** Numbers of values with their counts, packed so that sorting them sorts by count, then by text. */
    record Counted(long[] packed) {

        static Counted of(int[] counts) {
            long[] packed = new long[counts.length];
            int size = 0;
            for (int number = 0; number < counts.length; number++) {
                if (counts[number] > 0) {
                    packed[size++] = ((long) -counts[number] << 32) | number;
                }
            }
            long[] sorted = Arrays.copyOf(packed, size);
            Arrays.sort(sorted);
            return new Counted(sorted);
        }

        int size() {
            return packed.length;
        }

        int number(int place) {
            return (int) packed[place];
        }

        long count(int place) {
            return -(packed[place] >> 32);
        }
    }
}
