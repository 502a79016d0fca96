package org.estran.app.viewer;

import static org.estran.app.viewer.Addresses.encoded;
import static org.estran.app.viewer.Addresses.joined;
import static org.estran.app.viewer.Addresses.path;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.viewer.View.Choice;
import org.estran.app.viewer.View.DimensionChoice;
import org.estran.app.viewer.View.Link;
import org.estran.cartography.Palette;
import org.estran.cartography.UnitText;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.vocabularies.Terms;
import org.estran.wms.WmsException;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.layers.Described;
import org.estran.wms.layers.Layer;
import org.estran.wms.layers.Layers;
import org.estran.wms.maps.CellsMemory;
import org.estran.wms.maps.MapCrs;
import org.estran.wms.maps.Style;

/** Makes one view. */
final class ViewMaker {

    private static final int MOST_CHOICES = 400;
    private static final int MAP_WIDTH = 760;

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

    ViewMaker(
            Dataset dataset,
            List<Dataset> all,
            Layers layers,
            Layer layer,
            Asked asked,
            String base,
            Language language,
            Instant now) {
        this.dataset = dataset;
        this.all = all;
        this.layers = layers;
        this.layer = layer;
        this.asked = asked;
        this.base = base;
        this.language = language;
        this.chosen = chosen(layer, asked, now);
        BoundingBox whole = layer.box() == null ? BoundingBox.WORLD : layer.box();
        this.crs = crs(whole);
        this.box = box(whole);
        this.service = "/wms/" + dataset.recordId() + "/" + path(dataset.path());
        this.style = style();
    }

    /** @param memory of the cells of its table */
    View view(CellsMemory memory) throws IOException {
        int height = (int) Math.clamp(Math.round(MAP_WIDTH * (box[3] - box[1]) / (box[2] - box[0])), 200, 700);
        String unit = layer.quantity().unit() == null
                ? ""
                : UnitText.printed(layer.quantity().unit());
        return new View(
                dataset.recordId(),
                dataset.title().best(language),
                dataset.path(),
                all.stream()
                        .map(d -> new Choice(d.path(), d.isAggregation() ? "" : d.path(), d == dataset))
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
                others(),
                service,
                map(MAP_WIDTH, height),
                height,
                service + "?REQUEST=GetLegendGraphic&VERSION=1.3.0&LAYER=" + encoded(layer.name()) + "&STYLE="
                        + encoded(style.name()) + ViewPlots.rangeParameter(asked) + "&FORMAT=image/png&lang="
                        + language.code(),
                plots(height),
                new ViewTable(chosen.slice(), crs, box, language).table(memory),
                exports(height),
                new Snippets(base + "/thredds/dodsC/" + dataset.recordId() + "/" + path(dataset.path()), layer, chosen)
                        .all());
    }

    private List<View.Plot> plots(int height) {
        ViewPlots plots = new ViewPlots(service, layer, chosen.values(), style, asked, language);
        List<View.Plot> all = new ArrayList<>();
        compared()
                .ifPresent(with -> all.addAll(
                        plots.comparisons(with, "&CRS=" + crs.code() + "&BBOX=" + joined(box), MAP_WIDTH, height)));
        all.addAll(plots.all());
        return all;
    }

    private Optional<Layer> compared() {
        return layers.find(asked.text("with")).filter(this::isComparable);
    }

    private boolean isComparable(Layer with) {
        return with != layer && with.variable().grid().equals(layer.variable().grid());
    }

    /** None, and those on the same grid. */
    private List<Choice> others() {
        List<Choice> others = new ArrayList<>();
        layers.all().stream()
                .filter(this::isComparable)
                .forEach(l -> others.add(new Choice(
                        l.name(), label(l) + " (" + l.name() + ")", l.name().equals(asked.text("with")))));
        if (!others.isEmpty()) {
            others.addFirst(new Choice("", "–", compared().isEmpty()));
        }
        return others;
    }

    /** In the reader's language where our list of terms knows the standard name, else as the file says. */
    private String label(Layer of) {
        String standardName = of.quantity().standardName();
        return of.vectors() != null || standardName == null
                ? of.quantity().label()
                : Terms.builtIn()
                        .labelOfStandardName(standardName, language)
                        .orElse(of.quantity().label());
    }

    private MapCrs crs(BoundingBox whole) {
        return MapCrs.of(asked.text("crs"))
                .orElse(whole.south() >= 50 ? MapCrs.EPSG3413 : whole.north() <= -50 ? MapCrs.EPSG3031 : MapCrs.CRS84);
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
                choices.add(new Choice(text, axis.isTime() ? readable(text) : text, text.equals(at)));
            }
            boolean known = axis.name().equals("time") || axis.name().equals("elevation");
            String unit = axis.isTime() ? "UTC" : UnitText.printed(axis.axis().units());
            String name = axis.isTime() && known ? "" : axis.axis().name();
            dimensions.add(new DimensionChoice(
                    parameter(axis),
                    known ? axis.name() : "other",
                    unit.isEmpty() ? name : name.isEmpty() ? "(" + unit + ")" : name + " (" + unit + ")",
                    choices,
                    at,
                    axis.size()));
        }
        return dimensions;
    }

    /** {@code 2025-08-31T12:00:00Z} without what says nothing: {@code 2025-08-31 12:00}. */
    private static String readable(String moment) {
        return moment.replaceFirst("Z$", "")
                .replaceFirst("T00:00:00$", "")
                .replaceFirst("(T\\d\\d:\\d\\d):00$", "$1")
                .replace('T', ' ');
    }

    private String map(int width, int height) {
        return service + "?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=" + encoded(layer.name())
                + ",coastline&STYLES=" + encoded(style.name()) + ",&CRS=" + crs.code() + "&BBOX=" + joined(box)
                + "&WIDTH=" + width + "&HEIGHT=" + height + "&FORMAT=image/png" + ViewPlots.rangeParameter(asked)
                + ViewPlots.parameters(chosen.values());
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

    private static Layers.Chosen chosen(Layer layer, Asked asked, Instant now) {
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
}
