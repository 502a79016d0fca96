package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.Filter.SpatialRelation;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.locationtech.jts.operation.relateng.TopologyPredicate;

/** Conditions on where a record is. */
final class PlaceConditions {

    private PlaceConditions() {}

    static Query related(SpatialRelation how, List<Shape> place, IndexSearcher searcher) throws IOException {
        return switch (how) {
            case INTERSECTS -> intersects(place);
            case DISJOINT ->
                new BooleanQuery.Builder()
                        .add(FilterQuery.has(Queryable.PLACE), Occur.FILTER)
                        .add(intersects(place), Occur.MUST_NOT)
                        .build();
            case WITHIN -> ShapeFields.within(place);
            case CONTAINS -> ShapeFields.containing(place);
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

    /** The relation is looked at in the plane of longitudes and latitudes, for the index has no such query. */
    private static Query refined(IndexSearcher searcher, List<Shape> place, Supplier<TopologyPredicate> relation)
            throws IOException {
        RelateNG asked = RelateNG.prepare(PlainGeometry.of(place));
        return Refinement.of(
                searcher,
                ShapeFields.around(place, 0),
                ShapeFields.GEOMETRY,
                packed -> asked.evaluate(PlainGeometry.unpacked(packed), relation.get()));
    }

    private static Query intersects(List<Shape> place) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(ShapeFields.intersecting(place), Occur.SHOULD);
        for (Shape shape : place) {
            if (isBox(shape)) {
                // Borders that touch do so to the last digit, as boxes are kept in full.
                any.add(boxed(shape.box()), Occur.SHOULD);
            }
        }
        return any.build();
    }

    private static Query boxed(BoundingBox box) {
        return new BooleanQuery.Builder()
                .add(SpaceRange.query(box), Occur.FILTER)
                .add(new TermQuery(new Term(ShapeFields.BOXED, ShapeFields.YES)), Occur.FILTER)
                .build();
    }

    static boolean isBox(Shape shape) {
        BoundingBox box = shape.box();
        return shape instanceof Shape.Polygon(List<List<Position>> rings)
                && rings.size() == 1
                && rings.getFirst().size() == 5
                && rings.getFirst().stream()
                        .allMatch(at -> (at.longitude() == box.west() || at.longitude() == box.east())
                                && (at.latitude() == box.south() || at.latitude() == box.north()))
                && rings.getFirst().stream().distinct().count() == 4;
    }
}
