package org.estran.app.thredds.subsets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estran.app.thredds.subsets.SubsetRequest.Point;
import org.estran.grids.Attributes;
import org.estran.grids.DataType;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.IndexRange;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.PlannedVariable;
import org.estran.opendap.Blocks;
import org.estran.opendap.XmlText;
import org.jspecify.annotations.Nullable;

/** The values of variables in the cell that holds a point, through time and levels. */
final class PointValues {

    /** So many values of one variable at most: they are held until they are written. */
    private static final long MOST = 2_000_000;

    /**
     * One variable there.
     *
     * @param times the indices wanted; null for a variable without time
     * @param levels likewise
     * @param values time by time, level by level within
     */
    private record Series(
            GriddedVariable variable,
            double latitude,
            double longitude,
            @Nullable GridAxis time,
            @Nullable IndexRange times,
            @Nullable GridAxis vertical,
            @Nullable IndexRange levels,
            double[] values) {

        long timeCount() {
            return times == null ? 1 : times.count();
        }

        long levelCount() {
            return levels == null ? 1 : levels.count();
        }

        /** What variables share that stand in one table. */
        List<Object> shape() {
            List<Object> shape = new ArrayList<>();
            shape.add(time == null ? "" : time.name());
            shape.add(vertical == null ? "" : vertical.name());
            shape.add(latitude);
            shape.add(longitude);
            return shape;
        }
    }

    /** The name of the attribute. */
    private static final String UNITS = "units";

    private final Point point;
    private final Map<List<Object>, List<Series>> tables = new LinkedHashMap<>();

    private PointValues(Point point) {
        this.point = point;
    }

    static PointValues read(List<GriddedVariable> variables, Point point, Selection selection, Blocks.Going going)
            throws IOException, SubsetRefused {
        PointValues all = new PointValues(point);
        for (GriddedVariable variable : variables) {
            going.on();
            Series series = all.series(variable, selection);
            all.tables.computeIfAbsent(series.shape(), k -> new ArrayList<>()).add(series);
        }
        return all;
    }

    private Series series(GriddedVariable variable, Selection selection) throws IOException, SubsetRefused {
        long[] cell = variable.grid()
                .nearest(point.longitude(), point.latitude())
                .orElseThrow(() -> new SubsetRefused(String.format(
                        Locale.ROOT,
                        "Requested Lat/Lon Point (%.3f, %.3f) is not contained in the Data",
                        point.latitude(),
                        point.longitude())));
        Map<Dimension, IndexRange> ranges = new LinkedHashMap<>();
        for (Dimension dimension : variable.variable().dimensions()) {
            ranges.put(dimension, IndexRange.only(0));
        }
        GridAxis time = withDimension(variable.time());
        GridAxis vertical = withDimension(variable.vertical());
        IndexRange times = range(time, selection, ranges);
        IndexRange levels = range(vertical, selection, ranges);
        ranges.put(variable.grid().rows(), IndexRange.only(cell[0]));
        ranges.put(variable.grid().columns(), IndexRange.only(cell[1]));
        long count = (times == null ? 1 : times.count()) * (levels == null ? 1 : levels.count());
        if (count > MOST) {
            throw new SubsetRefused(variable.name() + ": more than " + MOST + " values are not given at once");
        }
        double[] place = variable.grid().position(cell[0], cell[1]);
        double[] values = variable.read(variable.slab(ranges));
        boolean levelsFirst = time != null
                && vertical != null
                && times != null
                && levels != null
                && variable.indexOf(vertical.dimension().orElseThrow())
                        < variable.indexOf(time.dimension().orElseThrow());
        return new Series(
                variable,
                place[1],
                place[0],
                time,
                times,
                vertical,
                levels,
                levelsFirst ? turned(values, rows(levels), rows(times)) : values);
    }

    private static int rows(@Nullable IndexRange range) {
        return range == null ? 1 : (int) range.count();
    }

