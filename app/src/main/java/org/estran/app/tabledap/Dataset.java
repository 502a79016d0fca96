package org.estran.app.tabledap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.observations.store.Rows;
import org.estran.app.observations.store.StoredProperty;
import org.estran.observations.ObservedProperty;
import org.estran.opendap.tabledap.TableColumn;
import org.estran.opendap.tabledap.TableColumn.Kind;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/**
 * The observations of a record as one table.
 *
 * @param columns those of every record, then its own ones, each with its flags behind it
 * @param rows of all its files
 */
record Dataset(CatalogueRecord record, List<TableColumn> columns, long rows) {

    private static final String NAME = "long_name";

    static Dataset of(CatalogueRecord record, List<StoredProperty> properties, long rows) {
        Map<String, StoredProperty> byName =
                properties.stream().collect(Collectors.toMap(StoredProperty::name, Function.identity(), (a, b) -> a));
        List<TableColumn> columns = new ArrayList<>();
        columns.add(text("platform", "Platform"));
        columns.add(text("feature", "Profile, station or track"));
        columns.add(text("file", "File"));
        columns.add(place("time", Kind.TIME, null, byName.get("time"), "Time", "time", "T"));
        columns.add(
                place("latitude", Kind.DOUBLE, "degrees_north", byName.get("latitude"), "Latitude", "latitude", "Y"));
        columns.add(place(
                "longitude", Kind.DOUBLE, "degrees_east", byName.get("longitude"), "Longitude", "longitude", "X"));
        columns.add(place("depth", Kind.DOUBLE, "m", null, "Depth", "depth", "Z"));
        for (StoredProperty property : properties) {
            if (!Rows.COMMON.contains(property.name())) {
                columns.add(own(property));
            }
            if (property.flagName() != null) {
                columns.add(text(property.flagName(), "Quality flag of " + property.name()));
            }
        }
        return new Dataset(record, List.copyOf(columns), rows);
    }

    private static TableColumn text(String name, String longName) {
        return new TableColumn(name, Kind.STRING, null, Map.of(NAME, longName));
    }

    private static TableColumn place(
            String name,
            Kind kind,
            @Nullable String unit,
            @Nullable StoredProperty stored,
            String longName,
            String standardName,
            String axis) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("axis", axis);
        attributes.put(NAME, longName);
        attributes.put("standard_name", standardName);
        boolean single =
                kind == Kind.DOUBLE && stored != null && stored.property().isSingle();
        return new TableColumn(name, single ? Kind.FLOAT : kind, unit, attributes);
    }

    private static TableColumn own(StoredProperty stored) {
        ObservedProperty property = stored.property();
        Map<String, String> attributes = new LinkedHashMap<>();
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

    String title() {
        return record.record().title().best(Language.EN);
    }

    /** What DAS tells of the whole. */
    Map<String, String> attributes() {
        Map<String, String> global = new LinkedHashMap<>();
        global.put("cdm_data_type", "Other");
        global.put("id", record.id());
        global.put("title", title());
        global.put("summary", record.record().summary().best(Language.EN));
        global.values().removeIf(String::isEmpty);
        return global;
    }
}
