package org.estran.app.catalogue.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.estran.app.catalogue.DepthRange;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.SearchRequest;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** Makes one query of the parts of a request. */
final class RequestQuery {

    private RequestQuery() {}

    static Query of(Asked asked) {
        return without(asked, null);
    }

    /**
     * The request without what it asks of one facet: what that facet is counted over, so that a reader sees what choosing
     * another of its values would give.
     */
    static Query without(Asked asked, @Nullable Facet left) {
        SearchRequest request = asked.request();
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        Query words = asked.words();
        all.add(words == null ? new MatchAllDocsQuery() : words, Occur.MUST);
        filters(request).forEach(filter -> all.add(filter, Occur.FILTER));
        request.facets().forEach((facet, values) -> {
            if (facet != left) {
                all.add(oneOf(facet, values), Occur.FILTER);
            }
        });
        return Overlap.isAsked(request) ? ranked(all.build(), request) : all.build();
    }

    /** Words count once more where place and period are those asked for; without words these alone count. */
    private static Query ranked(Query query, SearchRequest request) {
        Overlap overlap = new Overlap(request.box(), request.period());
        return request.text() == null
                ? new FunctionScoreQuery(new ConstantScoreQuery(query), overlap)
                : FunctionScoreQuery.boostByValue(query, overlap);
    }

    private static List<Query> filters(SearchRequest request) {
        List<Query> filters = new ArrayList<>();
        String identifier = request.identifier();
        if (identifier != null) {
            filters.add(
                    new TermQuery(new Term(RecordFields.IDENTIFIER, Folding.cut(ExactIdentifier.normal(identifier)))));
        }
        BoundingBox box = request.box();
        if (box != null) {
            filters.add(request.within() ? ShapeFields.within(box) : SpaceRange.query(box));
        }
        Shape.Polygon polygon = request.polygon();
        if (polygon != null) {
            filters.add(ShapeFields.query(polygon, request.within()));
        }
        DepthRange depths = request.depth();
        if (depths != null) {
            filters.add(DepthField.query(depths));
        }
        TimeInterval period = request.period();
        if (period != null && !period.isEmpty()) {
            filters.add(TimeRange.query(period));
        }
        return filters;
    }

    private static Query oneOf(Facet facet, Set<String> values) {
        return new TermInSetQuery(
                RecordFields.asked(facet),
                values.stream()
                        .map(value -> facet == Facet.NETWORK ? ExactIdentifier.normal(value) : value)
                        .map(value -> new BytesRef(Folding.key(value)))
                        .toList());
    }
}
