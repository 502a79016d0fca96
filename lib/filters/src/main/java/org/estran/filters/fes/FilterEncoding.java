package org.estran.filters.fes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.crosswalks.Xml;
import org.estran.filters.Budget;
import org.estran.filters.Distances;
import org.estran.filters.Filter;
import org.estran.filters.Filter.Case;
import org.estran.filters.Filter.Comparison;
import org.estran.filters.Filter.SpatialRelation;
import org.estran.filters.Filter.TemporalRelation;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.Literal;
import org.estran.filters.Quoted;
import org.estran.filters.Wildcards;
import org.estran.records.Shape;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Reads a {@code Filter} element of Filter Encoding 1.0, 1.1 or 2.0. Functions and arithmetic are refused: the capabilities
 * of those who use this declare none.
 */
public final class FilterEncoding {

    /** Filter Encoding 1.0 and 1.1. */
    public static final String OGC = "http://www.opengis.net/ogc";

    public static final String FES = "http://www.opengis.net/fes/2.0";

    /** The property that {@code ResourceId}, {@code FeatureId} and {@code GmlObjectId} ask for. */
    public static final String RESOURCE_ID = "@id";

    private static final Set<String> IDS = Set.of("ResourceId", "FeatureId", "GmlObjectId", "RecordId");

    private final Budget budget;
    private final GmlGeometry geometries;

    private FilterEncoding(Budget budget) {
        this.budget = budget;
        this.geometries = new GmlGeometry(budget);
    }

    public static Filter read(String xml, FilterLimits limits) throws FilterException {
        Budget budget = new Budget(limits);
        budget.text(xml);
        try {
            return read(Xml.parse(xml.strip()).getDocumentElement(), budget);
        } catch (SAXException broken) {
            throw new FilterException("The filter is no well-formed XML: " + broken.getMessage(), broken);
        }
    }

    public static Filter read(Element filter, FilterLimits limits) throws FilterException {
        return read(filter, new Budget(limits));
    }

    private static Filter read(Element filter, Budget budget) throws FilterException {
        String namespace = filter.getNamespaceURI();
        if (!"Filter".equals(filter.getLocalName()) || !(OGC.equals(namespace) || FES.equals(namespace))) {
            throw new FilterException("A filter is an element Filter of " + OGC + " or " + FES + ", not "
                    + Quoted.of(filter.getNodeName()) + " of " + Quoted.of(String.valueOf(namespace)) + ".");
        }
        return new FilterEncoding(budget).filter(filter);
    }

    private Filter filter(Element filter) throws FilterException {
        List<Element> conditions = Xml.children(filter);
        if (conditions.isEmpty()) {
            throw new FilterException("The filter is empty.");
        }
        if (IDS.contains(conditions.getFirst().getLocalName())) {
            return ids(conditions);
        }
        if (conditions.size() > 1) {
            throw new FilterException("A filter has one condition; join several by And or Or.");
        }
        return condition(conditions.getFirst(), 1);
    }

    private Filter ids(List<Element> conditions) throws FilterException {
        List<Literal> ids = new ArrayList<>();
        for (Element id : conditions) {
            budget.condition(1);
            String value = Optional.of(id.getAttribute("rid"))
                    .filter(a -> !a.isEmpty())
                    .or(() -> Optional.of(id.getAttribute("fid")).filter(a -> !a.isEmpty()))
                    .or(() -> Optional.of(id.getAttributeNS("http://www.opengis.net/gml", "id"))
                            .filter(a -> !a.isEmpty()))
                    .orElse(id.getTextContent().strip());
            if (!IDS.contains(id.getLocalName()) || value.isEmpty()) {
                throw new FilterException("Beside identifiers a filter may have nothing but identifiers.");
            }
            ids.add(new Literal.Text(value));
        }
        return new Filter.In(RESOURCE_ID, ids, Case.EXACT);
    }

