package org.estran.crosswalks.dcat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.estran.crosswalks.Boxes;
import org.estran.records.Period;
import org.estran.records.Place;
import org.estran.records.RecordBuilder;
import org.estran.records.ReferenceSystem;
import org.estran.records.Representation;
import org.estran.records.Resolution;
import org.estran.records.ResolutionMeasure;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** Locations, periods, resolutions and reference systems of a resource. */
final class ExtentsFromDcat {

    private final Node thing;
    private final List<BoundingBox> boxes = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    ExtentsFromDcat(Node thing) {
        this.thing = thing;
    }

    void read(RecordBuilder record) {
        thing.all("dct:spatial").forEach(this::location);
        record.boxes(Boxes.folded(boxes.stream()
                        .distinct()
                        .sorted(Comparator.comparing(BoundingBox::text))
                        .toList()))
                .shapes(shapes.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Shape::toString))
                        .toList())
                .places(places.stream().distinct().toList())
                .periods(thing.all("dct:temporal").stream()
                        .flatMap(p -> period(p).stream())
                        .distinct()
                        .toList())
                .representation(new Representation(
                        techniques(), resolutions(), thing.values("dcat:temporalResolution"), referenceSystems()));
    }

    private List<String> techniques() {
        return thing.all("dcat:distribution").stream()
                .flatMap(d -> d.addresses("adms:representationTechnique").stream())
                .filter(address -> address.startsWith(Words.TECHNIQUE))
                .map(address -> address.substring(Words.TECHNIQUE.length()))
                .distinct()
                .sorted()
                .toList();
    }

    /** A box is a box by its property, or a rectangle by its corners. */
    private void location(Node location) {
        List<String> written = new ArrayList<>(location.values("dcat:bbox"));
        Geometries.first(written).ifPresent(shape -> boxes.add(shape.box()));
        if (written.isEmpty()) {
            Geometries.first(location.values("locn:geometry")).ifPresent(shape -> {
                if (Geometries.isRectangle(shape)) {
                    boxes.add(shape.box());
                } else {
                    shapes.add(shape);
                }
            });
        }
        location.values("dcat:centroid");
        LocalizedText name = location.text("skos:prefLabel", "rdfs:label", "locn:geographicName", "dct:title");
        if (location.uri() != null || !name.isEmpty()) {
            places.add(new Place(name, location.uri(), null));
        }
    }

    private static Optional<Period> period(Node period) {
        String start = period.value("dcat:startDate", "schema:startDate");
        String end = period.value("dcat:endDate", "schema:endDate");
        try {
            TimeInterval interval = new TimeInterval(
                    start == null ? null : TimeInterval.first(start), end == null ? null : TimeInterval.last(end));
            return interval.isEmpty() ? Optional.empty() : Optional.of(Period.of(interval));
        } catch (IllegalArgumentException noDate) {
            return Optional.empty();
        }
    }

    private List<Resolution> resolutions() {
        List<Resolution> resolutions = new ArrayList<>();
        thing.values("dcat:spatialResolutionInMeters")
                .forEach(v ->
                        number(v).ifPresent(n -> resolutions.add(new Resolution(ResolutionMeasure.DISTANCE, n, "m"))));
        for (Node measurement : thing.all("dqv:hasQualityMeasurement")) {
            String of = measurement.addresses("dqv:isMeasurementOf").stream()
                    .findFirst()
                    .orElse("");
            ResolutionMeasure measure = switch (of.replaceFirst(".*/spatialResolutionAs", "")) {
                case "Scale" -> ResolutionMeasure.SCALE;
                case "AngularDistance" -> ResolutionMeasure.ANGLE;
                case "VerticalDistance" -> ResolutionMeasure.VERTICAL;
                default -> ResolutionMeasure.DISTANCE;
            };
            String unit = measurement.value("sdmx-attribute:unitMeasure");
            if (of.contains("spatialResolutionAs")) {
                number(measurement.value("dqv:value"))
                        .map(n -> measure == ResolutionMeasure.SCALE ? denominator(n) : n)
                        .ifPresent(n -> resolutions.add(new Resolution(measure, n, unit)));
            }
        }
        return resolutions.stream().distinct().toList();
    }

    /** A scale is a fraction; some write the denominator alone. */
    private static double denominator(double scale) {
        boolean isFraction = scale > 0 && scale < 1;
        return isFraction
                ? BigDecimal.ONE
                        .divide(BigDecimal.valueOf(scale), new MathContext(12))
                        .doubleValue()
                : scale;
    }

    private static Optional<Double> number(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new BigDecimal(text.strip()).doubleValue());
        } catch (NumberFormatException words) {
            return Optional.empty();
        }
    }

    private List<ReferenceSystem> referenceSystems() {
        List<ReferenceSystem> systems = new ArrayList<>();
        for (Node node : thing.all("geodcatap:referenceSystem")) {
            String uri = node.uri();
            node.values("dct:type");
            String code = uri == null
                    ? node.value("dct:identifier")
                    : uri.replaceFirst("^https?://www\\.opengis\\.net/def/crs/EPSG/[^/]*/(\\d+)$", "EPSG:$1");
            if (code != null) {
                systems.add(new ReferenceSystem(code, node.value("dct:title", "skos:prefLabel"), null));
            }
        }
        return systems;
    }
}
