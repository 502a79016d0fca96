package org.estran.app.wms;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.Dimension;
import org.estran.grids.coverage.IndexRange;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.WmsRequest.GetArea;
import org.estran.wms.WmsRequest.GetTimeseries;
import org.estran.wms.WmsRequest.GetTransect;
import org.estran.wms.WmsRequest.GetVerticalProfile;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.layers.AreaReadings;
import org.estran.wms.layers.Layer;
import org.estran.wms.layers.Layers;
import org.estran.wms.layers.Readings;
import org.estran.wms.maps.Portrayal;
import org.estran.wms.maps.Style;
import org.springframework.stereotype.Component;

/** What ncWMS and we tell besides maps: values along time, levels and lines, and of boxes. */
@Component
class PlotAnswers {

    private static final int MOST_TIMES = 20_000;
    /** Of a box, each time is a window to read. */
    private static final int MOST_MAPS = 1_500;

    /** Of totals, which read every cell. */
    private static final long MOST_VALUES = 50_000_000;

    private static final int ALONG_LINE = 200;

    private final LayerFinder finder;
    private final Clock clock;

    PlotAnswers(LayerFinder finder, Clock clock) {
        this.finder = finder;
        this.clock = clock;
    }

    Answer timeseries(GetTimeseries request, Scope scope, Language language) throws WmsException, IOException {
        double[] place = place(request.map(), request.i(), request.j());
        try (Held held = finder.open(scope, request.map().layers().getFirst(), "LAYERS")) {
            Layer layer = PlotWords.named(held.layer(), language);
            AxisValues time = axis(layer, "time", "has no times");
            List<Integer> indices = asked(time, "time", request.map().values(), MOST_TIMES);
            double[] values = along(layer, time, "time", request.map().values(), indices, place);
            double[] moments =
                    indices.stream().mapToDouble(i -> millis(time, i)).toArray();
            List<String> names = indices.stream().map(time::text).toList();
            Plotted.Column column = new Plotted.Column(time.name(), "", names, moments, true, false);
            return new Plotted(layer, place, column, values, held.opened().isToAll(), language)
                    .answer(request.format());
        }
    }

    Answer profile(GetVerticalProfile request, Scope scope, Language language) throws WmsException, IOException {
        double[] place = place(request.map(), request.i(), request.j());
        try (Held held = finder.open(scope, request.map().layers().getFirst(), "LAYERS")) {
            Layer layer = PlotWords.named(held.layer(), language);
            AxisValues levels = axis(layer, "elevation", "has no levels");
            List<Integer> indices = asked(levels, "elevation", request.map().values(), MOST_TIMES);
            double[] values = along(layer, levels, "elevation", request.map().values(), indices, place);
            double[] heights =
                    indices.stream().mapToDouble(i -> levels.axis().value(i)).toArray();
            Plotted.Column column = new Plotted.Column(
                    levels.axis().name(),
                    levels.axis().units(),
                    indices.stream().map(levels::text).toList(),
                    heights,
                    false,
                    isDownwards(levels));
            return new Plotted(layer, place, column, values, held.opened().isToAll(), language)
                    .answer(request.format());
        }
    }

    Answer transect(GetTransect request, Scope scope, Language language) throws WmsException, IOException {
        try (Held held = finder.open(scope, request.layer(), "LAYERS")) {
            Layer layer = PlotWords.named(held.layer(), language);
            Route route = Route.of(request, ALONG_LINE);
            Optional<AxisValues> levels = layer.elevation()
                    .filter(l -> l.size() > 1 && l.axis().dimension().isPresent());
            Layers.Chosen chosen =
                    Layers.chooseBut(layer, levels.isPresent() ? "elevation" : "", request.values(), clock.instant());
            Readings readings = new Readings(chosen.slice());
            List<Integer> all = levels.map(l -> java.util.stream.IntStream.range(0, l.size())
                            .boxed()
                            .toList())
                    .orElse(List.of(0));
            double[][] columns = new double[route.size()][];
            for (int i = 0; i < columns.length; i++) {
                Optional<Map<Dimension, IndexRange>> cell = readings.cell(route.longitude(i), route.latitude(i));
                columns[i] = cell.isEmpty()
                        ? missing(all.size())
                        : levels.isPresent()
                                ? readings.along(levels.get(), all, cell.get())
                                : new double[] {readings.at(cell.get())};
            }
            Portrayal portrayal = held.shown()
                    .portrayals()
                    .of(layer, chosen.slice(), Style.usual(false), request.rendering(), request.palette(), null);
            return new Section(layer, route, levels.orElse(null), columns, portrayal.colouring(), language)
                    .answer(request.format(), held.opened().isToAll());
        }
    }

