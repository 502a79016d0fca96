package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.List;
import org.estran.records.Position;
import org.estran.records.Shape;

/** Geometries of GeoJSON (RFC 7946) as shapes; the parts of a multiple geometry are several, heights are left out. */
final class GeoJson {

    private GeoJson() {}

    /** Empty where it is no geometry, or an absurd one, which then counts as not read. */
    static List<Shape> read(JsonPart geometry) {
        JsonPart coordinates = geometry.at("coordinates");
        try {
            List<Shape> shapes = switch (geometry.at("type").text()) {
                case "Point" -> List.of(new Shape.Point(position(coordinates)));
                case "MultiPoint" ->
                    coordinates.each().stream()
                            .<Shape>map(p -> new Shape.Point(position(p)))
                            .toList();
                case "LineString" -> List.of(new Shape.Line(positions(coordinates)));
                case "MultiLineString" ->
                    coordinates.each().stream()
                            .<Shape>map(l -> new Shape.Line(positions(l)))
                            .toList();
                case "Polygon" -> List.of(polygon(coordinates));
                case "MultiPolygon" ->
                    coordinates.each().stream().map(GeoJson::polygon).toList();
                default -> List.of();
            };
            if (!shapes.isEmpty()) {
                coordinates.known();
            }
            return shapes;
        } catch (IllegalArgumentException absurd) {
            return List.of();
        }
    }

    private static Shape polygon(JsonPart rings) {
        return new Shape.Polygon(rings.each().stream().map(GeoJson::positions).toList());
    }

    private static List<Position> positions(JsonPart array) {
        return array.each().stream().map(GeoJson::position).toList();
    }

    private static Position position(JsonPart pair) {
        List<Double> numbers = new ArrayList<>();
        pair.each().forEach(n -> n.number().ifPresent(numbers::add));
        if (numbers.size() < 2) {
            throw new IllegalArgumentException("a position has a longitude and a latitude");
        }
        return new Position(numbers.get(0), numbers.get(1));
    }

    /** Whether it is nothing but the box around it: a point, or a rectangle along meridians and parallels. */
    static boolean isBox(Shape shape) {
        return switch (shape) {
            case Shape.Point point -> true;
            case Shape.Line line -> false;
            case Shape.Polygon polygon ->
                polygon.coordinates().size() == 1
                        && polygon.coordinates().getFirst().size() == 5
                        && polygon.positions()
                                        .map(Position::longitude)
                                        .distinct()
                                        .count()
                                == 2
                        && polygon.positions()
                                        .map(Position::latitude)
                                        .distinct()
                                        .count()
                                == 2;
        };
    }
}
