package org.estran.wms;

import java.util.List;
import java.util.Optional;
import org.estran.cartography.Palette;
import org.estran.wms.maps.Style;

/** The parameters of GetLegendGraphic (OGC 02-070, table 12), with those of ncWMS. */
final class LegendParameters {

    private LegendParameters() {}

    static WmsRequest read(Parameters p) throws WmsException {
        String layer = p.get("layer").or(() -> p.get("layers")).orElse("");
        boolean barOnly = p.flag("colorbaronly");
        if (layer.isEmpty() && !barOnly) {
            p.add(WmsFault.missing("LAYER"));
        }
        List<String> styles = p.list(p.get("style").isPresent() ? "style" : "styles");
        Optional<Style> style =
                styles.getFirst().isEmpty() ? Optional.of(Style.usual(false)) : Style.of(styles.getFirst());
        if (style.isEmpty()) {
            p.add(new WmsFault(
                    WmsFault.Code.STYLE_NOT_DEFINED, "STYLE", "There is no style " + styles.getFirst() + "."));
        }
        Optional<Palette> palette = p.get("palette").flatMap(Style::palette);
        Optional<String> asked = p.get("format");
        Optional<ImageFormat> format = ImageFormat.of(asked.orElse("image/png"));
        if (format.isEmpty()) {
            p.add(new WmsFault(
                    WmsFault.Code.INVALID_FORMAT, "FORMAT", "Legends are not drawn as " + asked.get() + "."));
        }
        boolean lying = p.get("vertical").orElse("true").equalsIgnoreCase("false");
        int width = p.get("width").isEmpty() ? 0 : p.number("width", 1, MapParameters.LARGEST);
        int height = p.get("height").isEmpty() ? 0 : p.number("height", 1, MapParameters.LARGEST);
        Rendering rendering = p.rendering();
        p.check();
        return new WmsRequest.GetLegendGraphic(
                layer,
                style.orElseThrow(),
                palette.orElse(null),
                rendering,
                format.orElseThrow(),
                width,
                height,
                barOnly,
                lying);
    }
}
