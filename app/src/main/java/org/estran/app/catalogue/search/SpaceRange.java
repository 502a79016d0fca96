package org.estran.app.catalogue.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.DoubleRange;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.estran.terms.BoundingBox;

/**
 * A rectangle of longitudes and latitudes that does not cross the antimeridian: what a box is indexed as, in full
 * precision. A box that crosses it becomes two. The plane has two seams that the sphere has not, so a box that touches one
 * also gets what lies there: the other name of the antimeridian, and at a pole, which is one point, every longitude.
 */
record SpaceRange(double west, double south, double east, double north) {

    static final String FIELD = "box";

    /** What is indexed for a box. */
    static List<SpaceRange> indexed(BoundingBox box) {
        List<SpaceRange> all = new ArrayList<>(parts(box));
        if (box.crossesAntimeridian() || box.east() == 180 || box.west() == -180) {
            all.add(new SpaceRange(-180, box.south(), -180, box.north()));
            all.add(new SpaceRange(180, box.south(), 180, box.north()));
        }
        if (box.north() == 90) {
            all.add(new SpaceRange(-180, 90, 180, 90));
        }
        if (box.south() == -90) {
            all.add(new SpaceRange(-180, -90, 180, -90));
        }
        return all;
    }

    /** Finds what has anything in common with the box, borders included. */
    static Query query(BoundingBox box) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        parts(box).forEach(range -> either.add(range.intersects(), Occur.SHOULD));
        return either.build();
    }

    /** What the query finds, where it says where it is. */
    static Query placed(Query query) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(
                        DoubleRange.newIntersectsQuery(FIELD, new double[] {-180, -90}, new double[] {180, 90}),
                        Occur.FILTER)
                .build();
    }

    /** The box itself, or the two parts of one that crosses the antimeridian. */
    static List<SpaceRange> parts(BoundingBox box) {
        return box.crossesAntimeridian()
                ? List.of(
                        new SpaceRange(box.west(), box.south(), 180, box.north()),
                        new SpaceRange(-180, box.south(), box.east(), box.north()))
                : List.of(new SpaceRange(box.west(), box.south(), box.east(), box.north()));
    }

    DoubleRange field() {
        return new DoubleRange(FIELD, lowest(), highest());
    }

    private Query intersects() {
        return DoubleRange.newIntersectsQuery(FIELD, lowest(), highest());
    }

    // The index tells -0.0 from 0.0; adding zero to either gives the same one.
    private double[] lowest() {
        return new double[] {west + 0.0, south + 0.0};
    }

    private double[] highest() {
        return new double[] {east + 0.0, north + 0.0};
    }
}
