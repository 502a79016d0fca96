package org.estran.filters.fes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.estran.crosswalks.Xml;
import org.estran.filters.AxisOrder;
import org.estran.filters.Budget;
import org.estran.filters.FilterException;
import org.estran.filters.QueryBox;
import org.estran.filters.Quoted;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads the geometries of GML 2, 3.1 and 3.2 that a filter may hold, as WGS 84. */
final class GmlGeometry {

    private static final int DEEPEST = 12;
    private static final Set<String> NAMES = Set.of(
            "Point",
            "LineString",
            "Curve",
            "Polygon",
            "Surface",
            "Envelope",
            "Box",
            "MultiPoint",
            "MultiCurve",
            "MultiLineString",
            "MultiSurface",
            "MultiPolygon",
            "MultiGeometry");
    private static final Set<String> HOLDERS = Set.of(
            "pointMember",
            "pointMembers",
            "curveMember",
            "curveMembers",
            "lineStringMember",
            "surfaceMember",
            "surfaceMembers",
            "polygonMember",
            "geometryMember",
            "geometryMembers",
            "segments",
            "patches");

    private final Budget budget;

    GmlGeometry(Budget budget) {
        this.budget = budget;
    }

    static boolean isOne(Element element) {
        return NAMES.contains(element.getLocalName());
    }

    List<Shape> read(Element geometry) throws FilterException {
        List<Shape> shapes = new ArrayList<>();
        try {
            read(geometry, null, 0, shapes);
        } catch (IllegalArgumentException absurd) {
            throw new FilterException(geometry.getLocalName() + ": " + absurd.getMessage() + ".", absurd);
        }
        if (shapes.isEmpty()) {
            throw new FilterException(geometry.getLocalName() + " is empty.");
        }
        return shapes;
    }

    private void read(Element element, @Nullable String inherited, int depth, List<Shape> into) throws FilterException {
        if (depth > DEEPEST) {
            throw new FilterException("The geometry is nested too deeply.");
        }
        String reference = element.hasAttribute("srsName") ? element.getAttribute("srsName") : inherited;
        String name = String.valueOf(element.getLocalName());
        switch (name) {
            case "Envelope", "Box" -> into.addAll(envelope(element, reference));
            case "Point" ->
                into.add(new Shape.Point(positions(element, reference).getFirst()));
            case "LineString", "LineStringSegment" -> into.add(new Shape.Line(positions(element, reference)));
            case "Polygon", "PolygonPatch" -> into.add(polygon(element, reference));
            default -> {
                if (!NAMES.contains(name) && !HOLDERS.contains(name)) {
                    throw new FilterException("The geometry " + Quoted.of(name) + " is not known here.");
                }
                for (Element part : Xml.children(element)) {
                    read(part, reference, depth + 1, into);
                }
            }
        }
    }

    private Shape polygon(Element polygon, @Nullable String reference) throws FilterException {
        List<List<Position>> rings = new ArrayList<>();
        for (Element boundary : Xml.children(polygon)) {
            switch (String.valueOf(boundary.getLocalName())) {
                case "exterior", "outerBoundaryIs", "interior", "innerBoundaryIs" ->
                    rings.add(positions(Elements.needed(boundary, "LinearRing"), reference));
                default ->
                    throw new FilterException("A polygon has rings, no " + Quoted.of(boundary.getLocalName()) + ".");
            }
        }
        return new Shape.Polygon(rings);
    }

    private List<Shape> envelope(Element box, @Nullable String reference) throws FilterException {
        List<double[]> corners = new ArrayList<>();
        for (Element part : Xml.children(box)) {
            corners.addAll(tuples(part, 2));
        }
        if (corners.size() != 2) {
            throw new FilterException(box.getLocalName() + " needs a lower and an upper corner.");
        }
        budget.positions(2);
        double[] low = corners.getFirst();
        double[] high = corners.getLast();
        boolean latitudeFirst = switch (AxisOrder.of(reference)) {
            case LATITUDE_FIRST -> true;
            case LONGITUDE_FIRST -> false;
            case UNSTATED -> Math.abs(low[0]) <= 90 && Math.abs(high[0]) <= 90;
        };
        return QueryBox.shapes(latitudeFirst, low[0], low[1], high[0], high[1]);
    }

