package org.estran.app.description;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The coordinates of a GeoJSON geometry (RFC 7946) as lines that people write: {@code longitude latitude} in decimal
 * degrees, parted by a space, a comma or a semicolon; an empty line begins another ring of a polygon. A ring need not be
 * closed by hand.
 */
final class Positions {

    private static final String NUMBER = "([-−+]?\\d{1,20}(?:[.,]\\d{1,20})?)";
    private static final String WITH_POINT = "([-−+]?\\d{1,20}(?:[.]\\d{1,20})?)";
    private static final Pattern SPACED = Pattern.compile(NUMBER + "(?:,?\\s+|\\s*;\\s*)" + NUMBER);
    private static final Pattern WITH_COMMA = Pattern.compile(WITH_POINT + "," + WITH_POINT);

    private Positions() {}

    static String show(JsonNode coordinates) {
        if (!coordinates.isArray() || coordinates.isEmpty()) {
            return "";
        }
        JsonNode first = coordinates.get(0);
        if (first.isNumber()) {
            return line(coordinates);
        }
        return first.isArray() && !first.isEmpty() && first.get(0).isArray()
                ? all(coordinates).map(Positions::ring).collect(Collectors.joining("\n\n"))
                : ring(coordinates);
    }

    /**
     * @param type {@code Point}, {@code LineString} or {@code Polygon}
     * @throws IllegalArgumentException where it is not that many positions of two numbers
     */
    static ArrayNode read(String text, String type) {
        List<ArrayNode> rings = new ArrayList<>();
        for (String block : text.strip().split("\\n\\s*\\n", -1)) {
            ArrayNode ring = JsonNodeFactory.instance.arrayNode();
            block.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> ring.add(position(line)));
            rings.add(ring);
        }
        return switch (type) {
            case "Point" -> (ArrayNode) alone(alone(rings), 1).get(0);
            case "LineString" -> alone(alone(rings), -1);
            case "Polygon" -> closed(rings);
            default -> throw new IllegalArgumentException("no geometry: " + type);
        };
    }

    private static ArrayNode alone(List<ArrayNode> rings) {
        if (rings.size() != 1) {
            throw new IllegalArgumentException("one part was expected");
        }
        return rings.getFirst();
    }

    private static ArrayNode alone(ArrayNode ring, int size) {
        if (size >= 0 ? ring.size() != size : ring.size() < 2) {
            throw new IllegalArgumentException("too few or too many positions");
        }
        return ring;
    }

    private static ArrayNode closed(List<ArrayNode> rings) {
        ArrayNode polygon = JsonNodeFactory.instance.arrayNode();
        for (ArrayNode ring : rings) {
            if (!ring.isEmpty() && !ring.get(0).equals(ring.get(ring.size() - 1))) {
                ring.add(ring.get(0).deepCopy());
            }
            if (ring.size() < 4) {
                throw new IllegalArgumentException("a ring has at least three corners");
            }
            polygon.add(ring);
        }
        return polygon;
    }

    private static ArrayNode position(String line) {
        Matcher told = SPACED.matcher(line);
        if (!told.matches()) {
            told = WITH_COMMA.matcher(line);
        }
        if (!told.matches()) {
            throw new IllegalArgumentException("not two numbers: " + line);
        }
        return JsonNodeFactory.instance
                .arrayNode()
                .add(FieldText.number(told.group(1)))
                .add(FieldText.number(told.group(2)));
    }

    private static String ring(JsonNode ring) {
        return all(ring).map(Positions::line).collect(Collectors.joining("\n"));
    }

    private static String line(JsonNode position) {
        return all(position)
                .map(number -> FieldText.number(number.doubleValue()))
                .collect(Collectors.joining(" "));
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
