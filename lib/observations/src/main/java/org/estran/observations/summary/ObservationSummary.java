package org.estran.observations.summary;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.estran.grids.summary.FileSummary;
import org.estran.grids.summary.FileVariable;
import org.estran.grids.summary.VerticalRange;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** What a file of observations says of itself, in the words that a description is prefilled with. Reads all of it. */
public final class ObservationSummary {

    private final ObservationFile file;
    private double south = Double.POSITIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;
    /** Longitudes counted from −180 and from 0: the narrower of the two boxes counts. */
    private final double[] west = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};

    private final double[] east = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private ObservationSummary(ObservationFile file) {
        this.file = file;
    }

    public static FileSummary of(ObservationFile file) throws IOException {
        ObservationSummary summary = new ObservationSummary(file);
        file.forEach(feature -> {
            summary.take(feature);
            return true;
        });
        return summary.told();
    }

    private void take(Feature feature) {
        List<ObservedProperty> properties = file.properties();
        for (int c = 0; c < properties.size(); c++) {
            Role role = properties.get(c).role();
            switch (feature.columns().get(c)) {
                case Column.Numbers numbers -> numbers(role, metres(properties.get(c)), numbers.values());
                case Column.Instants instants -> {
                    if (role == Role.TIME) {
                        moments(instants.values());
                    }
                }
                case Column.Texts texts -> {}
            }
        }
    }

    private void numbers(Role role, double metres, double[] values) {
        for (double value : values) {
            if (Double.isNaN(value)) {
                continue;
            }
            if (role == Role.LATITUDE && Math.abs(value) <= 90) {
                south = Math.min(south, value);
                north = Math.max(north, value);
            } else if (role == Role.LONGITUDE && Math.abs(value) <= 360) {
                longitude(value);
            } else if (role.isVertical() && metres != 0) {
                lowest = Math.min(lowest, value * metres);
                highest = Math.max(highest, value * metres);
            }
        }
    }

    private void longitude(double value) {
        double[] counted = {value > 180 ? value - 360 : value, value < 0 ? value + 360 : value};
        for (int i = 0; i < 2; i++) {
            west[i] = Math.min(west[i], counted[i]);
            east[i] = Math.max(east[i], counted[i]);
        }
    }

    private void moments(long[] values) {
        for (long value : values) {
            if (value != Column.NO_INSTANT) {
                first = Math.min(first, value);
                last = Math.max(last, value);
            }
        }
    }

    /** By what a vertical coordinate becomes metres upwards; 0 when its unit does not tell. */
    private static double metres(ObservedProperty property) {
        String unit = property.unit() == null ? "" : property.unit();
        return switch (property.role()) {
            case PRESSURE -> ObservedProperty.isDecibar(unit) ? -1 : 0;
            case DEPTH -> unit.equals("m") ? -1 : 0;
            case HEIGHT -> unit.equals("m") ? 1 : unit.equals("km") ? 1000 : 0;
            case TIME, LONGITUDE, LATITUDE, OBSERVED -> 0;
        };
    }

    private FileSummary told() {
        Map<String, String> facts = file.facts();
        return new FileSummary(
                facts.get("title"),
                facts.get("summary"),
                List.of(),
                List.of(),
                null,
                null,
                facts.get("source"),
                file.properties().stream()
                        .filter(p -> p.role() == Role.OBSERVED && !p.isOfFeature())
                        .map(p -> new FileVariable(p.name(), p.label(), p.standardName(), p.unit()))
                        .toList(),
                boxes(),
                lowest <= highest ? new VerticalRange(lowest, highest) : null,
                period(),
                file.featureType().cfName(),
                null,
                null,
                null);
    }

    private List<BoundingBox> boxes() {
        if (south > north || west[0] > east[0]) {
            return List.of();
        }
        int narrower = east[1] - west[1] < east[0] - west[0] ? 1 : 0;
        double to = east[narrower] > 180 ? east[narrower] - 360 : east[narrower];
        double from = west[narrower] > 180 ? west[narrower] - 360 : west[narrower];
        return List.of(new BoundingBox(from, south, to, north));
    }

    private @Nullable TimeInterval period() {
        return first > last ? null : new TimeInterval(Instant.ofEpochMilli(first), Instant.ofEpochMilli(last));
    }
}