    private Filter condition(Element element, int depth) throws FilterException {
        budget.condition(depth);
        String name = String.valueOf(element.getLocalName());
        return switch (name) {
            case "And" -> new Filter.And(parts(element, depth));
            case "Or" -> new Filter.Or(parts(element, depth));
            case "Not" -> negation(element, depth);
            case "PropertyIsEqualTo" -> comparison(element, Comparison.EQUAL);
            case "PropertyIsNotEqualTo" -> comparison(element, Comparison.NOT_EQUAL);
            case "PropertyIsLessThan" -> comparison(element, Comparison.LESS);
            case "PropertyIsGreaterThan" -> comparison(element, Comparison.GREATER);
            case "PropertyIsLessThanOrEqualTo", "PropertyIsLessThanEqualTo" ->
                comparison(element, Comparison.LESS_OR_EQUAL);
            case "PropertyIsGreaterThanOrEqualTo", "PropertyIsGreaterThanEqualTo" ->
                comparison(element, Comparison.GREATER_OR_EQUAL);
            case "PropertyIsLike" -> like(element);
            case "PropertyIsNull", "PropertyIsNil" -> new Filter.IsNull(property(element));
            case "PropertyIsBetween" -> between(element);
            case "BBOX", "Intersects" -> spatial(element, SpatialRelation.INTERSECTS);
            case "Equals" -> spatial(element, SpatialRelation.EQUALS);
            case "Disjoint" -> spatial(element, SpatialRelation.DISJOINT);
            case "Touches" -> spatial(element, SpatialRelation.TOUCHES);
            case "Within" -> spatial(element, SpatialRelation.WITHIN);
            case "Overlaps" -> spatial(element, SpatialRelation.OVERLAPS);
            case "Crosses" -> spatial(element, SpatialRelation.CROSSES);
            case "Contains" -> spatial(element, SpatialRelation.CONTAINS);
            case "DWithin" -> distance(element, true);
            case "Beyond" -> distance(element, false);
            default -> temporalOr(element, name);
        };
    }

    private Filter temporalOr(Element element, String name) throws FilterException {
        return switch (name) {
            case "After" -> temporal(element, TemporalRelation.AFTER);
            case "Before" -> temporal(element, TemporalRelation.BEFORE);
            case "Begins" -> temporal(element, TemporalRelation.BEGINS);
            case "BegunBy" -> temporal(element, TemporalRelation.BEGUN_BY);
            case "TContains" -> temporal(element, TemporalRelation.CONTAINS);
            case "During" -> temporal(element, TemporalRelation.DURING);
            case "EndedBy" -> temporal(element, TemporalRelation.ENDED_BY);
            case "Ends" -> temporal(element, TemporalRelation.ENDS);
            case "TEquals" -> temporal(element, TemporalRelation.EQUALS);
            case "AnyInteracts" -> temporal(element, TemporalRelation.ANY_INTERACTS);
            case "Meets" -> temporal(element, TemporalRelation.MEETS);
            case "MetBy" -> temporal(element, TemporalRelation.MET_BY);
            case "TOverlaps" -> temporal(element, TemporalRelation.OVERLAPS);
            case "OverlappedBy" -> temporal(element, TemporalRelation.OVERLAPPED_BY);
            default -> throw new FilterException("The operator " + Quoted.of(name) + " is not known here.");
        };
    }

    private List<Filter> parts(Element element, int depth) throws FilterException {
        List<Filter> parts = new ArrayList<>();
        for (Element part : Xml.children(element)) {
            parts.add(condition(part, depth + 1));
        }
        if (parts.isEmpty()) {
            throw new FilterException(element.getLocalName() + " joins nothing.");
        }
        return parts;
    }

    private Filter negation(Element element, int depth) throws FilterException {
        List<Element> children = Xml.children(element);
        if (children.size() != 1) {
            throw new FilterException("Not has one condition.");
        }
        return new Filter.Not(condition(children.getFirst(), depth + 1));
    }

    private Filter comparison(Element element, Comparison how) throws FilterException {
        refuseActions(element);
        List<Element> sides = Xml.children(element);
        if (sides.size() != 2) {
            throw new FilterException(element.getLocalName() + " compares a property with a literal.");
        }
        boolean propertyFirst = isProperty(sides.getFirst());
        Element property = propertyFirst ? sides.getFirst() : sides.getLast();
        Element literal = propertyFirst ? sides.getLast() : sides.getFirst();
        return new Filter.Compare(
                name(property), propertyFirst ? how : how.turned(), literal(literal), letters(element));
    }

    private static void refuseActions(Element element) throws FilterException {
        String action = element.getAttribute("matchAction");
        if (!action.isEmpty() && !action.equalsIgnoreCase("Any")) {
            throw new FilterException("matchAction " + Quoted.of(action) + " is not known here, only Any.");
        }
    }

    private static Case letters(Element element) {
        String told = element.getAttribute("matchCase");
        return told.equals("false") || told.equals("0") ? Case.IGNORED : Case.EXACT;
    }

