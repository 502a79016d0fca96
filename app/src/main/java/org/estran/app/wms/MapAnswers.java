package org.estran.app.wms;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.estran.cartography.raster.GifFilm;
import org.estran.cartography.raster.Pixels;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.estran.wms.ImageFormat;
import org.estran.wms.MapRequest;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.layers.Layers;
import org.estran.wms.layers.Portrayals;
import org.estran.wms.maps.CoastPainter;
import org.estran.wms.maps.MapPainter;
import org.estran.wms.maps.Portrayal;
import org.estran.wms.maps.Slice;
import org.estran.wms.maps.Style;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws maps: each layer found and let in first, then taken from those drawn before, else drawn. */
@Component
class MapAnswers {

    /** More drawings at once than processors would only wait for each other. */
    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    private static final int PATIENCE_SECONDS = 20;

    /** Of a film. */
    private static final int MOST_FRAMES = 100;

    private static final long MOST_PIXELS = 32_000_000;
    private static final int HUNDREDTHS_A_MAP = 50;

    /** The layer of coasts, which is of no dataset. */
    static final String COASTLINE = "coastline";

    private final LayerFinder finder;
    private final Tiles tiles;
    private final Clock clock;
    private final Semaphore room = new Semaphore(AT_ONCE, true);

    MapAnswers(LayerFinder finder, Tiles tiles, Clock clock) {
        this.finder = finder;
        this.tiles = tiles;
        this.clock = clock;
    }

    /** One layer of a map, ready to be drawn. */
    private record Sheet(Held held, Style style, Slice slice) {}

    /**
     * A map whose layers are found and open.
     *
     * @param sheets null for the coastline
     * @param words all that its picture depends on
     */
    private record Laid(List<@Nullable Sheet> sheets, boolean toAll, List<String> warnings, String words) {}

    Answer map(MapRequest request, Scope scope) throws WmsException, IOException {
        List<String> times = times(request, scope);
        List<Held> open = new ArrayList<>();
        try {
            Laid laid = laid(times.isEmpty() ? request : request.at(times.getFirst()), scope, open);
            String key = Tiles.key(laid.words() + times);
            byte[] picture = tiles.find(key);
            if (picture == null) {
                picture = times.isEmpty() ? drawn(request, laid.sheets()) : film(request, scope, times);
                tiles.keep(key, picture);
            }
            return new Answer(picture, request.format().mediaType(), key, laid.toAll(), laid.warnings());
        } finally {
            open.forEach(Held::close);
        }
    }

    /** @param open takes what must be closed after */
    private Laid laid(MapRequest request, Scope scope, List<Held> open) throws WmsException, IOException {
        List<@Nullable Sheet> sheets = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        StringBuilder everything = new StringBuilder();
        boolean toAll = true;
        for (int i = 0; i < request.layers().size(); i++) {
            if (request.layers().get(i).equals(COASTLINE)) {
                sheets.add(null);
                everything.append(COASTLINE).append('\n');
                continue;
            }
            Held held = finder.open(scope, request.layers().get(i), "LAYERS");
            open.add(held);
            toAll &= held.opened().isToAll();
            Style style = Portrayals.style(held.layer(), request.styles().get(i));
            Layers.Chosen chosen = Layers.choose(held.layer(), request.values(), clock.instant());
            chosen.nearest().forEach(near -> warnings.add("99 Nearest value used: " + near));
            sheets.add(new Sheet(held, style, chosen.slice()));
            everything
                    .append(held.opened().tag())
                    .append('|')
                    .append(held.layer().name())
                    .append('|')
                    .append(style)
                    .append(new TreeMap<>(chosen.values()))
                    .append('\n');
        }
        everything
                .append(request.frame())
                .append(request.format())
                .append(request.transparent())
                .append(request.background())
                .append(request.rendering())
                .append(request.opacity());
        return new Laid(sheets, toAll, warnings, everything.toString());
    }

