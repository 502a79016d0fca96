package org.estran.cartography;

import java.util.List;
import java.util.Locale;
import org.estran.terms.BoundingBox;

/** Where something is: boxes and points on the map that fits them. */
public final class ExtentMap {

    /** A box narrower than this many pixels both ways is drawn as a point. */
    private static final double POINT = 7;

    private ExtentMap() {}

    /**
     * The map with graticule, labels and, for a region, a scale bar.
     *
     * @param width in pixels; the height follows from the map
     */
    public static String svg(List<Extent> extents, Caption caption, int width) {
        GeoWindow window = GeoWindow.around(boxes(extents));
        double inner = width - 62;
        boolean world = !window.isPolar()
                && MapView.fitting(window, new Frame(0, 0, 3, 2)).degreesWide() > 300;
        double height = world ? inner / 2 : inner * 0.64;
        Frame frame = new Frame(46, window.isPolar() ? 20 : 8, inner - (window.isPolar() ? 30 : 0), height);
        MapView view = world ? MapView.world(frame) : MapView.fitting(window, frame);
        boolean linked = extents.stream().anyMatch(extent -> extent.link() != null);
        Svg svg = linked
                ? Svg.linkedPicture(width, frame.bottom() + 24, caption)
                : Svg.picture(width, frame.bottom() + 24, caption);
        BaseMap map = new BaseMap(svg, view);
        paint(svg, map, view, extents, true);
        map.labels(caption.language());
        if (!world) {
            map.scaleBar(caption.language());
        }
        return svg.end();
    }

    /** A small map without words. */
    public static String thumbnail(List<BoundingBox> boxes, Caption caption, int width, int height) {
        Frame frame = new Frame(0, 0, width, height);
        MapView view = MapView.fitting(GeoWindow.around(boxes), frame);
        Svg svg = Svg.picture(width, height, caption);
        paint(svg, new BaseMap(svg, view), view, boxes.stream().map(Extent::of).toList(), false);
        return svg.end();
    }

    private static void paint(Svg svg, BaseMap map, MapView view, List<Extent> extents, boolean words) {
        map.sea();
        svg.window(view.frame());
        map.land();
        if (words) {
            map.graticule();
        }
        extents.forEach(extent -> extent(svg, view, extent, words));
        svg.close();
        map.frame();
    }

    static void extent(Svg svg, MapView view, Extent extent, boolean words) {
        if (extent.link() != null) {
            svg.open("a", "href", extent.link(), "aria-label", extent.spoken());
        }
        svg.open("g");
        if (extent.label() != null) {
            svg.title(extent.label());
        }
        double[] middle = draw(svg, view, extent.box());
        if (words && extent.label() != null) {
            new BaseMap(svg, view).haloed(extent.label(), middle[0], middle[1] - 10, "middle");
        }
        svg.close();
        if (extent.link() != null) {
            svg.close();
        }
    }

    /** Draws one box or point; gives where its label belongs. */
    private static double[] draw(Svg svg, MapView view, BoundingBox box) {
        double lon = box.west() + box.width() / 2;
        double lat = (box.south() + box.north()) / 2;
        double x = view.px(lon, lat);
        double y = view.py(lon, lat);
        boolean small = box.width() < 5
                && Math.abs(view.py(lon, box.south()) - view.py(lon, box.north())) < POINT
                && Math.hypot(
                                view.px(box.west(), lat) - view.px(box.east(), lat),
                                view.py(box.west(), lat) - view.py(box.east(), lat))
                        < POINT;
        if (small) {
            point(svg, x, y, 5);
            return new double[] {x, y};
        }
        String path = view.isPolar() ? round(view, box) : straight(view, box);
        svg.empty(
                "path",
                "class",
                "est-extent",
                "d",
                path,
                "fill",
                Look.TIDE,
                "fill-opacity",
                box.width() * box.height() > 30_000 ? "0.06" : "0.16",
                "fill-rule",
                "evenodd",
                "stroke",
                Look.TIDE,
                "stroke-width",
                "1.8",
                "stroke-linejoin",
                "round");
        return new double[] {x, view.py(lon, box.north())};
    }

    static void point(Svg svg, double x, double y, double radius) {
        svg.empty(
                "circle",
                "class",
                "est-point",
                "cx",
                Svg.n(x),
                "cy",
                Svg.n(y),
                "r",
                Svg.n(radius),
                "fill",
                Look.TIDE,
                "stroke",
                Look.WHITE,
                "stroke-width",
                "1.5");
    }

    /** On a flat map a box is a rectangle; where it leaves one side it comes back on the other. */
    private static String straight(MapView view, BoundingBox box) {
        Frame frame = view.frame();
        double perDegree = frame.width() / view.degreesWide();
        double mapWest = view.lon(frame.x(), 0);
        double top = view.py(0, box.north());
        double bottom = view.py(0, box.south());
        StringBuilder path = new StringBuilder();
        boolean allRound = box.width() >= 360;
        for (int turn = -360; turn <= 360; turn += 360) {
            double left = frame.x() + (box.west() + turn - mapWest) * perDegree;
            double right = left + box.width() * perDegree;
            if (right < frame.x() || left > frame.right() || (allRound && turn != 0)) {
                continue;
            }
            path.append(String.format(
                    Locale.ROOT,
                    "M%s %sH%sV%sH%sz",
                    Svg.n(left),
                    Svg.n(top),
                    Svg.n(right),
                    Svg.n(bottom),
                    Svg.n(left)));
        }
        return path.toString();
    }

    private static String round(MapView view, BoundingBox box) {
        StringBuilder path = new StringBuilder();
        Shape south = edge(view, box, box.south(), false);
        Shape north = edge(view, box, box.north(), true);
        if (box.width() >= 360) {
            south.write(path, true, 0.2);
            north.write(path, true, 0.2);
            return path.toString();
        }
        for (int i = 0; i < north.size(); i++) {
            south.add(north.x(i), north.y(i));
        }
        south.write(path, true, 0.2);
        return path.toString();
    }

    private static Shape edge(MapView view, BoundingBox box, double lat, boolean backwards) {
        Shape edge = new Shape();
        int steps = (int) Math.ceil(box.width() / 2) + 1;
        for (int i = 0; i <= steps; i++) {
            double lon = box.west() + box.width() * (backwards ? steps - i : i) / steps;
            edge.add(view.px(lon, lat), view.py(lon, lat));
        }
        return edge;
    }

    private static List<BoundingBox> boxes(List<Extent> extents) {
        return extents.stream().map(Extent::box).toList();
    }
}
