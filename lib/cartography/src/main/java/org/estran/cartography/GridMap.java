package org.estran.cartography;

import java.util.Arrays;
import java.util.stream.IntStream;

/** One time and level of a gridded quantity, coloured, with the coast above. */
public final class GridMap {

    private static final double TALLEST = 0.78;
    private static final double FLATTEST = 0.28;

    private GridMap() {}

    /** The map with title, graticule and colour bar, in a range fit for most values. */
    public static String svg(Grid grid, Palette palette, Caption caption, Axis quantity, int width) {
        return svg(grid, grid.scale(palette), caption, quantity, width);
    }

    /** The same in a given range, for pictures to be compared. */
    public static String svg(Grid grid, ColourScale scale, Caption caption, Axis quantity, int width) {
        GeoWindow window = grid.window();
        ColourBar bar = new ColourBar(scale, quantity, caption.language());
        Title title = Title.of(caption.title(), width - 20);
        double top = title.height() + (window.isPolar() ? 14 : 4);
        double inner = width - 48 - 16 - bar.width(240) - (window.isPolar() ? 34 : 0);
        Frame frame = shaped(window, 48, top, inner, width * TALLEST);
        MapView view = MapView.exactly(window, frame);
        Svg svg = Svg.picture(width, frame.bottom() + 26, caption);
        title.draw(svg, 48);
        BaseMap map = new BaseMap(svg, view);
        map.sea();
        svg.window(frame);
        field(svg, view, grid, scale, map);
        map.graticule();
        svg.close();
        map.frame();
        map.labels(caption.language());
        if (window.width() < 150) {
            map.scaleBar(caption.language());
        }
        bar.draw(svg, frame.right() + 16 + (window.isPolar() ? 34 : 0), frame.y(), frame.height());
        return svg.end();
    }

    /** A small map without words; the data fills it as far as its shape allows. */
    public static String thumbnail(Grid grid, Palette palette, Caption caption, int width, int height) {
        Svg svg = Svg.picture(width, height, caption);
        MapView view = MapView.exactly(grid.window(), new Frame(0, 0, width, height));
        BaseMap map = new BaseMap(svg, view);
        map.sea();
        svg.window(view.frame());
        field(svg, view, grid, grid.scale(palette), map);
        svg.close();
        map.frame();
        return svg.end();
    }

    private static void field(Svg svg, MapView view, Grid grid, ColourScale scale, BaseMap map) {
        map.land();
        Frame frame = view.frame();
        svg.image(frame, raster(view, grid, scale));
        map.coast(Look.WET_SHELL, 0.7);
    }

    /** Every pixel takes the cell it falls into: nothing is smoothed that was not measured. */
    private static byte[] raster(MapView view, Grid grid, ColourScale scale) {
        Frame frame = view.frame();
        int width = (int) Math.round(Math.min(1400, frame.width() * 1.5));
        int height = Math.max(1, (int) Math.round(width * frame.height() / frame.width()));
        double[] x = middles(frame.x(), frame.width(), width);
        double[] y = middles(frame.y(), frame.height(), height);
        byte[] pixels = new byte[width * height];
        if (view.isPolar()) {
            for (int p = 0; p < pixels.length; p++) {
                double px = x[p % width];
                double py = y[p / width];
                pixels[p] = Png.index(scale.position(grid.at(view.lon(px, py), view.lat(px, py))));
            }
        } else {
            // On a flat map a column of pixels is one meridian, a row one parallel: each is looked up once.
            int[] columns = Arrays.stream(x)
                    .mapToInt(px -> grid.longitudes().cellOfMeridian(view.lon(px, 0)))
                    .toArray();
            for (int row = 0; row < height; row++) {
                int cell = grid.latitudes().cell(view.lat(0, y[row]));
                for (int column = 0; cell >= 0 && column < width; column++) {
                    if (columns[column] >= 0) {
                        pixels[row * width + column] = Png.index(scale.position(grid.value(cell, columns[column])));
                    }
                }
            }
        }
        return Png.encoded(pixels, width, height, scale.palette());
    }

    private static double[] middles(double from, double length, int parts) {
        return IntStream.range(0, parts)
                .mapToDouble(i -> from + (i + 0.5) * length / parts)
                .toArray();
    }

    /** As wide as may be, in the shape of the window; very long or very tall ones get a wider surrounding. */
    static Frame shaped(GeoWindow window, double x, double y, double width, double tallest) {
        double aspect = Math.min(MapView.aspect(window), 1 / FLATTEST);
        double height = width / aspect;
        if (height <= tallest) {
            return new Frame(x, y, width, height);
        }
        return new Frame(x, y, Math.max(tallest * aspect, width * 0.5), tallest);
    }
}
