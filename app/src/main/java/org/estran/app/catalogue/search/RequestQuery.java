package org.estran.app.catalogue.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
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

/** Makes one query of the parts of a request; how well place and period fit is weighed by {@link WeighedTopDocs}. */
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
        all.add(new TermQuery(new Term(RecordFields.GONE, RecordFields.YES)), Occur.MUST_NOT);
        Query condition = asked.condition();
        if (condition != null) {
            all.add(condition, Occur.FILTER);
        }
        filters(request).forEach(filter -> all.add(filter, Occur.FILTER));
        request.facets().forEach((facet, values) -> {
            if (facet != left) {
                all.add(oneOf(facet, values), Occur.FILTER);
            }
        });
        return all.build();
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