    /**
     * The moments that a list or a stretch of TIME stands for (OGC 06-042, annex C.3.3); none where a single one, or none, is
     * asked for.
     */
    private List<String> times(MapRequest request, Scope scope) throws WmsException, IOException {
        String asked = request.values().getOrDefault("time", "");
        if (!asked.contains(",") && !asked.contains("/")) {
            return List.of();
        }
        if (request.format() != ImageFormat.GIF) {
            throw new WmsException(timeFault("Several times are drawn as image/gif; other pictures show one."));
        }
        for (String layer : request.layers()) {
            if (layer.equals(COASTLINE)) {
                continue;
            }
            try (Held held = finder.open(scope, layer, "LAYERS")) {
                Optional<AxisValues> axis = held.layer().time();
                if (axis.isPresent()) {
                    return bounded(axis.get().all(asked, clock.instant()), axis.get(), request);
                }
            }
        }
        throw new WmsException(timeFault("None of the layers has times."));
    }

    private static List<String> bounded(List<Integer> found, AxisValues axis, MapRequest request) throws WmsException {
        if (found.isEmpty()) {
            throw new WmsException(
                    timeFault("The layer has nothing at " + request.values().get("time") + "."));
        }
        long pixels = (long) request.frame().width() * request.frame().height();
        long most = Math.min(MOST_FRAMES, Math.max(1, MOST_PIXELS / pixels));
        if (found.size() > most) {
            throw new WmsException(
                    timeFault("At most " + most + " times are drawn at once in that size, not " + found.size() + "."));
        }
        return found.stream().map(axis::text).toList();
    }

    private static WmsFault timeFault(String text) {
        return new WmsFault(WmsFault.Code.INVALID_DIMENSION_VALUE, "TIME", text);
    }

    /** @param sheets null for the coastline */
    private byte[] drawn(MapRequest request, List<@Nullable Sheet> sheets) throws WmsException, IOException {
        enter();
        try {
            return request.format().encoded(painted(request, sheets), request.background());
        } finally {
            leave();
        }
    }

    /** In one place among those that draw, one map after the other. */
    private byte[] film(MapRequest request, Scope scope, List<String> times) throws WmsException, IOException {
        enter();
        try (GifFilm film = new GifFilm(HUNDREDTHS_A_MAP)) {
            for (String time : times) {
                List<Held> open = new ArrayList<>();
                try {
                    MapRequest one = request.at(time);
                    film.add(painted(one, laid(one, scope, open).sheets()), request.background());
                } finally {
                    open.forEach(Held::close);
                }
            }
            return film.encoded();
        } finally {
            leave();
        }
    }

    private Pixels painted(MapRequest request, List<@Nullable Sheet> sheets) throws WmsException, IOException {
        Pixels whole = null;
        for (Sheet sheet : sheets) {
            Pixels pixels = sheet == null ? CoastPainter.paint(request.frame()) : pixels(request, sheet);
            if (whole == null) {
                whole = pixels;
            } else {
                whole.lay(pixels);
            }
        }
        Pixels picture = java.util.Objects.requireNonNull(whole);
        if (request.opacity() < 1) {
            picture.fade(request.opacity());
        }
        return grounded(picture, request);
    }

    private Pixels pixels(MapRequest request, Sheet sheet) throws WmsException, IOException {
        Portrayal portrayal = sheet.held()
                .shown()
                .portrayals()
                .of(sheet.held().layer(), sheet.slice(), sheet.style(), request.rendering(), null, request.frame());
        return new MapPainter(sheet.slice(), request.frame(), portrayal, finder.memory()).paint();
    }

    private static Pixels grounded(Pixels picture, MapRequest request) {
        if (request.transparent()) {
            return picture;
        }
        Pixels ground = new Pixels(picture.width(), picture.height()).fill(0xFF000000 | request.background());
        ground.lay(picture);
        return ground;
    }

    /** Waits for a place among those that draw; {@link #leave} gives it back. */
    void enter() {
        try {
            if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    void leave() {
        room.release();
    }

    private static ProblemException busy() {
        return new ProblemException(new Problem.Busy("maps-busy", "Too many maps are being drawn; try again soon."));
    }
}
