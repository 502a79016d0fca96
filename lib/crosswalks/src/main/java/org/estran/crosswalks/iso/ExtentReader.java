package org.estran.crosswalks.iso;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.records.Indeterminate;
import org.estran.records.Period;
import org.estran.records.Place;
import org.estran.records.RecordBuilder;
import org.estran.records.Shape;
import org.estran.records.VerticalExtent;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * Where and when ({@code EX_Extent}). Longitudes are brought into −180..180 and told; anything else that cannot be is left
 * out and told, never set right by guessing: a latitude beyond a pole, a south north of its north, an end before its start.
 */
final class ExtentReader {

    private final Reading reading;
    private final ShapeReader shapeReader;
    private final List<BoundingBox> boxes = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<VerticalExtent> verticals = new ArrayList<>();
    private final List<Period> periods = new ArrayList<>();

    ExtentReader(Reading reading) {
        this.reading = reading;
        this.shapeReader = new ShapeReader(reading);
    }

    void into(RecordBuilder record) {
        record.boxes(boxes).shapes(shapes).places(places).verticals(verticals).periods(periods);
    }

    void read(Part extent) {
        Part description = extent.first("description");
        boolean isOfTime = isOfTimeAlone(extent);
        String called = isOfTime ? reading.plain(description) : "";
        if (!isOfTime) {
            place(reading.text(description), null, null);
        }
        for (Part element : extent.parts()) {
            if (element.name.equals("geographicElement")) {
                geographic(element);
            }
        }
        for (Part element : extent.parts()) {
            switch (element.name) {
                case "geographicElement" -> {
                    // Shapes after all boxes, which may tell which of their numbers is the longitude.
                    for (Part polygon : element.all("EX_BoundingPolygon", "polygon")) {
                        shapeReader.read(polygon, boxes, shapes);
                    }
                }
                case "temporalElement" -> temporal(element, called);
                case "verticalElement" -> vertical(element);
                default -> {
                    // told as a loss
                }
            }
        }
    }

    private void place(LocalizedText name, @Nullable String uri, @Nullable String gazetteer) {
        Place place = new Place(name, uri, gazetteer);
        if ((!name.isEmpty() || uri != null) && !places.contains(place)) {
            places.add(place);
        }
    }

    private void geographic(Part element) {
        for (Part box : element.all("EX_GeographicBoundingBox")) {
            box(box);
        }
        for (Part named : element.all("EX_GeographicDescription", "geographicIdentifier")) {
            Part identifier = named.only();
            Part code = identifier == null ? null : identifier.first("code");
            if (identifier != null && code != null) {
                String gazetteer = reading.plain(identifier, "authority", "CI_Citation", "title");
                place(reading.text(code), reading.anchor(code), gazetteer);
            }
        }
    }

    private void box(Part box) {
        Part inclusion = box.first("extentTypeCode", "Boolean");
        if (inclusion != null
                && (inclusion.text().equals("false") || inclusion.text().equals("0"))) {
            reading.tell("box-excluded", box, "");
            return;
        }
        Double west = number(box, "westBoundLongitude");
        Double east = number(box, "eastBoundLongitude");
        Double south = number(box, "southBoundLatitude");
        Double north = number(box, "northBoundLatitude");
        if (west == null || east == null || south == null || north == null) {
            return;
        }
        String written = west + "," + south + "," + east + "," + north;
        if (Math.abs(south) > 90 || Math.abs(north) > 90) {
            reading.tell("latitude-beyond-pole", box, written);
        } else if (Math.abs(west) > 360 || Math.abs(east) > 360) {
            reading.tell("longitude-beyond-circle", box, written);
        } else if (south > north) {
            reading.tell("south-above-north", box, written);
        } else {
            add(box, written, west, south, east, north);
        }
    }

    private void add(Part part, String written, double west, double south, double east, double north) {
        BoundingBox box;
        if (Math.abs(west) <= 180 && Math.abs(east) <= 180) {
            box = new BoundingBox(west, south, east, north);
            if (west == east && south != north) {
                reading.tell("box-without-width", part, written);
            } else if (west == 0 && east == 0 && south == 0 && north == 0) {
                reading.tell("box-all-zero", part, written);
            } else if (box.width() > 350 && west > east) {
                reading.tell("box-turned-around", part, written);
            }
        } else {
            box = east - west >= 360
                    ? new BoundingBox(-180, south, 180, north)
                    : new BoundingBox(folded(west), south, folded(east), north);
            reading.tell("longitude-folded", part, written, box.text());
        }
        if (!boxes.contains(box)) {
            boxes.add(box);
        }
    }

    /** The same meridian within −180..180. */
    private static double folded(double longitude) {
        return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
    }

    private @Nullable Double number(Part of, String property) {
        Part part = of.first(property);
        if (part == null) {
            reading.tell("box-incomplete", of, property);
            return null;
        }
        return number(part);
    }

