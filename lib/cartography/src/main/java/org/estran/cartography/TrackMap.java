package org.estran.cartography;

import java.util.function.IntFunction;

/** The way of a ship, float, glider or drifter, coloured by what was measured on it. */
public final class TrackMap {

    /** So few places are marked one by one. */
    private static final int FEW = 250;

    private static final int COLOURS = 48;

    /** A way is long: it needs less room around it than a box. */
    private static final double MARGIN = 0.15;

    /** Under the colours, so that pale ones stand out from sand and foam. */
    private static final String CASING = Look.SLATE;

    private TrackMap() {}

    /** The map with title, graticule, scale bar and, where there are values, a colour bar. */
    public static String svg(Track track, Palette palette, Caption caption, Axis quantity, int width) {
        return svg(track, true, palette, caption, quantity, width);
    }

    /** The same of places that nobody went one after the other: each is marked, none joined. */
    public static String places(Track places, Palette palette, Caption caption, Axis quantity, int width) {
        return svg(places, false, palette, caption, quantity, width);
    }

    private static String svg(Track track, boolean joined, Palette palette, Caption caption, Axis quantity, int width) {
        GeoWindow window = GeoWindow.around(track.boxes());
        ColourScale scale = track.scale(palette);
        ColourBar bar = new ColourBar(scale, quantity, caption.language());
        Title title = Title.of(caption.title(), width - 20);
        double right = track.hasValues() ? 16 + bar.width(240) : 16;
        double polar = window.isPolar() ? 34 : 0;
        double inner = width - 48 - right - polar;
        Frame frame = new Frame(48, title.height() + (polar > 0 ? 14 : 4), inner, Math.round(inner * 0.66));
        MapView view = MapView.fitting(window, frame, MARGIN);
        Svg svg = Svg.picture(width, frame.bottom() + 26, caption);
        title.draw(svg, 48);
        BaseMap map = paint(svg, view, track, joined, scale);
        map.labels(caption.language());
        if (view.isPolar() || view.degreesWide() < 150) {
            map.scaleBar(caption.language());
        }
        if (track.hasValues()) {
            bar.draw(svg, frame.right() + 16 + polar, frame.y(), frame.height());
        }
        return svg.end();
    }

    /** A small map without words. */
    public static String thumbnail(Track track, Palette palette, Caption caption, int width, int height) {
        Svg svg = Svg.picture(width, height, caption);
        MapView view = MapView.fitting(GeoWindow.around(track.boxes()), new Frame(0, 0, width, height), MARGIN);
        paint(svg, view, track, true, track.scale(palette));
        return svg.end();
    }

    private static BaseMap paint(Svg svg, MapView view, Track track, boolean joined, ColourScale scale) {
        BaseMap map = new BaseMap(svg, view);
        map.sea();
        svg.window(view.frame());
        map.land();
        map.graticule();
        if (joined) {
            ways(svg, view, track, scale);
        }
        if (!joined || track.size() <= FEW) {
            marks(svg, view, track, scale);
        }
        svg.close();
        map.frame();
        return map;
    }

    private static void ways(Svg svg, MapView view, Track track, ColourScale scale) {
        if (track.hasValues()) {
            strokes(svg, "4.6");
            lines(svg, view, track, i -> CASING);
            svg.close();
        }
        strokes(svg, "3");
        lines(svg, view, track, i -> colour(track, i, scale));
        svg.close();
    }

    /** Steps of one colour are one path; a step across half the map is a turn round the world, not a way. */
    private static void lines(Svg svg, MapView view, Track track, IntFunction<String> colours) {
        Shape run = new Shape();
        String colour = "";
        int from = -1;
        for (int i = 0; i < track.size(); i++) {
            if (!track.isPlace(i)) {
                from = -1;
                continue;
            }
            double x = view.px(track.lon(i), track.lat(i));
            double y = view.py(track.lon(i), track.lat(i));
            if (from >= 0) {
                double beforeX = view.px(track.lon(from), track.lat(from));
                double beforeY = view.py(track.lon(from), track.lat(from));
                boolean hidden = i < track.size() - 1 && Math.hypot(x - beforeX, y - beforeY) < 0.8;
                if (hidden) {
                    continue;
                }
                String wanted = colours.apply(i);
                boolean jump = Math.abs(x - beforeX) > view.frame().width() / 2;
                if (jump || !wanted.equals(colour) || run.size() == 0) {
                    flush(svg, run, colour);
                    run = new Shape();
                    colour = wanted;
                    if (!jump) {
                        run.add(beforeX, beforeY);
                    }
                }
            } else {
                flush(svg, run, colour);
                run = new Shape();
                colour = colours.apply(i);
            }
            run.add(x, y);
            from = i;
        }
        flush(svg, run, colour);
    }

    private static void strokes(Svg svg, String width) {
        svg.open("g", "fill", "none", "stroke-width", width, "stroke-linecap", "round", "stroke-linejoin", "round");
    }

    private static void flush(Svg svg, Shape run, String colour) {
        StringBuilder path = new StringBuilder();
        run.write(path, false, 0.4);
        if (path.length() > 0) {
            svg.empty("path", "d", path.toString(), "stroke", colour);
        }
    }

    private static void marks(Svg svg, MapView view, Track track, ColourScale scale) {
        String radius = track.size() <= FEW ? "3.6" : "2.4";
        for (int i = 0; i < track.size(); i++) {
            if (track.isPlace(i)) {
                svg.empty(
                        "circle",
                        "cx",
                        Svg.n(view.px(track.lon(i), track.lat(i))),
                        "cy",
                        Svg.n(view.py(track.lon(i), track.lat(i))),
                        "r",
                        radius,
                        "fill",
                        colour(track, i, scale),
                        "stroke",
                        Look.INK,
                        "stroke-width",
                        "0.6");
            }
        }
    }

    /** In a few dozen steps, so that neighbours can share a path; a place without value is a pale slate. */
    private static String colour(Track track, int i, ColourScale scale) {
        if (!track.hasValues()) {
            return Look.TIDE;
        }
        double position = scale.position(track.value(i));
        return Double.isNaN(position)
                ? "#b4c0c4"
                : scale.palette().hex(Math.round(position * (COLOURS - 1)) / (COLOURS - 1.0));
    }
}
