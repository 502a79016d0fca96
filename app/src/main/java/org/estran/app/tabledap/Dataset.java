package org.estran.app.tabledap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.observations.store.Holding;
import org.estran.app.observations.store.Rows;
import org.estran.app.observations.store.StoredProperty;
import org.estran.observations.ObservedProperty;
import org.estran.opendap.tabledap.TableColumn;
import org.estran.opendap.tabledap.TableColumn.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/**
 * The observations of a record as one table.
 *
 * @param columns those of every record, then its own ones, each with its flags behind it
 * @param page the address of the record's page
 */
record Dataset(CatalogueRecord record, List<TableColumn> columns, Holding cover, String page) implements Described {

    private static final String NAME = "long_name";
    private static final String CDM = "Other";
    private static final Map<String, String> AXIS_TYPES = Map.of("T", "Time", "Y", "Lat", "X", "Lon", "Z", "Height");

    static Dataset of(CatalogueRecord record, List<StoredProperty> properties, Holding cover, String page) {
        BoundingBox box = cover.box();
        Map<String, StoredProperty> byName =
                properties.stream().collect(Collectors.toMap(StoredProperty::name, Function.identity(), (a, b) -> a));
        List<TableColumn> columns = new ArrayList<>();
        columns.add(text("platform", "Platform"));
        columns.add(text("feature", "Profile, station or track"));
        columns.add(text("file", "File"));
        columns.add(place("Time", Kind.TIME, null, byName.get("time"), "T", range(cover.start(), cover.end())));
        columns.add(place(
                "Latitude",
                Kind.DOUBLE,
                "degrees_north",
                byName.get("latitude"),
                "Y",
                box == null ? List.of() : List.of(box.south(), box.north())));
        columns.add(place(
                "Longitude",
                Kind.DOUBLE,
                "degrees_east",
                byName.get("longitude"),
                "X",
                box == null ? List.of() : List.of(box.west(), box.east())));
        columns.add(depth(cover));
        for (StoredProperty property : properties) {
            if (!Rows.COMMON.contains(property.name())) {
                columns.add(own(property));
            }
            if (property.flagName() != null) {
                columns.add(text(property.flagName(), "Quality flag of " + property.name()));
            }
        }
        return new Dataset(record, List.copyOf(columns), cover, page);
    }

    private static TableColumn text(String name, String longName) {
        return new TableColumn(name, Kind.STRING, null, Map.of(NAME, longName));
    }

    private static TableColumn place(
            String longName,
            Kind kind,
            @Nullable String unit,
            @Nullable StoredProperty stored,
            String axis,
            List<Double> range) {
        String name = longName.toLowerCase(Locale.ROOT);
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("axis", axis);
        attributes.put(NAME, longName);
        attributes.put("standard_name", name);
        attributes.put("_CoordinateAxisType", AXIS_TYPES.get(axis));
        if (axis.equals("Z")) {
            attributes.put("_CoordinateZisPositive", "down");
            attributes.put("positive", "down");
        }
        if (axis.equals("T")) {
            attributes.put("time_origin", "01-JAN-1970 00:00:00");
        }
        if (!range.isEmpty()) {
            attributes.put("actual_range", range);
        }
        boolean single =
                kind == Kind.DOUBLE && stored != null && stored.property().isSingle();
        return new TableColumn(name, single ? Kind.FLOAT : kind, unit, attributes);
    }

    private static TableColumn depth(Holding cover) {
        Double shallow = cover.shallowest();
        Double deep = cover.deepest();
        return place(
                "Depth",
                Kind.DOUBLE,
                "m",
                null,
                "Z",
                shallow == null || deep == null ? List.of() : List.of(shallow, deep));
    }

    private static List<Double> range(@Nullable Instant from, @Nullable Instant until) {
        return from == null || until == null ? List.of() : List.of(seconds(from), seconds(until));
    }

    private static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1000.0;
    }

    private static TableColumn own(StoredProperty stored) {
        ObservedProperty property = stored.property();
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (property.label() != null) {
            attributes.put(NAME, property.label());
        }
        if (property.standardName() != null) {
            attributes.put("standard_name", property.standardName());
        }
        if (property.code() != null) {
            attributes.put("sdn_parameter_urn", property.code());
        }
        Kind kind = switch (property.form()) {
            case NUMBER -> property.isSingle() ? Kind.FLOAT : Kind.DOUBLE;
            case INSTANT -> Kind.TIME;
            case TEXT -> Kind.STRING;
        };
        return new TableColumn(stored.name(), kind, kind == Kind.TIME ? null : property.unit(), attributes);
    }

    String id() {
        return record.id();
    }

    @Override
    public String title() {
        return record.record().title().best(Language.EN);
    }

    String summary() {
        return record.record().summary().best(Language.EN);
    }

    /** Where it was made: the organisation of whoever is cited, else any that is named. */
    String institution() {
        MetadataRecord described = record.record();
        return Stream.concat(described.citedParties().stream(), described.parties().stream())
                .map(Party::organisation)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** Where every value has its attribute, so that a search by it finds the dataset. */
    List<String> values(String attribute) {
        return switch (attribute) {
            case "cdm_data_type" -> List.of(CDM);
            case "institution" -> List.of(institution());
            case "keywords" -> keywords();
            case "variableName" -> columns.stream().map(TableColumn::name).toList();
            default ->
                columns.stream()
                        .map(column -> column.attributes().get(attribute))
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .distinct()
                        .toList();
        };
    }

    private List<String> keywords() {
        return record.record().keywords().stream()
                .map(keyword -> keyword.label().best(Language.EN))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public Map<String, Object> attributes() {
        Map<String, Object> global = new LinkedHashMap<>();
        global.put("cdm_data_type", CDM);
        global.put("Conventions", "CF-1.11, ACDD-1.3");
        global.put("id", record.id());
        global.put("infoUrl", page);
        global.put("institution", institution());
        global.put("keywords", String.join(", ", keywords()));
        global.put(
                "license",
                record.record().licence() == null ? "" : record.record().licence());
        global.put("sourceUrl", "(local files)");
        global.put("title", title());
        global.put("summary", summary());
        BoundingBox box = cover.box();
        if (box != null) {
            global.put("Easternmost_Easting", List.of(box.east()));
            global.put("geospatial_lat_max", List.of(box.north()));
            global.put("geospatial_lat_min", List.of(box.south()));
            global.put("geospatial_lat_units", "degrees_north");
            global.put("geospatial_lon_max", List.of(box.east()));
            global.put("geospatial_lon_min", List.of(box.west()));
            global.put("geospatial_lon_units", "degrees_east");
            global.put("Northernmost_Northing", List.of(box.north()));
            global.put("Southernmost_Northing", List.of(box.south()));
            global.put("Westernmost_Easting", List.of(box.west()));
        }
        if (cover.start() != null && cover.end() != null) {
            global.put("time_coverage_start", cover.start().toString());
            global.put("time_coverage_end", cover.end().toString());
        }
        global.values().removeIf(""::equals);
        return global;
    }
}
