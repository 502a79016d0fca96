package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.records.MetadataRecord;
import org.estran.records.Place;
import org.estran.records.Position;
import org.estran.records.RecordBuilder;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;

/** {@code geoLocations} of DataCite as boxes, polygons and named places. */
final class DataCitePlaces {

    private final List<BoundingBox> boxes = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    private DataCitePlaces() {}

    /** Where a record is, each place once. */
    static List<DataCite.Located> of(MetadataRecord record) {
        Set<DataCite.Located> places = new LinkedHashSet<>();
        Boxes.unfolded(record.boxes()).forEach(box -> places.add(new DataCite.Located(box, List.of(), null)));
        for (Shape shape : record.shapes()) {
            switch (shape) {
                case Shape.Point point -> places.add(new DataCite.Located(point.box(), List.of(), null));
                case Shape.Line line -> places.add(new DataCite.Located(line.box(), List.of(), null));
                case Shape.Polygon polygon ->
                    places.add(new DataCite.Located(null, polygon.coordinates().getFirst(), null));
            }
        }
        for (Place place : record.places()) {
            place.name().byLanguage().values().stream()
                    .map(Xml::clean)
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> places.add(new DataCite.Located(null, List.of(), name)));
        }
        return List.copyOf(places);
    }

    static void read(List<JsonPart> locations, RecordBuilder record) {
        DataCitePlaces read = new DataCitePlaces();
        locations.forEach(read::location);
        record.boxes(Boxes.folded(read.boxes))
                .shapes(read.shapes.stream().distinct().toList())
                .places(read.places.stream().distinct().toList());
    }

    private void location(JsonPart location) {
        String place = location.at("geoLocationPlace").text();
        if (!place.isEmpty()) {
            places.add(new Place(new LocalizedText(Map.of(LanguageCodes.UNKNOWN, place)), null, null));
        }
        box(location.at("geoLocationBox")).ifPresent(boxes::add);
        point(location.at("geoLocationPoint"))
                .ifPresent(p -> boxes.add(new BoundingBox(p.longitude(), p.latitude(), p.longitude(), p.latitude())));
        JsonPart polygons = location.at("geoLocationPolygon");
        boolean isOne = polygons.each().stream().anyMatch(p -> p.has("polygonPoint"));
        for (JsonPart polygon : isOne ? List.of(polygons) : polygons.each()) {
            polygon(polygon).ifPresent(shapes::add);
        }
    }

    private static Optional<Shape> polygon(JsonPart polygon) {
        List<Position> ring = new ArrayList<>();
        for (JsonPart item : polygon.each()) {
            for (JsonPart point : item.all("polygonPoint")) {
                point(point).ifPresent(ring::add);
            }
        }
        try {
            return Optional.of(new Shape.Polygon(List.of(ring)));
        } catch (IllegalArgumentException notClosed) {
            return Optional.empty();
        }
    }

    /** Named sides; in kernel 3, south, west, north and east in one text. */
    private static Optional<BoundingBox> box(JsonPart box) {
        double[] n = numbers(box);
        try {
            if (n.length == 4) {
                return Optional.of(new BoundingBox(n[1], n[0], n[3], n[2]));
            }
            return Optional.of(new BoundingBox(
                    box.at("westBoundLongitude").number().orElseThrow(IllegalArgumentException::new),
                    box.at("southBoundLatitude").number().orElseThrow(IllegalArgumentException::new),
                    box.at("eastBoundLongitude").number().orElseThrow(IllegalArgumentException::new),
                    box.at("northBoundLatitude").number().orElseThrow(IllegalArgumentException::new)));
        } catch (IllegalArgumentException absurd) {
            return Optional.empty();
        }
    }

    /** Named coordinates; in kernel 3, latitude and longitude in one text. */
    private static Optional<Position> point(JsonPart point) {
        double[] n = numbers(point);
        try {
            if (n.length == 2) {
                return Optional.of(new Position(n[1], n[0]));
            }
            return Optional.of(new Position(
                    point.at("pointLongitude").number().orElseThrow(IllegalArgumentException::new),
                    point.at("pointLatitude").number().orElseThrow(IllegalArgumentException::new)));
        } catch (IllegalArgumentException absurd) {
            return Optional.empty();
        }
    }

    private static double[] numbers(JsonPart part) {
        try {
            return part.isText()
                    ? java.util.Arrays.stream(part.text().split("[\\s,]+"))
                            .mapToDouble(Double::parseDouble)
                            .toArray()
                    : new double[0];
        } catch (NumberFormatException words) {
            return new double[0];
        }
    }
}
