package org.estran.app.wms;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.estran.cartography.Axis;
import org.estran.cartography.ColourScale;
import org.estran.cartography.Palette;
import org.estran.cartography.raster.Colouring;
import org.estran.cartography.raster.Legend;
import org.estran.cartography.raster.Pixels;
import org.estran.cartography.raster.PngPicture;
import org.estran.terms.Language;
import org.estran.wms.Rendering;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.WmsRequest.PlotFormat;
import org.estran.wms.layers.Layer;
import org.estran.wms.maps.CoastPainter;
import org.estran.wms.maps.MapFrame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One layer less another, on a map.
 *
 * @param ones values of the first under each pixel, row by row
 * @param others those of the second
 * @param range of the colours; the usual one goes as far on either side of zero as the differences
 */
record Difference(
        Layer one,
        Layer other,
        MapFrame frame,
        double[] ones,
        double[] others,
        Rendering.Range range,
        Language language) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LEAST_WITH_LEGEND = 120;

    Answer answer(PlotFormat format, boolean toAll) throws WmsException {
        byte[] body = switch (format) {
            case PNG -> PngPicture.encoded(png(), PngPicture.Depth.AS_FITS);
            case CSV -> csv().getBytes(StandardCharsets.UTF_8);
            case JSON -> JSON.writeValueAsBytes(json());
            case SVG ->
                throw new WmsException(
                        WmsFault.Code.INVALID_FORMAT, "FORMAT", "A map of differences is drawn as image/png.");
        };
        return Answer.of(body, format.mediaType() + (format == PlotFormat.PNG ? "" : ";charset=UTF-8"), toAll);
    }

    private Pixels png() {
        double[] differences = differences();
        double far = Arrays.stream(differences)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        double end = far > 0 ? far : 1;
        ColourScale scale = range instanceof Rendering.Range.Between b
                ? new ColourScale(Palette.BALANCE, b.from(), b.to(), true, true)
                : new ColourScale(Palette.BALANCE, -end, end, false, false);
        Colouring colouring = new Colouring(scale, false, Colouring.MOST_BANDS, null, null);
        Pixels pixels = new Pixels(frame.width(), frame.height()).fill(0xFFFFFFFF);
        for (int i = 0; i < differences.length; i++) {
            if (Double.isFinite(differences[i])) {
                pixels.argb()[i] = colouring.argb(differences[i]);
            }
        }
        pixels.lay(CoastPainter.paint(frame));
        if (frame.height() < LEAST_WITH_LEGEND) {
            return pixels;
        }
        String title = Axis.of(
                        one.quantity().label() + " − " + other.quantity().label(),
                        one.quantity().unit())
                .label();
        return pixels.beside(Legend.upright(colouring, title, 130, frame.height(), 0xFFFFFFFF, language));
    }

    private double[] differences() {
        double[] differences = new double[ones.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = ones[i] - others[i];
        }
        return differences;
    }

    private String csv() {
        String unit = one.quantity().unit() == null ? "" : one.quantity().unit();
        StringBuilder csv = new StringBuilder("longitude,latitude," + Plotted.heading(one.name(), unit) + ","
                + Plotted.heading(other.name(), unit) + "," + Plotted.heading("difference", unit) + "\n");
        for (int i = 0; i < ones.length; i++) {
            double difference = ones[i] - others[i];
            if (Double.isFinite(difference)) {
                double[] place = frame.place(i % frame.width() + 0.5, i / frame.width() + 0.5);
                csv.append(place[0]).append(',').append(place[1]).append(',');
                csv.append(Plotted.number(ones[i])).append(',').append(Plotted.number(others[i]));
                csv.append(',').append(Plotted.number(difference)).append('\n');
            }
        }
        return csv.toString();
    }

    private Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("layers", java.util.List.of(one.name(), other.name()));
        json.put("unit", one.quantity().unit());
        json.put("width", frame.width());
        json.put("height", frame.height());
        json.put("values", Hovmoller.nullable(differences()));
        return json;
    }
}
