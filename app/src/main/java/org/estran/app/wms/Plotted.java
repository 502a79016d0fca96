package org.estran.app.wms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estran.cartography.Axis;
import org.estran.cartography.Caption;
import org.estran.cartography.ProfilePlot;
import org.estran.cartography.Series;
import org.estran.cartography.SeriesPlot;
import org.estran.cartography.Side;
import org.estran.cartography.raster.Chart;
import org.estran.cartography.raster.PngPicture;
import org.estran.terms.Language;
import org.estran.wms.WmsRequest.PlotFormat;
import org.estran.wms.layers.Layer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values along one axis at a place, in every form they are told in.
 *
 * @param place longitude and latitude; of a box west, south, east and north
 */
record Plotted(Layer layer, double[] place, Column column, double[] values, boolean toAll, Language language) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;

    /**
     * The axis.
     *
     * @param texts its values as the service writes them
     * @param numbers milliseconds since 1970, or numbers of its unit
     * @param downwards whether it is drawn upright, the first at the top
     */
    record Column(String name, String unit, List<String> texts, double[] numbers, boolean isTime, boolean downwards) {}

    Answer answer(PlotFormat format) {
        byte[] body = switch (format) {
            case PNG -> PngPicture.encoded(png(), PngPicture.Depth.AS_FITS);
            case SVG -> svg().getBytes(StandardCharsets.UTF_8);
            case CSV -> csv().getBytes(StandardCharsets.UTF_8);
            case JSON -> JSON.writeValueAsBytes(json());
        };
        String type = format.mediaType() + (format == PlotFormat.PNG ? "" : ";charset=UTF-8");
        return Answer.of(body, type, toAll);
    }

    private String title() {
        return layer.quantity().label() + " — " + where();
    }

    private String where() {
        String first = Degrees.place(place[0], place[1], language);
        return place.length == 2 ? first : first + " – " + Degrees.place(place[2], place[3], language);
    }

    private String svg() {
        Caption caption = new Caption(title(), title(), language);
        Axis quantity = Axis.of(layer.quantity().label(), layer.quantity().unit());
        Series series = Series.of(layer.quantity().label(), column.numbers(), values);
        if (column.isTime()) {
            return SeriesPlot.svg(List.of(series), caption, Axis.time(PlotWords.time(language)), quantity, WIDTH);
        }
        Axis along = Axis.of(column.name(), column.unit());
        return column.downwards()
                ? ProfilePlot.svg(List.of(series), caption, along, quantity, WIDTH * 2 / 3)
                : SeriesPlot.svg(List.of(series), caption, along, quantity, WIDTH);
    }

    private org.estran.cartography.raster.Pixels png() {
        String quantity =
                Axis.of(layer.quantity().label(), layer.quantity().unit()).label();
        String along = column.isTime()
                ? Axis.time(PlotWords.time(language)).label()
                : Axis.of(column.name(), column.unit()).label();
        Side values = Side.over(quantity, this.values, false, false, 0.06);
        Side axis = Side.over(along, column.numbers(), column.isTime(), column.downwards(), 0.01);
        return column.isTime()
                ? new Chart(WIDTH, HEIGHT, title(), axis, values, language).curve(column.numbers(), this.values)
                : new Chart(HEIGHT + 80, WIDTH - 200, title(), values, axis, language)
                        .curve(this.values, column.numbers());
    }

    private String csv() {
        String unit = layer.quantity().unit();
        StringBuilder csv = new StringBuilder();
        csv.append(place.length == 2 ? "# longitude, latitude: " : "# west, south, east, north: ")
                .append(java.util.Arrays.stream(place)
                        .mapToObj(Plotted::number)
                        .collect(java.util.stream.Collectors.joining(", ")));
        csv.append('\n')
                .append(heading(column.name(), column.unit()))
                .append(',')
                .append(heading(layer.name(), unit == null ? "" : unit))
                .append('\n');
        for (int i = 0; i < values.length; i++) {
            csv.append(column.texts().get(i))
                    .append(',')
                    .append(number(values[i]))
                    .append('\n');
        }
        return csv.toString();
    }

    static String heading(String name, String unit) {
        String heading = unit.isEmpty() ? name : name + " (" + unit + ")";
        return heading.matches(".*[,\"\n].*") ? '"' + heading.replace("\"", "\"\"") + '"' : heading;
    }

    static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%s", value) : "";
    }

    private Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("layer", layer.name());
        json.put("label", layer.quantity().label());
        json.put("unit", layer.quantity().unit());
        if (place.length == 2) {
            json.put("longitude", place[0]);
            json.put("latitude", place[1]);
        } else {
            json.put("bbox", place);
        }
        json.put(column.name(), column.texts());
        List<@Nullable Double> numbers = new ArrayList<>();
        for (double value : values) {
            numbers.add(Double.isFinite(value) ? value : null);
        }
        json.put("values", numbers);
        return json;
    }
}
