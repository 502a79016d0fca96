package org.estran.app.catalogue.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LatLonShape;
import org.apache.lucene.document.ShapeField.QueryRelation;
import org.apache.lucene.geo.LatLonGeometry;
import org.apache.lucene.geo.Line;
import org.apache.lucene.geo.Point;
import org.apache.lucene.geo.Polygon;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.estran.records.MetadataRecord;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;

/**
 * Where a record is as triangles, for what boxes cannot tell: polygons, and what lies wholly within. Its shapes where it has
 * them, else its boxes. Coordinates are kept to a ten-millionth of a degree.
 */
final class ShapeFields {

    /** All of it as it is, for what is looked at record by record. */
    static final String GEOMETRY = "geometry";

    private static final double METRES_IN_A_DEGREE = 110_000;

    /** What the index rounds off, and more. */
    private static final double MARGIN = 1e-6;

    private static final String FIELD = "shape";

    private ShapeFields() {}

    static List<Field> of(MetadataRecord record) {
        List<Field> fields = new ArrayList<>();
        if (record.shapes().isEmpty()) {
            record.boxes().stream()
                    .flatMap(box -> SpaceRange.parts(box).stream())
                    .forEach(part -> fields.addAll(rectangle(part)));
        } else {
            record.shapes().forEach(shape -> fields.addAll(shape(shape)));
        }
        if (!fields.isEmpty()) {
            fields.add(new BinaryDocValuesField(GEOMETRY, PlainGeometry.packed(PlainGeometry.of(record))));
        }
        return fields;
    }

    static Query query(Shape.Polygon polygon, boolean within) {
        return LatLonShape.newPolygonQuery(FIELD, relation(within), polygon(polygon.coordinates()));
    }

    /** What lies wholly within the box. */
    static Query within(BoundingBox box) {
        return LatLonShape.newBoxQuery(FIELD, QueryRelation.WITHIN, box.south(), box.north(), box.west(), box.east());
    }

    /** What has something in common with one of the shapes. */
    static Query intersecting(List<Shape> place) {
        return LatLonShape.newGeometryQuery(FIELD, QueryRelation.INTERSECTS, geometries(place));
    }

    /** What lies wholly within the shapes together. */
    static Query within(List<Shape> place) {
        return LatLonShape.newGeometryQuery(FIELD, QueryRelation.WITHIN, geometries(place));
    }

    /** What may lie wholly within the shapes together: within the box of all of them, and a little more. */
    static Query withinAbout(List<Shape> place) {
        double south = 90;
        double north = -90;
        double west = 180;
        double east = -180;
        for (Shape shape : place) {
            BoundingBox box = shape.box();
            south = Math.min(south, box.south());
            north = Math.max(north, box.north());
            west = Math.min(west, box.west());
            east = Math.max(east, box.east());
        }
        return LatLonShape.newBoxQuery(
                FIELD,
                QueryRelation.WITHIN,
                Math.max(-90, south - MARGIN),
                Math.min(90, north + MARGIN),
                Math.max(-180, west - MARGIN),
                Math.min(180, east + MARGIN));
    }

