package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** ERDDAP's JSON table. */
final class JsonTable implements TableSink {

    private final Writer out;
    private final List<TableColumn> columns;
    private boolean isFirst = true;

    JsonTable(Writer out, List<TableColumn> columns, boolean hasUnits) throws IOException {
        this.out = out;
        this.columns = columns;
        out.write("{\n  \"table\": {\n    \"columnNames\": [" + each(columns, TableColumn::name));
        out.write("],\n    \"columnTypes\": ["
                + each(columns, column -> column.kind().json()));
        if (hasUnits) {
            out.write("],\n    \"columnUnits\": ["
                    + columns.stream().map(JsonTable::unit).collect(Collectors.joining(", ")));
        }
        out.write("],\n    \"rows\": [\n");
    }

    static String unit(TableColumn column) {
        return column.textUnit().isEmpty() ? "null" : Texts.quoted(column.textUnit());
    }

    static String each(List<TableColumn> columns, Function<TableColumn, String> word) {
        return columns.stream().map(word).map(Texts::quoted).collect(Collectors.joining(", "));
    }

    /** Numbers without a fraction are written without one. */
    static String value(TableColumn column, @Nullable Object value) {
        return switch (value) {
            case Double number when Double.isInfinite(number) -> "null";
            case Double number -> Texts.number(column.kind(), number).replaceFirst("\\.0$", "");
            case null -> column.kind() == TableColumn.Kind.STRING ? "\"\"" : "null";
            case Object other -> Texts.quoted(other.toString());
        };
    }

    static String values(List<TableColumn> columns, @Nullable Object[] row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            text.append(i == 0 ? "[" : ", ").append(value(columns.get(i), row[i]));
        }
        return text.append(']').toString();
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        out.write((isFirst ? "      " : ",\n      ") + values(columns, row));
        isFirst = false;
    }

    @Override
    public void end() throws IOException {
        out.write("\n    ]\n  }\n}\n");
        out.flush();
    }
}
