package org.estran.wms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.estran.wms.maps.MapCrs;
import org.estran.wms.maps.MapFrame;
import org.jspecify.annotations.Nullable;

/** The parameters of GetMap (OGC 06-042, 7.3.3; OGC 01-068r3, 7.2.3). */
final class MapParameters {

    /** The most pixels a side of a picture has. */
    static final int LARGEST = 2048;

    /** The most layers drawn over each other. */
    static final int MOST_LAYERS = 8;

    private MapParameters() {}

    static MapRequest read(Parameters p) throws WmsException {
        return read(p, true);
    }

    /** @param pictured whether FORMAT and STYLES are asked for; a place of a map may go without */
    static MapRequest read(Parameters p, boolean pictured) throws WmsException {
        WmsVersion version = p.version();
        List<String> layers = layers(p);
        List<String> styles = styles(p, layers.size(), pictured);
        @Nullable MapFrame frame = frame(p, version);
        ImageFormat format = format(p, pictured);
        int background = background(p);
        Rendering rendering = p.rendering();
        double opacity = p.get("opacity").map(text -> opacity(p, text)).orElse(1.0);
        p.check();
        return new MapRequest(
                version,
                layers,
                styles,
                java.util.Objects.requireNonNull(frame),
                format,
                p.flag("transparent"),
                background,
                p.values(),
                rendering,
                opacity);
    }

    private static List<String> layers(Parameters p) {
        if (p.required("layers").isEmpty()) {
            return List.of();
        }
        List<String> layers = p.list("layers");
        if (layers.size() > MOST_LAYERS) {
            p.add(WmsFault.invalid("LAYERS", "A map shows at most " + MOST_LAYERS + " layers."));
        }
        return layers;
    }

    private static List<String> styles(Parameters p, int layers, boolean pictured) {
        List<String> styles = new ArrayList<>(p.list("styles"));
        boolean none = styles.size() == 1 && styles.getFirst().isEmpty();
        if (none) {
            return Collections.nCopies(layers, "");
        }
        if (styles.size() != layers && pictured) {
            p.add(WmsFault.invalid("STYLES", "There are " + styles.size() + " styles for " + layers + " layers."));
        }
        while (styles.size() < layers) {
            styles.add("");
        }
        return styles.subList(0, layers);
    }

    private static @Nullable MapFrame frame(Parameters p, WmsVersion version) {
        String locator = version.locatorOfCrs();
        String name = p.get(locator.toLowerCase(java.util.Locale.ROOT))
                .or(() -> p.get("crs"))
                .or(() -> p.get("srs"))
                .orElse("");
        Optional<MapCrs> crs = MapCrs.of(name);
        if (name.isEmpty()) {
            p.add(WmsFault.missing(locator));
        } else if (crs.isEmpty()) {
            p.add(new WmsFault(version.invalidCrs(), locator, "Maps are not drawn in " + name + "."));
        }
        int width = p.number("width", 1, LARGEST);
        int height = p.number("height", 1, LARGEST);
        String text = p.required("bbox");
        Optional<double[]> box = p.numbers(text, 4).filter(b -> b[0] < b[2] && b[1] < b[3]);
        if (box.isEmpty() && !text.isEmpty()) {
            p.add(WmsFault.invalid(
                    "BBOX",
                    "BBOX is least and greatest coordinates, four numbers that make an area; not " + text + "."));
        }
        if (box.isEmpty() || crs.isEmpty() || width == 0 || height == 0) {
            return null;
        }
        double[] b = box.get();
        return version == WmsVersion.V1_3_0 && crs.get().isNorthFirst()
                ? new MapFrame(crs.get(), b[1], b[0], b[3], b[2], width, height)
                : new MapFrame(crs.get(), b[0], b[1], b[2], b[3], width, height);
    }

    private static ImageFormat format(Parameters p, boolean pictured) {
        Optional<String> text = p.get("format");
        if (text.isEmpty() && pictured) {
            p.add(WmsFault.missing("FORMAT"));
        }
        Optional<ImageFormat> format = text.flatMap(ImageFormat::of);
        if (text.isPresent() && format.isEmpty() && pictured) {
            p.add(new WmsFault(WmsFault.Code.INVALID_FORMAT, "FORMAT", "Maps are not drawn as " + text.get() + "."));
        }
        return format.orElse(ImageFormat.PNG);
    }

    private static int background(Parameters p) {
        // Godiva says so beside TRANSPARENT=true.
        Optional<String> text = p.get("bgcolor").filter(colour -> !colour.equalsIgnoreCase("transparent"));
        Optional<Integer> colour = text.flatMap(Colours::rgb);
        if (text.isPresent() && colour.isEmpty()) {
            p.add(WmsFault.invalid("BGCOLOR", "BGCOLOR is 0xRRGGBB, not " + text.get() + "."));
        }
        return colour.orElse(0xFFFFFF);
    }

    private static double opacity(Parameters p, String text) {
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= 100) {
            return Integer.parseInt(text) / 100.0;
        }
        p.add(WmsFault.invalid("OPACITY", "OPACITY is a percentage, not " + text + "."));
        return 1;
    }
}
