package org.estran.app.wms;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.Dimension;
import org.estran.grids.coverage.IndexRange;
import org.estran.ows.Markup;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.WmsRequest.GetFeatureInfo;
import org.estran.wms.layers.Layer;
import org.estran.wms.layers.Layers;
import org.estran.wms.maps.Vectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the values at a place of a map. */
@Component
class FeatureAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LayerFinder finder;
    private final Clock clock;

    FeatureAnswers(LayerFinder finder, Clock clock) {
        this.finder = finder;
        this.clock = clock;
    }

    /** One value: of a layer, or of one component of a flow. */
    private record Told(String name, String label, @Nullable String unit, double value) {}

    private record OfLayer(String layer, Map<String, String> at, List<Told> values) {}

    Answer answer(GetFeatureInfo request, Scope scope) throws WmsException, IOException {
        for (String queried : request.queryLayers()) {
            if (!request.map().layers().contains(queried)) {
                throw new WmsException(
                        WmsFault.Code.LAYER_NOT_DEFINED, "QUERY_LAYERS", "The map has no layer " + queried + ".");
            }
        }
        double[] place = Places.of(request.map(), request.i(), request.j())
                .orElseThrow(() ->
                        new WmsException(WmsFault.Code.INVALID_POINT, "I", "That pixel shows no place on the Earth."));
        List<OfLayer> told = new ArrayList<>();
        boolean toAll = true;
        for (String name : request.queryLayers()) {
            try (Held held = finder.open(scope, name, "QUERY_LAYERS")) {
                toAll &= held.opened().isToAll();
                Layers.Chosen chosen = Layers.choose(held.layer(), request.map().values(), clock.instant());
                told.add(new OfLayer(name, chosen.values(), values(held.layer(), chosen, place)));
            }
        }
        String text = switch (request.format()) {
            case PLAIN -> plain(place, told);
            case XML -> xml(place, told);
            case JSON -> json(place, told);
            case HTML -> html(place, told);
        };
        return Answer.of(text.getBytes(StandardCharsets.UTF_8), request.format().mediaType() + ";charset=UTF-8", toAll);
    }

    private static List<Told> values(Layer layer, Layers.Chosen chosen, double[] place) throws IOException {
        Optional<Map<Dimension, IndexRange>> cell = Places.cell(layer.variable(), place);
        String unit = layer.quantity().unit();
        if (cell.isEmpty()) {
            return List.of(new Told(layer.name(), layer.quantity().label(), unit, Double.NaN));
        }
        Vectors vectors = layer.vectors();
        Map<Dimension, Integer> fixed = chosen.slice().fixed();
        double first = Places.value(layer.variable(), cell.get(), fixed);
        if (vectors == null) {
            return List.of(new Told(layer.name(), layer.quantity().label(), unit, first));
        }
        double second = Places.value(vectors.y(), cell.get(), fixed);
        return List.of(
                new Told(layer.name(), layer.quantity().label(), unit, Math.hypot(first, second)),
                new Told(vectors.x().name(), vectors.x().name(), unit, first),
                new Told(vectors.y().name(), vectors.y().name(), unit, second));
    }

    private static String plain(double[] place, List<OfLayer> told) {
        StringBuilder text =
                new StringBuilder("longitude = " + rounded(place[0]) + "\nlatitude = " + rounded(place[1]) + "\n");
        for (OfLayer layer : told) {
            text.append('\n').append(layer.layer()).append('\n');
            layer.at()
                    .forEach((name, value) ->
                            text.append(name).append(" = ").append(value).append('\n'));
            for (Told value : layer.values()) {
                text.append(value.name())
                        .append(" = ")
                        .append(number(value.value()))
                        .append(value.unit() == null || Double.isNaN(value.value()) ? "" : " " + value.unit())
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** In the elements that ncWMS and THREDDS answer with. */
    private static String xml(double[] place, List<OfLayer> told) throws IOException {
        StringWriter text = new StringWriter();
        Markup out = new Markup(text).declaration().start("FeatureInfoResponse");
        out.element("longitude", rounded(place[0])).element("latitude", rounded(place[1]));
        for (OfLayer layer : told) {
            out.start("Feature").element("layer", layer.layer());
            for (Told value : layer.values()) {
                out.start("FeatureInfo").element("id", value.name());
                for (Map.Entry<String, String> at : layer.at().entrySet()) {
                    boolean known = at.getKey().equals("time") || at.getKey().equals("elevation");
                    out.element(known ? at.getKey() : "dimension", at.getValue(), "name", known ? null : at.getKey());
                }
                out.element("value", number(value.value()), "unit", value.unit())
                        .end();
            }
            out.end();
        }
        out.endAll();
        return text.toString();
    }

    private static String json(double[] place, List<OfLayer> told) {
        List<Map<String, @Nullable Object>> features = new ArrayList<>();
        for (OfLayer layer : told) {
            Map<String, @Nullable Object> properties = new LinkedHashMap<>();
            properties.put("layer", layer.layer());
            properties.putAll(layer.at());
            List<Map<String, @Nullable Object>> values = new ArrayList<>();
            for (Told value : layer.values()) {
                Map<String, @Nullable Object> one = new LinkedHashMap<>();
                one.put("name", value.name());
                one.put("label", value.label());
                one.put("unit", value.unit());
                one.put("value", Double.isFinite(value.value()) ? value.value() : null);
                values.add(one);
            }
            properties.put("values", values);
            Map<String, @Nullable Object> feature = new LinkedHashMap<>();
            feature.put("type", "Feature");
            feature.put("geometry", Map.of("type", "Point", "coordinates", place));
            feature.put("properties", properties);
            features.add(feature);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", "FeatureCollection");
        all.put("features", features);
        return JSON.writeValueAsString(all);
    }

    private static String html(double[] place, List<OfLayer> told) throws IOException {
        StringWriter text = new StringWriter();
        Markup out = new Markup(text).raw("<!DOCTYPE html>\n").start("html", "lang", "en");
        out.start("head").element("title", "GetFeatureInfo").end().start("body");
        out.element("p", rounded(place[0]) + ", " + rounded(place[1])).start("table");
        for (OfLayer layer : told) {
            for (Told value : layer.values()) {
                out.start("tr").element("th", value.label());
                out.element("td", number(value.value()) + (value.unit() == null ? "" : " " + value.unit()))
                        .end();
            }
        }
        out.endAll();
        return text.toString();
    }

    private static String rounded(double degrees) {
        return String.valueOf(Math.round(degrees * 1e7) / 1e7);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "none" : String.valueOf(value);
    }
}
