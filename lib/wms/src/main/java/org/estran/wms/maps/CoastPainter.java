package org.estran.wms.maps;

import org.estran.cartography.Coastline;
import org.estran.cartography.raster.Pen;
import org.estran.cartography.raster.Pixels;

/** Draws the coastline of Natural Earth, to be laid over a layer. */
public final class CoastPainter {

    private static final int COLOUR = 0xFF47606D;
    /** Longer than this, in pixels, a step is one across the edge of the map. */
    private static final double LEAP = 400;

    private CoastPainter() {}

    public static Pixels paint(MapFrame frame) {
        Pixels pixels = new Pixels(frame.width(), frame.height());
        Pen pen = new Pen(pixels, COLOUR, 1);
        double degrees = frame.crs().isCylindrical()
                ? frame.place(frame.width(), 0)[0] - frame.place(0, 0)[0]
                : (frame.east() - frame.west()) / 111_195;
        Coastline coast = degrees > 120 ? Coastline.coarse() : Coastline.fine();
        for (Coastline.Ring ring : coast.rings()) {
            if (frame.crs().isCylindrical()) {
                double middle = frame.place(frame.width() / 2.0, 0)[0];
                double base = 360 * Math.rint(middle / 360);
                for (double turn = base - 360; turn <= base + 360; turn += 360) {
                    ring(ring, frame, pen, turn);
                }
            } else {
                ring(ring, frame, pen, 0);
            }
        }
        return pixels;
    }

    private static void ring(Coastline.Ring ring, MapFrame frame, Pen pen, double turn) {
        double[] before = at(ring, 0, frame, turn);
        for (int i = 0; i < ring.size(); i++) {
            double[] next = at(ring, i + 1, frame, turn);
            if (!ring.isSeam(i) && isSeen(before, next, frame)) {
                pen.line(before[0], before[1], next[0], next[1]);
            }
            before = next;
        }
    }

    private static double[] at(Coastline.Ring ring, int i, MapFrame frame, double turn) {
        return frame.pixel(ring.lon(i) + turn, ring.lat(i));
    }

    private static boolean isSeen(double[] a, double[] b, MapFrame frame) {
        boolean inside = Math.max(a[0], b[0]) >= 0
                && Math.min(a[0], b[0]) <= frame.width()
                && Math.max(a[1], b[1]) >= 0
                && Math.min(a[1], b[1]) <= frame.height();
        return inside && Math.hypot(a[0] - b[0], a[1] - b[1]) < Math.max(LEAP, frame.width());
    }
}
