package org.estran.observations.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes features as a collection of CoverageJSON (OGC 21-069r2), one coverage for each: longitude and latitude in CRS 84,
 * the vertical coordinate as the file has it, times in UTC. The domain is what its rows are: a {@code VerticalProfile} at one
 * place and moment, a {@code PointSeries} at one place and depth, else a {@code Trajectory}. Flags stand beside their values
 * as {@code NAME_flag}; what a feature has as a whole is a range without axes. A row without one of the coordinates of its
 * domain has no place in it and is counted as lost; a feature that comes in parts is as many coverages.
 */
public final class CoverageJsonWriter {

    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String STANDARD_NAME = "http://vocab.nerc.ac.uk/standard_name/";

    /** The axis of tuples. */
    private static final String ALONG = "composite";

    private final ObservationFile file;
    private final List<ObservedProperty> properties;
    private final int time;
    private final int east;
    private final int north;
    private final int vertical;
    private long lost;

    public CoverageJsonWriter(ObservationFile file) {
        this.file = file;
        this.properties = file.properties();
        this.time = index(Role.TIME);
        this.east = index(Role.LONGITUDE);
        this.north = index(Role.LATITUDE);
        this.vertical = firstOf(Role.DEPTH, Role.PRESSURE, Role.HEIGHT);
    }

    private int index(Role role) {
        Optional<Integer> index = file.indexOf(role);
        return index.isPresent() ? index.get() : -1;
    }

