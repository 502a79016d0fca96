package org.estran.app.wms;

import java.util.Locale;
import org.estran.cartography.Axis;
import org.estran.cartography.Caption;
import org.estran.cartography.FieldPlot;
import org.estran.cartography.ScaleColours;
import org.estran.cartography.Side;
import org.estran.cartography.UnitText;
import org.estran.cartography.raster.Chart;
import org.estran.cartography.raster.Colouring;
import org.estran.cartography.raster.Legend;
import org.estran.cartography.raster.Pixels;
import org.estran.cartography.raster.PngPicture;
import org.estran.terms.Language;
import org.estran.wms.layers.Layer;

/**
 * Values over two axes in the colours of a layer, with what the colours mean beside them.
 *
 * @param values row by row of {@code ups}
 */
record Field(
        Layer layer,
        String title,
        Side along,
        Side up,
        double[] alongs,
        double[] ups,
        double[] values,
        Colouring colouring,
        Language language) {

    private static final int WIDTH = 760;
    private static final int SCALE = 96;
    /** Enough for the ends of a bar that is as high as the plot. */
    private static final int BAR = 250;

    Pixels png(int height) {
        String unit = layer.quantity().unit() == null
                ? ""
                : UnitText.printed(layer.quantity().unit());
        return new Chart(WIDTH, height, title, along, up, language)
                .field(alongs, ups, values, colouring)
                .beside(Legend.upright(colouring, unit, SCALE, height, 0xFFFFFFFF, language));
    }

    String svg(int height) {
        byte[] bar = PngPicture.encoded(Legend.bar(colouring, 1, BAR, false), PngPicture.Depth.AS_FITS);
        return FieldPlot.svg(
                (wide, high) -> PngPicture.encoded(
                        Chart.cells(alongs, along, ups, up, values, colouring, wide, high), PngPicture.Depth.AS_FITS),
                along,
                up,
                colouring.scale(),
                new ScaleColours(bar, hex(colouring.below()), hex(colouring.above())),
                Axis.of(layer.quantity().label(), layer.quantity().unit()),
                new Caption(title, title, language),
                WIDTH + SCALE,
                height);
    }

    private static String hex(int argb) {
        return String.format(Locale.ROOT, "#%06x", argb & 0xFFFFFF);
    }
}
