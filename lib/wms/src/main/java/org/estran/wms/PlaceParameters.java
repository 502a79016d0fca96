package org.estran.wms;

import java.util.List;
import java.util.Locale;

/** The parameters of what is asked at a place of a map (OGC 06-042, 7.4.3). */
final class PlaceParameters {

    private PlaceParameters() {}

    static WmsRequest featureInfo(Parameters p) throws WmsException {
        if (p.get("query_layers").isEmpty()) {
            p.add(WmsFault.missing("QUERY_LAYERS"));
        }
        int[] pixel = pixel(p);
        String asked = p.get("info_format").orElse("text/plain").toLowerCase(Locale.ROOT);
        WmsRequest.InfoFormat format = switch (asked) {
            case "text/plain" -> WmsRequest.InfoFormat.PLAIN;
            case "text/xml", "application/xml", "application/vnd.ogc.gml" -> WmsRequest.InfoFormat.XML;
            case "application/json", "text/json", "application/geo+json" -> WmsRequest.InfoFormat.JSON;
            case "text/html" -> WmsRequest.InfoFormat.HTML;
            default -> {
                p.add(new WmsFault(
                        WmsFault.Code.INVALID_FORMAT, "INFO_FORMAT", "Values are not told as " + asked + "."));
                yield WmsRequest.InfoFormat.PLAIN;
            }
        };
        List<String> queried = p.list("query_layers");
        return new WmsRequest.GetFeatureInfo(MapParameters.read(p, false), queried, pixel[0], pixel[1], format);
    }

    static WmsRequest timeseries(Parameters p) throws WmsException {
        int[] pixel = pixel(p);
        WmsRequest.PlotFormat format = plotFormat(p);
        return new WmsRequest.GetTimeseries(MapParameters.read(p, false), pixel[0], pixel[1], format);
    }

    static WmsRequest verticalProfile(Parameters p) throws WmsException {
        int[] pixel = pixel(p);
        WmsRequest.PlotFormat format = plotFormat(p);
        return new WmsRequest.GetVerticalProfile(MapParameters.read(p, false), pixel[0], pixel[1], format);
    }

    /** INFO_FORMAT as ncWMS has it, or FORMAT. */
    static WmsRequest.PlotFormat plotFormat(Parameters p) {
        String asked = p.get("info_format")
                .or(() -> p.get("format"))
                .orElse("image/png")
                .toLowerCase(Locale.ROOT);
        return switch (asked) {
            case "image/png" -> WmsRequest.PlotFormat.PNG;
            case "image/svg+xml", "image/svg" -> WmsRequest.PlotFormat.SVG;
            case "text/csv" -> WmsRequest.PlotFormat.CSV;
            case "application/json", "text/json" -> WmsRequest.PlotFormat.JSON;
            default -> {
                p.add(new WmsFault(
                        WmsFault.Code.INVALID_FORMAT, "INFO_FORMAT", "Values are not drawn as " + asked + "."));
                yield WmsRequest.PlotFormat.PNG;
            }
        };
    }

    /** I and J of 1.3.0, X and Y of 1.1.1. */
    private static int[] pixel(Parameters p) {
        boolean old = p.version() == WmsVersion.V1_1_1 && p.get("i").isEmpty()
                || p.get("x").isPresent();
        String across = old ? "x" : "i";
        String down = old ? "y" : "j";
        return new int[] {at(p, across, "width"), at(p, down, "height")};
    }

    private static int at(Parameters p, String name, String side) {
        String text = p.required(name);
        int size = p.get(side)
                .filter(s -> s.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .orElse(Integer.MAX_VALUE);
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) < size) {
            return Integer.parseInt(text);
        }
        if (!text.isEmpty()) {
            p.add(new WmsFault(
                    WmsFault.Code.INVALID_POINT,
                    name.toUpperCase(Locale.ROOT),
                    "There is no pixel " + text + " in a picture of that size."));
        }
        return 0;
    }
}
