package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON for Google's visualisations: a DataTable, whose moments are texts with the months counted from 0. */
final class DataTable implements TableSink {

    private final Writer out;
    private final List<TableColumn> columns;
    private boolean isFirst = true;

    DataTable(Writer out, List<TableColumn> columns) throws IOException {
        this.out = out;
        this.columns = columns;
        out.write("{\"cols\":["
                + columns.stream().map(DataTable::column).collect(Collectors.joining(","))
                + "],\n\"rows\": [\n");
    }

    private static String column(TableColumn column) {
        String unit =
                column.kind() == TableColumn.Kind.TIME || column.textUnit().isEmpty()
                        ? ""
                        : " (" + column.textUnit() + ") ";
        return "{\"id\":" + Texts.quoted(column.name()) + ",\"label\":" + Texts.quoted(column.name() + unit)
                + ",\"pattern\":\"\",\"type\":\"" + type(column) + "\"}";
    }

    private static String type(TableColumn column) {
        return switch (column.kind()) {
            case STRING -> "string";
            case TIME -> "datetime";
            case INT, FLOAT, DOUBLE -> "number";
        };
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        out.write(isFirst ? "{\"c\":[" : ",\n{\"c\":[");
        isFirst = false;
        for (int i = 0; i < row.length; i++) {
            out.write((i == 0 ? "" : ",") + "{\"v\":" + value(columns.get(i), row[i]) + ",\"f\":null}");
        }
        out.write("]}");
    }

    private static String value(TableColumn column, @Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Double number -> Double.isFinite(number) ? Texts.number(column.kind(), number) : "null";
            case Instant moment -> Texts.quoted(date(moment.atZone(ZoneOffset.UTC)));
            case Object other -> Texts.quoted(other.toString());
        };
    }

    private static String date(ZonedDateTime moment) {
        return "Date(" + moment.getYear() + ", " + (moment.getMonthValue() - 1) + ", " + moment.getDayOfMonth() + ", "
                + moment.getHour() + ", " + moment.getMinute() + ", " + moment.getSecond() + ", "
                + moment.getNano() / 1_000_000 + ")";
    }

    @Override
    public void end() throws IOException {
        out.write("\n]\n}\n");
        out.flush();
    }
}
