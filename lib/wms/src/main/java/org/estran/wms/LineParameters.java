package org.estran.wms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.cartography.Palette;
import org.estran.wms.maps.MapCrs;
import org.estran.wms.maps.Style;

/** The parameters of GetTransect, as ncWMS has them. */
final class LineParameters {

    private static final int MOST_POINTS = 200;

    private LineParameters() {}

    static WmsRequest transect(Parameters p) throws WmsException {
        WmsVersion version = p.version();
        String layer = p.get("layers").or(() -> p.get("layer")).orElse("");
        if (layer.isEmpty()) {
            p.add(WmsFault.missing("LAYERS"));
        }
        String name = p.get("crs").or(() -> p.get("srs")).orElse("CRS:84");
        Optional<MapCrs> crs = MapCrs.of(name);
        if (crs.isEmpty()) {
            p.add(new WmsFault(version.invalidCrs(), version.locatorOfCrs(), "Lines are not drawn in " + name + "."));
        }
        boolean northFirst =
                version == WmsVersion.V1_3_0 && crs.filter(MapCrs::isNorthFirst).isPresent();
        List<double[]> line = line(p, northFirst);
        WmsRequest.PlotFormat format = PlaceParameters.plotFormat(p);
        Rendering rendering = p.rendering();
        Optional<Palette> palette = p.get("palette").flatMap(Style::palette);
        p.check();
        return new WmsRequest.GetTransect(
                version, layer, crs.orElseThrow(), line, p.values(), rendering, palette.orElse(null), format);
    }

    /** Ours: what a box comes to over time. */
    static WmsRequest area(Parameters p, boolean hovmoller) throws WmsException {
        String layer = p.get("layers").or(() -> p.get("layer")).orElse("");
        if (layer.isEmpty()) {
            p.add(WmsFault.missing("LAYERS"));
        }
        String text = p.required("box");
        Optional<double[]> box =
                p.numbers(text, 4).filter(b -> b[1] < b[3] && b[1] >= -90 && b[3] <= 90 && b[0] != b[2]);
        if (box.isEmpty() && !text.isEmpty()) {
            p.add(WmsFault.invalid("BOX", "BOX is west,south,east,north in degrees, not " + text + "."));
        }
        WmsRequest.GetArea.Kind kind = !hovmoller
                ? WmsRequest.GetArea.Kind.MEAN
                : p.get("along").orElse("longitude").equalsIgnoreCase("latitude")
                        ? WmsRequest.GetArea.Kind.BY_LATITUDE
                        : WmsRequest.GetArea.Kind.BY_LONGITUDE;
        WmsRequest.PlotFormat format = PlaceParameters.plotFormat(p);
        Rendering rendering = p.rendering();
        Optional<Palette> palette = p.get("palette").flatMap(Style::palette);
        p.check();
        return new WmsRequest.GetArea(
                layer, kind, box.orElseThrow(), p.values(), rendering, palette.orElse(null), format);
    }

    private static List<double[]> line(Parameters p, boolean northFirst) {
        String text = p.required("linestring");
        List<double[]> line = new ArrayList<>();
        for (String point : text.strip().split("\\s*,\\s*")) {
            String[] xy = point.strip().split("\\s+");
            p.numbers(String.join(",", xy), 2).ifPresent(at -> line.add(northFirst ? new double[] {at[1], at[0]} : at));
        }
        boolean whole = line.size() == text.strip().split(",", -1).length;
        if (!text.isEmpty() && (!whole || line.size() < 2 || line.size() > MOST_POINTS)) {
            p.add(WmsFault.invalid(
                    "LINESTRING",
                    "LINESTRING is 2 to " + MOST_POINTS + " places with commas between, each of two numbers."));
        }
        return line;
    }
}
