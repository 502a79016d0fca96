package org.estran.wms.layers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.cartography.Palette;
import org.estran.terms.BoundingBox;
import org.estran.wms.CapabilitiesLayer;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.dimensions.LayerDimension;
import org.estran.wms.maps.Style;
import org.jspecify.annotations.Nullable;

/** A dataset as capabilities tell it: its layers gathered by the times they share, so that no list stands there twice. */
public final class Described {

    private Described() {}

    /**
     * @param prefix before the names of layers
     * @param metadata where more is said of the dataset; null for nowhere
     */
    public static CapabilitiesLayer of(
            Layers layers, String prefix, String title, @Nullable String metadata, Instant now) {
        Map<List<AxisValues>, List<Layer>> groups = new LinkedHashMap<>();
        for (Layer layer : layers.all()) {
            groups.computeIfAbsent(shared(layer), g -> new ArrayList<>()).add(layer);
        }
        BoundingBox box = common(layers);
        if (groups.size() == 1) {
            Map.Entry<List<AxisValues>, List<Layer>> all =
                    groups.entrySet().iterator().next();
            return group(title, box, all.getKey(), all.getValue(), prefix, metadata, now);
        }
        List<CapabilitiesLayer> inner = new ArrayList<>();
        groups.forEach((shared, of) -> {
            if (of.size() == 1) {
                inner.add(single(of.getFirst(), prefix, List.of(), box, now));
            } else {
                inner.add(group(title, null, shared, of, prefix, null, now));
            }
        });
        return new CapabilitiesLayer(null, title, null, box, List.of(), metadata, null, false, inner);
    }

    /** Lists long enough to be told once for all. */
    private static List<AxisValues> shared(Layer layer) {
        return layer.dimensions().stream()
                .filter(d -> d.isTime() || d.size() > 8)
                .toList();
    }

    private static CapabilitiesLayer group(
            String title,
            @Nullable BoundingBox box,
            List<AxisValues> shared,
            List<Layer> layers,
            String prefix,
            @Nullable String metadata,
            Instant now) {
        List<LayerDimension> dimensions =
                shared.stream().map(d -> d.described(now)).toList();
        List<CapabilitiesLayer> inner = layers.stream()
                .map(layer -> single(layer, prefix, shared, box, now))
                .toList();
        return new CapabilitiesLayer(null, title, null, box, dimensions, metadata, null, false, inner);
    }

    private static CapabilitiesLayer single(
            Layer layer, String prefix, List<AxisValues> told, @Nullable BoundingBox around, Instant now) {
        List<LayerDimension> own = layer.dimensions().stream()
                .filter(d -> !told.contains(d))
                .map(d -> d.described(now))
                .toList();
        BoundingBox box = layer.box() != null && layer.box().equals(around) ? null : layer.box();
        String unit = layer.quantity().unit();
        return new CapabilitiesLayer(
                prefix + layer.name(),
                layer.quantity().label() + (unit == null ? "" : " (" + unit + ")"),
                layer.quantity().standardName(),
                box,
                own,
                null,
                usual(layer).name(),
                layer.vectors() != null,
                List.of());
    }

    /** What a layer looks like if nothing is asked, with its palette. */
    public static Style usual(Layer layer) {
        boolean flow = layer.vectors() != null;
        return new Style(
                flow ? Style.Form.ARROWS : Style.Form.RASTER,
                flow ? Palette.SPEED : Palette.forStandardName(layer.standardName()),
                false);
    }

    private static @Nullable BoundingBox common(Layers layers) {
        BoundingBox common = null;
        for (Layer layer : layers.all()) {
            BoundingBox box = layer.box();
            if (box != null) {
                common = common == null || common.equals(box) ? box : union(common, box);
            }
        }
        return common;
    }

    private static BoundingBox union(BoundingBox a, BoundingBox b) {
        boolean across = a.crossesAntimeridian() || b.crossesAntimeridian();
        return new BoundingBox(
                across ? -180 : Math.min(a.west(), b.west()),
                Math.min(a.south(), b.south()),
                across ? 180 : Math.max(a.east(), b.east()),
                Math.max(a.north(), b.north()));
    }
}
