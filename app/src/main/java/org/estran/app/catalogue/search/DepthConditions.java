package org.estran.app.catalogue.search;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.estran.app.catalogue.DepthRange;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.Filter;
import org.estran.filters.Literal;

/** Conditions on depths: some depth of a record's ranges is so. */
final class DepthConditions {

    private DepthConditions() {}

    static Query compared(Queryable property, Filter.Comparison how, Literal value) {
        double metres = Literals.number(property, value) + 0.0;
        return switch (how) {
            case EQUAL -> between(metres, metres);
            case LESS -> between(NEGATIVE_INFINITY, Math.nextDown(metres));
            case LESS_OR_EQUAL -> between(NEGATIVE_INFINITY, metres);
            case GREATER -> between(Math.nextUp(metres), POSITIVE_INFINITY);
            case GREATER_OR_EQUAL -> between(metres, POSITIVE_INFINITY);
            case NOT_EQUAL -> throw new IllegalArgumentException("the contrary of equal is made of it");
        };
    }

    static Query between(Queryable property, Literal least, Literal greatest) {
        return between(Literals.number(property, least), Literals.number(property, greatest));
    }

    private static Query between(double least, double greatest) {
        return least <= greatest
                ? DepthField.query(new DepthRange(least, greatest))
                : new MatchNoDocsQuery("no depth is both");
    }
}
