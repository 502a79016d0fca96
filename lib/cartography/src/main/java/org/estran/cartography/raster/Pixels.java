package org.estran.cartography.raster;

import java.util.Arrays;

/** A rectangle of coloured points, row by row from the top; a colour is {@code 0xAARRGGBB}, not premultiplied. */
public final class Pixels {

    private final int width;
    private final int height;
    private final int[] argb;

    /** All transparent. */
    public Pixels(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no picture is " + width + " by " + height);
        }
        this.width = width;
        this.height = height;
        this.argb = new int[Math.multiplyExact(width, height)];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int at(int x, int y) {
        return argb[y * width + x];
    }

    public void set(int x, int y, int colour) {
        argb[y * width + x] = colour;
    }

    /** The points themselves, row by row: not a copy. */
    public int[] argb() {
        return argb;
    }

    public Pixels fill(int colour) {
        Arrays.fill(argb, colour);
        return this;
    }

    public void rectangle(int left, int top, int wide, int high, int colour) {
        for (int y = Math.max(0, top); y < Math.min(height, top + high); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, left + wide); x++) {
                argb[y * width + x] = colour;
            }
        }
    }

    /** Lays a colour over what is there, covering that part of the point; outside of the picture nothing happens. */
    public void blend(int x, int y, int colour, double coverage) {
        if (x >= 0 && y >= 0 && x < width && y < height && coverage > 0) {
            int i = y * width + x;
            argb[i] = over(colour, Math.min(1, coverage) * (colour >>> 24) / 255.0, argb[i]);
        }
    }

    /** Lays another picture of the same size over this one. */
    public void lay(Pixels other) {
        for (int i = 0; i < argb.length; i++) {
            int alpha = other.argb[i] >>> 24;
            if (alpha == 255) {
                argb[i] = other.argb[i];
            } else if (alpha > 0) {
                argb[i] = over(other.argb[i], alpha / 255.0, argb[i]);
            }
        }
    }

    /** This picture with another of the same height at its right. */
    public Pixels beside(Pixels right) {
        Pixels both = new Pixels(width + right.width, height);
        for (int y = 0; y < height; y++) {
            System.arraycopy(argb, y * width, both.argb, y * both.width, width);
            System.arraycopy(right.argb, y * right.width, both.argb, y * both.width + width, right.width);
        }
        return both;
    }

    /** Makes everything that part as opaque. */
    public void fade(double part) {
        for (int i = 0; i < argb.length; i++) {
            argb[i] = (int) Math.round((argb[i] >>> 24) * part) << 24 | argb[i] & 0xFFFFFF;
        }
    }

    private static int over(int colour, double alpha, int below) {
        double under = (below >>> 24) / 255.0 * (1 - alpha);
        double whole = alpha + under;
        if (whole <= 0) {
            return 0;
        }
        int mixed = (int) Math.round(whole * 255) << 24;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double part = ((colour >> shift & 255) * alpha + (below >> shift & 255) * under) / whole;
            mixed |= (int) Math.round(part) << shift;
        }
        return mixed;
    }
}
