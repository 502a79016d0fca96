package org.estran.app.wms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.cartography.Axis;
import org.estran.cartography.Side;
import org.estran.cartography.raster.Colouring;
import org.estran.cartography.raster.PngPicture;
import org.estran.terms.Language;
import org.estran.wms.WmsRequest.PlotFormat;
import org.estran.wms.layers.AreaReadings;
import org.estran.wms.layers.Layer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The means of a box by time, and by longitude or latitude (E. Hovmöller, 1949). */
record Hovmoller(
        Layer layer,
        AreaReadings.Over over,
        AreaReadings.Gathered means,
        double[] moments,
        List<String> times,
        Colouring colouring,
        Language language) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HEIGHT = 440;

    Answer answer(PlotFormat format, boolean toAll) {
        byte[] body = switch (format) {
            case PNG -> PngPicture.encoded(field().png(HEIGHT), PngPicture.Depth.AS_FITS);
            case CSV -> csv().getBytes(StandardCharsets.UTF_8);
            case JSON -> JSON.writeValueAsBytes(json());
            case SVG -> field().svg(HEIGHT).getBytes(StandardCharsets.UTF_8);
        };
        return Answer.of(body, format.mediaType() + (format == PlotFormat.PNG ? "" : ";charset=UTF-8"), toAll);
    }

    private boolean byLongitude() {
        return over == AreaReadings.Over.PARALLELS;
    }

    private Field field() {
        String title =
                Axis.of(layer.quantity().label(), layer.quantity().unit()).label();
        String place = byLongitude() ? PlotWords.longitude() : PlotWords.latitude();
        Side along = Side.over(
                Axis.time(PlotWords.time(language)).label(), moments, true, false, 0.5 / Math.max(1, moments.length));
        Side up = Side.over(place, means.places(), false, false, 0.5 / Math.max(1, means.places().length));
        double[] values = new double[moments.length * means.places().length];
        for (int t = 0; t < moments.length; t++) {
            for (int p = 0; p < means.places().length; p++) {
                values[p * moments.length + t] = means.byTime()[t][p];
            }
        }
        return new Field(layer, title, along, up, moments, means.places(), values, colouring, language);
    }

    private String csv() {
        String unit = layer.quantity().unit();
        StringBuilder csv = new StringBuilder("time," + (byLongitude() ? "longitude" : "latitude") + ","
                + Plotted.heading(layer.name(), unit == null ? "" : unit) + "\n");
        for (int t = 0; t < moments.length; t++) {
            for (int p = 0; p < means.places().length; p++) {
                csv.append(times.get(t))
                        .append(',')
                        .append(means.places()[p])
                        .append(',')
                        .append(Plotted.number(means.byTime()[t][p]))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("layer", layer.name());
        json.put("unit", layer.quantity().unit());
        json.put("time", times);
        json.put(byLongitude() ? "longitude" : "latitude", means.places());
        json.put(
                "values", Arrays.stream(means.byTime()).map(Hovmoller::nullable).toList());
        return json;
    }

    static List<@Nullable Double> nullable(double[] values) {
        List<@Nullable Double> numbers = new ArrayList<>();
        for (double value : values) {
            numbers.add(Double.isFinite(value) ? value : null);
        }
        return numbers;
    }
}
