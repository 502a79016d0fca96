package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CSV for ArcGIS: the place as X and Y, days and hours in columns of their own, names alone above the rows. A number that is
 * missing is -9999, since a column with blanks is taken for text.
 */
final class EsriTable implements TableSink {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("h:mm:ss a", Locale.ENGLISH);

    private final Writer out;
    private final List<TableColumn> columns;

    EsriTable(Writer out, List<TableColumn> columns) throws IOException {
        this.out = out;
        this.columns = columns;
        out.write(columns.stream().map(EsriTable::names).collect(Collectors.joining(",")));
        out.write('\n');
    }

    private static String names(TableColumn column) {
        return switch (column.name()) {
            case "longitude" -> "X";
            case "latitude" -> "Y";
            case "time" -> "date,time";
            default -> SeparatedTable.text(column.name(), ',');
        };
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(value(columns.get(i), row[i]));
        }
        out.write('\n');
    }

    private static String value(TableColumn column, @Nullable Object value) {
        boolean isTime = column.name().equals("time");
        return switch (value) {
            case Double number -> Texts.number(column.kind(), number);
            case Instant moment
            when isTime ->
                DAY.format(moment.atZone(ZoneOffset.UTC)) + ","
                        + HOUR.format(moment.atZone(ZoneOffset.UTC)).toLowerCase(Locale.ROOT);
            case null ->
                switch (column.kind()) {
                    case STRING -> "";
                    case TIME -> isTime ? "," : "";
                    case INT, FLOAT, DOUBLE -> "-9999";
                };
            case Object other -> SeparatedTable.text(other.toString(), ',');
        };
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
