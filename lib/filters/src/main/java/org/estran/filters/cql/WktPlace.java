package org.estran.filters.cql;

import java.util.ArrayList;
import java.util.List;
import org.estran.filters.Budget;
import org.estran.filters.FilterException;
import org.estran.filters.QueryBox;
import org.estran.filters.Quoted;
import org.estran.records.Position;
import org.estran.records.Shape;

/** Geometries of a query in well-known text, x before y, and {@code ENVELOPE(west, east, south, north)}. */
final class WktPlace {

    private static final int DEEPEST = 4;

    private final Tokens tokens;
    private final Budget budget;

    WktPlace(Tokens tokens, Budget budget) {
        this.tokens = tokens;
        this.budget = budget;
    }

    List<Shape> read() throws FilterException {
        List<Shape> shapes = new ArrayList<>();
        try {
            geometry(shapes, 0);
        } catch (IllegalArgumentException absurd) {
            throw new FilterException("The geometry is none: " + absurd.getMessage() + ".", absurd);
        }
        return shapes;
    }

    private void geometry(List<Shape> into, int depth) throws FilterException {
        Token name = tokens.take();
        switch (name.upper()) {
            case "POINT" -> into.add(point());
            case "LINESTRING" -> into.add(new Shape.Line(line()));
            case "POLYGON" -> into.add(polygon());
            case "MULTIPOINT" ->
                each(() -> into.add(tokens.peek().isSign("(") ? point() : new Shape.Point(position())));
            case "MULTILINESTRING" -> each(() -> into.add(new Shape.Line(line())));
            case "MULTIPOLYGON" -> each(() -> into.add(polygon()));
            case "GEOMETRYCOLLECTION" -> {
                if (depth >= DEEPEST) {
                    throw new FilterException("The geometry is nested too deeply.");
                }
                each(() -> geometry(into, depth + 1));
            }
            case "ENVELOPE" -> into.addAll(envelope());
            default -> throw new FilterException("The geometry " + Quoted.of(name.text()) + " is not known here.");
        }
    }

    private interface Part {
        void read() throws FilterException;
    }

    private void each(Part part) throws FilterException {
        tokens.needSign("(");
        do {
            part.read();
        } while (tokens.takeSignIf(","));
        tokens.needSign(")");
    }

    private List<Shape> envelope() throws FilterException {
        tokens.needSign("(");
        double west = tokens.number();
        tokens.needSign(",");
        double east = tokens.number();
        tokens.needSign(",");
        double first = tokens.number();
        tokens.needSign(",");
        double second = tokens.number();
        tokens.needSign(")");
        return QueryBox.shapes(west, Math.min(first, second), east, Math.max(first, second));
    }

    private Shape point() throws FilterException {
        tokens.needSign("(");
        Position position = position();
        tokens.needSign(")");
        return new Shape.Point(position);
    }

    private Shape polygon() throws FilterException {
        List<List<Position>> rings = new ArrayList<>();
        each(() -> rings.add(line()));
        return new Shape.Polygon(rings);
    }

    private List<Position> line() throws FilterException {
        List<Position> line = new ArrayList<>();
        each(() -> line.add(position()));
        return line;
    }

    private Position position() throws FilterException {
        budget.positions(1);
        double x = tokens.number();
        double y = tokens.number();
        while (tokens.peek().kind() == Token.Kind.NUMBER) {
            tokens.take();
        }
        return new Position(x, y);
    }
}
