package org.estran.app.thredds.subsets;

import java.util.List;
import java.util.Locale;
import org.estran.grids.coverage.GridAxis;
import org.estran.opendap.XmlText;

/** Writes values at a point as THREDDS does: a table with a line for each time and level, or the same as XML. */
final class PointTables {

    private final PointValues values;

    PointTables(PointValues values) {
        this.values = values;
    }

    String csv() {
        StringBuilder text = new StringBuilder();
        for (List<PointSeries> table : values.tables()) {
            PointSeries first = table.getFirst();
            text.append(text.isEmpty() ? "" : "\n");
            text.append(first.time() == null ? "" : "time,")
                    .append("station,latitude[unit=\"degrees_north\"],longitude[unit=\"degrees_east\"]");
            GridAxis vertical = first.vertical();
            if (vertical != null) {
                text.append(",vertCoord[unit=\"").append(vertical.units()).append("\"]");
            }
            table.forEach(each -> text.append(',')
                    .append(each.variable().name())
                    .append("[unit=\"")
                    .append(each.units())
                    .append("\"]"));
            text.append('\n');
            rows(table, text);
        }
        return text.toString();
    }

    private void rows(List<PointSeries> table, StringBuilder text) {
        PointSeries first = table.getFirst();
        for (long t = 0; t < first.timeCount(); t++) {
            for (long z = 0; z < first.levelCount(); z++) {
                text.append(first.time() == null ? "" : first.moment(t) + ",")
                        .append(values.station())
                        .append(',')
                        .append(place(first.latitude()))
                        .append(',')
                        .append(place(first.longitude()))
                        .append(first.vertical() == null ? "" : "," + first.level(z));
                for (PointSeries each : table) {
                    text.append(',').append(each.number(t, z));
                }
                text.append('\n');
            }
        }
    }

    String xml() {
        StringBuilder text =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<stationFeatureCollection>\n");
        for (List<PointSeries> table : values.tables()) {
            PointSeries first = table.getFirst();
            for (long t = 0; t < first.timeCount(); t++) {
                for (long z = 0; z < first.levelCount(); z++) {
                    feature(table, t, z, text);
                }
            }
        }
        return text.append("</stationFeatureCollection>\n").toString();
    }

    private void feature(List<PointSeries> table, long t, long z, StringBuilder text) {
        PointSeries first = table.getFirst();
        text.append("    <stationFeature");
        if (first.time() != null) {
            text.append(" date=").append(XmlText.quoted(first.moment(t)));
        }
        text.append(">\n        <station name=")
                .append(XmlText.quoted(values.station()))
                .append(" latitude=\"")
                .append(place(first.latitude()))
                .append("\" longitude=\"")
                .append(place(first.longitude()))
                .append("\">")
                .append(values.station())
                .append("</station>\n");
        GridAxis vertical = first.vertical();
        if (vertical != null) {
            text.append("        <data name=\"vertCoord\" units=")
                    .append(XmlText.quoted(vertical.units()))
                    .append('>')
                    .append(first.level(z))
                    .append("</data>\n");
        }
        for (PointSeries each : table) {
            text.append("        <data name=")
                    .append(XmlText.quoted(each.variable().name()))
                    .append(" units=")
                    .append(XmlText.quoted(each.units()))
                    .append('>')
                    .append(each.number(t, z))
                    .append("</data>\n");
        }
        text.append("    </stationFeature>\n");
    }

    private static String place(double degrees) {
        return String.format(Locale.ROOT, "%.3f", degrees);
    }
}
