package org.estran.ows.csw;

import java.io.IOException;
import java.util.List;
import org.estran.ows.Markup;

/** What filters can be asked: of Filter Encoding 1.1 in CSW 2.0.2, of 2.0 in CSW 3.0.0. */
final class FilterCapabilities {

    private static final List<String> SPATIAL = List.of(
            "BBOX",
            "Equals",
            "Disjoint",
            "Intersects",
            "Touches",
            "Crosses",
            "Within",
            "Contains",
            "Overlaps",
            "Beyond",
            "DWithin");
    private static final List<String> TEMPORAL = List.of(
            "After",
            "Before",
            "Begins",
            "BegunBy",
            "TContains",
            "During",
            "TEquals",
            "TOverlaps",
            "Meets",
            "OverlappedBy",
            "MetBy",
            "Ends",
            "EndedBy");

    private final Markup out;
    private final CswVersion version;

    FilterCapabilities(Markup out, CswVersion version) {
        this.out = out;
        this.version = version;
    }

    void write() throws IOException {
        switch (version) {
            case V2_0_2 -> first();
            case V3_0_0 -> second();
        }
    }

    private void first() throws IOException {
        out.start("ogc:Filter_Capabilities");
        out.start("ogc:Spatial_Capabilities").start("ogc:GeometryOperands");
        for (String operand : List.of("gml:Envelope", "gml:Point", "gml:LineString", "gml:Polygon")) {
            out.element("ogc:GeometryOperand", operand);
        }
        out.end().start("ogc:SpatialOperators");
        for (String operator : SPATIAL) {
            out.start("ogc:SpatialOperator", "name", operator).end();
        }
        out.end().end();
        out.start("ogc:Scalar_Capabilities").start("ogc:LogicalOperators").end();
        out.start("ogc:ComparisonOperators");
        for (String operator : List.of(
                "LessThan",
                "GreaterThan",
                "LessThanEqualTo",
                "GreaterThanEqualTo",
                "EqualTo",
                "NotEqualTo",
                "Like",
                "Between",
                "NullCheck")) {
            out.element("ogc:ComparisonOperator", operator);
        }
        out.end().end();
        out.start("ogc:Id_Capabilities")
                .start("ogc:EID")
                .end()
                .start("ogc:FID")
                .end()
                .end();
        out.end();
    }

    private void second() throws IOException {
        out.start("fes:Filter_Capabilities");
        // The schema of filters has the words of OWS Common 1.1.
        out.start("fes:Conformance", "xmlns:ows11", "http://www.opengis.net/ows/1.1");
        for (String name : List.of(
                "ImplementsQuery",
                "ImplementsAdHocQuery",
                "ImplementsFunctions",
                "ImplementsResourceId",
                "ImplementsMinStandardFilter",
                "ImplementsStandardFilter",
                "ImplementsMinSpatialFilter",
                "ImplementsSpatialFilter",
                "ImplementsMinTemporalFilter",
                "ImplementsTemporalFilter",
                "ImplementsVersionNav",
                "ImplementsSorting",
                "ImplementsExtendedOperators",
                "ImplementsMinimumXPath",
                "ImplementsSchemaElementFunc")) {
            conformance(name);
        }
        out.end();
        out.start("fes:Id_Capabilities")
                .start("fes:ResourceIdentifier", "name", "csw30:id")
                .end()
                .end();
        out.start("fes:Scalar_Capabilities").start("fes:LogicalOperators").end();
        out.start("fes:ComparisonOperators");
        for (String operator : List.of(
                "PropertyIsLessThan",
                "PropertyIsGreaterThan",
                "PropertyIsLessThanOrEqualTo",
                "PropertyIsGreaterThanOrEqualTo",
                "PropertyIsEqualTo",
                "PropertyIsNotEqualTo",
                "PropertyIsLike",
                "PropertyIsBetween",
                "PropertyIsNull")) {
            out.start("fes:ComparisonOperator", "name", operator).end();
        }
        out.end().end();
        operators(
                "Spatial", "Geometry", List.of("gml:Envelope", "gml:Point", "gml:LineString", "gml:Polygon"), SPATIAL);
        operators("Temporal", "Temporal", List.of("gml:TimeInstant", "gml:TimePeriod"), TEMPORAL);
        out.end();
    }

    private void conformance(String name) throws IOException {
        boolean holds = !List.of(
                        "ImplementsFunctions",
                        "ImplementsVersionNav",
                        "ImplementsExtendedOperators",
                        "ImplementsMinimumXPath",
                        "ImplementsSchemaElementFunc")
                .contains(name);
        out.start("fes:Constraint", "name", name);
        out.start("ows11:NoValues").end();
        out.element("ows11:DefaultValue", holds ? "TRUE" : "FALSE");
        out.end();
    }

    private void operators(String family, String operand, List<String> operands, List<String> names)
            throws IOException {
        out.start("fes:" + family + "_Capabilities").start("fes:" + operand + "Operands");
        for (String name : operands) {
            out.start("fes:" + operand + "Operand", "name", name).end();
        }
        out.end().start("fes:" + family + "Operators");
        for (String name : names) {
            out.start("fes:" + family + "Operator", "name", name).end();
        }
        out.end().end();
    }
}
