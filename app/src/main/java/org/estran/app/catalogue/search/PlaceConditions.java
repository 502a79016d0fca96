package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.Filter.SpatialRelation;
import org.estran.records.Shape;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.locationtech.jts.operation.relateng.TopologyPredicate;

/** Conditions on where a record is. */
final class PlaceConditions {

    private PlaceConditions() {}

    static Query related(SpatialRelation how, List<Shape> place, IndexSearcher searcher) throws IOException {
        return switch (how) {
            case INTERSECTS -> intersects(place, searcher);
            case DISJOINT ->
                new BooleanQuery.Builder()
                        .add(FilterQuery.has(Queryable.PLACE), Occur.FILTER)
                        .add(intersects(place, searcher), Occur.MUST_NOT)
                        .build();
            case WITHIN ->
                exact(
                        searcher,
                        ShapeFields.within(place),
                        ShapeFields.withinAbout(place),
                        place,
                        RelatePredicate::contains);
            case CONTAINS ->
                exact(
                        searcher,
                        ShapeFields.containing(place),
                        ShapeFields.aroundBeginnings(place),
                        place,
                        RelatePredicate::within);
            case EQUALS -> refined(searcher, place, RelatePredicate::equalsTopo);
            case TOUCHES -> refined(searcher, place, RelatePredicate::touches);
            case CROSSES -> refined(searcher, place, RelatePredicate::crosses);
            case OVERLAPS -> refined(searcher, place, RelatePredicate::overlaps);
        };
    }

    /** What is as near as that, over a sphere. */
    static Query near(List<Shape> place, double metres, IndexSearcher searcher) throws IOException {
        Geometry centre = PlainGeometry.of(place);
        return Refinement.of(
                searcher,
                ShapeFields.around(place, metres),
                ShapeFields.GEOMETRY,
                packed -> PlainGeometry.metres(PlainGeometry.unpacked(packed), centre) <= metres);
    }

    private static Query refined(IndexSearcher searcher, List<Shape> place, Supplier<TopologyPredicate> relation)
            throws IOException {
        return refined(searcher, ShapeFields.around(place, 0), place, relation);
    }

    /**
     * The relation is looked at in the plane of longitudes and latitudes, for the index has no such query.
     *
     * @param about finds all that may have it
     * @param relation of the place asked for to that of a record
     */
    private static Query refined(
            IndexSearcher searcher, Query about, List<Shape> place, Supplier<TopologyPredicate> relation)
            throws IOException {
        RelateNG asked = RelateNG.prepare(PlainGeometry.of(place));
        return Refinement.of(
                searcher,
                about,
                ShapeFields.GEOMETRY,
                packed -> asked.evaluate(PlainGeometry.unpacked(packed), relation.get()));
    }

    private static Query intersects(List<Shape> place, IndexSearcher searcher) throws IOException {
        return exact(
                searcher,
                ShapeFields.intersecting(place),
                ShapeFields.around(place, 0),
                place,
                RelatePredicate::intersects);
    }

    /**
     * What the index is sure of, and of what its rounding leaves in doubt that which is so: borders in common count to the
     * last digit.
     */
    private static Query exact(
            IndexSearcher searcher, Query sure, Query about, List<Shape> place, Supplier<TopologyPredicate> relation)
            throws IOException {
        Query inDoubt = new BooleanQuery.Builder()
                .add(about, Occur.FILTER)
                .add(sure, Occur.MUST_NOT)
                .build();
        return new BooleanQuery.Builder()
                .add(sure, Occur.SHOULD)
                .add(refined(searcher, inDoubt, place, relation), Occur.SHOULD)
                .build();
    }
}
