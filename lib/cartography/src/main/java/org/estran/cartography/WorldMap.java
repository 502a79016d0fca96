package org.estran.cartography;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.estran.terms.BoundingBox;

/**
 * What a centre holds, on one map of the world: points as points, boxes as a light that grows with their number. A box
 * over nearly the whole world says nothing of place and is left out.
 */
public final class WorldMap {

    private static final int COLUMNS = 180;
    private static final int ROWS = 90;
    private static final double CELL = 2;
    private static final int LEVELS = 6;

    private WorldMap() {}

    /**
     * @param extents any number; those with a link are drawn one by one as well when they are points
     * @param words whether the graticule is labelled
     */
    public static String svg(List<Extent> extents, Caption caption, int width, boolean words) {
        double left = words ? 44 : 0;
        Frame frame = new Frame(left, words ? 8 : 0, width - left - (words ? 10 : 0), 0);
        frame = new Frame(frame.x(), frame.y(), frame.width(), Math.round(frame.width() * 148 / 360));
        // The ice and sea round the south pole hold little that a world map could show: from 63° S to 85° N.
        MapView view = MapView.exactly(new GeoWindow(-180, 360, -63, 85), frame);
        double height = frame.bottom() + (words ? 24 : 0);
        boolean linked =
                extents.stream().anyMatch(e -> e.link() != null && e.box().isPoint());
        Svg svg = linked ? Svg.linkedPicture(width, height, caption) : Svg.picture(width, height, caption);
        BaseMap map = new BaseMap(svg, view);
        map.sea();
        svg.window(frame);
        map.land();
        heat(svg, view, extents);
        extents.stream().filter(extent -> extent.box().isPoint()).limit(2000).forEach(extent -> dot(svg, view, extent));
        svg.close();
        map.frame();
        if (words) {
            map.labels(caption.language());
        }
        return svg.end();
    }

    private static void dot(Svg svg, MapView view, Extent extent) {
        double x = view.px(extent.box().west(), extent.box().south());
        double y = view.py(extent.box().west(), extent.box().south());
        if (extent.link() != null) {
            svg.open("a", "href", extent.link(), "aria-label", extent.spoken());
            svg.title(extent.spoken());
        }
        ExtentMap.point(svg, x, y, 3.2);
        if (extent.link() != null) {
            svg.close();
        }
    }

    private static void heat(Svg svg, MapView view, List<Extent> extents) {
        int[][] counts = counts(extents);
        int most = Arrays.stream(counts).flatMapToInt(Arrays::stream).max().orElse(0);
        if (most == 0) {
            return;
        }
        for (int level = 1; level <= LEVELS; level++) {
            StringBuilder path = new StringBuilder();
            for (int row = 0; row < ROWS; row++) {
                runs(path, view, counts[row], row, level, most);
            }
            if (path.length() > 0) {
                svg.empty(
                        "path",
                        "class",
                        "est-heat",
                        "d",
                        path.toString(),
                        "fill",
                        Look.TIDE,
                        "fill-opacity",
                        String.format(Locale.ROOT, "%.2f", 0.08 + 0.5 * level / LEVELS));
            }
        }
    }

    /** Neighbouring cells of one level in one row are one rectangle. */
    private static void runs(StringBuilder path, MapView view, int[] counts, int row, int level, int most) {
        double top = view.py(0, 90 - row * CELL);
        double bottom = view.py(0, 90 - (row + 1) * CELL);
        for (int c = 0; c < COLUMNS; c++) {
            int start = c;
            while (c < COLUMNS && level(counts[c], most) == level) {
                c++;
            }
            if (c > start) {
                path.append(String.format(
                        Locale.ROOT,
                        "M%s %sH%sV%sH%sz",
                        Svg.n(view.px(-180 + start * CELL, 0)),
                        Svg.n(top),
                        Svg.n(view.px(-180 + c * CELL - 1e-9, 0)),
                        Svg.n(bottom),
                        Svg.n(view.px(-180 + start * CELL, 0))));
            }
        }
    }

    /** Logarithmic: the tenth box over a place adds less than the second. */
    private static int level(int count, int most) {
        return count == 0 ? 0 : 1 + (int) Math.round((LEVELS - 1) * Math.log(count) / Math.log(Math.max(most, 4)));
    }

    private static int[][] counts(List<Extent> extents) {
        int[][] counts = new int[ROWS][COLUMNS];
        for (Extent extent : extents) {
            BoundingBox box = extent.box();
            if (!box.isPoint() && box.width() * box.height() < 0.5 * 360 * 180) {
                add(counts, box);
            }
        }
        return counts;
    }

    private static void add(int[][] counts, BoundingBox box) {
        int top = (int) Math.clamp(Math.floor((90 - box.north()) / CELL), 0, ROWS - 1);
        int bottom = (int) Math.clamp(Math.ceil((90 - box.south()) / CELL), top + 1, ROWS);
        int left = (int) Math.floor((box.west() + 180) / CELL);
        int right = Math.max(left + 1, (int) Math.ceil((box.west() + box.width() + 180) / CELL));
        for (int row = top; row < bottom; row++) {
            for (int c = left; c < Math.min(right, left + COLUMNS); c++) {
                counts[row][c % COLUMNS]++;
            }
        }
    }
}
