package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A feature for each row, a point at its longitude and latitude; without geometry where it has no place (RFC 7946). */
final class GeoJsonTable implements TableSink {

    private final Writer out;
    private final List<TableColumn> columns;
    private final int longitude;
    private final int latitude;
    private final List<Integer> properties = new ArrayList<>();
    private final double[] box = {
        Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    private boolean isFirst = true;

    GeoJsonTable(Writer out, List<TableColumn> columns) throws IOException {
        this.out = out;
        this.columns = columns;
        List<String> names = columns.stream().map(TableColumn::name).toList();
        longitude = names.indexOf("longitude");
        latitude = names.indexOf("latitude");
        IntStream.range(0, columns.size())
                .filter(i -> i != longitude && i != latitude)
                .forEach(properties::add);
        List<TableColumn> told = properties.stream().map(columns::get).toList();
        out.write("{\n  \"type\": \"FeatureCollection\",\n  \"propertyNames\": ["
                + JsonTable.each(told, TableColumn::name) + "],\n  \"propertyUnits\": ["
                + told.stream().map(JsonTable::unit).collect(Collectors.joining(", ")) + "],\n  \"features\": [\n");
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        out.write((isFirst ? "" : ",\n") + "{\"type\": \"Feature\",\n  \"geometry\": " + geometry(row)
                + ",\n  \"properties\": {\n");
        isFirst = false;
        for (int i = 0; i < properties.size(); i++) {
            int place = properties.get(i);
            out.write((i == 0 ? "    " : ",\n    ")
                    + Texts.quoted(columns.get(place).name()) + ": " + value(place, row[place]));
        }
        out.write(" }\n}");
    }

    private String value(int place, @Nullable Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? Texts.number(columns.get(place).kind(), number)
                : JsonTable.value(columns.get(place), value);
    }

    private String geometry(@Nullable Object[] row) {
        if (!(row[longitude] instanceof Double x) || !(row[latitude] instanceof Double y)) {
            return "null";
        }
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
        return "{\n    \"type\": \"Point\",\n    \"coordinates\": ["
                + Texts.number(columns.get(longitude).kind(), x) + ", "
                + Texts.number(columns.get(latitude).kind(), y) + "] }";
    }

    @Override
    public void end() throws IOException {
        out.write("\n  ]");
        if (box[0] <= box[2]) {
            out.write(",\n  \"bbox\": ["
                    + IntStream.range(0, 4)
                            .mapToObj(i -> Texts.number(
                                    columns.get(i % 2 == 0 ? longitude : latitude)
                                            .kind(),
                                    box[i]))
                            .collect(Collectors.joining(", "))
                    + "]");
        }
        out.write("\n}\n");
        out.flush();
    }
}
