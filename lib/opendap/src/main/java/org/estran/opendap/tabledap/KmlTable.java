package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.opendap.XmlText;
import org.jspecify.annotations.Nullable;

/**
 * A placemark for each place that has rows (OGC KML 2.3), with the number of them, when they begin and end, and the values
 * of the last one.
 */
final class KmlTable implements TableSink {

    private static final int MOST_PLACES = 20_000;

    private final Writer out;
    private final String title;
    private final List<TableColumn> columns;
    private final int longitude;
    private final int latitude;
    private final int time;
    private final Map<Place, Rows> places = new LinkedHashMap<>();

    KmlTable(Writer out, String title, List<TableColumn> columns) {
        this.out = out;
        this.title = title;
        this.columns = columns;
        List<String> names = columns.stream().map(TableColumn::name).toList();
        longitude = names.indexOf("longitude");
        latitude = names.indexOf("latitude");
        time = names.indexOf("time");
    }

    private record Place(double longitude, double latitude) {}

    private record Rows(
            long count,
            @Nullable Instant first,
            @Nullable Instant last,
            @Nullable Object[] row) {

        static Rows of(@Nullable Rows before, @Nullable Instant moment, @Nullable Object[] row) {
            if (before == null) {
                return new Rows(1, moment, moment, row);
            }
            boolean isFirst = moment != null && (before.first == null || moment.isBefore(before.first));
            boolean isLast = moment == null || before.last == null || !moment.isBefore(before.last);
            return new Rows(
                    before.count + 1,
                    isFirst ? moment : before.first,
                    isLast && moment != null ? moment : before.last,
                    isLast ? row : before.row);
        }
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        if (!(row[longitude] instanceof Double x) || !(row[latitude] instanceof Double y)) {
            return;
        }
        Instant moment = time >= 0 && row[time] instanceof Instant instant ? instant : null;
        places.merge(
                new Place(x, y),
                Rows.of(null, moment, row.clone()),
                (before, one) -> Rows.of(before, one.last, one.row));
        if (places.size() > MOST_PLACES) {
            throw new TableTooLarge("More than " + MOST_PLACES + " places are not written as KML; ask for .geoJson.");
        }
    }

    @Override
    public void end() throws IOException {
        out.write(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n"
                        + "  <name>" + XmlText.escaped(title) + "</name>\n");
        int number = 0;
        for (Map.Entry<Place, Rows> one : places.entrySet()) {
            placemark(++number, one.getKey(), one.getValue());
        }
        out.write("</Document>\n</kml>\n");
        out.flush();
    }

    private void placemark(int number, Place place, Rows rows) throws IOException {
        out.write("  <Placemark>\n    <name>" + XmlText.escaped(name(number, rows.row))
                + "</name>\n    <ExtendedData>\n");
        data("rows", Long.toString(rows.count));
        for (int i = 0; i < columns.size(); i++) {
            Object value = rows.row[i];
            if (i != longitude && i != latitude && value != null) {
                data(columns.get(i).name(), text(columns.get(i), value));
            }
        }
        out.write("    </ExtendedData>\n");
        if (rows.first != null && rows.last != null) {
            out.write("    <TimeSpan><begin>" + rows.first + "</begin><end>" + rows.last + "</end></TimeSpan>\n");
        }
        out.write(
                "    <Point><coordinates>" + Texts.number(columns.get(longitude).kind(), place.longitude) + ","
                        + Texts.number(columns.get(latitude).kind(), place.latitude)
                        + "</coordinates></Point>\n  </Placemark>\n");
    }

    /** What names it in the row: the platform or station; else its number. */
    private String name(int number, @Nullable Object[] row) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().matches("(?i)platform|station(_?id|_?name)?|name|id") && row[i] != null) {
                return text(columns.get(i), row[i]);
            }
        }
        return Integer.toString(number);
    }

    private static String text(TableColumn column, Object value) {
        return value instanceof Double number ? Texts.number(column.kind(), number) : value.toString();
    }

    private void data(String name, String value) throws IOException {
        out.write("      <Data name=\"" + XmlText.escaped(name) + "\"><value>" + XmlText.escaped(value)
                + "</value></Data>\n");
    }
}