    Answer area(GetArea request, Scope scope, Language language) throws WmsException, IOException {
        try (Held held = finder.open(scope, request.layer(), "LAYERS")) {
            Layer layer = PlotWords.named(held.layer(), language);
            AxisValues time = axis(layer, "time", "has no times");
            List<Integer> indices = asked(time, "time", request.values(), MOST_MAPS);
            Layers.Chosen chosen = Layers.chooseBut(layer, "time", request.values(), clock.instant());
            AreaReadings.Over over = switch (request.kind()) {
                case MEAN -> AreaReadings.Over.ALL;
                case TOTAL -> AreaReadings.Over.TOTAL;
                case BY_LONGITUDE -> AreaReadings.Over.PARALLELS;
                case BY_LATITUDE -> AreaReadings.Over.MERIDIANS;
            };
            AreaReadings readings = new AreaReadings(chosen.slice(), request.area(), over);
            check(readings, over, layer, indices.size());
            AreaReadings.Gathered means = readings.at(time, indices);
            double[] moments =
                    indices.stream().mapToDouble(i -> millis(time, i)).toArray();
            List<String> names = indices.stream().map(time::text).toList();
            if (over == AreaReadings.Over.ALL || over == AreaReadings.Over.TOTAL) {
                double[] values =
                        Arrays.stream(means.byTime()).mapToDouble(m -> m[0]).toArray();
                Plotted.Column column = new Plotted.Column("time", "", names, moments, true, false);
                BoundingBox box = request.area().box();
                double[] corners = {box.west(), box.south(), box.east(), box.north()};
                Layer told = over == AreaReadings.Over.TOTAL ? PlotWords.total(layer, language) : layer;
                return new Plotted(told, corners, column, values, held.opened().isToAll(), language)
                        .answer(request.format());
            }
            Portrayal portrayal = held.shown()
                    .portrayals()
                    .of(layer, chosen.slice(), Style.usual(false), request.rendering(), request.palette(), null);
            return new Hovmoller(layer, over, means, moments, names, portrayal.colouring(), language)
                    .answer(request.format(), held.opened().isToAll());
        }
    }

    private static void check(AreaReadings readings, AreaReadings.Over over, Layer layer, int times)
            throws WmsException {
        if (readings.isEmpty()) {
            throw new WmsException(WmsFault.invalid("BOX", "No cell of the grid lies in that area."));
        }
        if (over != AreaReadings.Over.TOTAL) {
            return;
        }
        if (layer.variable().grid().rows().length() < 2
                || layer.variable().grid().columns().length() < 2) {
            throw new WmsException(WmsFault.invalid("STATISTIC", "The cells of this grid have no area to sum over."));
        }
        if (readings.cells() * times > MOST_VALUES) {
            throw new WmsException(WmsFault.invalid(
                    "BOX", "That would be a sum over more than " + MOST_VALUES + " values; ask for a smaller area."));
        }
    }

    private double[] along(
            Layer layer, AxisValues axis, String name, Map<String, String> asked, List<Integer> indices, double[] place)
            throws WmsException, IOException {
        Layers.Chosen chosen = Layers.chooseBut(layer, name, asked, clock.instant());
        Readings readings = new Readings(chosen.slice());
        Optional<Map<Dimension, IndexRange>> cell = readings.cell(place[0], place[1]);
        return cell.isEmpty() ? missing(indices.size()) : readings.along(axis, indices, cell.get());
    }

    private static double[] missing(int count) {
        double[] missing = new double[count];
        Arrays.fill(missing, Double.NaN);
        return missing;
    }

    /** All of them where none is asked for. */
    private List<Integer> asked(AxisValues axis, String name, Map<String, String> values, int most)
            throws WmsException {
        String text = values.get(name);
        Instant now = clock.instant();
        List<Integer> found = text == null || !text.contains("/") && !text.contains(",")
                ? java.util.stream.IntStream.range(0, axis.size()).boxed().toList()
                : axis.all(text, now);
        if (found.isEmpty()) {
            throw new WmsException(
                    WmsFault.Code.INVALID_DIMENSION_VALUE,
                    Layers.locator(name),
                    "The layer has nothing at " + text + ".");
        }
        if (found.size() > most) {
            throw new WmsException(
                    WmsFault.Code.INVALID_DIMENSION_VALUE,
                    Layers.locator(name),
                    "At most " + most + " values are told at once, not " + found.size() + ".");
        }
        return found;
    }

    private static AxisValues axis(Layer layer, String name, String lack) throws WmsException {
        return layer.dimension(name)
                .orElseThrow(() -> new WmsException(
                        WmsFault.Code.LAYER_NOT_QUERYABLE, "LAYERS", "The layer " + layer.name() + " " + lack + "."));
    }

    private static double[] place(org.estran.wms.MapRequest map, int i, int j) throws WmsException {
        return Places.of(map, i, j)
                .orElseThrow(() ->
                        new WmsException(WmsFault.Code.INVALID_POINT, "I", "That pixel shows no place on the Earth."));
    }

    private static double millis(AxisValues time, int index) {
        return time.axis()
                .instant(index)
                .map(moment -> (double) moment.toEpochMilli())
                .orElse(Double.NaN);
    }

    /** Depths, pressures, and heights that are all below zero grow downwards. */
    static boolean isDownwards(AxisValues levels) {
        return levels.axis()
                .positive()
                .filter(d -> d == org.estran.grids.coverage.GridAxis.Direction.DOWN)
                .isPresent();
    }
}
