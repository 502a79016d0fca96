package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.records.Period;
import org.estran.records.Place;
import org.estran.records.Position;
import org.estran.records.RecordBuilder;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;

/** {@code spatialCoverage} and {@code temporalCoverage}. Schema.org writes latitude before longitude. */
final class SchemaOrgExtents {

    private final String language;
    private final List<BoundingBox> boxes = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    private SchemaOrgExtents(String language) {
        this.language = language;
    }

    static void read(JsonPart json, String language, RecordBuilder record) {
        SchemaOrgExtents read = new SchemaOrgExtents(language);
        for (String property : List.of("spatialCoverage", "location", "areaServed")) {
            json.all(property).forEach(read::place);
        }
        record.boxes(Boxes.folded(read.boxes))
                .shapes(read.shapes.stream().distinct().toList())
                .places(read.places.stream().distinct().toList());
        List<Period> periods = new ArrayList<>();
        for (JsonPart time : json.all("temporalCoverage")) {
            period(time.text()).ifPresent(periods::add);
        }
        String start = json.at("startDate").text();
        String end = json.at("endDate").text();
        if (!start.isEmpty() || !end.isEmpty()) {
            period(start + "/" + end).ifPresent(periods::add);
        }
        record.periods(periods.stream().distinct().toList());
    }

    private void place(JsonPart place) {
        String name = place.isText() ? place.text() : place.at("name").text();
        if (!name.isEmpty()) {
            places.add(new Place(new LocalizedText(Map.of(language, name)), null, null));
        }
        place.at("@type").known();
        for (JsonPart geo : place.all("geo")) {
            geometry(geo);
        }
        if (place.has("box") || place.has("latitude") || place.has("polygon")) {
            geometry(place);
        }
    }

    private void geometry(JsonPart geo) {
        geo.at("@type").known();
        try {
            var latitude = geo.at("latitude").number();
            var longitude = geo.at("longitude").number();
            if (latitude.isPresent() && longitude.isPresent()) {
                boxes.add(new Shape.Point(new Position(longitude.get(), latitude.get())).box());
            }
            for (JsonPart one : geo.all("box")) {
                double[] n = numbers(one.text());
                if (n.length == 4) {
                    boxes.add(new BoundingBox(n[1], n[0], n[3], n[2]));
                }
            }
            for (JsonPart one : geo.all("polygon")) {
                shapes.add(new Shape.Polygon(List.of(positions(one.text()))));
            }
            for (JsonPart one : geo.all("line")) {
                shapes.add(new Shape.Line(positions(one.text())));
            }
        } catch (IllegalArgumentException absurd) {
            // a place that is none on Earth stays in the document
        }
    }

    private static double[] numbers(String text) {
        return text.isBlank()
                ? new double[0]
                : java.util.Arrays.stream(text.strip().split("[\\s,]+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    private static List<Position> positions(String text) {
        double[] n = numbers(text);
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i + 1 < n.length; i += 2) {
            positions.add(new Position(n[i + 1], n[i]));
        }
        return positions;
    }

    private static Optional<Period> period(String text) {
        try {
            TimeInterval interval = TimeInterval.parse(text);
            return interval.isEmpty() ? Optional.empty() : Optional.of(Period.of(interval));
        } catch (IllegalArgumentException words) {
            return Optional.empty();
        }
    }
}
