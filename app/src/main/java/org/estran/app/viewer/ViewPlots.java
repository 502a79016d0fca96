package org.estran.app.viewer;

import static org.estran.app.viewer.Addresses.encoded;
import static org.estran.app.viewer.Addresses.joined;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.estran.app.viewer.View.Link;
import org.estran.app.viewer.View.Plot;
import org.estran.terms.Language;
import org.estran.wms.layers.Layer;
import org.estran.wms.layers.Layers;
import org.estran.wms.maps.Style;

/**
 * The addresses of what stands beside the map.
 *
 * @param service of the dataset
 * @param values of the layer's dimensions
 */
record ViewPlots(String service, Layer layer, Map<String, String> values, Style style, Asked asked, Language language) {

    /** More values than this are not summed for a page. */
    private static final double MOST_SUMMED = 20e6;

    List<Plot> all() {
        List<Plot> plots = new ArrayList<>();
        plots.addAll(ofPlace());
        plots.addAll(ofLine());
        plots.addAll(ofArea());
        return plots;
    }

    private List<Plot> ofPlace() {
        List<Plot> plots = new ArrayList<>();
        double[] place = asked.numbers("place", 2);
        if (place.length != 2 || Math.abs(place[1]) > 90) {
            return plots;
        }
        String at = service + "?SERVICE=WMS&VERSION=1.3.0&LAYERS=" + name() + "&QUERY_LAYERS=" + name()
                + "&CRS=CRS:84&BBOX=" + joined(place[0] - 1e-5, place[1] - 1e-5, place[0] + 1e-5, place[1] + 1e-5)
                + "&WIDTH=1&HEIGHT=1&I=0&J=0" + lang();
        if (hasTimes()) {
            String series = at + valuesBut("time") + "&REQUEST=GetTimeseries&INFO_FORMAT=";
            plots.add(drawn("series", series, 720, 340));
        }
        if (layer.elevation().filter(e -> e.size() > 1).isPresent()) {
            String profile = at + valuesBut("elevation") + "&REQUEST=GetVerticalProfile&INFO_FORMAT=";
            plots.add(drawn("profile", profile, 480, 560));
        }
        return plots;
    }

    private List<Plot> ofLine() {
        if (asked.text("line").isEmpty()) {
            return List.of();
        }
        String section = service + "?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetTransect&LAYERS=" + name()
                + "&CRS=CRS:84&LINESTRING=" + encoded(asked.text("line")) + lang() + rangeParameter(asked) + palette()
                + parameters(values) + "&FORMAT=";
        boolean isCurve = layer.elevation().filter(e -> e.size() > 1).isEmpty();
        return List.of(drawn("section", section, isCurve ? 760 : 856, isCurve ? 340 : 400));
    }

    private List<Plot> ofArea() {
        String area = area();
        if (area.isEmpty() || !hasTimes()) {
            return List.of();
        }
        String of = service + "?SERVICE=WMS&VERSION=1.3.0&LAYERS=" + name() + area + lang() + rangeParameter(asked)
                + palette() + valuesBut("time");
        List<Plot> plots = new ArrayList<>();
        plots.add(drawn("mean", of + "&REQUEST=GetAreaSeries&FORMAT=", 720, 340));
        if (layer.vectors() == null && layer.variable().variable().size() <= MOST_SUMMED) {
            plots.add(drawn("total", of + "&REQUEST=GetAreaSeries&STATISTIC=total&FORMAT=", 720, 340));
        }
        plots.add(drawn("hovmoller", of + "&REQUEST=GetHovmoller&FORMAT=", 856, 440));
        return plots;
    }

    /**
     * The layer beside another one on the same grid.
     *
     * @param frame reference system and box of the map
     */
    List<Plot> comparisons(Layer with, String frame, int width, int height) {
        List<Plot> plots = new ArrayList<>();
        String both = service + "?SERVICE=WMS&VERSION=1.3.0&LAYERS=" + name() + "," + encoded(with.name()) + lang()
                + parameters(values);
        if (Objects.equals(layer.quantity().unit(), with.quantity().unit())) {
            String size = "&WIDTH=" + width + "&HEIGHT=" + height;
            String coarse = "&WIDTH=" + width / 4 + "&HEIGHT=" + height / 4;
            String map = both + "&REQUEST=GetDifference" + frame;
            plots.add(new Plot(
                    "difference",
                    map + size + "&FORMAT=image/png",
                    List.of(
                            new Link("png", map + size + "&FORMAT=image/png"),
                            new Link("csv", map + coarse + "&FORMAT=text/csv")),
                    width + 130,
                    height));
        }
        plots.add(painted("scatter", both + area() + "&REQUEST=GetScatter&FORMAT=", 600, 520));
        return plots;
    }

    /** A box is four numbers, a polygon three corners or more. */
    private String area() {
        double[] box = asked.numbers("area", 4);
        if (box.length == 4) {
            return "&BOX=" + joined(box);
        }
        String text = asked.text("area");
        return text.split(",", -1).length >= 3 ? "&POLYGON=" + encoded(text) : "";
    }

    private static Plot drawn(String kind, String address, int width, int height) {
        String svg = address + "image/svg%2Bxml";
        List<Link> files = List.of(
                new Link("svg", svg), new Link("png", address + "image/png"), new Link("csv", address + "text/csv"));
        return new Plot(kind, svg, files, width, height);
    }

    private static Plot painted(String kind, String address, int width, int height) {
        String png = address + "image/png";
        return new Plot(kind, png, List.of(new Link("png", png), new Link("csv", address + "text/csv")), width, height);
    }

    private boolean hasTimes() {
        return layer.time().filter(t -> t.size() > 1).isPresent();
    }

    private String name() {
        return encoded(layer.name());
    }

    private String lang() {
        return "&lang=" + language.code();
    }

    private String palette() {
        return style.palette() == null ? "" : "&PALETTE=" + Style.paletteName(style.palette());
    }

    private String valuesBut(String whole) {
        Map<String, String> others = new LinkedHashMap<>(values);
        others.remove(whole);
        return parameters(others);
    }

    /** The values of dimensions, as a map is asked for them. */
    static String parameters(Map<String, String> values) {
        StringBuilder pairs = new StringBuilder();
        values.forEach((name, value) ->
                pairs.append('&').append(Layers.locator(name)).append('=').append(encoded(value)));
        return pairs.toString();
    }

    static String rangeParameter(Asked asked) {
        double[] range = asked.numbers("range", 2);
        return range.length == 2 && range[0] < range[1] ? "&COLORSCALERANGE=" + range[0] + "," + range[1] : "";
    }
}
