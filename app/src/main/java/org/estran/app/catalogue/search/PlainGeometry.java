package org.estran.app.catalogue.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.estran.records.MetadataRecord;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.operation.distance.DistanceOp;

/** Where a record is, in the plane of longitudes and latitudes in degrees. */
final class PlainGeometry {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double EARTH = 6_371_008.8;

    private PlainGeometry() {}

    /** Its shapes, else its boxes. */
    static Geometry of(MetadataRecord record) {
        if (!record.shapes().isEmpty()) {
            return of(record.shapes());
        }
        List<Geometry> parts = new ArrayList<>();
        record.boxes().stream()
                .flatMap(box -> SpaceRange.parts(box).stream())
                .forEach(part -> parts.add(rectangle(part)));
        return together(parts);
    }

    static Geometry of(List<Shape> shapes) {
        return together(shapes.stream().map(PlainGeometry::of).toList());
    }

    private static Geometry together(List<Geometry> parts) {
        return FACTORY.buildGeometry(parts);
    }

    private static Geometry of(Shape shape) {
        return switch (shape) {
            case Shape.Point(Position at) -> FACTORY.createPoint(coordinate(at));
            case Shape.Line(List<Position> positions) -> FACTORY.createLineString(coordinates(positions));
            case Shape.Polygon(List<List<Position>> rings) ->
                FACTORY.createPolygon(
                        ring(rings.getFirst()),
                        rings.stream().skip(1).map(PlainGeometry::ring).toArray(LinearRing[]::new));
        };
    }

    private static Geometry rectangle(SpaceRange range) {
        return FACTORY.toGeometry(
                new org.locationtech.jts.geom.Envelope(range.west(), range.east(), range.south(), range.north()));
    }

    private static LinearRing ring(List<Position> positions) {
        return FACTORY.createLinearRing(coordinates(positions));
    }

    private static Coordinate[] coordinates(List<Position> positions) {
        return positions.stream().map(PlainGeometry::coordinate).toArray(Coordinate[]::new);
    }

    private static Coordinate coordinate(Position at) {
        return new Coordinate(at.longitude(), at.latitude());
    }

    /** Metres between the nearest points of two geometries, found in a plane as wide as the second one's latitude has it. */
    static double metres(Geometry one, Geometry other) {
        double width = Math.max(
                1e-6, Math.cos(Math.toRadians(other.getEnvelopeInternal().centre().y)));
        AffineTransformation narrowed = AffineTransformation.scaleInstance(width, 1);
        Coordinate[] nearest = DistanceOp.nearestPoints(narrowed.transform(one), narrowed.transform(other));
        return arc(nearest[0].x / width, nearest[0].y, nearest[1].x / width, nearest[1].y);
    }

    private static double arc(double west, double south, double east, double north) {
        double up = Math.sin(Math.toRadians(north - south) / 2);
        double across = Math.sin(Math.toRadians(east - west) / 2);
        double chord = up * up + Math.cos(Math.toRadians(south)) * Math.cos(Math.toRadians(north)) * across * across;
        return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    static BytesRef packed(Geometry geometry) {
        return new BytesRef(new WKBWriter().write(geometry));
    }

    static Geometry unpacked(BytesRef packed) {
        try {
            return new WKBReader(FACTORY)
                    .read(Arrays.copyOfRange(packed.bytes, packed.offset, packed.offset + packed.length));
        } catch (ParseException notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }
}
