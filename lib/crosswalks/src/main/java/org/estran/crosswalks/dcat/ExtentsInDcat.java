package org.estran.crosswalks.dcat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.BaseDatatype;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Resource;
import org.estran.crosswalks.Addresses;
import org.estran.crosswalks.Boxes;
import org.estran.crosswalks.Periods;
import org.estran.records.MetadataRecord;
import org.estran.records.Period;
import org.estran.records.Place;
import org.estran.records.Position;
import org.estran.records.ReferenceSystem;
import org.estran.records.Resolution;
import org.estran.records.ResolutionMeasure;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;

/** Where, when, how fine, in which reference systems. Geometries are WKT, longitude first (CRS84). */
final class ExtentsInDcat {

    static final RDFDatatype WKT = new BaseDatatype(Words.GEO + "wktLiteral");

    /** A scale is told as a fraction, of which the denominator must come back. */
    private static final MathContext FRACTION = new MathContext(15);

    private final Graph graph;
    private final Resource thing;

    ExtentsInDcat(Graph graph, Resource thing) {
        this.graph = graph;
        this.thing = thing;
    }

    void write(MetadataRecord record) {
        Boxes.unfolded(record.boxes()).forEach(box -> location("dcat:bbox", wkt(box)));
        record.shapes().forEach(shape -> location("locn:geometry", wkt(shape)));
        record.places().forEach(this::place);
        record.periods().forEach(this::period);
        record.representation().resolutions().forEach(this::resolution);
        record.representation().timeSteps().stream()
                .map(String::strip)
                .filter(step -> XSDDatatype.XSDduration.isValid(step))
                .forEach(step -> graph.typed(thing, "dcat:temporalResolution", step, XSDDatatype.XSDduration));
        record.representation().referenceSystems().forEach(this::referenceSystem);
    }

    private void location(String property, String wkt) {
        graph.typed(graph.blank(thing, "dct:spatial", "dct:Location"), property, wkt, WKT);
    }

    private void place(Place place) {
        Optional<String> uri = place.uri() == null ? Optional.empty() : Addresses.web(place.uri());
        if (uri.isEmpty() && place.name().isEmpty()) {
            return;
        }
        Resource node = uri.map(address -> graph.link(thing, "dct:spatial", address, "dct:Location"))
                .orElseGet(() -> graph.blank(thing, "dct:spatial", "dct:Location"));
        graph.texts(node, "skos:prefLabel", place.name());
    }

    private void period(Period period) {
        if (period.interval().isEmpty()) {
            return;
        }
        Resource node = graph.blank(thing, "dct:temporal", "dct:PeriodOfTime");
        if (period.start() != null) {
            graph.date(node, "dcat:startDate", Periods.start(period.interval(), ""));
        }
        if (period.end() != null) {
            graph.date(node, "dcat:endDate", Periods.end(period.interval(), ""));
        }
    }

    private void resolution(Resolution resolution) {
        boolean isMetres = resolution.measure() == ResolutionMeasure.DISTANCE
                && ("m".equals(resolution.unit()) || resolution.unit() == null);
        boolean isScale = resolution.measure() == ResolutionMeasure.SCALE;
        if (isScale && resolution.value() < 1) {
            return;
        }
        BigDecimal number = BigDecimal.valueOf(resolution.value());
        String value =
                (isScale ? BigDecimal.ONE.divide(number, FRACTION).stripTrailingZeros() : number).toPlainString();
        if (isMetres) {
            graph.typed(thing, "dcat:spatialResolutionInMeters", value, XSDDatatype.XSDdecimal);
            return;
        }
        String measure = switch (resolution.measure()) {
            case SCALE -> "spatialResolutionAsScale";
            case DISTANCE -> "spatialResolutionAsDistance";
            case ANGLE -> "spatialResolutionAsAngularDistance";
            case VERTICAL -> "spatialResolutionAsVerticalDistance";
        };
        Resource node = graph.blank(thing, "dqv:hasQualityMeasurement", "dqv:QualityMeasurement");
        graph.link(node, "dqv:isMeasurementOf", Words.address("geodcatap:" + measure), "dqv:Metric");
        graph.typed(node, "dqv:value", value, XSDDatatype.XSDdecimal);
        graph.plain(node, "sdmx-attribute:unitMeasure", resolution.unit() == null ? "" : resolution.unit());
    }

    private void referenceSystem(ReferenceSystem system) {
        String code = system.code().strip();
        Optional<String> address = code.matches("EPSG:\\d{4,6}")
                ? Optional.of("http://www.opengis.net/def/crs/EPSG/0/" + code.substring(5))
                : Addresses.web(code);
        Resource node = address.map(a -> graph.link(thing, "geodcatap:referenceSystem", a, "dct:Standard"))
                .orElseGet(() -> graph.blank(thing, "geodcatap:referenceSystem", "dct:Standard"));
        graph.link(node, "dct:type", "http://inspire.ec.europa.eu/glossary/SpatialReferenceSystem");
        if (address.isEmpty()) {
            graph.plain(node, "dct:identifier", code);
        }
        graph.plain(node, "dct:title", system.name() == null ? "" : system.name());
    }

    private static String wkt(BoundingBox box) {
        if (box.isPoint()) {
            return "POINT(" + Boxes.degrees(box.west()) + " " + Boxes.degrees(box.south()) + ")";
        }
        Position southWest = new Position(box.west(), box.south());
        List<Position> ring = List.of(
                southWest,
                new Position(box.east(), box.south()),
                new Position(box.east(), box.north()),
                new Position(box.west(), box.north()),
                southWest);
        return "POLYGON(" + line(ring) + ")";
    }

    private static String wkt(Shape shape) {
        return switch (shape) {
            case Shape.Point point -> "POINT" + line(List.of(point.coordinates()));
            case Shape.Line line -> "LINESTRING" + line(line.coordinates());
            case Shape.Polygon polygon ->
                polygon.coordinates().stream()
                        .map(ExtentsInDcat::line)
                        .collect(Collectors.joining(",", "POLYGON(", ")"));
        };
    }

    private static String line(List<Position> positions) {
        return positions.stream()
                .map(p -> Boxes.degrees(p.longitude()) + " " + Boxes.degrees(p.latitude()))
                .collect(Collectors.joining(",", "(", ")"));
    }
}
