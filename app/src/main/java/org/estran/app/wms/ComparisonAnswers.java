package org.estran.app.wms;

import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.estran.grids.coverage.HorizontalGrid;
import org.estran.terms.Language;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.WmsRequest.GetDifference;
import org.estran.wms.WmsRequest.GetScatter;
import org.estran.wms.WmsRequest.PlotFormat;
import org.estran.wms.layers.AreaReadings;
import org.estran.wms.layers.Layer;
import org.estran.wms.layers.Layers;
import org.estran.wms.maps.MapFrame;
import org.estran.wms.maps.MapPainter;
import org.springframework.stereotype.Component;

/** Compares two layers whose cells lie at the same places, each let in by itself. */
@Component
class ComparisonAnswers {

    /** Of a table, a line each. */
    private static final int MOST_LINES = 250_000;

    private final LayerFinder finder;
    private final MapAnswers maps;
    private final Clock clock;

    ComparisonAnswers(LayerFinder finder, MapAnswers maps, Clock clock) {
        this.finder = finder;
        this.maps = maps;
        this.clock = clock;
    }

    Answer difference(GetDifference request, Scope scope, Language language) throws WmsException, IOException {
        MapFrame frame = request.map().frame();
        if (request.format() != PlotFormat.PNG && (long) frame.width() * frame.height() > MOST_LINES) {
            throw new WmsException(WmsFault.invalid("WIDTH", "At most " + MOST_LINES + " places are told at once."));
        }
        try (Held first = finder.open(scope, request.map().layers().getFirst(), "LAYERS");
                Held second = finder.open(scope, request.map().layers().getLast(), "LAYERS")) {
            sameUnit(first.layer(), second.layer());
            sameCells(first.layer(), second.layer());
            Layers.Chosen one = Layers.choose(first.layer(), request.map().values(), clock.instant());
            Layers.Chosen other = Layers.choose(second.layer(), request.map().values(), clock.instant());
            maps.enter();
            try {
                return new Difference(
                                PlotWords.named(first.layer(), language),
                                PlotWords.named(second.layer(), language),
                                frame,
                                MapPainter.values(one.slice(), frame, finder.memory()),
                                MapPainter.values(other.slice(), frame, finder.memory()),
                                request.map().rendering().range(),
                                language)
                        .answer(request.format(), isToAll(first, second));
            } finally {
                maps.leave();
            }
        }
    }

    Answer scatter(GetScatter request, Scope scope, Language language) throws WmsException, IOException {
        try (Held first = finder.open(scope, request.layers().getFirst(), "LAYERS");
                Held second = finder.open(scope, request.layers().getLast(), "LAYERS")) {
            sameCells(first.layer(), second.layer());
            maps.enter();
            try {
                return scatter(first, second, request, language);
            } finally {
                maps.leave();
            }
        }
    }

    private Answer scatter(Held first, Held second, GetScatter request, Language language)
            throws WmsException, IOException {
        AreaReadings.Cells one = cells(first.layer(), request);
        AreaReadings.Cells other = cells(second.layer(), request);
        if (one.values().length == 0) {
            throw new WmsException(WmsFault.invalid("BOX", "No cell of the grid lies in that area."));
        }
        return new Scatter(
                        PlotWords.named(first.layer(), language),
                        PlotWords.named(second.layer(), language),
                        one.places(),
                        one.values(),
                        other.values(),
                        language)
                .answer(request.format(), isToAll(first, second));
    }

    private AreaReadings.Cells cells(Layer layer, GetScatter request) throws WmsException, IOException {
        Layers.Chosen chosen = Layers.choose(layer, request.values(), clock.instant());
        return new AreaReadings(chosen.slice(), request.area(), AreaReadings.Over.ALL).cellsOfSlice();
    }

    private static boolean isToAll(Held first, Held second) {
        return first.opened().isToAll() && second.opened().isToAll();
    }

    private static void sameUnit(Layer first, Layer second) throws WmsException {
        if (!Objects.equals(first.quantity().unit(), second.quantity().unit())) {
            throw new WmsException(WmsFault.invalid(
                    "LAYERS",
                    first.name() + " and " + second.name() + " have different units: there is no difference of them."));
        }
    }

    private static void sameCells(Layer first, Layer second) throws WmsException, IOException {
        if (!agree(first.variable().grid(), second.variable().grid())) {
            throw new WmsException(WmsFault.invalid(
                    "LAYERS", "The cells of " + first.name() + " and " + second.name() + " lie at different places."));
        }
    }

    /** Grids of one dataset are mostly the same; those of two agree where their ends and middles do. */
    private static boolean agree(HorizontalGrid a, HorizontalGrid b) throws IOException {
        if (a == b) {
            return true;
        }
        long rows = a.rows().length();
        long columns = a.columns().length();
        if (a.getClass() != b.getClass()
                || rows != b.rows().length()
                || columns != b.columns().length()) {
            return false;
        }
        for (long row : new long[] {0, rows / 2, rows - 1}) {
            for (long column : new long[] {0, columns / 2, columns - 1}) {
                double[] here = a.position(row, column);
                double[] there = b.position(row, column);
                if (Math.abs(Math.IEEEremainder(here[0] - there[0], 360)) > 1e-4
                        || Math.abs(here[1] - there[1]) > 1e-4) {
                    return false;
                }
            }
        }
        return true;
    }
}
