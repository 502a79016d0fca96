package org.estran.app.viewer;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.app.coverages.datasets.Opened;
import org.estran.app.viewer.View.Choice;
import org.estran.app.viewer.View.DimensionChoice;
import org.estran.app.viewer.View.Link;
import org.estran.app.viewer.View.Plot;
import org.estran.app.viewer.View.Table;
import org.estran.cartography.Palette;
import org.estran.cartography.UnitText;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.Terms;
import org.estran.wms.WmsException;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.layers.Described;
import org.estran.wms.layers.Layer;
import org.estran.wms.layers.Layers;
import org.estran.wms.maps.CellsMemory;
import org.estran.wms.maps.MapCrs;
import org.estran.wms.maps.MapFrame;
import org.estran.wms.maps.MapPainter;
import org.estran.wms.maps.Style;
import org.springframework.stereotype.Component;

/** Makes of an address what the page shows. */
@Component
public class DataViews {

    private static final int MOST_CHOICES = 400;
    private static final int MAP_WIDTH = 760;
    private static final int TABLE_COLUMNS = 6;
    private static final int TABLE_ROWS = 6;

    private final Datasets datasets;
    private final Clock clock;
    private final CellsMemory memory = new CellsMemory(1L << 20);

    DataViews(Datasets datasets, Clock clock) {
        this.datasets = datasets;
        this.clock = clock;
    }

    /** Kept with an open dataset. */
    private record Offered(Layers layers) {}

