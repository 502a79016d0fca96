package org.estran.wms.maps;

import java.util.function.UnaryOperator;

/**
 * Coordinates known exactly at points some pixels apart, and straight between them: a projection costs far more than a
 * pixel may. Where a corner is unknown, or the corners' middle is not where the projection says, each pixel is projected.
 */
final class Lattice {

    /** A tenth of a pixel is less than a nearest cell is off by anyway. */
    private static final double PIXELS = 0.1;

    private final MapFrame frame;
    private final int step;
    private final int columns;
    private final int parts;
    private final double[] known;
    private final boolean[] straight;
    private final UnaryOperator<double[]> transform;

    private Lattice(MapFrame frame, int step, UnaryOperator<double[]> transform, int parts) {
        this.frame = frame;
        this.step = step;
        this.transform = transform;
        this.parts = parts;
        this.columns = frame.width() / step + 2;
        int rows = frame.height() / step + 2;
        this.known = new double[columns * rows * parts];
        this.straight = new boolean[columns * rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double[] at = exact(c * step + 0.5, r * step + 0.5);
                System.arraycopy(at, 0, known, (r * columns + c) * parts, parts);
            }
        }
        for (int r = 0; r + 1 < rows; r++) {
            for (int c = 0; c + 1 < columns; c++) {
                straight[r * columns + c] = isStraight(r, c);
            }
        }
    }

    /** @param transform from longitude and latitude (NaN: none) to the coordinates wanted */
    static Lattice of(MapFrame frame, int step, UnaryOperator<double[]> transform, int parts) {
        return new Lattice(frame, step, transform, parts);
    }

    /** The unit vector of a place. */
    static double[] inSpace(double longitude, double latitude) {
        double lambda = Math.toRadians(longitude);
        double phi = Math.toRadians(latitude);
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }

    /** The coordinates of the middle of a pixel. */
    void at(int x, int y, double[] into) {
        int c = x / step;
        int r = y / step;
        if (!straight[r * columns + c]) {
            System.arraycopy(exact(x + 0.5, y + 0.5), 0, into, 0, parts);
            return;
        }
        between(r, c, (x - c * step) / (double) step, (y - r * step) / (double) step, into);
    }

    private void between(int r, int c, double across, double down, double[] into) {
        int i = (r * columns + c) * parts;
        int below = i + columns * parts;
        for (int part = 0; part < parts; part++) {
            double top = known[i + part] + across * (known[i + parts + part] - known[i + part]);
            double bottom = known[below + part] + across * (known[below + parts + part] - known[below + part]);
            into[part] = top + down * (bottom - top);
        }
    }

    private boolean isStraight(int r, int c) {
        double[] middle = new double[parts];
        between(r, c, 0.5, 0.5, middle);
        double[] exact = exact((c + 0.5) * step + 0.5, (r + 0.5) * step + 0.5);
        double off = 0;
        double pixel = 0;
        int i = (r * columns + c) * parts;
        int across = i + (columns + 1) * parts;
        for (int part = 0; part < parts; part++) {
            off += Math.pow(middle[part] - exact[part], 2);
            pixel += Math.pow((known[across + part] - known[i + part]) / step, 2);
        }
        return off <= pixel * PIXELS * PIXELS;
    }

    private double[] exact(double px, double py) {
        return transform.apply(frame.place(px, py));
    }
}
