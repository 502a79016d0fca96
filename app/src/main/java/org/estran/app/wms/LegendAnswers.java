package org.estran.app.wms;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.estran.cartography.Axis;
import org.estran.cartography.ColourScale;
import org.estran.cartography.Palette;
import org.estran.cartography.raster.Colouring;
import org.estran.cartography.raster.Legend;
import org.estran.cartography.raster.Pixels;
import org.estran.terms.Language;
import org.estran.wms.WmsException;
import org.estran.wms.WmsRequest.GetLegendGraphic;
import org.estran.wms.layers.Layer;
import org.estran.wms.layers.Layers;
import org.estran.wms.maps.Portrayal;
import org.springframework.stereotype.Component;

/** Draws what the colours of a layer mean. */
@Component
class LegendAnswers {

    private static final int WIDTH = 110;
    private static final int HEIGHT = 264;
    private static final int LYING_WIDTH = 340;
    private static final int LYING_HEIGHT = 64;
    private static final int GROUND = 0xFFFFFFFF;

    private final LayerFinder finder;

    LegendAnswers(LayerFinder finder) {
        this.finder = finder;
    }

    Answer answer(GetLegendGraphic request, Scope scope, Language language) throws WmsException, IOException {
        if (request.layer().isEmpty()) {
            Palette palette = request.palette() != null
                    ? request.palette()
                    : request.style().palette();
            ColourScale scale = new ColourScale(palette == null ? Palette.AMOUNT : palette, 0, 1, false, false);
            int bands = request.rendering().bands() == 0
                    ? Colouring.MOST_BANDS
                    : request.rendering().bands();
            Colouring colouring = new Colouring(scale, request.style().inverted(), bands, null, null);
            return encoded(bar(request, colouring), request, true);
        }
        try (Held held = finder.open(scope, request.layer(), "LAYER")) {
            Layer layer = PlotWords.named(held.layer(), language);
            Portrayal portrayal = held.shown()
                    .portrayals()
                    .of(
                            layer,
                            Layers.choose(layer, Map.of(), java.time.Instant.EPOCH)
                                    .slice(),
                            request.style(),
                            request.rendering(),
                            request.palette(),
                            null);
            return encoded(
                    pixels(request, layer, portrayal.colouring(), language),
                    request,
                    held.opened().isToAll());
        }
    }

    private static Pixels pixels(GetLegendGraphic request, Layer layer, Colouring colouring, Language language) {
        if (request.barOnly()) {
            return bar(request, colouring);
        }
        String unit = layer.quantity().unit();
        String title = Axis.of(layer.quantity().label(), unit).label();
        if (request.lying()) {
            return Legend.lying(
                    colouring,
                    title,
                    request.width() == 0 ? LYING_WIDTH : Math.max(120, request.width()),
                    request.height() == 0 ? LYING_HEIGHT : Math.max(48, request.height()),
                    GROUND,
                    language);
        }
        return Legend.upright(
                colouring,
                title,
                request.width() == 0 ? WIDTH : Math.max(60, request.width()),
                request.height() == 0 ? HEIGHT : Math.max(80, request.height()),
                GROUND,
                language);
    }

    private static Pixels bar(GetLegendGraphic request, Colouring colouring) {
        int along = 250;
        int across = 20;
        int width = request.width() == 0 ? request.lying() ? along : across : request.width();
        int height = request.height() == 0 ? request.lying() ? across : along : request.height();
        return Legend.bar(colouring, width, height, request.lying());
    }

    private static Answer encoded(Pixels pixels, GetLegendGraphic request, boolean toAll) {
        return new Answer(
                request.format().encoded(pixels, 0xFFFFFF), request.format().mediaType(), null, toAll, List.of());
    }
}
