package org.estran.app.catalogue.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.estran.app.catalogue.ChangesRequest;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.vocabularies.Meanings;
import org.estran.filters.Filter;
import org.jspecify.annotations.Nullable;

/** What the doors for programs ask of one state of the index: a page from any place on, and what changed. */
final class StrictSearch {

    // However far away a page is, no more than that many hits are held at once.
    private static final int STRIDE = 10_000;

    private static final Sort BY_CHANGE =
            new Sort(new SortedNumericSortField(QueryableFields.CHANGED, SortField.Type.LONG), ResultOrder.ID);

    private final IndexSearcher searcher;
    private final Walks walks;

    StrictSearch(IndexSearcher searcher, Walks walks) {
        this.searcher = searcher;
        this.walks = walks;
    }

    RecordSearch.Page matching(SearchRequest request, long offset, Meanings thesauri) throws IOException {
        Query query = RequestQuery.of(Asked.strictly(request, searcher, thesauri));
        if (request.limit() == 0) {
            return new RecordSearch.Page(List.of(), searcher.count(query));
        }
        RecordSearch.Page known = offset == 0 ? null : walks.page(searcher, query, request, offset);
        return known == null ? sorted(query, request, offset) : known;
    }

    private RecordSearch.Page sorted(Query query, SearchRequest request, long offset) throws IOException {
        long left = offset;
        FieldDoc after = null;
        while (true) {
            int many = (int) Math.min(STRIDE, left + request.limit());
            TopDocs top = searcher.search(query, LuceneSearch.first(request, many, after));
            long matched = top.totalHits.value();
            if (left + request.limit() <= STRIDE || offset >= matched || top.scoreDocs.length < many) {
                return new RecordSearch.Page(ids(top, left, request.limit()), matched);
            }
            left -= many;
            after = (FieldDoc) top.scoreDocs[many - 1];
        }
    }

    RecordSearch.Moves changes(ChangesRequest request) throws IOException {
        Query all = changed(request);
        long matched = searcher.count(all);
        if (request.limit() == 0) {
            return new RecordSearch.Moves(List.of(), matched);
        }
        ChangesRequest.After after = request.after();
        Query left = after == null
                ? all
                : new BooleanQuery.Builder()
                        .add(all, Occur.FILTER)
                        .add(since(after.changedAt()), Occur.FILTER)
                        .build();
        // One more than asked for tells whether another page follows; how many there are is known.
        TopDocs top = searcher.search(
                left, new TopFieldCollectorManager(BY_CHANGE, request.limit() + 1, behind(after), request.limit() + 1));
        return new RecordSearch.Moves(
                Stream.of(top.scoreDocs).map(hit -> place((FieldDoc) hit)).toList(), matched);
    }

    private static ChangesRequest.After place(FieldDoc hit) {
        return new ChangesRequest.After(Instant.ofEpochSecond((Long) hit.fields[0]), ResultOrder.id(hit));
    }

    private Query changed(ChangesRequest request) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new MatchAllDocsQuery(), Occur.FILTER);
        Instant from = request.from();
        if (from != null) {
            all.add(since(from), Occur.FILTER);
        }
        Instant until = request.until();
        if (until != null) {
            all.add(
                    LongPoint.newRangeQuery(QueryableFields.CHANGED, Long.MIN_VALUE, until.getEpochSecond()),
                    Occur.FILTER);
        }
        Filter filter = request.filter();
        if (filter != null) {
            all.add(FilterQuery.of(filter, searcher), Occur.FILTER);
        }
        return all.build();
    }

    private static Query since(Instant from) {
        return LongPoint.newRangeQuery(QueryableFields.CHANGED, from.getEpochSecond(), Long.MAX_VALUE);
    }

    private static @Nullable FieldDoc behind(ChangesRequest.@Nullable After after) {
        return after == null
                ? null
                : new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {
                    after.changedAt().getEpochSecond(), new BytesRef(after.id())
                });
    }

    private static List<String> ids(TopDocs top, long from, int many) {
        List<String> ids = new ArrayList<>();
        ScoreDoc[] hits = top.scoreDocs;
        for (long n = from; n < hits.length && n < from + many; n++) {
            ids.add(ResultOrder.id((FieldDoc) hits[(int) n]));
        }
        return ids;
    }
}
