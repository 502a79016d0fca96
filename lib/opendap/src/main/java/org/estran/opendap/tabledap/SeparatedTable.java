package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values between commas or tabs, below names and units, names with units, or nothing. */
final class SeparatedTable implements TableSink {

    private final Writer out;
    private final char separator;
    private final List<TableColumn> columns;

    SeparatedTable(Writer out, TableFormat format, char separator, List<TableColumn> columns) throws IOException {
        this.out = out;
        this.separator = separator;
        this.columns = columns;
        switch (format) {
            case CSV0, TSV0 -> {}
            case CSVP, TSVP ->
                head(columns.stream().map(SeparatedTable::withUnit).toList());
            default -> {
                head(columns.stream().map(TableColumn::name).toList());
                head(columns.stream().map(TableColumn::textUnit).toList());
            }
        }
    }

    private static String withUnit(TableColumn column) {
        return column.textUnit().isEmpty() ? column.name() : column.name() + " (" + column.textUnit() + ")";
    }

    private void head(List<String> words) throws IOException {
        out.write(words.stream().map(this::text).collect(Collectors.joining(String.valueOf(separator))));
        out.write('\n');
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                out.write(separator);
            }
            out.write(
                    switch (row[i]) {
                        case Double number -> Texts.number(columns.get(i).kind(), number);
                        case null -> isNumber(columns.get(i)) ? "NaN" : "";
                        case Object other -> text(other.toString());
                    });
        }
        out.write('\n');
    }

    private static boolean isNumber(TableColumn column) {
        return column.kind() != TableColumn.Kind.STRING && column.kind() != TableColumn.Kind.TIME;
    }

    /** Line ends and tabs are escaped as ERDDAP does, so that a row is a line. */
    private String text(String value) {
        return text(value, separator);
    }

    static String text(String value, char separator) {
        String flat = value.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        boolean plain =
                separator == '\t' || (flat.indexOf(',') < 0 && flat.indexOf('"') < 0 && flat.equals(flat.strip()));
        return plain ? flat : '"' + flat.replace("\"", "\"\"") + '"';
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
