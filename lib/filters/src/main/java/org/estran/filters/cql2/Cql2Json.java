package org.estran.filters.cql2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.Literal;
import org.estran.records.Position;
import org.estran.records.Shape;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads CQL2 JSON (OGC 21-065r2, clause 8.3). */
public final class Cql2Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Budget budget;

    private Cql2Json(Budget budget) {
        this.budget = budget;
    }

    /** The filter a JSON text asks for. */
    public static Filter read(String json, FilterLimits limits) throws FilterException {
        Budget budget = new Budget(limits, json);
        try {
            return new Cql2Json(budget).filter(MAPPER.readTree(json));
        } catch (JacksonException noJson) {
            throw new FilterException("not JSON: " + noJson.getOriginalMessage(), noJson);
        }
    }

    private Filter filter(JsonNode node) throws FilterException {
        if (node.isBoolean()) {
            return new Filter.Constant(node.booleanValue());
        }
        budget.enter();
        budget.condition();
        String op = op(node);
        List<JsonNode> arguments = arguments(node);
        Filter filter = switch (op) {
            case "and" -> new Filter.And(filters(arguments));
            case "or" -> new Filter.Or(filters(arguments));
            case "not" -> new Filter.Not(filter(only(arguments, 1).getFirst()));
            default -> relation(op, arguments);
        };
        budget.leave();
        return filter;
    }

    private List<Filter> filters(List<JsonNode> arguments) throws FilterException {
        if (arguments.isEmpty()) {
            throw new FilterException("and, or: at least one condition");
        }
        List<Filter> filters = new ArrayList<>();
        for (JsonNode argument : arguments) {
            filters.add(filter(argument));
        }
        return filters;
    }

    private Filter relation(String op, List<JsonNode> arguments) throws FilterException {
        if (op.equals("isnull")) {
            return Relations.isNull(operand(only(arguments, 1).getFirst()));
        }
        if (op.equals("between")) {
            List<JsonNode> three = only(arguments, 3);
            return Relations.between(operand(three.get(0)), operand(three.get(1)), operand(three.get(2)));
        }
        Filter.Comparison comparison = Relations.COMPARISONS.get(op);
        if (comparison == null && !op.equals("like") && !op.equals("in") && !Relations.isFunction(op)) {
            throw new FilterException("there is no operator " + op);
        }
        Operand one = operand(only(arguments, 2).get(0));
        Operand other = operand(arguments.get(1));
        if (comparison != null) {
            return Relations.compare(comparison, one, other);
        }
        if (op.equals("in")) {
            if (other instanceof Operand.Several(List<Operand> values)) {
                return Relations.in(one, values);
            }
            throw new FilterException("in: a list of values");
        }
        return op.equals("like") ? Relations.like(one, other) : Relations.function(op, one, other);
    }

    private Operand operand(JsonNode node) throws FilterException {
        budget.enter();
        try {
            if (node.isString()) {
                return value(new Literal.Text(node.stringValue()));
            }
            if (node.isNumber()) {
                return value(new Literal.Number(number(node)));
            }
            if (node.isBoolean()) {
                return value(new Literal.Truth(node.booleanValue()));
            }
            if (node.isArray()) {
                return several(node);
            }
            return object(node);
        } finally {
            budget.leave();
        }
    }

    private Operand object(JsonNode node) throws FilterException {
        if (node.path("property").isString()) {
            return new Operand.Property(node.path("property").stringValue(), Filter.Case.EXACT);
        }
        if (node.path("date").isString()) {
            return value(Times.date(node.path("date").stringValue()));
        }
        if (node.path("timestamp").isString()) {
            return value(Times.timestamp(node.path("timestamp").stringValue()));
        }
        if (node.has("interval")) {
            JsonNode ends = node.path("interval");
            if (!ends.isArray()
                    || ends.size() != 2
                    || !ends.get(0).isString()
                    || !ends.get(1).isString()) {
                throw new FilterException("an interval is of two dates or instants");
            }
            return new Operand.Time(
                    Times.interval(ends.get(0).stringValue(), ends.get(1).stringValue()));
        }
        if (node.has("bbox")) {
            return new Operand.Place(Geometries.box(numbers(node.path("bbox"))));
        }
        if (node.has("op")) {
            return folded(node);
        }
        return new Operand.Place(shapes(node));
    }

    private Operand folded(JsonNode node) throws FilterException {
        String op = op(node);
        Operand inner = operand(only(arguments(node), 1).getFirst());
        return switch (op) {
            case "casei" -> Operand.folded(inner, Filter.Case.IGNORED);
            case "accenti" -> Operand.folded(inner, Filter.Case.CASE_AND_ACCENTS_IGNORED);
            default -> throw new FilterException("there is no function " + op);
        };
    }

    private Operand several(JsonNode node) throws FilterException {
        List<Operand> values = new ArrayList<>();
        for (JsonNode value : node) {
            budget.condition();
            values.add(operand(value));
        }
        return new Operand.Several(values);
    }

    private List<Shape> shapes(JsonNode geometry) throws FilterException {
        budget.enter();
        JsonNode at = geometry.path("coordinates");
        List<Shape> shapes =
                switch (geometry.path("type").isString() ? geometry.path("type").stringValue() : "") {
                    case "Point" -> List.of(new Shape.Point(position(at)));
                    case "LineString" -> List.of(Geometries.line(positions(at)));
                    case "Polygon" -> List.of(Geometries.polygon(rings(at)));
                    case "MultiPoint" -> each(at, one -> new Shape.Point(position(one)));
                    case "MultiLineString" -> each(at, one -> Geometries.line(positions(one)));
                    case "MultiPolygon" -> each(at, one -> Geometries.polygon(rings(one)));
                    case "GeometryCollection" ->
                        each(geometry.path("geometries"), this::shapes).stream()
                                .flatMap(List::stream)
                                .toList();
                    default -> throw new FilterException("neither a property nor a value nor a geometry");
                };
        budget.leave();
        return shapes;
    }

    private interface Part<T> {
        T read(JsonNode node) throws FilterException;
    }

    private static <T> List<T> each(JsonNode array, Part<? extends T> part) throws FilterException {
        if (!array.isArray() || array.isEmpty()) {
            throw new FilterException("the coordinates do not fit the geometry");
        }
        List<T> parts = new ArrayList<>();
        for (JsonNode one : array) {
            parts.add(part.read(one));
        }
        return parts;
    }

    private List<List<Position>> rings(JsonNode at) throws FilterException {
        return each(at, this::positions);
    }

    private List<Position> positions(JsonNode at) throws FilterException {
        return each(at, this::position);
    }

    private Position position(JsonNode at) throws FilterException {
        budget.position();
        return Geometries.position(numbers(at));
    }

    private static List<Double> numbers(JsonNode array) throws FilterException {
        return each(array, Cql2Json::number);
    }

    private static double number(JsonNode node) throws FilterException {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new FilterException("a number is needed");
        }
        return node.doubleValue();
    }

    private static Operand value(Literal literal) {
        return new Operand.Value(literal, Filter.Case.EXACT);
    }

    private static String op(JsonNode node) throws FilterException {
        if (!node.path("op").isString()) {
            throw new FilterException("a condition has an op");
        }
        return node.path("op").stringValue().toLowerCase(Locale.ROOT);
    }

    private static List<JsonNode> arguments(JsonNode node) throws FilterException {
        if (!node.path("args").isArray()) {
            throw new FilterException("a condition has args");
        }
        List<JsonNode> arguments = new ArrayList<>();
        node.path("args").forEach(arguments::add);
        return arguments;
    }

    private static List<JsonNode> only(List<JsonNode> arguments, int many) throws FilterException {
        if (arguments.size() != many) {
            throw new FilterException("there are " + arguments.size() + " args where " + many + " are needed");
        }
        return arguments;
    }
}
