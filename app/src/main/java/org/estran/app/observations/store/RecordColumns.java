package org.estran.app.observations.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;

/**
 * The columns of a record, over all its files: the same property of two files is one column, and two that only share their
 * name are two.
 */
final class RecordColumns {

    private final String recordId;
    private final Map<ObservedProperty, StoredProperty> known = new HashMap<>();
    private final Set<String> taken = new HashSet<>(Rows.COMMON);
    private final List<StoredProperty> added = new ArrayList<>();
    private final Set<String> widened = new HashSet<>();

    RecordColumns(String recordId, List<StoredProperty> before) {
        this.recordId = recordId;
        taken.addAll(Set.of("source", "cell", "record"));
        for (StoredProperty column : before) {
            known.put(alike(column.property()), column);
            taken.add(column.name().toLowerCase(Locale.ROOT));
            if (column.flagName() != null) {
                taken.add(column.flagName().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** One for each property of a file, in that order. */
    List<StoredProperty> of(List<ObservedProperty> properties) {
        Set<Role> placed = new HashSet<>();
        Set<StoredProperty> used = new HashSet<>();
        List<StoredProperty> columns = new ArrayList<>();
        for (ObservedProperty property : properties) {
            boolean isFirst = property.role() != Role.OBSERVED && placed.add(property.role());
            StoredProperty column = isFirst && isCommon(property) ? common(property) : own(property);
            if (!used.add(column)) {
                column = fresh(property);
                used.add(column);
            }
            if (column.property().isSingle() && !property.isSingle()) {
                widened.add(column.name());
            }
            columns.add(new StoredProperty(recordId, column.name(), column.flagName(), property));
        }
        return columns;
    }

    /** Names of columns that were of single precision and no longer are. */
    Set<String> widened() {
        return Set.copyOf(widened);
    }

    /** Those that the record did not have. */
    List<StoredProperty> added() {
        return List.copyOf(added);
    }

    /** Whether every record has that column: its moments and places, and depths in metres. */
    static boolean isCommon(ObservedProperty property) {
        return switch (property.role()) {
            case TIME -> property.form() == ObservedProperty.Form.INSTANT;
            case LONGITUDE, LATITUDE -> property.form() == ObservedProperty.Form.NUMBER;
            case DEPTH, PRESSURE, HEIGHT, OBSERVED -> false;
        };
    }

    private StoredProperty common(ObservedProperty property) {
        String name = property.role().name().toLowerCase(Locale.ROOT);
        return known.computeIfAbsent(alike(property), key -> add(name, property));
    }

    private StoredProperty own(ObservedProperty property) {
        StoredProperty column = known.get(alike(property));
        return column == null ? fresh(property) : column;
    }

    private StoredProperty fresh(ObservedProperty property) {
        StoredProperty column = add(free(property.name()), property);
        known.putIfAbsent(alike(property), column);
        return column;
    }

    private StoredProperty add(String name, ObservedProperty property) {
        String flag = property.scheme() == null ? null : free(name + "_flag");
        StoredProperty column = new StoredProperty(recordId, name, flag, property);
        added.add(column);
        return column;
    }

    private String free(String wanted) {
        String plain = wanted.replaceAll("\\p{Cntrl}", "_").strip();
        String stem = plain.isEmpty() ? "column" : plain;
        String name = stem;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = stem + "_" + i;
        }
        return name;
    }

    /** What makes two properties one column; labels may differ from file to file. */
    private static ObservedProperty alike(ObservedProperty property) {
        return property.labelled(null).single(false);
    }
}