    private List<Position> positions(Element element, @Nullable String inherited) throws FilterException {
        String reference = element.hasAttribute("srsName") ? element.getAttribute("srsName") : inherited;
        List<double[]> tuples = new ArrayList<>();
        for (Element part : Xml.children(element)) {
            String own = part.getAttribute("srsName");
            reference = own.isEmpty() ? reference : own;
            tuples.addAll(tuples(part, dimension(element)));
        }
        if (tuples.isEmpty()) {
            throw new FilterException(element.getLocalName() + " has no position.");
        }
        budget.positions(tuples.size());
        AxisOrder order = AxisOrder.of(reference);
        boolean latitudeFirst = order == AxisOrder.LATITUDE_FIRST
                || (order == AxisOrder.UNSTATED && tuples.stream().allMatch(t -> Math.abs(t[0]) <= 90));
        return tuples.stream()
                .map(t -> latitudeFirst ? new Position(t[1], t[0]) : new Position(t[0], t[1]))
                .toList();
    }

    private static int dimension(Element element) throws FilterException {
        String told = element.getAttribute("srsDimension");
        return switch (told) {
            case "", "2" -> 2;
            case "3" -> 3;
            default ->
                throw new FilterException("A position has two or three coordinates, not " + Quoted.of(told) + ".");
        };
    }

    private static List<double[]> tuples(Element part, int inherited) throws FilterException {
        int dimension = part.hasAttribute("srsDimension") ? dimension(part) : inherited;
        return switch (String.valueOf(part.getLocalName())) {
            case "pos", "lowerCorner", "upperCorner", "posList" -> split(part.getTextContent(), dimension);
            case "coordinates" -> coordinates(part);
            case "coord" ->
                List.of(new double[] {
                    number(Elements.text(Elements.needed(part, "X"))), number(Elements.text(Elements.needed(part, "Y")))
                });
            case "pointProperty", "pointRep" ->
                tuples(Elements.needed(Elements.needed(part, "Point"), "pos"), dimension);
            default -> throw new FilterException("Positions are not told by " + Quoted.of(part.getLocalName()) + ".");
        };
    }

    private static List<double[]> split(String text, int dimension) throws FilterException {
        String[] words = text.strip().split("\\s+");
        // One position says by itself how many coordinates it has.
        int stride = words.length == 3 ? 3 : dimension;
        if (words.length % stride != 0) {
            throw new FilterException("The coordinates are not complete: " + Quoted.of(text) + ".");
        }
        List<double[]> tuples = new ArrayList<>();
        for (int i = 0; i < words.length; i += stride) {
            tuples.add(new double[] {number(words[i]), number(words[i + 1])});
        }
        return tuples;
    }

    /** GML 2: {@code cs} between coordinates, {@code ts} between tuples. */
    private static List<double[]> coordinates(Element element) throws FilterException {
        String between = element.getAttribute("cs").isEmpty() ? "," : element.getAttribute("cs");
        String tuple = element.getAttribute("ts").isBlank()
                ? "\\s+"
                : java.util.regex.Pattern.quote(element.getAttribute("ts"));
        List<double[]> tuples = new ArrayList<>();
        for (String text : element.getTextContent().strip().split(tuple)) {
            String[] words = text.strip().split(java.util.regex.Pattern.quote(between));
            if (words.length < 2) {
                throw new FilterException("The coordinates are not complete: " + Quoted.of(text) + ".");
            }
            tuples.add(new double[] {number(words[0]), number(words[1])});
        }
        return tuples;
    }

    private static double number(String word) throws FilterException {
        try {
            double number = Double.parseDouble(word.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException told) {
            throw new FilterException("Not a number: " + Quoted.of(word) + ".", told);
        }
        throw new FilterException("Not a number: " + Quoted.of(word) + ".");
    }
}
