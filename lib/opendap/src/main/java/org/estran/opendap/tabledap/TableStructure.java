package org.estran.opendap.tabledap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.estran.grids.writing.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What a table is made of: DDS and DAS of its sequence in DAP2, and ERDDAP's list of its variables and attributes, worded as
 * ERDDAP does. Attributes come in the order of their names, whatever the case of their letters.
 */
public final class TableStructure {

    /** The columns of {@link #info}. */
    public static final List<String> INFO =
            List.of("Row Type", "Variable Name", "Attribute Name", "Data Type", "Value");

    private static final String GLOBAL = "NC_GLOBAL";

    private TableStructure() {}

    public static String dds(List<TableColumn> columns) {
        StringBuilder text = new StringBuilder("Dataset {\n  Sequence {\n");
        columns.forEach(column -> text.append("    ")
                .append(column.kind().dap())
                .append(' ')
                .append(name(column.name()))
                .append(";\n"));
        return text.append("  } s;\n} s;\n").toString();
    }

    /** @param global attributes of the dataset: Strings and Lists of Doubles */
    public static String das(List<TableColumn> columns, Map<String, Object> global) {
        StringBuilder text = new StringBuilder("Attributes {\n s {\n");
        for (TableColumn column : columns) {
            text.append("  ").append(name(column.name())).append(" {\n");
            attributes(column).forEach((name, value) -> attribute(text, column.kind(), name, value));
            text.append("  }\n");
        }
        text.append(" }\n  " + GLOBAL + " {\n");
        sorted(global).forEach((name, value) -> attribute(text, TableColumn.Kind.DOUBLE, name, value));
        return text.append("  }\n}\n").toString();
    }

    /** All that NCCSV 1.2 says of a table before its rows. @param global as of {@link #das} */
    public static String nccsv(List<TableColumn> columns, Map<String, Object> global) {
        return NccsvTable.metadata(columns, global);
    }

    /** The header of a netCDF file as text, as ERDDAP words it. @param name of the file */
    public static String header(String name, Plan plan) {
        return NcHeader.text(name, plan);
    }

    /** The rows of {@link #INFO}. @param global as of {@link #das} */
    public static List<@Nullable Object[]> info(List<TableColumn> columns, Map<String, Object> global) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        sorted(global).forEach((name, value) -> rows.add(row(GLOBAL, TableColumn.Kind.DOUBLE, name, value)));
        for (TableColumn column : columns) {
            rows.add(new Object[] {"variable", column.name(), "", column.kind().java(), ""});
            attributes(column).forEach((name, value) -> rows.add(row(column.name(), column.kind(), name, value)));
        }
        return rows;
    }

    private static @Nullable Object[] row(String variable, TableColumn.Kind kind, String name, Object value) {
        boolean isText = !(value instanceof List<?>);
        return new Object[] {"attribute", variable, name, isText ? "String" : kind.java(), text(kind, value)};
    }

    /** Those of a variable and its unit, sorted. */
    static Map<String, Object> attributes(TableColumn column) {
        Map<String, Object> attributes = sorted(column.attributes());
        String unit = column.numberUnit();
        if (unit != null) {
            attributes.put("units", unit);
        }
        return attributes;
    }

    static Map<String, Object> sorted(Map<String, Object> attributes) {
        Map<String, Object> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(attributes);
        return sorted;
    }

    private static void attribute(StringBuilder text, TableColumn.Kind kind, String name, Object value) {
        boolean isText = !(value instanceof List<?>);
        text.append("    ")
                .append(isText ? TableColumn.Kind.STRING.dap() : kind.dap())
                .append(' ')
                .append(name)
                .append(' ')
                .append(isText ? Texts.quoted(text(kind, value)) : text(kind, value))
                .append(";\n");
    }

    private static String text(TableColumn.Kind kind, Object value) {
        return value instanceof List<?> numbers
                ? numbers.stream()
                        .map(number -> Texts.number(kind, Ordering.seconds(number)))
                        .collect(Collectors.joining(", "))
                : value.toString();
    }

    /** Identifiers of DAP2 hold no blanks and no signs of its grammar; they are escaped as in addresses. */
    static String name(String name) {
        StringBuilder plain = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if ((b > 0 && Character.isLetterOrDigit(b)) || "_-+.!*'~".indexOf(b) >= 0) {
                plain.append((char) b);
            } else {
                plain.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
            }
        }
        return plain.toString();
    }
}
