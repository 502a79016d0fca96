package org.estran.app.wms;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.estran.cartography.raster.Pixels;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.estran.wms.MapRequest;
import org.estran.wms.WmsException;
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

    Answer map(MapRequest request, Scope scope) throws WmsException, IOException {
        List<Held> open = new ArrayList<>();
        try {
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
            String key = Tiles.key(everything.toString());
            byte[] picture = tiles.find(key);
            if (picture == null) {
                picture = drawn(request, sheets);
                tiles.keep(key, picture);
            }
            return new Answer(picture, request.format().mediaType(), key, toAll, warnings);
        } finally {
            open.forEach(Held::close);
        }
    }

    /** @param sheets null for the coastline */
    private byte[] drawn(MapRequest request, List<@Nullable Sheet> sheets) throws WmsException, IOException {
        enter();
        try {
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
            return request.format().encoded(grounded(picture, request), request.background());
        } finally {
            leave();
        }
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
