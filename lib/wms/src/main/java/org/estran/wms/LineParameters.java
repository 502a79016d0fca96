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

    /** Ours: what a box or a polygon comes to over time. */
    static WmsRequest area(Parameters p, boolean hovmoller) throws WmsException {
        String layer = p.get("layers").or(() -> p.get("layer")).orElse("");
        if (layer.isEmpty()) {
            p.add(WmsFault.missing("LAYERS"));
        }
        Optional<Area> area = area(p);
        String statistic = p.get("statistic").orElse("mean");
        if (!statistic.equalsIgnoreCase("mean") && !statistic.equalsIgnoreCase("total")) {
            p.add(WmsFault.invalid("STATISTIC", "STATISTIC is mean or total, not " + statistic + "."));
        }
        WmsRequest.GetArea.Kind kind = hovmoller
                ? p.get("along").orElse("longitude").equalsIgnoreCase("latitude")
                        ? WmsRequest.GetArea.Kind.BY_LATITUDE
                        : WmsRequest.GetArea.Kind.BY_LONGITUDE
                : statistic.equalsIgnoreCase("total") ? WmsRequest.GetArea.Kind.TOTAL : WmsRequest.GetArea.Kind.MEAN;
        WmsRequest.PlotFormat format = PlaceParameters.plotFormat(p);
        Rendering rendering = p.rendering();
        Optional<Palette> palette = p.get("palette").flatMap(Style::palette);
        p.check();
        return new WmsRequest.GetArea(
                layer, kind, area.orElseThrow(), p.values(), rendering, palette.orElse(null), format);
    }

    /** POLYGON, else BOX. */
    static Optional<Area> area(Parameters p) {
        return p.get("polygon").isPresent() ? polygon(p) : box(p);
    }

    /** West, south, east, north. */
    private static Optional<Area> box(Parameters p) {
        String text = p.required("box");
        Optional<double[]> box =
                p.numbers(text, 4).filter(b -> b[1] < b[3] && b[1] >= -90 && b[3] <= 90 && b[0] != b[2]);
        if (box.isEmpty() && !text.isEmpty()) {
            p.add(WmsFault.invalid("BOX", "BOX is west,south,east,north in degrees, not " + text + "."));
        }
        return box.map(Area::ofBox);
    }

    /** Corners as the places of a line; the last one may be the first again. */
    private static Optional<Area> polygon(Parameters p) {
        List<double[]> ring = places(p, "polygon", 3, false);
        boolean onEarth = ring.stream().allMatch(c -> Math.abs(c[1]) <= 90 && Math.abs(c[0]) <= 540);
        if (!onEarth) {
            p.add(WmsFault.invalid("POLYGON", "The corners of POLYGON are longitudes and latitudes in degrees."));
        }
        return ring.size() < 3 || !onEarth ? Optional.empty() : Optional.of(Area.ofPolygon(ring));
    }

    private static List<double[]> line(Parameters p, boolean northFirst) {
        return places(p, "linestring", 2, northFirst);
    }

    private static List<double[]> places(Parameters p, String name, int least, boolean northFirst) {
        String text = p.required(name);
        List<double[]> line = new ArrayList<>();
        for (String point : text.strip().split("\\s*,\\s*")) {
            String[] xy = point.strip().split("\\s+");
            p.numbers(String.join(",", xy), 2).ifPresent(at -> line.add(northFirst ? new double[] {at[1], at[0]} : at));
        }
        boolean whole = line.size() == text.strip().split(",", -1).length;
        if (!text.isEmpty() && (!whole || line.size() < least || line.size() > MOST_POINTS)) {
            String upper = name.toUpperCase(java.util.Locale.ROOT);
            p.add(WmsFault.invalid(
                    upper,
                    upper + " is " + least + " to " + MOST_POINTS
                            + " places with commas between, each of two numbers."));
        }
        return line;
    }
}
