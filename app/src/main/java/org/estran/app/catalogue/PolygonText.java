package org.estran.app.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.estran.records.Position;
import org.estran.records.Shape;

/**
 * A polygon in an address: WKT ({@code POLYGON((lon lat, …))}, one ring), or its positions alone. A ring that is not closed
 * is closed; it does not cross the antimeridian.
 */
final class PolygonText {

    private static final int MOST = 1000;

    private PolygonText() {}

    /**
     * @throws IllegalArgumentException when it is none
     */
    static Shape.Polygon parse(String text) {
        String ring = text.strip()
                .toUpperCase(Locale.ROOT)
                .replaceFirst("^POLYGON\\s*\\(\\s*\\(", "")
                .replaceFirst("\\)\\s*\\)$", "");
        List<Position> positions = new ArrayList<>(
                Arrays.stream(ring.split(",", -1)).map(PolygonText::position).toList());
        if (!positions.getFirst().equals(positions.getLast())) {
            positions.add(positions.getFirst());
        }
        if (positions.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " positions");
        }
        return new Shape.Polygon(List.of(positions));
    }

    static String text(Shape.Polygon polygon) {
        return polygon.coordinates().getFirst().stream()
                .map(position -> position.longitude() + " " + position.latitude())
                .collect(Collectors.joining(",", "POLYGON((", "))"));
    }

    private static Position position(String text) {
        String[] numbers = text.strip().split("\\s+", -1);
        if (numbers.length != 2) {
            throw new IllegalArgumentException("a position is longitude and latitude: " + text);
        }
        return new Position(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
    }
}
