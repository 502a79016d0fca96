package org.estran.crosswalks.dcat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.records.Position;
import org.estran.records.RecordJson;
import org.estran.records.Shape;
import tools.jackson.core.JacksonException;

/** Geometries as DCAT carries them: WKT or GeoJSON, longitude first. GML is left to the others of the same location. */
final class Geometries {

    private static final Pattern WKT =
            Pattern.compile("(?s)(?:<[^>]*>\\s*)?(POINT|LINESTRING|POLYGON)\\s*Z?\\s*(\\(.*\\))\\s*");
    private static final Pattern RING = Pattern.compile("\\(([^()]*)\\)");

    private Geometries() {}

    /** The first of several spellings that can be read. */
    static Optional<Shape> first(List<String> written) {
        return written.stream().flatMap(text -> read(text).stream()).findFirst();
    }

    static Optional<Shape> read(String text) {
        try {
            String bare = text.strip();
            return bare.startsWith("{") ? geoJson(bare) : wkt(bare);
        } catch (IllegalArgumentException | JacksonException absurd) {
            return Optional.empty();
        }
    }

    private static Optional<Shape> geoJson(String text) {
        return Optional.ofNullable(RecordJson.mapper().readValue(text, Shape.class));
    }

    private static Optional<Shape> wkt(String text) {
        Matcher m = WKT.matcher(text.toUpperCase(Locale.ROOT));
        if (!m.matches()) {
            return Optional.empty();
        }
        List<List<Position>> rings = new ArrayList<>();
        Matcher ring = RING.matcher(m.group(2));
        while (ring.find()) {
            rings.add(positions(ring.group(1)));
        }
        return rings.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        switch (m.group(1)) {
                            case "POINT" -> new Shape.Point(rings.getFirst().getFirst());
                            case "LINESTRING" -> new Shape.Line(rings.getFirst());
                            default -> new Shape.Polygon(rings);
                        });
    }

    private static List<Position> positions(String text) {
        List<Position> positions = new ArrayList<>();
        for (String pair : text.split(",")) {
            String[] numbers = pair.strip().split("\\s+");
            if (numbers.length < 2) {
                throw new IllegalArgumentException("not a position: " + pair);
            }
            positions.add(new Position(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
        }
        return positions;
    }

    /** Whether it is nothing but the box around it. */
    static boolean isRectangle(Shape shape) {
        return shape instanceof Shape.Polygon polygon
                && polygon.coordinates().size() == 1
                && polygon.coordinates().getFirst().size() == 5
                && polygon.positions().map(Position::longitude).distinct().count() == 2
                && polygon.positions().map(Position::latitude).distinct().count() == 2;
    }
}
