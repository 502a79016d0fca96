package org.estran.wms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.wms.maps.MapFrame;

/**
 * What every request for a map, or for what is at a place of one, says.
 *
 * @param layers bottom first
 * @param styles as many; an empty one is the layer's usual
 * @param values of dimensions by their names in small letters: {@code time}, {@code elevation}, and the others without
 *     {@code dim_}
 * @param background {@code 0xRRGGBB}
 * @param opacity 0 to 1
 */
public record MapRequest(
        WmsVersion version,
        List<String> layers,
        List<String> styles,
        MapFrame frame,
        ImageFormat format,
        boolean transparent,
        int background,
        Map<String, String> values,
        Rendering rendering,
        double opacity) {

    public MapRequest {
        layers = List.copyOf(layers);
        styles = List.copyOf(styles);
        values = Map.copyOf(values);
    }

    /** The same map at one time. */
    public MapRequest at(String time) {
        Map<String, String> then = new HashMap<>(values);
        then.put("time", time);
        return new MapRequest(
                version, layers, styles, frame, format, transparent, background, then, rendering, opacity);
    }
}
