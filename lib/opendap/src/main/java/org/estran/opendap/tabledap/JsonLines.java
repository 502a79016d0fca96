package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of JSON for each row: an array, or an object of names and values. */
final class JsonLines implements TableSink {

    private final Writer out;
    private final TableFormat format;
    private final List<TableColumn> columns;

    JsonLines(Writer out, TableFormat format, List<TableColumn> columns) throws IOException {
        this.out = out;
        this.format = format;
        this.columns = columns;
        if (format == TableFormat.JSONL_CSV1) {
            out.write("[" + JsonTable.each(columns, TableColumn::name) + "]\n");
        }
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        if (format != TableFormat.JSONL_KVP) {
            out.write(JsonTable.values(columns, row) + "\n");
            return;
        }
        for (int i = 0; i < row.length; i++) {
            out.write((i == 0 ? "{" : ", ") + Texts.quoted(columns.get(i).name()) + ":"
                    + JsonTable.value(columns.get(i), row[i]));
        }
        out.write("}\n");
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
