package org.estran.filters.cql2;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.estran.filters.FilterException;
import org.estran.records.Position;
import org.estran.records.Shape;

/** Reads a geometry of the text (WKT of OGC 06-103r4; heights are passed over). */
final class WellKnownText {

    private static final Set<String> GEOMETRIES = Set.of(
            "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection");

    private final List<Token> tokens;
    private final Budget budget;
    private int next;

    /** @param next the place of the token behind the geometry's name */
    WellKnownText(List<Token> tokens, int next, Budget budget) {
        this.tokens = tokens;
        this.next = next;
        this.budget = budget;
    }

    static boolean isGeometry(String word) {
        return GEOMETRIES.contains(word);
    }

    int next() {
        return next;
    }

    List<Shape> read(String kind) throws FilterException {
        budget.enter();
        if (tokens.get(next).isWord("z")) {
            next++;
        }
        List<Shape> shapes = switch (kind) {
            case "point" -> List.of(new Shape.Point(inParentheses(this::position)));
            case "linestring" -> List.of(Geometries.line(positions()));
            case "polygon" -> List.of(Geometries.polygon(list(this::positions)));
            case "multipoint" ->
                list(() -> new Shape.Point(tokens.get(next).isSign("(") ? inParentheses(this::position) : position()));
            case "multilinestring" -> list(() -> Geometries.line(positions()));
            case "multipolygon" -> list(() -> Geometries.polygon(list(this::positions)));
            default -> list(this::member).stream().flatMap(List::stream).toList();
        };
        budget.leave();
        return shapes;
    }

    private interface Part<T> {
        T read() throws FilterException;
    }

    private List<Shape> member() throws FilterException {
        String kind = tokens.get(next).text().toLowerCase(java.util.Locale.ROOT);
        if (!isGeometry(kind)) {
            throw new FilterException("no geometry at " + tokens.get(next).at());
        }
        next++;
        return read(kind);
    }

    private List<Position> positions() throws FilterException {
        return list(this::position);
    }

    private Position position() throws FilterException {
        budget.position();
        List<Double> numbers = new ArrayList<>();
        while (tokens.get(next).kind() == Token.Kind.NUMBER && numbers.size() < 4) {
            numbers.add(Cql2Text.number(tokens.get(next++)));
        }
        return Geometries.position(numbers);
    }

    private <T> List<T> list(Part<? extends T> part) throws FilterException {
        return inParentheses(() -> {
            List<T> parts = new ArrayList<>();
            parts.add(part.read());
            while (tokens.get(next).isSign(",")) {
                next++;
                parts.add(part.read());
            }
            return parts;
        });
    }

    private <T> T inParentheses(Part<T> part) throws FilterException {
        sign("(");
        T inner = part.read();
        sign(")");
        return inner;
    }

    private void sign(String sign) throws FilterException {
        Token found = tokens.get(next);
        if (!found.isSign(sign)) {
            throw new FilterException("the geometry is not well written at " + found.at());
        }
        next++;
    }
}
