package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.Filter;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;

/**
 * Makes a query of a filter, for one state of the index. A condition on a property that a record has not is neither true
 * nor false, and neither is its contrary (CQL2, 6.3; SQL): {@code NOT} goes down to the conditions, each of which asks for
 * the property first.
 */
final class FilterQuery {

    private final IndexSearcher searcher;

    private FilterQuery(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /**
     * The filter as a query.
     *
     * @throws ProblemException {@code filter-property-unknown}, {@code filter-not-understood}
     */
    static Query of(Filter filter, IndexSearcher searcher) throws IOException {
        return new FilterQuery(searcher).query(filter, true);
    }

    private Query query(Filter filter, boolean holds) throws IOException {
        return switch (filter) {
            case Filter.And(List<Filter> of) -> holds ? all(of, true) : any(of, false);
            case Filter.Or(List<Filter> of) -> holds ? any(of, true) : all(of, false);
            case Filter.Not(Filter of) -> query(of, !holds);
            case Filter.Constant(boolean always) -> always == holds ? new MatchAllDocsQuery() : new MatchNoDocsQuery();
            case Filter.IsNull(String property) -> {
                Query has = has(known(property));
                yield holds ? not(has) : has;
            }
            case Filter.Compare compare -> {
                boolean isContrary = compare.how() == Filter.Comparison.NOT_EQUAL;
                Filter.Compare positive = isContrary
                        ? new Filter.Compare(
                                compare.property(), Filter.Comparison.EQUAL, compare.value(), compare.letters())
                        : compare;
                yield condition(known(compare.property()), comparison(positive), holds != isContrary);
            }
            case Filter.Like(String property, var pattern, Filter.Case letters) -> {
                Queryable asked = known(property);
                Query like = switch (asked.type()) {
                    case TEXT -> TextConditions.like(asked, pattern, letters);
                    case PROSE -> Prose.like(asked, pattern, letters, searcher);
                    case MOMENT, PERIOD, PLACE, DEPTH -> throw notUnderstood(asked, "like");
                };
                yield condition(asked, like, holds);
            }
            case Filter.Between between -> condition(known(between.property()), between(between), holds);
            case Filter.In in -> condition(known(in.property()), in(in), holds);
            case Filter.Array array -> {
                Queryable asked = known(array.property());
                if (asked.type() != Queryable.Type.TEXT) {
                    throw notUnderstood(asked, "array " + array.how());
                }
                yield condition(asked, TextConditions.array(asked, array.how(), array.values()), holds);
            }
            case Filter.Temporal temporal -> {
                Queryable asked = known(temporal.property());
                yield condition(asked, TimeConditions.related(asked, temporal.how(), temporal.time()), holds);
            }
            case Filter.Spatial spatial -> {
                Queryable asked = placed(spatial.property(), spatial.how().name());
                yield condition(asked, PlaceConditions.related(spatial.how(), spatial.place(), searcher), holds);
            }
            case Filter.Distance distance -> {
                Queryable asked = placed(distance.property(), "distance");
                Query within = PlaceConditions.near(distance.place(), distance.metres(), searcher);
                yield condition(asked, within, holds == distance.within());
            }
        };
    }

    private Query all(List<Filter> filters, boolean hold) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new MatchAllDocsQuery(), Occur.FILTER);
        for (Filter filter : filters) {
            all.add(query(filter, hold), Occur.FILTER);
        }
        return all.build();
    }

    private Query any(List<Filter> filters, boolean hold) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Filter filter : filters) {
            any.add(query(filter, hold), Occur.SHOULD);
        }
        return any.build();
    }

    private Query comparison(Filter.Compare compare) throws IOException {
        Queryable asked = known(compare.property());
        return switch (asked.type()) {
            case TEXT -> TextConditions.compared(asked, compare.how(), compare.value(), compare.letters());
            case MOMENT -> TimeConditions.compared(asked, compare.how(), compare.value());
            case DEPTH -> DepthConditions.compared(asked, compare.how(), compare.value());
            case PROSE -> {
                if (compare.how() != Filter.Comparison.EQUAL) {
                    throw notUnderstood(asked, compare.how().name());
                }
                yield Prose.like(asked, Literals.prose(asked, compare.value()), compare.letters(), searcher);
            }
            case PERIOD, PLACE -> throw notUnderstood(asked, compare.how().name());
        };
    }

    private Query between(Filter.Between between) throws IOException {
        Queryable asked = known(between.property());
        return switch (asked.type()) {
            case TEXT -> TextConditions.between(asked, between.least(), between.greatest());
            case MOMENT -> TimeConditions.between(asked, between.least(), between.greatest());
            case DEPTH -> DepthConditions.between(asked, between.least(), between.greatest());
            case PROSE, PERIOD, PLACE -> throw notUnderstood(asked, "between");
        };
    }

    private Query in(Filter.In in) throws IOException {
        Queryable asked = known(in.property());
        if (asked.type() == Queryable.Type.TEXT) {
            return TextConditions.in(asked, in.values(), in.letters());
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (var value : in.values()) {
            any.add(
                    comparison(new Filter.Compare(in.property(), Filter.Comparison.EQUAL, value, in.letters())),
                    Occur.SHOULD);
        }
        return any.build();
    }

    private static Query condition(Queryable property, Query condition, boolean holds) {
        return holds
                ? condition
                : new BooleanQuery.Builder()
                        .add(has(property), Occur.FILTER)
                        .add(condition, Occur.MUST_NOT)
                        .build();
    }

    private static Query not(Query query) {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.FILTER)
                .add(query, Occur.MUST_NOT)
                .build();
    }

    static Query has(Queryable property) {
        return new TermQuery(new Term(QueryableFields.HAS, property.word()));
    }

    private static Queryable placed(String property, String relation) {
        Queryable asked = known(property);
        if (asked.type() != Queryable.Type.PLACE) {
            throw notUnderstood(asked, relation);
        }
        return asked;
    }

    private static Queryable known(String property) {
        return Optional.of(property)
                .flatMap(Queryable::of)
                .orElseThrow(() -> ProblemException.invalid(
                        "filter-property-unknown",
                        "Records have no property " + property + ".",
                        List.of(Finding.blocking("filter-property-unknown", "/filter", property))));
    }

    /** The relation is none of that property. */
    static ProblemException notUnderstood(Queryable property, String relation) {
        return ProblemException.invalid(
                "filter-not-understood",
                "The property " + property.word() + " cannot be asked for so: " + relation + ".",
                List.of(Finding.blocking("filter-not-understood", "/filter", property.word(), relation)));
    }
}