    private @Nullable Double number(Part property) {
        String text = reading.plain(property);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException none) {
            // told below
        }
        reading.tell("number-unreadable", property, text);
        return null;
    }

    private void vertical(Part element) {
        for (Part extent : element.all("EX_VerticalExtent")) {
            Part least = extent.first("minimumValue");
            Part most = extent.first("maximumValue");
            Double minimum = least == null ? null : number(least);
            Double maximum = most == null ? null : number(most);
            if (minimum != null && maximum != null) {
                vertical(extent, minimum, maximum);
            }
        }
    }

    private void vertical(Part extent, double minimum, double maximum) {
        Optional<VerticalAxis> axis = VerticalAxis.of(extent);
        if (axis.isEmpty()) {
            reading.tell("vertical-direction-unknown", extent, minimum + "," + maximum);
            return;
        }
        if (minimum > maximum) {
            reading.tell("minimum-above-maximum", extent, minimum + "," + maximum);
        }
        VerticalExtent read = new VerticalExtent(
                Math.min(minimum, maximum),
                Math.max(minimum, maximum),
                axis.get().unit(),
                axis.get().positive(),
                axis.get().datum());
        if (!verticals.contains(read)) {
            verticals.add(read);
        }
    }

    /** The description of an extent that tells neither where nor how deep names its time, not a place. */
    private static boolean isOfTimeAlone(Part extent) {
        boolean isOfTime = false;
        for (Part element : extent.parts()) {
            switch (element.name) {
                case "temporalElement" -> isOfTime |= element.saysAnything();
                case "geographicElement", "verticalElement" -> {
                    if (element.saysAnything()) {
                        return false;
                    }
                }
                default -> {
                    // the description itself
                }
            }
        }
        return isOfTime;
    }

    private void temporal(Part element, String called) {
        for (Part extent : element.all("EX_TemporalExtent", "extent")) {
            temporalOf(extent, called);
        }
    }

    private void temporalOf(Part extent, String called) {
        Part time = extent.only();
        if (time != null) {
            switch (time.name) {
                case "TimePeriod" -> period(time, called);
                case "TimeInstant" -> instant(time, called);
                default -> reading.tell("time-unreadable", time, time.name);
            }
        }
    }

    private void instant(Part time, String called) {
        Part position = time.first("timePosition");
        if (position != null && position.hasText()) {
            moment(position)
                    .ifPresent(moment -> add(new Period(
                            moment.start(), moment.end(), null, null, null, called.isEmpty() ? null : called)));
        }
    }

    private void period(Part time, String called) {
        Edge begin = edge(time, "beginPosition", "begin");
        Edge end = edge(time, "endPosition", "end");
        Instant start = begin.moment().map(TimeInterval::start).orElse(null);
        Instant stop = end.moment().map(TimeInterval::end).orElse(null);
        String resolution = null;
        String name = called.isEmpty() ? null : called;
        for (Part said : time.all("name")) {
            if (ExtentWriter.DURATIONS.equals(said.attribute("codeSpace"))) {
                resolution = said.text();
            } else if (said.hasText()) {
                name = said.text();
            }
        }
        if (start != null && stop != null && start.isAfter(stop)) {
            reading.tell("end-before-start", time, start + "/" + stop);
        } else if (start != null || stop != null || begin.is() != null || end.is() != null || name != null) {
            add(new Period(start, stop, begin.is(), end.is(), resolution, name));
        }
    }

    private void add(Period period) {
        if (!periods.contains(period)) {
            periods.add(period);
        }
    }

    /** One end of a period: a date, what is known instead of it, or nothing. */
    private record Edge(
            Optional<TimeInterval> moment, @Nullable Indeterminate is) {}

    private Edge edge(Part period, String direct, String nested) {
        Part position = period.first(direct);
        if (position == null) {
            position = period.first(nested, "TimeInstant", "timePosition");
        }
        if (position == null) {
            return new Edge(Optional.empty(), null);
        }
        String written = position.attribute("indeterminatePosition");
        Indeterminate is = written == null ? null : Indeterminate.of(written).orElse(null);
        if (written != null && is == null) {
            reading.tell("position-indeterminate", position, written);
        }
        String text = position.text();
        // "now" is written beside the attribute by some, or instead of it.
        boolean isWord = is != null && text.equals(is.word());
        return new Edge(text.isEmpty() || isWord ? Optional.empty() : moment(position), is);
    }

    private Optional<TimeInterval> moment(Part position) {
        String text = position.text();
        Optional<TimeInterval> moment = Moments.of(text);
        if (moment.isEmpty()) {
            reading.tell(Moments.isPlaceholder(text) ? "date-placeholder" : "date-unreadable", position, text);
        }
        return moment;
    }
}