    private int firstOf(Role... roles) {
        for (Role role : roles) {
            int found = index(role);
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    /**
     * Writes all of it; the stream is left open.
     *
     * @return what has no place in CoverageJSON
     */
    public List<Finding> writeTo(OutputStream out) throws IOException {
        try (JsonGenerator json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("type", "CoverageCollection");
            parameters(json);
            referencing(json);
            json.writeArrayPropertyStart("coverages");
            file.forEach(feature -> {
                coverage(json, feature);
                return true;
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        return losses();
    }

    private boolean isCoordinate(int column) {
        return column == time || column == east || column == north || column == vertical;
    }

    private void parameters(JsonGenerator json) {
        json.writeObjectPropertyStart("parameters");
        for (int c = 0; c < properties.size(); c++) {
            ObservedProperty property = properties.get(c);
            if (!isCoordinate(c)) {
                parameter(json, property.name(), label(property), property);
            }
            if (property.scheme() != null) {
                parameter(json, property.name() + "_flag", label(property) + " (quality flag)", null);
            }
        }
        json.writeEndObject();
    }

    private static String label(ObservedProperty property) {
        return property.label() == null ? property.name() : property.label();
    }

    /** @param property null for a flag */
    private static void parameter(JsonGenerator json, String name, String label, @Nullable ObservedProperty property) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("type", "Parameter");
        if (property != null && property.unit() != null) {
            json.writeObjectPropertyStart("unit");
            json.writeStringProperty("symbol", property.unit());
            json.writeEndObject();
        }
        json.writeObjectPropertyStart("observedProperty");
        if (property != null && property.standardName() != null) {
            json.writeStringProperty("id", STANDARD_NAME + property.standardName() + "/");
        }
        json.writeObjectPropertyStart("label");
        json.writeStringProperty("en", label);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void referencing(JsonGenerator json) {
        json.writeArrayPropertyStart("referencing");
        system(json, "GeographicCRS", "x", "y");
        json.writeStringProperty("id", CRS84);
        endSystem(json);
        if (vertical >= 0) {
            ObservedProperty property = properties.get(vertical);
            system(json, "VerticalCRS", "z");
            json.writeObjectPropertyStart("cs");
            json.writeArrayPropertyStart("csAxes");
            json.writeStartObject();
            json.writeObjectPropertyStart("name");
            json.writeStringProperty("en", label(property));
            json.writeEndObject();
            json.writeStringProperty("direction", property.role() == Role.HEIGHT ? "up" : "down");
            if (property.unit() != null) {
                json.writeObjectPropertyStart("unit");
                json.writeStringProperty("symbol", property.unit());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            endSystem(json);
        }
        if (time >= 0) {
            system(json, "TemporalRS", "t");
            json.writeStringProperty("calendar", "Gregorian");
            endSystem(json);
        }
        json.writeEndArray();
    }

    private static void system(JsonGenerator json, String type, String... coordinates) {
        json.writeStartObject();
        json.writeArrayPropertyStart("coordinates");
        for (String coordinate : coordinates) {
            json.writeString(coordinate);
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("system");
        json.writeStringProperty("type", type);
    }

    private static void endSystem(JsonGenerator json) {
        json.writeEndObject();
        json.writeEndObject();
    }

    // --- one coverage

    /** The kinds of domain (OGC 21-069r2, clause 9.11). */
    private enum Domain {
        VERTICAL_PROFILE("VerticalProfile", "z"),
        POINT_SERIES("PointSeries", "t"),
        TRAJECTORY("Trajectory", ALONG);

        private final String word;
        /** The one that has a value for each row. */
        private final String axis;

        Domain(String word, String axis) {
            this.word = word;
            this.axis = axis;
        }
    }

    private void coverage(JsonGenerator json, Feature feature) {
        Domain domain = domain(feature);
        int[] rows = placed(feature, domain);
        lost += feature.rows() - rows.length;
        if (rows.length == 0) {
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("type", "Coverage");
        json.writeStringProperty("id", feature.id());
        domain(json, feature, domain, rows);
        ranges(json, feature, domain, rows);
        json.writeEndObject();
    }

    private Domain domain(Feature feature) {
        boolean isAtOnePlace = isOne(feature, east) && isOne(feature, north);
        if (isAtOnePlace && vertical >= 0 && isOne(feature, time) && !isOne(feature, vertical)) {
            return Domain.VERTICAL_PROFILE;
        }
        return isAtOnePlace && time >= 0 && isOne(feature, vertical) ? Domain.POINT_SERIES : Domain.TRAJECTORY;
    }

    /** Whether a coordinate is the same in all rows that have it; so is one that no row has. */
    private static boolean isOne(Feature feature, int column) {
        if (column < 0 || feature.columns().get(column).size() == 1) {
            return true;
        }
        double first = Double.NaN;
        for (int row = 0; row < feature.rows(); row++) {
            double one = coordinate(feature, column, row);
            if (Double.isNaN(first)) {
                first = one;
            } else if (!Double.isNaN(one) && one != first) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAnywhere(Feature feature, int column) {
        for (int row = 0; column >= 0 && row < feature.rows(); row++) {
            if (!Double.isNaN(coordinate(feature, column, row))) {
                return true;
            }
        }
        return false;
    }

    /** NaN where it is missing; moments are milliseconds since 1970. */
    private static double coordinate(Feature feature, int column, int row) {
        return switch (feature.columns().get(column)) {
            case Column.Numbers numbers -> Double.isFinite(numbers.at(row)) ? numbers.at(row) : Double.NaN;
            case Column.Instants instants ->
                instants.at(row) == Column.NO_INSTANT ? Double.NaN : (double) instants.at(row);
            case Column.Texts texts -> Double.NaN;
        };
    }

    /** The rows that have all coordinates of the domain. */
    private int[] placed(Feature feature, Domain domain) {
        List<Integer> needed = new ArrayList<>();
        switch (domain) {
            case VERTICAL_PROFILE -> needed.add(vertical);
            case POINT_SERIES -> needed.add(time);
            case TRAJECTORY -> {
                needed.addAll(List.of(time, east, north));
                if (isAnywhere(feature, vertical)) {
                    needed.add(vertical);
                }
            }
        }
        boolean isPlaced = isAnywhere(feature, east) && isAnywhere(feature, north);
        return IntStream.range(0, isPlaced ? feature.rows() : 0)
                .filter(row -> needed.stream()
                        .allMatch(column -> column >= 0 && !Double.isNaN(coordinate(feature, column, row))))
                .toArray();
    }

    private void domain(JsonGenerator json, Feature feature, Domain domain, int[] rows) {
        json.writeObjectPropertyStart("domain");
        json.writeStringProperty("type", "Domain");
        json.writeStringProperty("domainType", domain.word);
        json.writeObjectPropertyStart("axes");
        if (domain == Domain.TRAJECTORY) {
            along(json, feature, rows);
        } else {
            single(json, "x", feature, east);
            single(json, "y", feature, north);
            if (domain == Domain.VERTICAL_PROFILE) {
                axis(json, "z", rows, row -> coordinate(feature, vertical, row));
                single(json, "t", feature, time);
            } else {
                single(json, "z", feature, vertical);
                moments(json, feature, rows);
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void along(JsonGenerator json, Feature feature, int[] rows) {
        boolean hasDepths = isAnywhere(feature, vertical);
        json.writeObjectPropertyStart(ALONG);
        json.writeStringProperty("dataType", "tuple");
        json.writeArrayPropertyStart("coordinates");
        json.writeString("t");
        json.writeString("x");
        json.writeString("y");
        if (hasDepths) {
            json.writeString("z");
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("values");
        for (int row : rows) {
            json.writeStartArray();
            json.writeString(moment(coordinate(feature, time, row)));
            json.writeNumber(coordinate(feature, east, row));
            json.writeNumber(coordinate(feature, north, row));
            if (hasDepths) {
                json.writeNumber(coordinate(feature, vertical, row));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** An axis of the one value that the rows have; none where they have none. */
    private void single(JsonGenerator json, String name, Feature feature, int column) {
        for (int row = 0; column >= 0 && row < feature.rows(); row++) {
            double value = coordinate(feature, column, row);
            if (!Double.isNaN(value)) {
                json.writeObjectPropertyStart(name);
                json.writeArrayPropertyStart("values");
                if (column == time) {
                    json.writeString(moment(value));
                } else {
                    json.writeNumber(value);
                }
                json.writeEndArray();
                json.writeEndObject();
                return;
            }
        }
    }

    private static void axis(JsonGenerator json, String name, int[] rows, IntToDoubleFunction value) {
        json.writeObjectPropertyStart(name);
        json.writeArrayPropertyStart("values");
        for (int row : rows) {
            json.writeNumber(value.applyAsDouble(row));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void moments(JsonGenerator json, Feature feature, int[] rows) {
        json.writeObjectPropertyStart("t");
        json.writeArrayPropertyStart("values");
        for (int row : rows) {
            json.writeString(moment(coordinate(feature, time, row)));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String moment(double millis) {
        return Instant.ofEpochMilli((long) millis).toString();
    }

    private void ranges(JsonGenerator json, Feature feature, Domain domain, int[] rows) {
        json.writeObjectPropertyStart("ranges");
        for (int c = 0; c < properties.size(); c++) {
            ObservedProperty property = properties.get(c);
            Column column = feature.columns().get(c);
            int[] these = property.isOfFeature() ? new int[] {rows[0]} : rows;
            String axis = property.isOfFeature() ? null : domain.axis;
            if (!isCoordinate(c)) {
                range(
                        json,
                        property.name(),
                        dataType(property),
                        axis,
                        these,
                        row -> value(json, column, row, property));
            }
            if (property.scheme() != null) {
                range(json, property.name() + "_flag", "string", axis, these, row -> text(json, column.flag(row)));
            }
        }
        json.writeEndObject();
    }

    private static String dataType(ObservedProperty property) {
        return property.form() == ObservedProperty.Form.NUMBER ? "float" : "string";
    }

    /**
     * @param axis null for a value that has none
     * @param value writes that of a row
     */
    private static void range(
            JsonGenerator json, String name, String dataType, @Nullable String axis, int[] rows, IntConsumer value) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("type", "NdArray");
        json.writeStringProperty("dataType", dataType);
        if (axis != null) {
            json.writeArrayPropertyStart("axisNames");
            json.writeString(axis);
            json.writeEndArray();
            json.writeArrayPropertyStart("shape");
            json.writeNumber(rows.length);
            json.writeEndArray();
        }
        json.writeArrayPropertyStart("values");
        for (int row : rows) {
            value.accept(row);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Column column, int row, ObservedProperty property) {
        switch (column) {
            case Column.Numbers numbers -> {
                double number = numbers.at(row);
                if (!Double.isFinite(number)) {
                    json.writeNull();
                } else if (property.isSingle()) {
                    json.writeNumber((float) number);
                } else {
                    json.writeNumber(number);
                }
            }
            case Column.Instants instants -> {
                long moment = instants.at(row);
                text(
                        json,
                        moment == Column.NO_INSTANT
                                ? ""
                                : Instant.ofEpochMilli(moment).toString());
            }
            case Column.Texts texts -> text(json, texts.at(row));
        }
    }

    private static void text(JsonGenerator json, String text) {
        if (text.isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    private List<Finding> losses() {
        List<Finding> losses = new ArrayList<>();
        if (!file.facts().isEmpty()) {
            losses.add(Finding.advice(
                    "observations-loss-facts",
                    "/facts",
                    Integer.toString(file.facts().size())));
        }
        if (lost > 0) {
            losses.add(Finding.advice("observations-loss-unplaced", "/features", Long.toString(lost)));
        }
        return losses;
    }
}
