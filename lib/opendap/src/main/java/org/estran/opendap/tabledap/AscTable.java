package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sequence as text. */
final class AscTable implements TableSink {

    private final Writer out;
    private final List<TableColumn> columns;

    AscTable(Writer out, List<TableColumn> columns) throws IOException {
        this.out = out;
        this.columns = columns;
        out.write(TableStructure.dds(columns));
        out.write("---------------------------------------------\n");
        out.write(columns.stream().map(column -> "s." + column.name()).collect(Collectors.joining(", ")) + "\n");
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            TableColumn column = columns.get(i);
            Object value = row[i];
            out.write(i == 0 ? "" : ", ");
            out.write(
                    column.kind() == TableColumn.Kind.STRING
                            ? Texts.quoted(value == null ? "" : value.toString())
                            : value == null ? "NaN" : Texts.number(column.kind(), Ordering.seconds(value)));
        }
        out.write('\n');
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
