package org.estran.observations.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.text.DarwinMeta.Field;
import org.estran.observations.text.DarwinMeta.Table;
import org.jspecify.annotations.Nullable;

/**
 * Measurements or facts, OBIS's extended ones among them, as columns: one for each type and unit. They are of numbers where all
 * their values are. Where {@code measurementRemarks} tells a flag as Estran writes it, the value has that flag. Read twice: for
 * the columns, which an open archive tells, and for the values.
 */
final class DarwinMeasurements {

    private static final int MOST = 1_000_000;
    private static final int MOST_COLUMNS = 500;

    private static final Pattern FLAG = Pattern.compile("quality flag (\\S+)(?: \\([^)]*\\))?, (.+)");
    private static final Pattern NERC =
            Pattern.compile("https?://vocab\\.nerc\\.ac\\.uk/collection/(\\w+)/current/(\\w+)/?");
    private static final Pattern CF = Pattern.compile("https?://vocab\\.nerc\\.ac\\.uk/standard_name/(\\w+)/?");

    private final Map<String, Measured> columns = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Value>> byId = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private int kept;

    /** @param flag empty for none */
    record Value(String text, String flag) {}

    /** A type of measurement while its rows are read. */
    private static final class Measured {
        private final int place;
        private final String type;
        private final String typeId;
        private final String unit;
        private boolean isNumber = true;
        private @Nullable QualityScheme scheme;

        Measured(int place, String type, String typeId, String unit) {
            this.place = place;
            this.type = type;
            this.typeId = typeId;
            this.unit = unit;
        }
    }

    private static String cell(Table table, String word, List<String> cells) {
        Field field = table.field(word);
        return field == null ? "" : field.of(cells).strip();
    }

    private static String key(Table table, List<String> cells) {
        return String.join(
                "\n",
                cell(table, "measurementtype", cells),
                cell(table, "measurementtypeid", cells),
                cell(table, "measurementunit", cells));
    }

    /** The first reading of a row. */
    void learn(Table table, List<String> cells, long line) throws RefusedFile {
        String value = cell(table, "measurementvalue", cells);
        if (value.isEmpty()) {
            return;
        }
        Measured column = columns.computeIfAbsent(
                key(table, cells),
                key -> new Measured(
                        columns.size(),
                        cell(table, "measurementtype", cells),
                        cell(table, "measurementtypeid", cells),
                        cell(table, "measurementunit", cells)));
        if (columns.size() > MOST_COLUMNS) {
            throw new RefusedFile(
                    Reason.UNSUPPORTED,
                    line,
                    "more than " + MOST_COLUMNS + " types of measurements have no place in a table");
        }
        column.isNumber &= isNumber(value);
        Matcher flag = FLAG.matcher(cell(table, "measurementremarks", cells));
        if (flag.matches() && column.scheme == null) {
            column.scheme = QualityScheme.named(flag.group(2));
        }
    }

    private static boolean isNumber(String value) {
        return value.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    }

    /** What the columns are. */
    List<ObservedProperty> properties() {
        List<ObservedProperty> all = new ArrayList<>();
        for (Measured column : columns.values()) {
            String name =
                    column.type.isEmpty() ? DarwinMeta.lastPart(column.typeId.replaceFirst("/$", "")) : column.type;
            ObservedProperty property = column.isNumber ? ObservedProperty.number(name) : ObservedProperty.text(name);
            property = property.in(column.unit.isEmpty() ? null : column.unit).flagged(column.scheme);
            Matcher nerc = NERC.matcher(column.typeId);
            Matcher cf = CF.matcher(column.typeId);
            if (cf.matches()) {
                property = property.standard(cf.group(1));
            } else if (nerc.matches()) {
                property = property.coded("SDN:" + nerc.group(1) + "::" + nerc.group(2));
            } else if (!column.typeId.isEmpty()) {
                property = property.coded(column.typeId);
            }
            all.add(property);
        }
        return all;
    }

    /** Forgets all values, before they are read again. */
    void clear() {
        byId.clear();
        used.clear();
        kept = 0;
    }

    /**
     * The second reading of a row.
     *
     * @param id of what it is of
     * @return false where that was measured already, which has no place beside
     */
    boolean keep(Table table, String id, List<String> cells, long line) throws RefusedFile {
        String value = cell(table, "measurementvalue", cells);
        Measured column = columns.get(key(table, cells));
        if (value.isEmpty() || column == null) {
            return true;
        }
        if (++kept > MOST) {
            throw new RefusedFile(
                    Reason.UNSUPPORTED,
                    line,
                    "more than " + MOST + " measurements cannot be put beside what they are of");
        }
        Matcher flag = FLAG.matcher(cell(table, "measurementremarks", cells));
        Value told = new Value(value, column.scheme != null && flag.matches() ? flag.group(1) : "");
        return byId.computeIfAbsent(id, any -> new HashMap<>()).putIfAbsent(column.place, told) == null;
    }

    boolean isMeasured(String id) {
        return byId.containsKey(id);
    }

    /** A row is of these. */
    void use(List<String> ids) {
        used.addAll(ids);
    }

    /** What was measured of something that no row is of, in their order. */
    List<String> unused() {
        return byId.keySet().stream().filter(id -> !used.contains(id)).sorted().toList();
    }

    /** Of the first of these that has it; null where none has. */
    @Nullable
    Value of(List<String> ids, int column) {
        for (String id : ids) {
            Value value = byId.getOrDefault(id, Map.of()).get(column);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