    private static @Nullable GridAxis withDimension(Optional<GridAxis> axis) {
        return axis.filter(a -> a.dimension().isPresent()).orElse(null);
    }

    private static @Nullable IndexRange range(
            @Nullable GridAxis axis, Selection selection, Map<Dimension, IndexRange> ranges) throws SubsetRefused {
        if (axis == null) {
            return null;
        }
        IndexRange range = selection.along(axis).orElse(IndexRange.of(0, axis.size()));
        ranges.put(axis.dimension().orElseThrow(), range);
        return range;
    }

    private static double[] turned(double[] values, int rows, int columns) {
        double[] other = new double[values.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                other[c * rows + r] = values[r * columns + c];
            }
        }
        return other;
    }

    private String station() {
        return String.format(
                Locale.ROOT,
                "GridPointRequestedAt[%.3f%s_%.3f%s]",
                Math.abs(point.latitude()),
                point.latitude() < 0 ? "S" : "N",
                Math.abs(point.longitude()),
                point.longitude() < 0 ? "W" : "E");
    }

    private static String number(Series series, int index) {
        double value = series.values()[index];
        boolean single = series.variable().variable().type() == DataType.FLOAT;
        return single ? Float.toString((float) value) : Double.toString(value);
    }

    private static String units(Series series) {
        return series.variable().variable().attributes().text(UNITS).orElse("");
    }

    private static String place(double degrees) {
        return String.format(Locale.ROOT, "%.3f", degrees);
    }

    private static String moment(Series series, long t) {
        GridAxis time = series.time();
        IndexRange times = series.times();
        if (time == null || times == null) {
            return "";
        }
        int index = (int) (times.first() + t * times.stride());
        return time.instant(index).map(Object::toString).orElse(time.text(index));
    }

    private static String level(Series series, long z) {
        GridAxis vertical = series.vertical();
        IndexRange levels = series.levels();
        return vertical == null || levels == null
                ? ""
                : Double.toString(vertical.value((int) (levels.first() + z * levels.stride())));
    }

    String csv() {
        StringBuilder text = new StringBuilder();
        for (List<Series> table : tables.values()) {
            Series first = table.getFirst();
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
                    .append(units(each))
                    .append("\"]"));
            text.append('\n');
            rows(table, text);
        }
        return text.toString();
    }

    private void rows(List<Series> table, StringBuilder text) {
        Series first = table.getFirst();
        for (long t = 0; t < first.timeCount(); t++) {
            for (long z = 0; z < first.levelCount(); z++) {
                text.append(first.time() == null ? "" : moment(first, t) + ",")
                        .append(station())
                        .append(',')
                        .append(place(first.latitude()))
                        .append(',')
                        .append(place(first.longitude()))
                        .append(first.vertical() == null ? "" : "," + level(first, z));
                int index = (int) (t * first.levelCount() + z);
                table.forEach(each -> text.append(',').append(number(each, index)));
                text.append('\n');
            }
        }
    }

    String xml() {
        StringBuilder text =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<stationFeatureCollection>\n");
        for (List<Series> table : tables.values()) {
            Series first = table.getFirst();
            for (long t = 0; t < first.timeCount(); t++) {
                for (long z = 0; z < first.levelCount(); z++) {
                    feature(table, t, z, text);
                }
            }
        }
        return text.append("</stationFeatureCollection>\n").toString();
    }

    private void feature(List<Series> table, long t, long z, StringBuilder text) {
        Series first = table.getFirst();
        text.append("    <stationFeature");
        if (first.time() != null) {
            text.append(" date=").append(XmlText.quoted(moment(first, t)));
        }
        text.append(">\n        <station name=")
                .append(XmlText.quoted(station()))
                .append(" latitude=\"")
                .append(place(first.latitude()))
                .append("\" longitude=\"")
                .append(place(first.longitude()))
                .append("\">")
                .append(station())
                .append("</station>\n");
        GridAxis vertical = first.vertical();
        if (vertical != null) {
            text.append("        <data name=\"vertCoord\" units=")
                    .append(XmlText.quoted(vertical.units()))
                    .append('>')
                    .append(level(first, z))
                    .append("</data>\n");
        }
        for (Series each : table) {
            text.append("        <data name=")
                    .append(XmlText.quoted(each.variable().name()))
                    .append(" units=")
                    .append(XmlText.quoted(units(each)))
                    .append('>')
                    .append(number(each, (int) (t * each.levelCount() + z)))
                    .append("</data>\n");
        }
        text.append("    </stationFeature>\n");
    }

    /** As a CF file of one station: a series, or a series of profiles where there are levels (CF 9 and appendix H). */
    Plan plan(Attributes attributes) throws SubsetRefused {
        if (tables.size() > 1) {
            throw new SubsetRefused(
                    "These variables do not share times and levels: ask for them one by one, or for CSV.");
        }
        List<Series> table = tables.values().iterator().next();
        Series first = table.getFirst();
        List<Dimension> dimensions = new ArrayList<>();
        List<PlannedVariable> variables = new ArrayList<>();
        axis("time", first.time(), first.times(), dimensions, variables);
        axis("level", first.vertical(), first.levels(), dimensions, variables);
        variables.add(PlannedVariable.of(
                "latitude", List.of(), described("latitude", "degrees_north"), Values.ofNumbers(first.latitude())));
        variables.add(PlannedVariable.of(
                "longitude", List.of(), described("longitude", "degrees_east"), Values.ofNumbers(first.longitude())));
        byte[] station = station().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Dimension width = new Dimension("station_strlen", station.length, false);
        List<Dimension> all = new ArrayList<>(dimensions);
        all.add(width);
        variables.add(PlannedVariable.of(
                "station",
                List.of(width),
                Attributes.NONE.with("cf_role", Values.ofText("timeseries_id")),
                Values.ofCharacters(station, new long[] {station.length})));
        for (Series each : table) {
            Attributes own = Attributes.NONE
                    .with("coordinates", Values.ofText("latitude longitude station"))
                    .with("_FillValue", Values.ofNumbers(Double.NaN));
            for (String name : List.of("long_name", "standard_name", "units", "cell_methods")) {
                Optional<String> said = each.variable().variable().attributes().text(name);
                own = said.isPresent() ? own.with(name, Values.ofText(said.get())) : own;
            }
            variables.add(PlannedVariable.of(
                    each.variable().variable().simpleName(), dimensions, own, Values.ofNumbers(each.values())));
        }
        String type = first.vertical() == null ? "timeSeries" : "timeSeriesProfile";
        return new Plan(attributes.with("featureType", Values.ofText(type)), all, variables);
    }

    private static Attributes described(String standardName, String units) {
        return Attributes.NONE
                .with("standard_name", Values.ofText(standardName))
                .with("units", Values.ofText(units));
    }

    private static void axis(
            String name,
            @Nullable GridAxis axis,
            @Nullable IndexRange range,
            List<Dimension> dimensions,
            List<PlannedVariable> variables) {
        if (axis == null || range == null) {
            return;
        }
        Dimension dimension = new Dimension(name, range.count(), false);
        dimensions.add(dimension);
        double[] values = new double[(int) range.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = axis.value((int) (range.first() + i * range.stride()));
        }
        Attributes own = Attributes.NONE.with("units", Values.ofText(axis.units()));
        for (String word : List.of("standard_name", "long_name", "calendar", "positive", "axis")) {
            Optional<String> said =
                    axis.coordinate().flatMap(c -> c.attributes().text(word));
            own = said.isPresent() ? own.with(word, Values.ofText(said.get())) : own;
        }
        variables.add(PlannedVariable.of(name, List.of(dimension), own, Values.ofNumbers(values)));
    }
}
