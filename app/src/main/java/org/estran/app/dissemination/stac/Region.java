package org.estran.app.dissemination.stac;

import java.util.List;
import org.estran.crosswalks.Boxes;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.cql2.Cql2Json;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A geometry of GeoJSON in the plane of longitudes and latitudes, asked which boxes it meets. */
final class Region {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final RelateNG prepared;

    private Region(Geometry geometry) {
        this.prepared = RelateNG.prepare(geometry);
    }

    /** @throws FilterException for what is no geometry, or too large a one */
    static Region read(JsonNode geometry) throws FilterException {
        ObjectNode condition = JsonNodeFactory.instance.objectNode().put("op", "s_intersects");
        condition.putArray("args").addObject().put("property", "place");
        condition.withArray("args").add(geometry);
        if (Cql2Json.read(condition.toString(), FilterLimits.USUAL) instanceof Filter.Spatial spatial) {
            try {
                return new Region(FACTORY.buildGeometry(
                        spatial.place().stream().map(Region::geometry).toList()));
            } catch (IllegalArgumentException noShape) {
                throw new FilterException("that is no geometry");
            }
        }
        throw new FilterException("that is no geometry");
    }

    boolean meets(BoundingBox box) {
        for (BoundingBox part : Boxes.unfolded(List.of(box))) {
            Geometry rectangle = FACTORY.toGeometry(new Envelope(part.west(), part.east(), part.south(), part.north()));
            if (prepared.evaluate(rectangle, RelatePredicate.intersects())) {
                return true;
            }
        }
        return false;
    }

    private static Geometry geometry(Shape shape) {
        return switch (shape) {
            case Shape.Point(Position at) -> FACTORY.createPoint(coordinate(at));
            case Shape.Line(List<Position> positions) -> FACTORY.createLineString(coordinates(positions));
            case Shape.Polygon(List<List<Position>> rings) ->
                FACTORY.createPolygon(
                        ring(rings.getFirst()),
                        rings.stream().skip(1).map(Region::ring).toArray(LinearRing[]::new));
        };
    }

    private static LinearRing ring(List<Position> positions) {
        return FACTORY.createLinearRing(coordinates(positions));
    }

    private static Coordinate[] coordinates(List<Position> positions) {
        return positions.stream().map(Region::coordinate).toArray(Coordinate[]::new);
    }

    private static Coordinate coordinate(Position at) {
        return new Coordinate(at.longitude(), at.latitude());
    }
}