    /**
     * @param base the address of the centre, for code that is run elsewhere
     * @throws ProblemException {@code view-not-found}, and whatever opening the dataset says
     */
    public View of(String recordId, Asked asked, String base, Language language) throws IOException {
        List<Dataset> all =
                datasets.of(recordId).stream().filter(Dataset::isGridded).toList();
        Dataset dataset = all.stream()
                .filter(d -> d.path().equals(asked.text("dataset")))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> ProblemException.notFound(
                        "view-not-found", "The record " + recordId + " has no grids to look at."));
        try (Opened opened = datasets.open(recordId, dataset.path())) {
            Layers layers = opened.kept(Offered.class, file -> new Offered(Layers.of(opened.gridded())))
                    .layers();
            Layer layer = layers.find(asked.text("layer"))
                    .or(() -> layers.all().stream().findFirst())
                    .orElseThrow(() -> ProblemException.notFound(
                            "view-not-found", "The record " + recordId + " has no grids to look at."));
            return new Making(dataset, all, layers, layer, asked, base, language).view();
        }
    }

    private Layers.Chosen chosen(Layer layer, Asked asked, Instant now) {
        Map<String, String> values = new LinkedHashMap<>();
        for (AxisValues axis : layer.dimensions()) {
            String text = asked.text(parameter(axis));
            if (!text.isEmpty()) {
                // An address kept from another dataset may name a value this one lacks: the nearest is as good.
                values.put(
                        axis.name(),
                        axis.find(text, now).isPresent()
                                ? text
                                : axis.text(axis.nearest(text).orElse(axis.usual(now))));
            }
        }
        try {
            return Layers.choose(layer, values, now);
        } catch (WmsException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String parameter(AxisValues axis) {
        return axis.name().equals("time") || axis.name().equals("elevation") ? axis.name() : "dim_" + axis.name();
    }

    /** The parts of one view. */
    private final class Making {
        private final Dataset dataset;
        private final List<Dataset> all;
        private final Layers layers;
        private final Layer layer;
        private final Asked asked;
        private final String base;
        private final Language language;
        private final Layers.Chosen chosen;
        private final MapCrs crs;
        private final double[] box;
        private final String service;
        private final Style style;

        Making(
                Dataset dataset,
                List<Dataset> all,
                Layers layers,
                Layer layer,
                Asked asked,
                String base,
                Language language) {
            this.dataset = dataset;
            this.all = all;
            this.layers = layers;
            this.layer = layer;
            this.asked = asked;
            this.base = base;
            this.language = language;
            this.chosen = chosen(layer, asked, clock.instant());
            BoundingBox whole = layer.box() == null ? BoundingBox.WORLD : layer.box();
            this.crs = crs(whole);
            this.box = box(whole);
            this.service = "/wms/" + dataset.recordId() + "/" + path(dataset.path());
            this.style = style();
        }

        View view() throws IOException {
            int height = (int) Math.clamp(Math.round(MAP_WIDTH * (box[3] - box[1]) / (box[2] - box[0])), 200, 700);
            String unit = layer.quantity().unit() == null
                    ? ""
                    : UnitText.printed(layer.quantity().unit());
            return new View(
                    dataset.recordId(),
                    dataset.title().best(language),
                    dataset.path(),
                    all.stream()
                            .map(d -> new Choice(d.path(), d.path(), d == dataset))
                            .toList(),
                    layer.name(),
                    label(layer),
                    unit,
                    layers.all().stream()
                            .map(l -> new Choice(l.name(), label(l) + " (" + l.name() + ")", l == layer))
                            .toList(),
                    dimensions(),
                    crs.code(),
                    box,
                    Arrays.stream(Style.Form.values())
                            .filter(form -> !form.isOfVectors() || layer.vectors() != null)
                            .map(form -> new Choice(form.word(), form.word(), form == style.form()))
                            .toList(),
                    Arrays.stream(Palette.values())
                            .map(p -> new Choice(Style.paletteName(p), Style.paletteName(p), p == style.palette()))
                            .toList(),
                    asked.text("range"),
                    asked.text("place"),
                    asked.text("line"),
                    asked.text("area"),
                    service,
                    map(MAP_WIDTH, height),
                    height,
                    service + "?REQUEST=GetLegendGraphic&VERSION=1.3.0&LAYER=" + encoded(layer.name()) + "&STYLE="
                            + encoded(style.name()) + rangeParameter() + "&FORMAT=image/png",
                    plots(),
                    table(),
                    exports(height),
                    new Snippets(
                                    base + "/thredds/dodsC/" + dataset.recordId() + "/" + path(dataset.path()),
                                    layer,
                                    chosen)
                            .all());
        }

        /** In the reader's language where our list of terms knows the standard name, else as the file says. */
        private String label(Layer of) {
            String standardName = of.quantity().standardName();
            return of.vectors() != null || standardName == null
                    ? of.quantity().label()
                    : Terms.builtIn().all().stream()
                            .filter(term -> term.standardNames().contains(standardName))
                            .findFirst()
                            .map(term -> term.label().best(language))
                            .orElse(of.quantity().label());
        }

        private MapCrs crs(BoundingBox whole) {
            return MapCrs.of(asked.text("crs"))
                    .orElse(
                            whole.south() >= 50
                                    ? MapCrs.EPSG3413
                                    : whole.north() <= -50 ? MapCrs.EPSG3031 : MapCrs.CRS84);
        }

        private double[] box(BoundingBox whole) {
            double[] asked = this.asked.numbers("bbox", 4);
            if (asked.length == 4 && asked[0] < asked[2] && asked[1] < asked[3]) {
                return asked;
            }
            double[] e = crs.envelope(whole);
            double[] room = {Math.max(e[2] - e[0], 1e-3) * 0.04, Math.max(e[3] - e[1], 1e-3) * 0.04};
            double[] wide = {e[0] - room[0], e[1] - room[1], e[2] + room[0], e[3] + room[1]};
            // Very long or very tall ones get a wider surrounding.
            double aspect = (wide[3] - wide[1]) / (wide[2] - wide[0]);
            int axis = aspect > 0.85 ? 0 : 1;
            double more = aspect > 0.85
                    ? (wide[3] - wide[1]) / 0.85 - (wide[2] - wide[0])
                    : aspect < 0.35 ? (wide[2] - wide[0]) * 0.35 - (wide[3] - wide[1]) : 0;
            wide[axis] -= more / 2;
            wide[axis + 2] += more / 2;
            return wide;
        }

        private Style style() {
            Style usual = Described.usual(layer);
            Style.Form form = Arrays.stream(Style.Form.values())
                    .filter(f -> f.word().equals(asked.text("style")))
                    .filter(f -> !f.isOfVectors() || layer.vectors() != null)
                    .findFirst()
                    .orElse(usual.form());
            return new Style(form, Style.palette(asked.text("palette")).orElse(usual.palette()), false);
        }

        private List<DimensionChoice> dimensions() {
            List<DimensionChoice> dimensions = new ArrayList<>();
            for (AxisValues axis : layer.dimensions()) {
                String at = chosen.values().getOrDefault(axis.name(), "");
                List<Choice> choices = new ArrayList<>();
                for (int i = 0; i < axis.size() && axis.size() <= MOST_CHOICES; i++) {
                    String text = axis.text(i);
                    choices.add(new Choice(text, text, text.equals(at)));
                }
                boolean known = axis.name().equals("time") || axis.name().equals("elevation");
                String unit =
                        axis.isTime() ? "UTC" : UnitText.printed(axis.axis().units());
                String name = axis.axis().name();
                dimensions.add(new DimensionChoice(
                        parameter(axis),
                        known ? axis.name() : "other",
                        unit.isEmpty() ? name : name + " (" + unit + ")",
                        choices,
                        at,
                        axis.size()));
            }
            return dimensions;
        }

        private String values() {
            StringBuilder values = new StringBuilder();
            chosen.values()
                    .forEach((name, value) -> values.append('&')
                            .append(Layers.locator(name))
                            .append('=')
                            .append(encoded(value)));
            return values.toString();
        }

        private String rangeParameter() {
            double[] range = asked.numbers("range", 2);
            return range.length == 2 && range[0] < range[1] ? "&COLORSCALERANGE=" + range[0] + "," + range[1] : "";
        }

        private String map(int width, int height) {
            return service + "?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=" + encoded(layer.name())
                    + ",coastline&STYLES=" + encoded(style.name()) + ",&CRS=" + crs.code() + "&BBOX=" + joined(box)
                    + "&WIDTH=" + width + "&HEIGHT=" + height + "&FORMAT=image/png" + rangeParameter() + values();
        }

        private List<Plot> plots() {
            List<Plot> plots = new ArrayList<>();
            String lang = "&lang=" + language.code();
            double[] place = asked.numbers("place", 2);
            if (place.length == 2 && Math.abs(place[1]) <= 90) {
                String at = service + "?SERVICE=WMS&VERSION=1.3.0&LAYERS=" + encoded(layer.name()) + "&QUERY_LAYERS="
                        + encoded(layer.name()) + "&CRS=CRS:84&BBOX="
                        + joined(place[0] - 1e-5, place[1] - 1e-5, place[0] + 1e-5, place[1] + 1e-5)
                        + "&WIDTH=1&HEIGHT=1&I=0&J=0" + lang;
                if (layer.time().filter(t -> t.size() > 1).isPresent()) {
                    String series = at + valuesBut("time") + "&REQUEST=GetTimeseries&INFO_FORMAT=";
                    plots.add(new Plot("series", series + "image/svg%2Bxml", series + "text/csv", 720, 340));
                }
                if (layer.elevation().filter(e -> e.size() > 1).isPresent()) {
                    String profile = at + valuesBut("elevation") + "&REQUEST=GetVerticalProfile&INFO_FORMAT=";
                    plots.add(new Plot("profile", profile + "image/svg%2Bxml", profile + "text/csv", 480, 560));
                }
            }
            if (!asked.text("line").isEmpty()) {
                String section = service + "?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetTransect&LAYERS="
                        + encoded(layer.name()) + "&CRS=CRS:84&LINESTRING=" + encoded(asked.text("line")) + lang
                        + rangeParameter() + palette() + values() + "&FORMAT=";
                plots.add(new Plot("section", section + "image/png", section + "text/csv", 856, 400));
            }
            double[] area = asked.numbers("area", 4);
            if (area.length == 4 && layer.time().filter(t -> t.size() > 1).isPresent()) {
                String of = service + "?SERVICE=WMS&VERSION=1.3.0&LAYERS=" + encoded(layer.name()) + "&BOX="
                        + joined(area) + lang + rangeParameter() + palette() + valuesBut("time");
                plots.add(new Plot(
                        "mean",
                        of + "&REQUEST=GetAreaSeries&FORMAT=image/svg%2Bxml",
                        of + "&REQUEST=GetAreaSeries&FORMAT=text/csv",
                        720,
                        340));
                plots.add(new Plot(
                        "hovmoller",
                        of + "&REQUEST=GetHovmoller&FORMAT=image/png",
                        of + "&REQUEST=GetHovmoller&FORMAT=text/csv",
                        856,
                        440));
            }
            return plots;
        }

        private String palette() {
            return style.palette() == null ? "" : "&PALETTE=" + Style.paletteName(style.palette());
        }

        private String valuesBut(String whole) {
            StringBuilder values = new StringBuilder();
            chosen.values().forEach((name, value) -> {
                if (!name.equals(whole)) {
                    values.append('&').append(Layers.locator(name)).append('=').append(encoded(value));
                }
            });
            return values.toString();
        }

        private Table table() throws IOException {
            MapFrame frame = new MapFrame(crs, box[0], box[1], box[2], box[3], TABLE_COLUMNS, TABLE_ROWS);
            double[] values = MapPainter.values(chosen.slice(), frame, memory);
            List<String> columns = new ArrayList<>();
            for (int x = 0; x < TABLE_COLUMNS; x++) {
                columns.add(crs.isCylindrical() ? degrees(frame.place(x + 0.5, 0.5)[0]) : String.valueOf(x + 1));
            }
            List<Table.Row> rows = new ArrayList<>();
            for (int y = 0; y < TABLE_ROWS; y++) {
                List<String> cells = new ArrayList<>();
                for (int x = 0; x < TABLE_COLUMNS; x++) {
                    cells.add(number(values[y * TABLE_COLUMNS + x]));
                }
                double latitude = frame.place(0.5, y + 0.5)[1];
                rows.add(new Table.Row(crs.isCylindrical() ? degrees(latitude) : String.valueOf(y + 1), cells));
            }
            return new Table(columns, rows);
        }

        private List<Link> exports(int height) {
            List<Link> links = new ArrayList<>();
            String path = dataset.recordId() + "/" + path(dataset.path());
            links.add(new Link("png", map(2 * MAP_WIDTH, 2 * height)));
            String time = layer.time()
                    .map(t -> "&time=" + encoded(chosen.values().getOrDefault("time", "")))
                    .orElse("");
            links.add(new Link(
                    "netcdf",
                    "/thredds/ncss/grid/" + path + "?var="
                            + encoded(layer.variable().name()) + time + ncssBox() + "&accept=netcdf"));
            links.add(new Link("dap", base + "/thredds/dodsC/" + path + ".html"));
            links.add(new Link("wms", base + service + "?SERVICE=WMS&REQUEST=GetCapabilities"));
            return links;
        }

        private String ncssBox() {
            return !crs.isCylindrical() || crs == MapCrs.EPSG3857
                    ? ""
                    : "&north=" + Math.min(90, box[3]) + "&south=" + Math.max(-90, box[1]) + "&west="
                            + Math.max(-180, box[0]) + "&east=" + Math.min(180, box[2]);
        }

        private String number(double value) {
            if (Double.isNaN(value)) {
                return "–";
            }
            double size = Math.abs(value);
            String text = size != 0 && (size < 1e-4 || size >= 1e7)
                    ? String.format(Locale.ROOT, "%.3e", value)
                    : new BigDecimal(value)
                            .round(new MathContext(5))
                            .stripTrailingZeros()
                            .toPlainString();
            return language == Language.FR ? text.replace('.', ',') : text;
        }

        private String degrees(double value) {
            String text = String.format(Locale.ROOT, "%.2f°", value);
            return language == Language.FR ? text.replace('.', ',') : text;
        }
    }

    private static String joined(double... numbers) {
        StringJoiner joined = new StringJoiner(",");
        for (double number : numbers) {
            joined.add(String.valueOf(Math.round(number * 1e6) / 1e6));
        }
        return joined.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%3A", ":");
    }

    private static String path(String path) {
        return encoded(path).replace("+", "%20");
    }
}
