package org.estran.observations.vector;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * GeoJSON (RFC 7946): a collection of features, one feature, or a geometry alone. One feature at a time is held. Positions
 * are longitudes and latitudes of WGS 84, unless a member {@code crs} of the older GeoJSON 2008 names another system.
 */
final class GeoJsonFile implements VectorFile {

    private static final int MOST_POSITIONS = 1 << 22;
    private static final int LOOKED_AT = 1 << 16;
    private static final Set<String> WGS84 = Set.of("crs84", "epsg:4326", "4326");
    private static final Set<String> TYPES = Set.of(
            "featurecollection",
            "feature",
            "point",
            "multipoint",
            "linestring",
            "multilinestring",
            "polygon",
            "multipolygon",
            "geometrycollection");
    private static final JsonFactory JSON = new JsonFactory();

    private final Path path;
    private final @Nullable String crs;

    GeoJsonFile(Path path) throws IOException {
        this.path = path;
        String found = null;
        try (JsonParser parser = open()) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("crs")) {
                    found = nameOfCrs(parser);
                } else if (name.equals("features")) {
                    break;
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException broken) {
            throw refused(broken);
        }
        this.crs = found;
    }

    /** An object that says its type is one of GeoJSON's, near its beginning. */
    static boolean isMeant(Path path) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(path)) {
            first = in.readNBytes(LOOKED_AT);
        }
        String text = new String(first, StandardCharsets.UTF_8).strip();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1).strip();
        }
        return text.startsWith("{")
                && text.matches(
                        "(?s).*?\"type\"\\s*:\\s*\"(FeatureCollection|Feature|(Multi)?(Point|LineString|Polygon)"
                                + "|GeometryCollection)\".*");
    }

    private JsonParser open() throws IOException {
        return JSON.createParser(
                ObjectReadContext.empty(), new BufferedInputStream(Files.newInputStream(path), 1 << 16));
    }

    @Override
    public String format() {
        return "GeoJSON";
    }

    @Override
    public @Nullable String crs() {
        return crs == null ? "OGC:CRS84" : crs;
    }

    @Override
    public boolean isGeographic() {
        String plain = crs == null ? "crs84" : crs.toLowerCase(Locale.ROOT).replace("::", ":");
        return WGS84.stream().anyMatch(known -> plain.equals(known) || plain.endsWith(":" + known));
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        try (JsonParser parser = open()) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw broken(parser, "GeoJSON is an object");
            }
            Found root = object(parser, sink);
            if (root.isWanted && !TYPES.contains(root.type)) {
                throw broken(parser, "\"" + root.type + "\" is no type of GeoJSON");
            }
            if (!root.type.equals("featurecollection") && root.isWanted) {
                sink.accept(root.feature());
            }
        } catch (JacksonException broken) {
            throw refused(broken);
        }
    }

    /** What an object said of itself. */
    private static final class Found {
        private String type = "";
        private boolean isWanted = true;
        private final List<double[]> parts = new ArrayList<>();
        private Geometry.@Nullable Kind kind;
        private final Map<String, String> attributes = new LinkedHashMap<>();

        VectorFeature feature() {
            Geometry.Kind known = kind();
            return new VectorFeature(
                    parts.isEmpty() ? null : new Geometry(known == null ? Geometry.Kind.MIXED : known, parts),
                    attributes);
        }

        private Geometry.@Nullable Kind kind() {
            return switch (type.replace("multi", "")) {
                case "point" -> Geometry.Kind.POINTS;
                case "linestring" -> Geometry.Kind.LINES;
                case "polygon" -> Geometry.Kind.POLYGONS;
                default -> kind;
            };
        }

        void add(Found geometry) {
            parts.addAll(geometry.parts);
            Geometry.Kind other = geometry.kind();
            if (other != null) {
                kind = kind == null ? other : Geometry.both(kind, other);
            }
        }
    }

    /** The object whose start was read; features of a collection go to the sink. */
    private static Found object(JsonParser parser, Sink sink) throws IOException {
        Found found = new Found();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "type" -> {
                    if (value != JsonToken.VALUE_STRING) {
                        throw broken(parser, "a type should be a text");
                    }
                    found.type = parser.getString().toLowerCase(Locale.ROOT);
                }
                case "features" -> found.isWanted = features(parser, value, sink);
                case "geometry" -> {
                    if (value == JsonToken.START_OBJECT) {
                        found.add(object(parser, sink));
                    } else if (value != JsonToken.VALUE_NULL) {
                        throw broken(parser, "a geometry is an object or null");
                    }
                }
                case "geometries" -> geometries(parser, value, found, sink);
                case "coordinates" -> coordinates(parser, value, found);
                case "id" -> found.attributes.putIfAbsent("id", text(parser, value));
                case "properties" -> properties(parser, value, found);
                default -> parser.skipChildren();
            }
            if (!found.isWanted) {
                return found;
            }
        }
        return found;
    }

    private static boolean features(JsonParser parser, JsonToken value, Sink sink) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            throw broken(parser, "features should be an array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw broken(parser, "a feature should be an object");
            }
            Found feature = object(parser, sink);
            if (!feature.type.equals("feature")) {
                throw broken(parser, "\"" + feature.type + "\" where a feature should be");
            }
            if (!sink.accept(feature.feature())) {
                return false;
            }
        }
        return true;
    }

    private static void geometries(JsonParser parser, JsonToken value, Found found, Sink sink) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            throw broken(parser, "geometries should be an array");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            found.add(object(parser, sink));
        }
    }

    /** Positions that lie in one array are one part. */
    private static void coordinates(JsonParser parser, JsonToken value, Found found) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            throw broken(parser, "coordinates should be an array");
        }
        double[] part = new double[16];
        int length = 0;
        double[] position = new double[2];
        int ordinates = 0;
        long positions = 0;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token == JsonToken.END_ARRAY) {
                depth--;
                if (ordinates > 0) {
                    if (ordinates < 2) {
                        throw broken(parser, "a position of one number");
                    }
                    if (++positions > MOST_POSITIONS) {
                        throw new RefusedFile(
                                Reason.UNSUPPORTED, "a geometry of more than " + MOST_POSITIONS + " positions");
                    }
                    part = length + 2 > part.length ? Arrays.copyOf(part, 2 * part.length) : part;
                    part[length++] = position[0];
                    part[length++] = position[1];
                    ordinates = 0;
                } else if (length > 0) {
                    found.parts.add(Arrays.copyOf(part, length));
                    length = 0;
                }
            } else if (token != null && token.isNumeric()) {
                if (ordinates < 2) {
                    position[ordinates] = parser.getDoubleValue();
                }
                ordinates++;
            } else {
                throw broken(parser, "coordinates should be numbers");
            }
        }
        if (length > 0) {
            found.parts.add(Arrays.copyOf(part, length));
        }
    }

    private static void properties(JsonParser parser, JsonToken value, Found found) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken told = parser.nextToken();
            if (told != JsonToken.VALUE_NULL) {
                found.attributes.put(name, text(parser, told));
            }
        }
    }

    private static String text(JsonParser parser, JsonToken value) {
        if (value.isStructStart()) {
            parser.skipChildren();
            return "…";
        }
        return String.valueOf(parser.getString());
    }

    /** {@code {"type": "name", "properties": {"name": "…"}}}. */
    private static @Nullable String nameOfCrs(JsonParser parser) {
        String name = null;
        int depth = parser.currentToken() == JsonToken.START_OBJECT ? 1 : 0;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                break;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING && "name".equals(parser.currentName())) {
                name = parser.getString();
            }
        }
        return name;
    }

    private static RefusedFile broken(JsonParser parser, String detail) {
        return new RefusedFile(Reason.BROKEN, parser.currentLocation().getLineNr(), detail);
    }

    private static RefusedFile refused(JacksonException broken) {
        int line = broken.getLocation() == null
                ? 0
                : Math.max(0, broken.getLocation().getLineNr());
        return new RefusedFile(Reason.BROKEN, line, broken.getOriginalMessage(), broken);
    }
}
