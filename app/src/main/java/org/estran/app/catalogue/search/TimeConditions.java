package org.estran.app.catalogue.search;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.Filter;
import org.estran.filters.Filter.TemporalRelation;
import org.estran.filters.Literal;
import org.estran.terms.TimeInterval;

/**
 * Conditions on dates and on the time a record is about, to the millisecond. A period is compared by its ends (ISO 19108),
 * of which an open one is the end of time; a date is a period whose ends are one.
 */
final class TimeConditions {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long EVER = Long.MIN_VALUE;

    private TimeConditions() {}

    static Query compared(Queryable property, Filter.Comparison how, Literal value) {
        Literal.Moment moment = Literals.moment(property, value);
        long first = QueryableFields.millis(moment.first());
        long last = QueryableFields.millis(moment.last());
        String field = QueryableFields.moments(property);
        return switch (how) {
            case EQUAL -> LongPoint.newRangeQuery(field, first, last);
            case LESS -> less(field, first);
            case LESS_OR_EQUAL -> LongPoint.newRangeQuery(field, EVER, last);
            case GREATER -> greater(field, last);
            case GREATER_OR_EQUAL -> LongPoint.newRangeQuery(field, first, NEVER);
            case NOT_EQUAL -> throw new IllegalArgumentException("the contrary of equal is made of it");
        };
    }

    static Query between(Queryable property, Literal least, Literal greatest) {
        return LongPoint.newRangeQuery(
                QueryableFields.moments(property),
                QueryableFields.millis(Literals.moment(property, least).first()),
                QueryableFields.millis(Literals.moment(property, greatest).last()));
    }

    static Query related(Queryable property, TemporalRelation how, TimeInterval time) {
        return switch (property.type()) {
            case MOMENT -> ends(how, QueryableFields.moments(property), QueryableFields.moments(property), time);
            case PERIOD -> period(how, time);
            case TEXT, PROSE, PLACE, DEPTH -> throw FilterQuery.notUnderstood(property, how.name());
        };
    }

    /** A record of several periods has part in another where one of them has. */
    private static Query period(TemporalRelation how, TimeInterval time) {
        return switch (how) {
            case ANY_INTERACTS -> TimeRange.query(time);
            case DISJOINT ->
                new BooleanQuery.Builder()
                        .add(FilterQuery.has(Queryable.TIME), Occur.FILTER)
                        .add(TimeRange.query(time), Occur.MUST_NOT)
                        .build();
            default -> ends(how, QueryableFields.begin(), QueryableFields.end(), time);
        };
    }

    private static Query ends(TemporalRelation how, String begin, String end, TimeInterval time) {
        long from = QueryableFields.from(time.start());
        long to = QueryableFields.to(time.end());
        return switch (how) {
            case AFTER -> greater(begin, to);
            case BEFORE -> less(end, from);
            case BEGINS -> both(is(begin, from), less(end, to));
            case BEGUN_BY -> both(is(begin, from), greater(end, to));
            case CONTAINS -> both(less(begin, from), greater(end, to));
            case DURING -> both(greater(begin, from), less(end, to));
            case ENDED_BY -> both(less(begin, from), is(end, to));
            case ENDS -> both(greater(begin, from), is(end, to));
            case EQUALS -> both(is(begin, from), is(end, to));
            case ANY_INTERACTS ->
                both(LongPoint.newRangeQuery(begin, EVER, to), LongPoint.newRangeQuery(end, from, NEVER));
            case DISJOINT -> either(greater(begin, to), less(end, from));
            case MEETS -> is(end, from);
            case MET_BY -> is(begin, to);
            case OVERLAPS -> both(less(begin, from), both(greater(end, from), less(end, to)));
            case OVERLAPPED_BY -> both(both(greater(begin, from), less(begin, to)), greater(end, to));
        };
    }

    private static Query is(String field, long moment) {
        return LongPoint.newExactQuery(field, moment);
    }

    private static Query less(String field, long moment) {
        return moment == EVER
                ? new org.apache.lucene.search.MatchNoDocsQuery()
                : LongPoint.newRangeQuery(field, EVER, moment - 1);
    }

    private static Query greater(String field, long moment) {
        return moment == NEVER
                ? new org.apache.lucene.search.MatchNoDocsQuery()
                : LongPoint.newRangeQuery(field, moment + 1, NEVER);
    }

    private static Query both(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.FILTER)
                .add(other, Occur.FILTER)
                .build();
    }

    private static Query either(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.SHOULD)
                .add(other, Occur.SHOULD)
                .build();
    }
}