    private Filter like(Element element) throws FilterException {
        Element literal = Elements.needed(element, "Literal");
        String escape = element.hasAttribute("escapeChar")
                ? element.getAttribute("escapeChar")
                : element.getAttribute("escape");
        return new Filter.Like(
                property(element),
                Wildcards.pattern(
                        literal.getTextContent(),
                        element.getAttribute("wildCard"),
                        element.getAttribute("singleChar"),
                        escape),
                likeLetters(element));
    }

    /** Where nothing is said of upper and lower case, they are alike, as catalogues practise it. */
    private static Case likeLetters(Element element) {
        return element.hasAttribute("matchCase") ? letters(element) : Case.IGNORED;
    }

    private Filter between(Element element) throws FilterException {
        Element least = Elements.needed(element, "LowerBoundary");
        Element greatest = Elements.needed(element, "UpperBoundary");
        return new Filter.Between(property(element), bound(least), bound(greatest));
    }

    private static Literal bound(Element boundary) throws FilterException {
        return literal(Elements.needed(boundary, "Literal"));
    }

    private Filter spatial(Element element, SpatialRelation how) throws FilterException {
        return new Filter.Spatial(spatialProperty(element), how, place(element));
    }

    /** Of BBOX the property may be left out; then it is the place of the record. */
    private static String spatialProperty(Element element) throws FilterException {
        return "BBOX".equals(element.getLocalName())
                        && Elements.child(element, "PropertyName", "ValueReference")
                                .isEmpty()
                ? "BoundingBox"
                : property(element);
    }

    private Filter distance(Element element, boolean within) throws FilterException {
        Element distance = Elements.needed(element, "Distance");
        String unit = distance.hasAttribute("uom") ? distance.getAttribute("uom") : distance.getAttribute("units");
        try {
            double value = Double.parseDouble(Elements.text(distance));
            return new Filter.Distance(spatialProperty(element), place(element), Distances.metres(value, unit), within);
        } catch (NumberFormatException told) {
            throw new FilterException("The distance is no number.", told);
        }
    }

    private List<Shape> place(Element element) throws FilterException {
        for (Element operand : Xml.children(element)) {
            if (GmlGeometry.isOne(operand)) {
                return geometries.read(operand);
            }
            if ("Literal".equals(operand.getLocalName())) {
                List<Element> inside = Xml.children(operand);
                if (inside.size() == 1 && GmlGeometry.isOne(inside.getFirst())) {
                    return geometries.read(inside.getFirst());
                }
            }
        }
        throw new FilterException(element.getLocalName() + " has no geometry that is known here.");
    }

    private static Filter temporal(Element element, TemporalRelation how) throws FilterException {
        for (Element operand : Xml.children(element)) {
            if (!isProperty(operand)) {
                refuseExpression(operand);
                List<Element> inside = Xml.children(operand);
                Element time =
                        "Literal".equals(operand.getLocalName()) && inside.size() == 1 ? inside.getFirst() : operand;
                return new Filter.Temporal(property(element), how, GmlTime.read(time));
            }
        }
        throw new FilterException(element.getLocalName() + " has no time.");
    }

    private static String property(Element element) throws FilterException {
        return name(Elements.needed(element, "PropertyName", "ValueReference"));
    }

    private static boolean isProperty(Element element) {
        return "PropertyName".equals(element.getLocalName()) || "ValueReference".equals(element.getLocalName());
    }

    private static String name(Element property) throws FilterException {
        if (!isProperty(property)) {
            refuseExpression(property);
            throw new FilterException("A property is named by PropertyName or ValueReference, not by "
                    + Quoted.of(property.getLocalName()) + ".");
        }
        String name = Elements.text(property);
        if (name.isEmpty()) {
            throw new FilterException(property.getLocalName() + " names no property.");
        }
        return name;
    }

    private static Literal literal(Element element) throws FilterException {
        refuseExpression(element);
        if (!"Literal".equals(element.getLocalName())) {
            throw new FilterException(
                    "A property is compared with a literal, not with " + Quoted.of(element.getLocalName()) + ".");
        }
        return new Literal.Text(Elements.text(element));
    }

    private static void refuseExpression(Element element) throws FilterException {
        switch (String.valueOf(element.getLocalName())) {
            case "Function" ->
                throw new FilterException("The function " + Quoted.of(element.getAttribute("name"))
                        + " is not known here; no function is.");
            case "Add", "Sub", "Mul", "Div" -> throw new FilterException("Arithmetic is not done in filters here.");
            default -> {}
        }
    }
}
