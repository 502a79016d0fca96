package org.estran.cartography;

import org.estran.terms.Language;

/** What lies under every map: sea, land, graticule, frame, scale bar. */
final class BaseMap {

    private static final double THIN = 0.5;
    /** Clipping happens this far outside the frame, so that no cut edge shows. */
    private static final double BLEED = 4;

    private final Svg svg;
    private final MapView view;

    BaseMap(Svg svg, MapView view) {
        this.svg = svg;
        this.view = view;
    }

    void sea() {
        svg.rect(view.frame(), "class", "est-sea", "fill", Look.FOAM);
    }

    /** Land with its coast; to be called inside a window of the frame. */
    void land() {
        String fill = path(true, false);
        if (!needsSeamCare()) {
            svg.empty(
                    "path",
                    "class",
                    "est-land est-coast",
                    "d",
                    fill,
                    "fill",
                    Look.SAND,
                    "fill-rule",
                    "evenodd",
                    "stroke",
                    Look.SHELL,
                    "stroke-width",
                    "0.8",
                    "stroke-linejoin",
                    "round");
            return;
        }
        // A thin stroke of the land's own colour closes the hair's breadth between two pieces cut at the antimeridian.
        svg.empty(
                "path",
                "class",
                "est-land est-land-edge",
                "d",
                fill,
                "fill",
                Look.SAND,
                "fill-rule",
                "evenodd",
                "stroke",
                Look.SAND,
                "stroke-width",
                "0.6");
        coast(Look.SHELL, 0.9);
    }

    /** The coast alone, drawn over a coloured field. */
    void coast(String colour, double width) {
        svg.empty(
                "path",
                "class",
                "est-coast",
                "d",
                path(false, true),
                "fill",
                "none",
                "stroke",
                colour,
                "stroke-width",
                String.valueOf(width),
                "stroke-linejoin",
                "round");
    }

    void graticule() {
        new Graticule(view).lines(svg);
    }

    void frame() {
        svg.rect(
                view.frame(),
                "class",
                "est-frame",
                "fill",
                "none",
                "stroke",
                Look.SLATE,
                "stroke-width",
                "1",
                "stroke-opacity",
                "0.7");
    }

    void labels(Language language) {
        new Graticule(view).labels(svg, language);
    }

    /** A bar of a round number of kilometres, true in the middle of the map. */
    void scaleBar(Language language) {
        double kilometrePixels = view.pixelsPerDegree() / 111.195;
        double longest = view.frame().width() * 0.24 / kilometrePixels;
        double length = NumberTicks.step(longest * 0.4);
        length = length > longest ? length / 2 : length;
        double pixels = length * kilometrePixels;
        double x = view.frame().x() + 12;
        double y = view.frame().bottom() - 12;
        String words = Numbers.fixed(length, NumberTicks.decimals(length), language) + " km";
        String bar = "M" + Svg.n(x) + " " + Svg.n(y - 5) + "v5h" + Svg.n(pixels) + "v-5";
        svg.empty("path", "class", "est-halo", "d", bar, "fill", "none", "stroke", Look.FOAM, "stroke-width", "4");
        svg.empty(
                "path",
                "class",
                "est-axis-line",
                "d",
                bar,
                "fill",
                "none",
                "stroke",
                Look.SLATE,
                "stroke-width",
                "1.4");
        haloed(words, x + pixels / 2, y - 6, "middle");
    }

    /** A small label that stays readable over lines and colours. */
    void haloed(String words, double x, double y, String anchor) {
        svg.text(
                words,
                x,
                y,
                "class",
                "est-axis est-haloed",
                "text-anchor",
                anchor,
                "font-size",
                "11",
                "fill",
                Look.SLATE,
                "stroke",
                Look.FOAM,
                "stroke-width",
                "3",
                "stroke-linejoin",
                "round",
                "paint-order",
                "stroke");
    }

    private boolean needsSeamCare() {
        if (view.isPolar()) {
            return true;
        }
        double west = view.lon(view.frame().x(), 0);
        double east = west + view.degreesWide();
        return west < -180.001 || east > 180.001;
    }

    private String path(boolean closed, boolean skipSeams) {
        StringBuilder path = new StringBuilder();
        Coastline land = view.degreesWide() < 100 || view.isPolar() && view.pixelsPerDegree() > 8
                ? Coastline.fine()
                : Coastline.coarse();
        for (Coastline.Ring ring : land.rings()) {
            if (view.projection() instanceof Projection.PolarStereographic polar) {
                if (polar.north() ? ring.north > 10 : ring.south < -10) {
                    piece(path, polarShape(ring), ring, closed, skipSeams);
                }
            } else {
                flat(path, ring, closed, skipSeams);
            }
        }
        return path.toString();
    }

    /** A flat map may show a ring as it is, or one turn to the east or west of it. */
    private void flat(StringBuilder path, Coastline.Ring ring, boolean closed, boolean skipSeams) {
        double west = view.lon(view.frame().x(), 0);
        double east = west + view.degreesWide();
        double north = view.lat(0, view.frame().y());
        double south = view.lat(0, view.frame().bottom());
        double perDegree = (view.frame().width()) / view.degreesWide();
        for (int turn = -360; turn <= 360; turn += 360) {
            if (ring.east + turn < west || ring.west + turn > east || ring.north < south || ring.south > north) {
                continue;
            }
            Shape shape = new Shape();
            for (int i = 0; i < ring.size(); i++) {
                shape.add(view.frame().x() + (ring.lon(i) + turn - west) * perDegree, view.py(0, ring.lat(i)));
            }
            piece(path, shape, ring, closed, skipSeams);
        }
    }

    private Shape polarShape(Coastline.Ring ring) {
        Shape shape = new Shape();
        for (int i = 0; i < ring.size(); i++) {
            shape.add(view.px(ring.lon(i), ring.lat(i)), view.py(ring.lon(i), ring.lat(i)));
        }
        return shape;
    }

    private void piece(StringBuilder path, Shape shape, Coastline.Ring ring, boolean closed, boolean skipSeams) {
        Frame bleed = view.frame().grown(BLEED);
        if (closed) {
            shape.clipped(bleed).write(path, true, THIN);
            return;
        }
        Shape run = new Shape();
        for (int i = 0; i < shape.size(); i++) {
            int next = (i + 1) % shape.size();
            boolean drawn = near(shape, i, bleed) && near(shape, next, bleed) && !(skipSeams && ring.isSeam(i));
            if (drawn) {
                if (run.size() == 0) {
                    run.add(shape.x(i), shape.y(i));
                }
                run.add(shape.x(next), shape.y(next));
            } else {
                run.write(path, false, THIN);
                run = new Shape();
            }
        }
        run.write(path, false, THIN);
    }

    /** Points a little outside still matter: their line may enter the frame. */
    private static boolean near(Shape shape, int i, Frame bleed) {
        return bleed.grown(Math.max(bleed.width(), bleed.height()) / 2).holds(shape.x(i), shape.y(i));
    }
}
