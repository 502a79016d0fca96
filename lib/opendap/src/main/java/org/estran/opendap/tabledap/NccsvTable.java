package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * NCCSV 1.2: what a netCDF file of the table would say of itself and its variables, then the rows, in one file of CSV. Numbers
 * of attributes end in the letter of their type; texts that look like numbers stand in quotes. A range told of the whole
 * dataset is not that of these rows and is left out.
 */
final class NccsvTable implements TableSink {

    private static final String VERSION = "NCCSV-1.2";
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+]?[.\\d]+([eE][-+]?\\d+)?[bsiLfdu]*");

    private final Writer out;
    private final List<TableColumn> columns;

    NccsvTable(Writer out, List<TableColumn> columns, Map<String, Object> global) throws IOException {
        this.out = out;
        this.columns = columns;
        out.write(metadata(columns, global));
        out.write(columns.stream().map(column -> text(column.name())).collect(Collectors.joining(",")));
        out.write('\n');
    }

    /** All before the rows. @param global attributes of the dataset: Strings and Lists of Doubles */
    static String metadata(List<TableColumn> columns, Map<String, Object> global) {
        StringBuilder text = new StringBuilder();
        Object conventions = global.get("Conventions");
        line(text, "*GLOBAL*", "Conventions", text(conventions == null ? VERSION : conventions + ", " + VERSION));
        TableStructure.sorted(global).forEach((name, value) -> {
            if (!name.equals("Conventions")) {
                line(text, "*GLOBAL*", name, value(TableColumn.Kind.DOUBLE, value));
            }
        });
        for (TableColumn column : columns) {
            line(text, column.name(), "*DATA_TYPE*", column.kind().json());
            attributes(column).forEach((name, value) -> line(text, column.name(), name, value(column.kind(), value)));
        }
        return text.append("\n*END_METADATA*\n").toString();
    }

    /** Moments are texts, and their unit tells how those are written. */
    private static Map<String, Object> attributes(TableColumn column) {
        Map<String, Object> all = TableStructure.attributes(column);
        all.remove("actual_range");
        if (column.kind() == TableColumn.Kind.TIME) {
            all.put("units", "yyyy-MM-dd'T'HH:mm:ssZ");
        }
        return all;
    }

    private static void line(StringBuilder text, String variable, String name, String value) {
        text.append(variable.startsWith("*") ? variable : text(variable))
                .append(',')
                .append(name.startsWith("*") ? name : text(name))
                .append(',')
                .append(value)
                .append('\n');
    }

    private static String value(TableColumn.Kind kind, Object value) {
        if (!(value instanceof List<?> numbers)) {
            return text(value.toString());
        }
        String letter = switch (kind) {
            case INT -> "i";
            case FLOAT -> "f";
            case DOUBLE, TIME, STRING -> "d";
        };
        return numbers.stream()
                .map(number -> Texts.number(kind, Ordering.seconds(number)) + letter)
                .collect(Collectors.joining(","));
    }

    private static String text(String value) {
        String flat = value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        boolean isPlain = flat.indexOf(',') < 0
                && flat.indexOf('"') < 0
                && flat.equals(flat.strip())
                && !LIKE_A_NUMBER.matcher(flat).matches();
        return isPlain ? flat : '"' + flat.replace("\"", "\"\"") + '"';
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            TableColumn.Kind kind = columns.get(i).kind();
            out.write(
                    switch (row[i]) {
                        case Double number -> Texts.number(kind, number);
                        case null -> kind == TableColumn.Kind.FLOAT || kind == TableColumn.Kind.DOUBLE ? "NaN" : "";
                        case Object other ->
                            kind == TableColumn.Kind.STRING ? text(other.toString()) : other.toString();
                    });
        }
        out.write('\n');
    }

    @Override
    public void end() throws IOException {
        out.write("*END_DATA*\n");
        out.flush();
    }
}
