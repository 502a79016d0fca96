package org.estran.cartography;

import java.util.Arrays;

/** A line or polygon under construction, in pixels: clipped to a frame, thinned to what can be seen, written as a path. */
final class Shape {

    private double[] xy = new double[64];
    private int size;

    int size() {
        return size / 2;
    }

    double x(int i) {
        return xy[2 * i];
    }

    double y(int i) {
        return xy[2 * i + 1];
    }

    Shape add(double x, double y) {
        if (size + 2 > xy.length) {
            xy = Arrays.copyOf(xy, xy.length * 2);
        }
        xy[size++] = x;
        xy[size++] = y;
        return this;
    }

    /** The polygon inside the frame, by Sutherland and Hodgman: one side after the other. */
    Shape clipped(Frame frame) {
        return side(0, frame.x(), 1)
                .side(0, frame.right(), -1)
                .side(1, frame.y(), 1)
                .side(1, frame.bottom(), -1);
    }

    /** Keeps what lies on the positive side of a line across one axis (0: x, 1: y). */
    private Shape side(int axis, double limit, int sign) {
        Shape kept = new Shape();
        for (int i = 0; i < size(); i++) {
            int j = i + 1 == size() ? 0 : i + 1;
            double here = (xy[2 * i + axis] - limit) * sign;
            double there = (xy[2 * j + axis] - limit) * sign;
            if (here >= 0) {
                kept.add(x(i), y(i));
            }
            if (here > 0 && there < 0 || here < 0 && there > 0) {
                double t = here / (here - there);
                kept.add(x(i) + t * (x(j) - x(i)), y(i) + t * (y(j) - y(i)));
            }
        }
        return kept;
    }

    /** Path data with relative moves in tenths of a pixel; steps shorter than {@code least} pixels are joined. */
    void write(StringBuilder path, boolean closed, double least) {
        if (size() < 2) {
            return;
        }
        long atX = Math.round(x(0) * 10);
        long atY = Math.round(y(0) * 10);
        path.append('M').append(Svg.n(atX / 10.0)).append(' ').append(Svg.n(atY / 10.0));
        char before = 'M';
        for (int i = 1; i < size(); i++) {
            long dx = Math.round(x(i) * 10) - atX;
            long dy = Math.round(y(i) * 10) - atY;
            boolean last = i == size() - 1 && !closed;
            if (!last && Math.abs(dx) < least * 10 && Math.abs(dy) < least * 10 || dx == 0 && dy == 0) {
                continue;
            }
            path.append(before == 'M' ? "l" : dx < 0 ? "" : " ");
            tenths(path, dx);
            path.append(dy < 0 ? "" : " ");
            tenths(path, dy);
            before = 'l';
            atX += dx;
            atY += dy;
        }
        if (closed) {
            path.append('z');
        }
    }

    private static void tenths(StringBuilder path, long value) {
        long size = Math.abs(value);
        if (value < 0) {
            path.append('-');
        }
        if (size >= 10 || size == 0) {
            path.append(size / 10);
        }
        if (size % 10 != 0) {
            path.append('.').append(size % 10);
        }
    }
}
