package org.estran.app.catalogue.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.ChangesRequest;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.FacetValue;
import org.estran.app.catalogue.RankReason;
import org.estran.app.catalogue.RecordExtent;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.home.Home;
import org.estran.app.vocabularies.Meanings;
import org.estran.records.Kind;
import org.estran.records.RecordJson;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Searches in the index that {@link IndexFollower} keeps under the home's {@code index/catalogue}. */
@Component
public class LuceneSearch implements RecordSearch, SmartLifecycle {

    // Long enough for a few commits to disk; whoever searches has just published and expects to see it.
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_OF_TOOLS = Duration.ofMinutes(2);

    private final Meanings thesauri;
    private final IndexFollower follower;
    private final FacetCounts facets = new FacetCounts();
    private final Walks walks = new Walks();

    /** @param thesauri asked for other words for what is looked for */
    public LuceneSearch(Home home, ChangeLog log, Meanings thesauri) {
        this.thesauri = thesauri;
        this.follower = new IndexFollower(home.index().resolve("catalogue"), log);
    }

    @Override
    public void start() {
        follower.start();
    }

    @Override
    public void stop() {
        follower.stop();
    }

    @Override
    public boolean isRunning() {
        return follower.isRunning();
    }

    @Override
    public Hits search(SearchRequest request) {
        Cursor cursor = cursor(request);
        follower.awaitCommitted(PATIENCE);
        return follower.read(
                cursor == null ? null : cursor.generation(),
                (searcher, generation) -> page(request, cursor, searcher, generation));
    }

    private Hits page(SearchRequest request, @Nullable Cursor cursor, IndexSearcher searcher, long generation)
            throws IOException {
        Asked asked = Asked.of(request, searcher, thesauri);
        Object[] collected = collect(asked, cursor, searcher);
        if (((TopDocs) collected[0]).totalHits.value() < Asked.FEW) {
            Asked widened = asked.widened(searcher);
            if (widened.someWords()) {
                asked = widened;
                collected = collect(asked, cursor, searcher);
            }
        }
        return hits(asked, (TopDocs) collected[0], (FacetsCollector) collected[1], searcher, generation);
    }

    private static Object[] collect(Asked asked, @Nullable Cursor cursor, IndexSearcher searcher) throws IOException {
        ResultOrder order = ResultOrder.of(asked.request());
        FieldDoc after = cursor == null ? null : cursor.place(order);
        // One more than asked for tells whether another page follows.
        return searcher.search(
                RequestQuery.of(asked),
                new MultiCollectorManager(
                        first(asked.request(), asked.request().limit() + 1, after), new FacetsCollectorManager()));
    }

    /** Collects the first ones behind a place, in the order of the request. */
    static CollectorManager<? extends Collector, ? extends TopDocs> first(
            SearchRequest request, int many, @Nullable FieldDoc after) {
        ResultOrder order = ResultOrder.of(request);
        TopFieldCollectorManager top = new TopFieldCollectorManager(order.sort(), many, after, Integer.MAX_VALUE);
        return order == KeyOrder.BEST_FIRST && Overlap.isAsked(request)
                ? new WeighedTopDocs(top, new Overlap(request.box(), request.period()))
                : top;
    }

    private Hits hits(Asked asked, TopDocs top, FacetsCollector collected, IndexSearcher searcher, long generation)
            throws IOException {
        SearchRequest request = asked.request();
        List<FieldDoc> hits = new ArrayList<>();
        for (ScoreDoc hit : top.scoreDocs) {
            hits.add((FieldDoc) hit);
        }
        String next = null;
        if (hits.size() > request.limit()) {
            hits.removeLast();
            next = Cursor.behind(hits.getLast(), ResultOrder.of(request), generation)
                    .sealed(request);
        }
        return new Hits(
                hits.stream().map(ResultOrder::id).toList(),
                top.totalHits.value(),
                facets(asked, searcher, collected),
                next,
                asked.corrected(),
                asked.someWords());
    }

