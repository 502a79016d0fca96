package org.estran.app.catalogue.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.estran.app.catalogue.SearchRequest;
import org.jspecify.annotations.Nullable;

/**
 * The order of all that a request matches in one state of the index, kept a while: whoever asks for the second page will
 * ask for the third, and sorting all before it anew would cost more with each.
 */
final class Walks {

    /** Four bytes a hit; what matches more is sorted page by page. */
    private static final int LONGEST = 250_000;

    private static final long MOST = 4_000_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private record Walk(Object index, Query query, Sort sort) {}

    private final Cache<Walk, int[]> orders = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Walk walk, int[] documents) -> documents.length + 100)
            .expireAfterAccess(KEPT)
            .build();

    /** The page from that offset on; null where too much matches for its order to be kept. */
    RecordSearch.@Nullable Page page(IndexSearcher searcher, Query query, SearchRequest request, long offset)
            throws IOException {
        int[] documents = documents(searcher, query, request);
        if (documents == null) {
            return null;
        }
        int first = (int) Math.min(offset, documents.length);
        int behind = Math.min(documents.length, first + request.limit());
        List<String> ids = new ArrayList<>(behind - first);
        for (int n = first; n < behind; n++) {
            ids.add(id(searcher, documents[n]));
        }
        return new RecordSearch.Page(ids, documents.length);
    }

    private int @Nullable [] documents(IndexSearcher searcher, Query query, SearchRequest request) throws IOException {
        Walk walk = new Walk(
                searcher.getIndexReader().getReaderCacheHelper().getKey(),
                query,
                ResultOrder.of(request).sort());
        int[] known = orders.getIfPresent(walk);
        if (known != null) {
            return known;
        }
        int matched = searcher.count(query);
        if (matched > LONGEST) {
            return null;
        }
        int[] documents = matched == 0
                ? new int[0]
                : Stream.of(searcher.search(query, LuceneSearch.first(request, matched, null)).scoreDocs)
                        .mapToInt(hit -> hit.doc)
                        .toArray();
        orders.put(walk, documents);
        return documents;
    }

    private static String id(IndexSearcher searcher, int document) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        SortedDocValues ids = DocValues.getSorted(leaf.reader(), RecordFields.ID);
        if (!ids.advanceExact(document - leaf.docBase)) {
            throw new IllegalStateException("a document without an id");
        }
        return ids.lookupOrd(ids.ordValue()).utf8ToString();
    }
}
