package org.estran.app.wms;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.cartography.Axis;
import org.estran.cartography.Caption;
import org.estran.cartography.Series;
import org.estran.cartography.SeriesPlot;
import org.estran.cartography.Side;
import org.estran.cartography.raster.Chart;
import org.estran.cartography.raster.Colouring;
import org.estran.cartography.raster.Pixels;
import org.estran.cartography.raster.PngPicture;
import org.estran.terms.Language;
import org.estran.wms.WmsRequest.PlotFormat;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.layers.Layer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values along a line, at one level or at all.
 *
 * @param levels null for one level
 * @param columns by place, then by level
 */
record Section(
        Layer layer,
        Route route,
        @Nullable AxisValues levels,
        double[][] columns,
        Colouring colouring,
        Language language) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;

    Answer answer(PlotFormat format, boolean toAll) {
        byte[] body = switch (format) {
            case PNG -> PngPicture.encoded(png(), PngPicture.Depth.AS_FITS);
            case SVG -> svg().getBytes(StandardCharsets.UTF_8);
            case CSV -> csv().getBytes(StandardCharsets.UTF_8);
            case JSON -> JSON.writeValueAsBytes(json());
        };
        return Answer.of(body, format.mediaType() + (format == PlotFormat.PNG ? "" : ";charset=UTF-8"), toAll);
    }

    private String title() {
        int last = route.size() - 1;
        return layer.quantity().label() + " — " + Degrees.place(route.longitude(0), route.latitude(0), language) + " – "
                + Degrees.place(route.longitude(last), route.latitude(last), language);
    }

    private Pixels png() {
        AxisValues of = levels;
        if (of != null) {
            return field(of).png(HEIGHT);
        }
        double[] values = Arrays.stream(columns).mapToDouble(c -> c[0]).toArray();
        String label =
                Axis.of(layer.quantity().label(), layer.quantity().unit()).label();
        Side up = Side.over(label, values, false, false, 0.06);
        return new Chart(WIDTH, HEIGHT, title(), along(), up, language).curve(route.kilometres(), values);
    }

    private Side along() {
        return new Side(PlotWords.distance(), 0, Math.max(1e-3, route.kilometres()[route.size() - 1]), false, false);
    }

    private Field field(AxisValues of) {
        double[] heights = of.axis().values();
        String label = Axis.of(of.axis().name(), of.axis().units()).label();
        Side up = Side.over(label, heights, false, PlotAnswers.isDownwards(of), 0.02);
        double[] values = new double[heights.length * columns.length];
        for (int level = 0; level < heights.length; level++) {
            for (int place = 0; place < columns.length; place++) {
                values[level * columns.length + place] = columns[place][level];
            }
        }
        return new Field(layer, title(), along(), up, route.kilometres(), heights, values, colouring, language);
    }

    private String svg() {
        AxisValues of = levels;
        if (of != null) {
            return field(of).svg(HEIGHT);
        }
        Series series = Series.of(
                layer.quantity().label(),
                route.kilometres(),
                Arrays.stream(columns).mapToDouble(c -> c[0]).toArray());
        return SeriesPlot.svg(
                List.of(series),
                new Caption(title(), title(), language),
                Axis.of("Distance", "km"),
                Axis.of(layer.quantity().label(), layer.quantity().unit()),
                WIDTH);
    }

    private String csv() {
        StringBuilder csv = new StringBuilder("longitude,latitude,distance (km)");
        AxisValues of = levels;
        String unit = layer.quantity().unit();
        if (of != null) {
            csv.append(',').append(Plotted.heading(of.axis().name(), of.axis().units()));
        }
        csv.append(',')
                .append(Plotted.heading(layer.name(), unit == null ? "" : unit))
                .append('\n');
        for (int place = 0; place < columns.length; place++) {
            for (int level = 0; level < columns[place].length; level++) {
                csv.append(route.longitude(place))
                        .append(',')
                        .append(route.latitude(place))
                        .append(',')
                        .append(route.kilometres()[place])
                        .append(of == null ? "" : "," + of.text(level))
                        .append(',')
                        .append(Plotted.number(columns[place][level]))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("layer", layer.name());
        json.put("unit", layer.quantity().unit());
        json.put("places", route.places());
        json.put("kilometres", route.kilometres());
        AxisValues of = levels;
        if (of != null) {
            json.put("elevation", of.axis().values());
        }
        json.put("values", Arrays.stream(columns).map(Hovmoller::nullable).toList());
        return json;
    }
}
