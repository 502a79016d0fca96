package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * Geometries of GML 3 ({@code EX_BoundingPolygon}). Which number is the longitude is taken from the reference system; where
 * that does not tell, from numbers that can be no latitude or from the box beside them; where nothing tells, the geometry
 * is left out and told.
 */
final class ShapeReader {

    private final Reading reading;

    ShapeReader(Reading reading) {
        this.reading = reading;
    }

    /** Which of two numbers comes first. */
    private enum Order {
        LONGITUDE_FIRST,
        LATITUDE_FIRST
    }

    void read(Part polygon, List<BoundingBox> boxes, List<Shape> to) {
        for (Part geometry : polygon.parts()) {
            List<Part> leaves = new ArrayList<>();
            leaves(geometry, leaves);
            for (Part leaf : leaves) {
                shape(leaf, boxes, to);
            }
        }
    }

    private static void leaves(Part geometry, List<Part> to) {
        switch (geometry.name) {
            case "Point", "LineString", "Polygon", "Triangle", "Rectangle", "PolygonPatch", "LineStringSegment" ->
                to.add(geometry);
            default -> geometry.parts().forEach(part -> leaves(part, to));
        }
    }

    private void shape(Part geometry, List<BoundingBox> boxes, List<Shape> to) {
        List<double[]> rings = new ArrayList<>();
        rings(geometry, rings);
        if (rings.isEmpty()) {
            return;
        }
        Optional<Order> order = order(geometry, rings, boxes);
        if (order.isEmpty()) {
            reading.tell("axis-order-unknown", geometry, geometry.name);
            return;
        }
        try {
            List<List<Position>> positions = new ArrayList<>();
            for (double[] ring : rings) {
                positions.add(positions(ring, order.get()));
            }
            Shape shape = switch (geometry.name) {
                case "Point" -> new Shape.Point(positions.getFirst().getFirst());
                case "LineString", "LineStringSegment" -> new Shape.Line(positions.getFirst());
                default -> new Shape.Polygon(positions);
            };
            if (!to.contains(shape)) {
                to.add(shape);
            }
        } catch (IllegalArgumentException absurd) {
            reading.tell("geometry-unusable", geometry, String.valueOf(absurd.getMessage()));
        }
    }

    private void rings(Part geometry, List<double[]> to) {
        List<Double> loose = new ArrayList<>();
        for (Part part : geometry.parts()) {
            switch (part.name) {
                case "posList", "coordinates" -> numbers(part, to);
                case "pos" -> {
                    List<double[]> one = new ArrayList<>();
                    numbers(part, one);
                    one.forEach(pair -> {
                        for (double number : pair) {
                            loose.add(number);
                        }
                    });
                }
                default -> rings(part, to);
            }
        }
        if (!loose.isEmpty()) {
            to.add(loose.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** The numbers of a list, heights left out. */
    private void numbers(Part list, List<double[]> to) {
        StringTokenizer words = new StringTokenizer(list.text(), " \t\r\n,");
        double[] numbers = new double[words.countTokens()];
        try {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Double.parseDouble(words.nextToken());
            }
        } catch (NumberFormatException none) {
            reading.tell("number-unreadable", list, list.text());
            return;
        }
        int dimension = "3".equals(inherited(list, "srsDimension")) ? 3 : 2;
        if (numbers.length == 0 || numbers.length % dimension != 0) {
            reading.tell("number-unreadable", list, list.text());
            return;
        }
        double[] pairs = new double[numbers.length / dimension * 2];
        for (int i = 0; i < pairs.length / 2; i++) {
            pairs[2 * i] = numbers[dimension * i];
            pairs[2 * i + 1] = numbers[dimension * i + 1];
        }
        to.add(pairs);
    }

    private static List<Position> positions(double[] ring, Order order) {
        List<Position> positions = new ArrayList<>(ring.length / 2);
        for (int i = 0; i < ring.length; i += 2) {
            positions.add(
                    order == Order.LONGITUDE_FIRST
                            ? new Position(ring[i], ring[i + 1])
                            : new Position(ring[i + 1], ring[i]));
        }
        return positions;
    }

    private static Optional<Order> order(Part geometry, List<double[]> rings, List<BoundingBox> boxes) {
        String srs = inherited(geometry, "srsName");
        if (srs != null) {
            String name = srs.toUpperCase(Locale.ROOT);
            if (name.contains("CRS84") || name.endsWith("CRS:84")) {
                return Optional.of(Order.LONGITUDE_FIRST);
            }
            if (name.matches(".*(EPSG:[\\d.]*:|EPSG/[\\d.]+/)4326")) {
                return Optional.of(Order.LATITUDE_FIRST);
            }
        }
        boolean isFirstTooGreat = isBeyond90(rings, 0);
        boolean isSecondTooGreat = isBeyond90(rings, 1);
        if (isFirstTooGreat != isSecondTooGreat) {
            return Optional.of(isFirstTooGreat ? Order.LONGITUDE_FIRST : Order.LATITUDE_FIRST);
        }
        boolean fitsAsIs = isWithin(rings, 0, boxes);
        boolean fitsTurned = isWithin(rings, 1, boxes);
        return fitsAsIs == fitsTurned
                ? Optional.empty()
                : Optional.of(fitsAsIs ? Order.LONGITUDE_FIRST : Order.LATITUDE_FIRST);
    }

    private static boolean isBeyond90(List<double[]> rings, int from) {
        for (double[] ring : rings) {
            for (int i = from; i < ring.length; i += 2) {
                if (Math.abs(ring[i]) > 90) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the first ring lies in one of the boxes, to a hundredth of a degree. */
    private static boolean isWithin(List<double[]> rings, int longitudeAt, List<BoundingBox> boxes) {
        double[] ring = rings.getFirst();
        return boxes.stream().anyMatch(box -> {
            for (int i = 0; i < ring.length; i += 2) {
                double longitude = ring[i + longitudeAt];
                double latitude = ring[i + 1 - longitudeAt];
                boolean isEastWest = box.crossesAntimeridian()
                        ? longitude >= box.west() - 0.01 || longitude <= box.east() + 0.01
                        : longitude >= box.west() - 0.01 && longitude <= box.east() + 0.01;
                if (!isEastWest || latitude < box.south() - 0.01 || latitude > box.north() + 0.01) {
                    return false;
                }
            }
            return true;
        });
    }

    private static @Nullable String inherited(Part part, String attribute) {
        for (Part at = part; at != null; at = at.parent) {
            String value = at.attribute(attribute);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
