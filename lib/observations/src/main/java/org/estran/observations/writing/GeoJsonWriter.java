package org.estran.observations.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Writes features as GeoJSON (RFC 7946; WGS 84, longitude first): one for each feature of observations, a point or the
 * track of its positions, with its type, its first and last time, its number of rows and the values it has as a whole. Of
 * points each row is a feature, with all its values. Flags stand beside their values as {@code NAME_flag}.
 */
public final class GeoJsonWriter {

    private final ObservationFile file;
    private final List<ObservedProperty> properties;
    private final boolean isOfPoints;
    private final int east;
    private final int north;
    private final int time;
    private boolean isFirst = true;

    public GeoJsonWriter(ObservationFile file) {
        this.file = file;
        this.properties = file.properties();
        this.isOfPoints = file.featureType() == FeatureType.POINT;
        this.east = index(Role.LONGITUDE);
        this.north = index(Role.LATITUDE);
        this.time = index(Role.TIME);
    }

    private int index(Role role) {
        Optional<Integer> index = file.indexOf(role);
        return index.isPresent() ? index.get() : -1;
    }

    /**
     * Writes all of it; the stream is left open.
     *
     * @return what has no place in GeoJSON
     */
    public List<Finding> writeTo(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write("{\"type\":\"FeatureCollection\",\"features\":[");
        Open open = new Open(writer);
        file.forEach(feature -> {
            if (isOfPoints) {
                points(writer, feature);
            } else {
                open.take(feature);
            }
            return true;
        });
        open.end();
        writer.write("\n]}\n");
        writer.flush();
        return losses();
    }

    private void points(Writer writer, Feature feature) throws IOException {
        for (int row = 0; row < feature.rows(); row++) {
            Track point = begin(writer);
            position(point, feature, row);
            point.end();
            members(writer, feature);
            values(writer, feature, row, true);
            writer.write("}}");
        }
    }

    private Track begin(Writer writer) throws IOException {
        writer.write(isFirst ? "\n" : ",\n");
        isFirst = false;
        writer.write("{\"type\":\"Feature\",\"geometry\":");
        return new Track(writer);
    }

    private void position(Track track, Feature feature, int row) throws IOException {
        if (east >= 0
                && north >= 0
                && feature.columns().get(east) instanceof Column.Numbers longitudes
                && feature.columns().get(north) instanceof Column.Numbers latitudes) {
            track.add(longitudes.at(row), latitudes.at(row));
        }
    }

    private void members(Writer writer, Feature feature) throws IOException {
        writer.write(",\"properties\":{\"feature\":" + quoted(feature.id()) + ",\"platform\":"
                + (feature.platform() == null ? "null" : quoted(feature.platform())) + ",\"featureType\":"
                + quoted(file.featureType().cfName()));
    }

    /** Those of the feature, or all of a row. */
    private void values(Writer writer, Feature feature, int row, boolean isOfRow) throws IOException {
        for (int c = 0; c < properties.size(); c++) {
            ObservedProperty property = properties.get(c);
            if (isOfRow || property.isOfFeature()) {
                Column column = feature.columns().get(c);
                writer.write("," + quoted(property.name()) + ":" + value(column, row, property));
                if (property.scheme() != null) {
                    writer.write("," + quoted(property.name() + "_flag") + ":" + quoted(column.flag(row)));
                }
            }
        }
    }

    private static String value(Column column, int row, ObservedProperty property) {
        return switch (column) {
            case Column.Numbers numbers ->
                Double.isFinite(numbers.at(row)) ? CsvWriter.number(numbers.at(row), property.isSingle()) : "null";
            case Column.Instants instants -> moment(instants.at(row));
            case Column.Texts texts -> texts.at(row).isEmpty() ? "null" : quoted(texts.at(row));
        };
    }

    private static String moment(long moment) {
        return moment == Column.NO_INSTANT
                ? "null"
                : quoted(Instant.ofEpochMilli(moment).toString());
    }

    /** The feature whose parts are coming. */
    private final class Open {
        private final Writer writer;
        private @Nullable Feature last;
        private @Nullable Track track;
        private long rows;
        private long earliest;
        private long latest;

        Open(Writer writer) {
            this.writer = writer;
        }

        void take(Feature feature) throws IOException {
            if (!feature.isContinued() || track == null) {
                end();
                track = begin(writer);
                rows = 0;
                earliest = Long.MAX_VALUE;
                latest = Long.MIN_VALUE;
            }
            last = feature;
            rows += feature.rows();
            for (int row = 0; row < feature.rows(); row++) {
                position(track, feature, row);
                if (time >= 0 && feature.columns().get(time) instanceof Column.Instants instants) {
                    span(instants.at(row));
                }
            }
        }

        private void span(long moment) {
            if (moment != Column.NO_INSTANT) {
                earliest = Math.min(earliest, moment);
                latest = Math.max(latest, moment);
            }
        }

        void end() throws IOException {
            if (track == null || last == null) {
                return;
            }
            track.end();
            members(writer, last);
            writer.write(",\"rows\":" + rows + ",\"startTime\":"
                    + moment(latest == Long.MIN_VALUE ? Column.NO_INSTANT : earliest) + ",\"endTime\":"
                    + moment(latest == Long.MIN_VALUE ? Column.NO_INSTANT : latest));
            if (last.rows() > 0) {
                values(writer, last, 0, false);
            }
            writer.write("}}");
            track = null;
        }
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private List<Finding> losses() {
        List<Finding> losses = new ArrayList<>();
        if (!file.facts().isEmpty()) {
            losses.add(Finding.advice(
                    "observations-loss-facts",
                    "/facts",
                    Integer.toString(file.facts().size())));
        }
        long described = properties.stream()
                .filter(p -> p.unit() != null || p.standardName() != null || p.label() != null || p.code() != null)
                .count();
        if (described > 0) {
            losses.add(Finding.advice("observations-loss-units", "/properties", Long.toString(described)));
        }
        long ofRows = isOfPoints
                ? 0
                : properties.stream().filter(p -> !p.isOfFeature()).count();
        if (ofRows > 0) {
            losses.add(Finding.advice("observations-loss-rows", "/properties", Long.toString(ofRows)));
        }
        return losses;
    }
}
