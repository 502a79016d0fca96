package org.estran.app.wms;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estran.cartography.Axis;
import org.estran.cartography.Side;
import org.estran.cartography.raster.Chart;
import org.estran.cartography.raster.Pixels;
import org.estran.cartography.raster.PngPicture;
import org.estran.terms.Language;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.WmsRequest.PlotFormat;
import org.estran.wms.layers.Layer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The values of two layers in the same cells.
 *
 * @param places longitude and latitude of each cell
 */
record Scatter(Layer one, Layer other, List<double[]> places, double[] ones, double[] others, Language language) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WIDTH = 600;
    private static final int HEIGHT = 520;

    /**
     * How the values go together.
     *
     * @param count of cells where neither is missing
     * @param correlation of Pearson; NaN where either does not vary
     */
    private record Together(int count, double correlation) {}

    Answer answer(PlotFormat format, boolean toAll) throws WmsException {
        byte[] body = switch (format) {
            case PNG -> PngPicture.encoded(png(), PngPicture.Depth.AS_FITS);
            case CSV -> csv().getBytes(StandardCharsets.UTF_8);
            case JSON -> JSON.writeValueAsBytes(json());
            case SVG ->
                throw new WmsException(WmsFault.Code.INVALID_FORMAT, "FORMAT", "A scatter plot is drawn as image/png.");
        };
        return Answer.of(body, format.mediaType() + (format == PlotFormat.PNG ? "" : ";charset=UTF-8"), toAll);
    }

    private Pixels png() {
        Together together = together();
        String numbers = "n = " + together.count()
                + (Double.isNaN(together.correlation())
                        ? ""
                        : "; r = " + decimal(String.format(Locale.ROOT, "%.3f", together.correlation())));
        String title = other.quantity().label() + " / " + one.quantity().label() + " (" + numbers + ")";
        Side x = Side.over(label(one), ones, false, false, 0.03);
        Side y = Side.over(label(other), others, false, false, 0.03);
        return new Chart(WIDTH, HEIGHT, title, x, y, language).points(ones, others);
    }

    private String decimal(String number) {
        return language == Language.FR ? number.replace('.', ',') : number;
    }

    private static String label(Layer layer) {
        return Axis.of(layer.quantity().label(), layer.quantity().unit()).label();
    }

    /** In two passes, so that large values of little variation keep their digits. */
    private Together together() {
        int count = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < ones.length; i++) {
            if (both(i)) {
                count++;
                meanX += (ones[i] - meanX) / count;
                meanY += (others[i] - meanY) / count;
            }
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < ones.length; i++) {
            if (both(i)) {
                xx += (ones[i] - meanX) * (ones[i] - meanX);
                yy += (others[i] - meanY) * (others[i] - meanY);
                xy += (ones[i] - meanX) * (others[i] - meanY);
            }
        }
        return new Together(count, xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN);
    }

    private boolean both(int i) {
        return Double.isFinite(ones[i]) && Double.isFinite(others[i]);
    }

    private String csv() {
        StringBuilder csv = new StringBuilder("longitude,latitude," + heading(one) + "," + heading(other) + "\n");
        for (int i = 0; i < ones.length; i++) {
            if (both(i)) {
                double[] place = places.get(i);
                csv.append(place[0]).append(',').append(place[1]).append(',');
                csv.append(ones[i]).append(',').append(others[i]).append('\n');
            }
        }
        return csv.toString();
    }

    private static String heading(Layer layer) {
        String unit = layer.quantity().unit();
        return Plotted.heading(layer.name(), unit == null ? "" : unit);
    }

    private Map<String, @Nullable Object> json() {
        Together together = together();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("layers", List.of(one.name(), other.name()));
        json.put("cells", together.count());
        json.put("correlation", Double.isNaN(together.correlation()) ? null : together.correlation());
        json.put("places", places);
        json.put(one.name(), Hovmoller.nullable(ones));
        json.put(other.name(), Hovmoller.nullable(others));
        return json;
    }
}