    /** What may be that near to the shapes; a little more than what is. */
    static Query around(List<Shape> place, double metres) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        double up = metres / METRES_IN_A_DEGREE + MARGIN;
        for (Shape shape : place) {
            BoundingBox box = shape.box();
            double south = Math.max(-90, box.south() - up);
            double north = Math.min(90, box.north() + up);
            double across = up / Math.max(1e-9, Math.cos(Math.toRadians(Math.max(Math.abs(south), Math.abs(north)))));
            boolean isAround = box.west() - across < -180 || box.east() + across > 180;
            any.add(
                    LatLonShape.newBoxQuery(
                            FIELD,
                            QueryRelation.INTERSECTS,
                            south,
                            north,
                            isAround ? -180 : box.west() - across,
                            isAround ? 180 : box.east() + across),
                    Occur.SHOULD);
        }
        return any.build();
    }

    /** What holds all of the shapes. */
    static Query containing(List<Shape> place) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        place.forEach(shape ->
                all.add(LatLonShape.newGeometryQuery(FIELD, QueryRelation.CONTAINS, geometry(shape)), Occur.FILTER));
        return all.build();
    }

    /** What may hold all of the shapes: whatever is where each of them begins. */
    static Query aroundBeginnings(List<Shape> place) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        place.forEach(shape -> all.add(around(List.of(new Shape.Point(beginning(shape))), 0), Occur.FILTER));
        return all.build();
    }

    private static Position beginning(Shape shape) {
        return switch (shape) {
            case Shape.Point(Position at) -> at;
            case Shape.Line(List<Position> positions) -> positions.getFirst();
            case Shape.Polygon polygon -> polygon.coordinates().getFirst().getFirst();
        };
    }

    private static LatLonGeometry[] geometries(List<Shape> place) {
        return place.stream().map(ShapeFields::geometry).toArray(LatLonGeometry[]::new);
    }

    private static LatLonGeometry geometry(Shape shape) {
        return switch (shape) {
            case Shape.Point(Position at) -> new Point(at.latitude(), at.longitude());
            case Shape.Line(List<Position> positions) -> new Line(latitudes(positions), longitudes(positions));
            case Shape.Polygon polygon -> polygon(polygon.coordinates());
        };
    }

    private static QueryRelation relation(boolean within) {
        return within ? QueryRelation.WITHIN : QueryRelation.INTERSECTS;
    }

    private static List<Field> shape(Shape shape) {
        return switch (shape) {
            case Shape.Point(Position at) -> point(at.longitude(), at.latitude());
            case Shape.Line(List<Position> positions) -> line(positions);
            case Shape.Polygon polygon -> polygonOrBox(polygon);
        };
    }

    // Polygons of others are not always simple: one that crosses itself is taken as its box.
    private static List<Field> polygonOrBox(Shape.Polygon polygon) {
        try {
            return fields(LatLonShape.createIndexableFields(FIELD, polygon(polygon.coordinates())));
        } catch (IllegalArgumentException notSimple) {
            return SpaceRange.parts(polygon.box()).stream()
                    .flatMap(part -> rectangle(part).stream())
                    .toList();
        }
    }

    private static List<Field> rectangle(SpaceRange range) {
        if (range.west() == range.east() && range.south() == range.north()) {
            return point(range.west(), range.south());
        }
        Position first = new Position(range.west(), range.south());
        Position last = new Position(range.east(), range.north());
        if (range.west() == range.east() || range.south() == range.north()) {
            return line(List.of(first, last));
        }
        return fields(LatLonShape.createIndexableFields(
                FIELD,
                polygon(List.of(List.of(
                        first,
                        new Position(range.east(), range.south()),
                        last,
                        new Position(range.west(), range.north()),
                        first)))));
    }

    private static List<Field> point(double longitude, double latitude) {
        return fields(LatLonShape.createIndexableFields(FIELD, latitude, longitude));
    }

    private static List<Field> line(List<Position> positions) {
        return fields(LatLonShape.createIndexableFields(FIELD, new Line(latitudes(positions), longitudes(positions))));
    }

    private static Polygon polygon(List<List<Position>> rings) {
        Polygon[] holes =
                rings.stream().skip(1).map(ring -> polygon(List.of(ring))).toArray(Polygon[]::new);
        return new Polygon(latitudes(rings.getFirst()), longitudes(rings.getFirst()), holes);
    }

    private static double[] latitudes(List<Position> positions) {
        return positions.stream().mapToDouble(Position::latitude).toArray();
    }

    private static double[] longitudes(List<Position> positions) {
        return positions.stream().mapToDouble(Position::longitude).toArray();
    }

    private static List<Field> fields(Field[] fields) {
        return Stream.of(fields).toList();
    }
}
