package org.estran.app.wms;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.cartography.ColourScale;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.WmsRequest.GetMetadata;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.layers.Described;
import org.estran.wms.layers.Layer;
import org.estran.wms.layers.Layers;
import org.estran.wms.layers.Portrayals;
import org.estran.wms.maps.MapCrs;
import org.estran.wms.maps.MapFrame;
import org.estran.wms.maps.Style;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What ncWMS tells in JSON, in its words: Godiva, Leaflet.TimeDimension and TerriaJS ask for it. */
@Component
class MetadataAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_DATASETS = 200;
    private static final int USUAL_BANDS = 250;

    private final LayerFinder finder;
    private final Datasets datasets;
    private final Tiles tiles;
    private final Clock clock;

    MetadataAnswers(LayerFinder finder, Datasets datasets, Tiles tiles, Clock clock) {
        this.finder = finder;
        this.datasets = datasets;
        this.tiles = tiles;
        this.clock = clock;
    }

    Answer answer(GetMetadata request, Scope scope, Language language) throws WmsException, IOException {
        if (request.item() == GetMetadata.Item.MENU) {
            return told(menu(scope, language), true);
        }
        try (Held held = finder.open(scope, request.layer(), "LAYERNAME")) {
            Object answer = switch (request.item()) {
                case LAYER_DETAILS -> details(held, request.parameters());
                case TIMESTEPS -> timesteps(held.layer(), request.parameters());
                case MIN_MAX -> minMax(held, request.parameters());
                case ANIMATION_TIMESTEPS -> animation(held.layer(), request.parameters());
                case MENU -> throw new IllegalStateException();
            };
            return told(answer, held.opened().isToAll());
        }
    }

    private static Answer told(Object answer, boolean toAll) {
        return Answer.of(JSON.writeValueAsBytes(answer), "application/json;charset=UTF-8", toAll);
    }

    private Map<String, Object> menu(Scope scope, Language language) throws WmsException, IOException {
        List<Map<String, Object>> children = new ArrayList<>();
        for (Dataset dataset : offered(scope)) {
            String prefix = switch (scope) {
                case Scope.Whole whole -> dataset.recordId() + "/" + dataset.path() + "/";
                case Scope.OfRecord record -> dataset.path() + "/";
                case Scope.OfDataset one -> "";
            };
            List<Map<String, Object>> layers = new ArrayList<>();
            dataset.variables().forEach(variable -> {
                Map<String, Object> layer = new LinkedHashMap<>();
                layer.put("id", prefix + variable.name().replaceFirst("^/", ""));
                layer.put("label", variable.label());
                layer.put("plottable", true);
                layers.add(layer);
            });
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("label", dataset.title().best(language));
            node.put("children", layers);
            children.add(node);
        }
        Map<String, Object> menu = new LinkedHashMap<>();
        menu.put("label", "Estran");
        menu.put("children", children);
        return menu;
    }

    private List<Dataset> offered(Scope scope) {
        return switch (scope) {
            case Scope.Whole whole ->
                datasets.page(null, MOST_DATASETS).stream()
                        .filter(Dataset::isGridded)
                        .toList();
            case Scope.OfRecord record ->
                datasets.of(record.recordId()).stream()
                        .filter(Dataset::isGridded)
                        .toList();
            case Scope.OfDataset one ->
                datasets.of(one.recordId()).stream()
                        .filter(d -> d.path().equals(one.path()))
                        .toList();
        };
    }

    private Map<String, @Nullable Object> details(Held held, Map<String, String> parameters) throws IOException {
        Layer layer = held.layer();
        ColourScale usual = held.shown().portrayals().usual(layer);
        Map<String, @Nullable Object> d = new LinkedHashMap<>();
        d.put("title", layer.quantity().label());
        d.put("units", layer.quantity().unit() == null ? "" : layer.quantity().unit());
        BoundingBox box = layer.box() == null ? BoundingBox.WORLD : layer.box();
        d.put("bbox", new double[] {box.west(), box.south(), box.east(), box.north()});
        d.put("scaleRange", new double[] {usual.from(), usual.to()});
        d.put("numColorBands", USUAL_BANDS);
        d.put("supportedStyles", styles(layer));
        d.put("noPaletteStyles", List.of(Style.Form.CONTOURS.word()));
        d.put("palettes", Portrayals.palettes());
        d.put("defaultPalette", Style.paletteName(usual.palette()));
        d.put("defaultStyle", Described.usual(layer).name());
        d.put("logScaling", usual.isLogarithmic());
        d.put("aboveMaxColor", "extend");
        d.put("belowMinColor", "extend");
        d.put("noDataColor", "transparent");
        d.put("categorical", false);
        d.put("queryable", true);
        d.put("downloadable", true);
        d.put("continuousT", false);
        d.put("supportsTimeseries", layer.time().filter(t -> t.size() > 1).isPresent());
        d.put("supportsProfiles", layer.elevation().filter(e -> e.size() > 1).isPresent());
        d.put("supportsTransects", true);
        d.put("multiFeature", false);
        layer.elevation().ifPresent(levels -> d.put("zaxis", zaxis(levels)));
        layer.time().ifPresent(time -> {
            d.put("timeAxisUnits", "ISO8601");
            d.put("datesWithData", dates(time));
            String asked = parameters.getOrDefault("time", "");
            int nearest = asked.isEmpty()
                    ? time.usual(clock.instant())
                    : time.nearest(asked).orElse(time.usual(clock.instant()));
            d.put("nearestTimeIso", time.text(nearest));
        });
        return d;
    }

    private static List<String> styles(Layer layer) {
        List<String> styles = new ArrayList<>();
        for (Style.Form form : Style.Form.values()) {
            if (!form.isOfVectors() || layer.vectors() != null) {
                styles.add(form.word());
            }
        }
        return styles;
    }

    private static Map<String, Object> zaxis(AxisValues levels) {
        Map<String, Object> zaxis = new LinkedHashMap<>();
        zaxis.put("units", levels.axis().units());
        zaxis.put("positive", !PlotAnswers.isDownwards(levels));
        zaxis.put("values", levels.axis().values());
        return zaxis;
    }

    /** Years, then months counted from 0, then days. */
    private static Map<String, Map<String, List<Integer>>> dates(AxisValues time) {
        TreeMap<String, Map<String, List<Integer>>> dates = new TreeMap<>();
        for (int i = 0; i < time.size(); i++) {
            Optional<Instant> moment = time.axis().instant(i);
            if (moment.isPresent()) {
                LocalDate day = LocalDate.ofInstant(moment.get(), ZoneOffset.UTC);
                List<Integer> days = dates.computeIfAbsent(String.valueOf(day.getYear()), y -> new LinkedHashMap<>())
                        .computeIfAbsent(String.valueOf(day.getMonthValue() - 1), m -> new ArrayList<>());
                if (!days.contains(day.getDayOfMonth())) {
                    days.add(day.getDayOfMonth());
                }
            }
        }
        return dates;
    }

    /** The times of one day, without the day. */
    private static Map<String, Object> timesteps(Layer layer, Map<String, String> parameters) throws WmsException {
        AxisValues time = time(layer);
        String day = parameters.getOrDefault("day", "");
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < time.size(); i++) {
            String text = time.text(i);
            if (day.isEmpty()) {
                steps.add(text);
            } else if (text.startsWith(day.substring(0, Math.min(10, day.length())))) {
                steps.add(text.substring(text.indexOf('T') + 1));
            }
        }
        return Map.of("timesteps", steps);
    }

    /** Found once for a box of the same bytes: the next who asks waits for no values. */
    private Object minMax(Held held, Map<String, String> p) throws WmsException, IOException {
        MapFrame frame = frame(p, held.layer());
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : List.of("time", "elevation")) {
            String value = p.getOrDefault(name, "");
            if (!value.isBlank()) {
                values.put(name, value);
            }
        }
        Layers.Chosen chosen = Layers.choose(held.layer(), values, clock.instant());
        String key = Tiles.key(String.join(
                "\0",
                "minmax",
                held.opened().tag(),
                held.layer().name(),
                chosen.values().toString(),
                frame.toString()));
        byte[] before = tiles.find(key);
        if (before != null) {
            return JSON.readTree(before);
        }
        double[] ends = held.shown()
                .portrayals()
                .minMax(chosen.slice(), frame)
                .orElseThrow(() ->
                        new WmsException(WmsFault.invalid("BBOX", "There are no values in that box at that time.")));
        Map<String, Double> minMax = new LinkedHashMap<>();
        minMax.put("min", ends[0]);
        minMax.put("max", ends[1]);
        tiles.keep(key, JSON.writeValueAsBytes(minMax));
        return minMax;
    }

    private static MapFrame frame(Map<String, String> p, Layer layer) throws WmsException {
        MapCrs crs = MapCrs.of(p.getOrDefault("crs", p.getOrDefault("srs", "CRS:84")))
                .orElse(MapCrs.CRS84);
        try {
            String text = p.getOrDefault("bbox", "");
            if (text.isBlank()) {
                double[] e = MapCrs.CRS84.envelope(layer.box() == null ? BoundingBox.WORLD : layer.box());
                return new MapFrame(MapCrs.CRS84, e[0], e[1], e[2], e[3], 200, 200);
            }
            String[] n = text.split(",");
            double[] b = new double[4];
            for (int i = 0; i < 4; i++) {
                b[i] = Double.parseDouble(n[i].strip());
            }
            boolean turned =
                    crs.isNorthFirst() && p.getOrDefault("version", "1.1.1").startsWith("1.3");
            return turned
                    ? new MapFrame(crs, b[1], b[0], b[3], b[2], 100, 100)
                    : new MapFrame(crs, b[0], b[1], b[2], b[3], 100, 100);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException noBox) {
            throw new WmsException(WmsFault.invalid("BBOX", "BBOX is four numbers that make an area."));
        }
    }

    private Object animation(Layer layer, Map<String, String> parameters) throws WmsException {
        AxisValues time = time(layer);
        String start = parameters.getOrDefault("start", time.text(0));
        String end = parameters.getOrDefault("end", time.text(time.size() - 1));
        List<Integer> all = time.all(start + "/" + end, clock.instant());
        List<Map<String, Object>> strings = new ArrayList<>();
        String whole =
                time.text(all.isEmpty() ? 0 : all.getFirst()) + "/" + time.text(all.isEmpty() ? 0 : all.getLast());
        strings.add(Map.of("timeString", whole, "title", "Full (" + all.size() + " frames)"));
        return Map.of("timeStrings", strings);
    }

    private static AxisValues time(Layer layer) throws WmsException {
        return layer.time()
                .orElseThrow(() -> new WmsException(
                        WmsFault.Code.INVALID_DIMENSION_VALUE, "TIME", "The layer " + layer.name() + " has no times."));
    }
}
