package org.estran.crosswalks.iso;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.records.VerticalExtent;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * Where and when ({@code EX_Extent}). Longitudes are brought into −180..180 and told; anything else that cannot be is left
 * out and told, never set right by guessing: a latitude beyond a pole, a south north of its north, an end before its start.
 */
final class Extents {

    private final Reading reading;
    private final List<BoundingBox> boxes = new ArrayList<>();
    private @Nullable VerticalExtent vertical;
    private @Nullable TimeInterval period;

    Extents(Reading reading) {
        this.reading = reading;
    }

    List<BoundingBox> boxes() {
        return boxes;
    }

    @Nullable
    VerticalExtent vertical() {
        return vertical;
    }

    @Nullable
    TimeInterval period() {
        return period;
    }

    void read(Part extent) {
        for (Part element : extent.parts()) {
            switch (element.name) {
                case "geographicElement" -> geographic(element);
                case "temporalElement" -> temporal(element);
                case "verticalElement" -> vertical(element);
                default -> {
                    // a description in words is told as a loss
                }
            }
        }
    }

    private void geographic(Part element) {
        for (Part box : element.all("EX_GeographicBoundingBox")) {
            box(box);
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
            if (minimum == null || maximum == null) {
                continue;
            }
            Optional<Boolean> down = isDepth(extent);
            if (down.isEmpty()) {
                reading.tell("vertical-direction-unknown", extent, minimum + "," + maximum);
            } else if (vertical == null) {
                double sign = down.get() ? -1 : 1;
                double one = sign * minimum + 0.0;
                double other = sign * maximum + 0.0;
                vertical = new VerticalExtent(Math.min(one, other), Math.max(one, other));
            } else {
                reading.tell("vertical-extent-left-out", extent, minimum + "," + maximum);
            }
        }
    }

    /** Whether the numbers grow downwards; empty when no vertical reference system says so. */
    private Optional<Boolean> isDepth(Part extent) {
        Part crs = extent.first("verticalCRS");
        if (crs == null) {
            crs = extent.first("verticalCRSId");
        }
        if (crs == null) {
            return Optional.empty();
        }
        StringBuilder words = new StringBuilder();
        gather(crs, words);
        String said = words.toString().toLowerCase(Locale.ROOT);
        if (said.contains("not used")) {
            return Optional.empty();
        }
        if (said.contains("5715") || said.contains("5831") || said.contains("depth") || said.contains(" down ")) {
            return Optional.of(true);
        }
        return said.contains("5714") || said.contains("5829") || said.contains("height") || said.contains(" up ")
                ? Optional.of(false)
                : Optional.empty();
    }

    private static void gather(Part part, StringBuilder words) {
        String address = part.attribute("href");
        words.append(' ')
                .append(part.text())
                .append(' ')
                .append(address == null ? "" : address)
                .append(' ');
        part.parts().forEach(child -> gather(child, words));
    }

    private void temporal(Part element) {
        for (Part extent : element.all("EX_TemporalExtent", "extent")) {
            Part time = extent.only();
            if (time != null) {
                switch (time.name) {
                    case "TimePeriod" -> period(time);
                    case "TimeInstant" -> instant(time);
                    default -> reading.tell("time-unreadable", time, time.name);
                }
            }
        }
    }

    private void instant(Part time) {
        Part position = time.first("timePosition");
        if (position != null && position.hasText()) {
            moment(position).ifPresent(moment -> widen(time, moment.start(), moment.end()));
        }
    }

    private void period(Part time) {
        Optional<TimeInterval> begin = edge(time, "beginPosition", "begin");
        Optional<TimeInterval> end = edge(time, "endPosition", "end");
        Instant start = begin.map(TimeInterval::start).orElse(null);
        Instant stop = end.map(TimeInterval::end).orElse(null);
        if (start != null && stop != null && start.isAfter(stop)) {
            reading.tell("end-before-start", time, start + "/" + stop);
        } else if (start != null || stop != null) {
            widen(time, start, stop);
        }
    }

    private Optional<TimeInterval> edge(Part period, String direct, String nested) {
        Part position = period.first(direct);
        if (position == null) {
            position = period.first(nested, "TimeInstant", "timePosition");
        }
        if (position == null) {
            return Optional.empty();
        }
        String indeterminate = position.attribute("indeterminatePosition");
        if (indeterminate != null && !position.text().isEmpty() && !indeterminate.equals("now")) {
            reading.tell("position-indeterminate", position, indeterminate + " " + position.text());
        }
        if (position.text().isEmpty() || (indeterminate != null && indeterminate.equals("now"))) {
            return Optional.empty();
        }
        return moment(position);
    }

    private Optional<TimeInterval> moment(Part position) {
        String text = position.text();
        Optional<TimeInterval> moment = Moments.of(text);
        if (moment.isEmpty()) {
            reading.tell(Moments.isPlaceholder(text) ? "date-placeholder" : "date-unreadable", position, text);
        }
        return moment;
    }

    /** Several periods become the one that spans them all. */
    private void widen(Part time, @Nullable Instant start, @Nullable Instant end) {
        TimeInterval known = period;
        if (known == null) {
            period = new TimeInterval(start, end);
            return;
        }
        TimeInterval span = new TimeInterval(earlier(known.start(), start), later(known.end(), end));
        if (!span.equals(known)) {
            reading.tell("periods-joined", time, start + "/" + end);
        }
        period = span;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : one.isAfter(other) ? one : other;
    }
}