    private Map<Facet, List<FacetValue>> facets(Asked request, IndexSearcher searcher, FacetsCollector all)
            throws IOException {
        Map<Facet, List<FacetValue>> counts = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Set<String> asked = request.request().facets().getOrDefault(facet, Set.of());
            FacetsCollector over = asked.isEmpty() ? all : collect(searcher, RequestQuery.without(request, facet));
            counts.put(facet, facets.count(searcher, over, facet, asked));
        }
        return counts;
    }

    private static FacetsCollector collect(IndexSearcher searcher, Query query) throws IOException {
        return searcher.search(query, new FacetsCollectorManager());
    }

    @Override
    public long count(Facet facet, String value) {
        follower.awaitCommitted(PATIENCE);
        TermQuery having = new TermQuery(new Term(RecordFields.asked(facet), Folding.key(value)));
        return follower.read(null, (searcher, generation) -> (long) searcher.count(having));
    }

    @Override
    public ChangeLog.Mark state() {
        follower.awaitCommitted(PATIENCE);
        return follower.mark();
    }

    @Override
    public List<RecordExtent> extents(SearchRequest request, int max) {
        cursor(request);
        follower.awaitCommitted(PATIENCE);
        return follower.read(null, (searcher, generation) -> {
            Query placed = SpaceRange.placed(
                    RequestQuery.of(Asked.of(request, searcher, thesauri).widened(searcher)));
            List<RecordExtent> extents = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(placed, first(request, Math.max(1, max), null)).scoreDocs) {
                extents.add(extent(searcher.storedFields()
                        .document(
                                hit.doc,
                                Set.of(RecordFields.ID, RecordFields.KIND, RecordFields.TITLE, RecordFields.BOXES))));
            }
            return extents;
        });
    }

    @Override
    public Page matching(SearchRequest request, long offset) {
        refuseUnless(offset >= 0 && request.limit() >= 0 && request.limit() <= Catalogue.MOST_MATCHES, request.limit());
        follower.awaitCommitted(PATIENCE);
        return strictly(searcher -> new StrictSearch(searcher, walks).matching(request, offset, thesauri));
    }

    @Override
    public Moves changes(ChangesRequest request) {
        refuseUnless(request.limit() >= 0 && request.limit() <= Catalogue.MOST_MATCHES, request.limit());
        follower.awaitCommitted(PATIENCE);
        return strictly(searcher -> new StrictSearch(searcher, walks).changes(request));
    }

    private interface Strictly<T> {
        T in(IndexSearcher searcher) throws IOException;
    }

    private <T> T strictly(Strictly<T> search) {
        try {
            return follower.read(null, (searcher, generation) -> search.in(searcher));
        } catch (IndexSearcher.TooManyClauses tooMuch) {
            throw ProblemException.invalid("filter-too-large", "The filter asks too much at once.", List.of());
        }
    }

    private static void refuseUnless(boolean isPossible, int limit) {
        if (!isPossible) {
            throw ProblemException.invalid(
                    "search-invalid",
                    "The search cannot be understood.",
                    List.of(Finding.blocking("search-limit", "/limit", Integer.toString(limit))));
        }
    }

    @Override
    public Map<String, List<RankReason>> why(SearchRequest request, Collection<String> ids) {
        return follower.read(null, (searcher, generation) -> new Ranking(request, searcher, thesauri).of(ids));
    }

    @Override
    public List<String> suggestions(String typed, Language language) {
        return follower.read(null, (searcher, generation) -> new Suggestions(searcher, language).of(typed));
    }

    private static RecordExtent extent(Document stored) {
        return new RecordExtent(
                stored.get(RecordFields.ID),
                Kind.of(stored.get(RecordFields.KIND)).orElse(Kind.DATASET),
                RecordJson.mapper().readValue(stored.get(RecordFields.TITLE), LocalizedText.class),
                RecordJson.mapper()
                        .readValue(stored.get(RecordFields.BOXES), new TypeReference<List<BoundingBox>>() {}));
    }

    /** Refuses a request that cannot be answered, with all that is wrong in it. */
    private static @Nullable Cursor cursor(SearchRequest request) {
        List<Finding> findings = new ArrayList<>();
        if (request.limit() < 1 || request.limit() > SearchRequest.MOST) {
            findings.add(Finding.blocking("search-limit", "/limit", Integer.toString(request.limit())));
        }
        String after = request.after();
        Cursor cursor = after == null ? null : Cursor.open(after, request).orElse(null);
        if (after != null && cursor == null) {
            findings.add(Finding.blocking("search-after", "/after"));
        }
        if (!findings.isEmpty()) {
            throw ProblemException.invalid("search-invalid", "The search cannot be understood.", findings);
        }
        return cursor;
    }

    @Override
    public void committed(long change) {
        follower.committed(change);
    }

    @Override
    public void catchUp() {
        follower.catchUp(PATIENCE_OF_TOOLS);
    }

    @Override
    public void rebuild() {
        follower.rebuild();
    }
}
