package org.estran.wms.layers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.estran.cartography.ColourScale;
import org.estran.cartography.Palette;
import org.estran.cartography.raster.Colouring;
import org.estran.wms.Rendering;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.maps.CellsMemory;
import org.estran.wms.maps.MapFrame;
import org.estran.wms.maps.MapPainter;
import org.estran.wms.maps.Portrayal;
import org.estran.wms.maps.Slice;
import org.estran.wms.maps.Style;
import org.jspecify.annotations.Nullable;

/** What the layers of a dataset look like; the ranges of their colours are found once. */
public final class Portrayals {

    /** How many colours a picture of filled contours has, and how many lines one of contours. */
    private static final int BANDS = 12;

    private final Map<String, ColourScale> usual = new ConcurrentHashMap<>();
    private final CellsMemory memory;
    private final Found found;

    /** Ranges that were found before, by the names of layers: to find one, values are read. */
    public interface Found {
        Optional<ColourScale> find(String layer);

        void keep(String layer, ColourScale usual);
    }

    /**
     * Of one dataset.
     *
     * @param memory of cells, shared by all datasets
     * @param found of this dataset
     */
    public Portrayals(CellsMemory memory, Found found) {
        this.memory = memory;
        this.found = found;
    }

    /** The range that is usual for a layer, the same for every time and place. */
    public ColourScale usual(Layer layer) throws IOException {
        ColourScale known = usual.get(layer.name());
        if (known == null) {
            Optional<ColourScale> before = found.find(layer.name());
            known = before.isPresent() ? before.get() : UsualRange.of(layer);
            if (before.isEmpty()) {
                found.keep(layer.name(), known);
            }
            usual.put(layer.name(), known);
        }
        return known;
    }

    /** The style that is asked for, or the usual one. */
    public static Style style(Layer layer, String asked) throws WmsException {
        if (asked.isEmpty() || asked.equalsIgnoreCase("default")) {
            return Style.usual(layer.vectors() != null);
        }
        return Style.of(asked)
                .filter(style -> !style.form().isOfVectors() || layer.vectors() != null)
                .orElseThrow(() -> new WmsException(
                        WmsFault.Code.STYLE_NOT_DEFINED,
                        "STYLES",
                        "The layer " + layer.name() + " has no style " + asked + "."));
    }

    /**
     * Everything that decides what a layer looks like.
     *
     * @param palette instead of the style's; null for none
     * @param frame the picture whose range is meant where the request asks for that; null where there is none
     */
    public Portrayal of(
            Layer layer,
            Slice slice,
            Style style,
            Rendering rendering,
            @Nullable Palette palette,
            @Nullable MapFrame frame)
            throws IOException, WmsException {
        ColourScale usual = usual(layer);
        Palette chosen = palette != null ? palette : style.palette() != null ? style.palette() : usual.palette();
        double[] range = range(usual, slice, rendering, frame);
        boolean logarithmic =
                rendering.logarithmic() != null ? rendering.logarithmic() : usual.isLogarithmic() && range[0] > 0;
        ColourScale scale = scale(chosen, range, logarithmic, usual, rendering);
        boolean banded = style.form() == Style.Form.FILLED_CONTOURS;
        int bands = rendering.bands() > 0 ? rendering.bands() : banded ? BANDS : Colouring.MOST_BANDS;
        Colouring colouring = new Colouring(scale, style.inverted(), bands, rendering.below(), rendering.above());
        int lines = rendering.bands() > 0 ? rendering.bands() : BANDS;
        return new Portrayal(style.form(), colouring, rendering.method(), lines);
    }

    private double[] range(ColourScale usual, Slice slice, Rendering rendering, @Nullable MapFrame frame)
            throws IOException {
        return switch (rendering.range()) {
            case Rendering.Range.Between b -> new double[] {b.from(), b.to()};
            case Rendering.Range.OfPicture p
            when frame != null -> minMax(slice, frame).orElse(new double[] {usual.from(), usual.to()});
            case Rendering.Range.OfPicture p -> new double[] {usual.from(), usual.to()};
            case Rendering.Range.Usual u -> new double[] {usual.from(), usual.to()};
        };
    }

    /** The least and the greatest value in a frame; empty where there is none. */
    public Optional<double[]> minMax(Slice slice, MapFrame frame) throws IOException {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : MapPainter.values(slice, frame, memory)) {
            if (!Double.isNaN(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        return least > greatest ? Optional.empty() : Optional.of(new double[] {least, greatest});
    }

    private static ColourScale scale(
            Palette palette, double[] range, boolean logarithmic, ColourScale usual, Rendering rendering)
            throws WmsException {
        double from = range[0];
        double to = range[1] > from ? range[1] : from + Math.max(1e-6, Math.abs(from) * 1e-3);
        if (logarithmic && !(from > 0)) {
            if (rendering.range() instanceof Rendering.Range.Between || !(to > 0)) {
                throw new WmsException(
                        WmsFault.invalid("LOGSCALE", "A logarithmic scale begins above zero; give COLORSCALERANGE."));
            }
            from = to / 1000;
        }
        boolean below = from > usual.from() || usual.below() && from >= usual.from();
        boolean above = to < usual.to() || usual.above() && to <= usual.to();
        return new ColourScale(palette, from, to, below, above, logarithmic);
    }

    /** All palettes by name, each also the other way round. */
    public static List<String> palettes() {
        List<String> names = new ArrayList<>();
        for (Palette palette : Palette.values()) {
            names.add(Style.paletteName(palette));
            names.add(Style.paletteName(palette) + "-inv");
        }
        return names;
    }
}
