package org.estran.cartography.raster;

/** Draws smooth lines of one colour and width. */
public record Pen(Pixels on, int colour, double width) {

    /** A straight line between two places in pixels. */
    public void line(double x1, double y1, double x2, double y2) {
        double half = width / 2;
        double reach = half + 1;
        int left = (int) Math.floor(Math.min(x1, x2) - reach);
        int right = (int) Math.ceil(Math.max(x1, x2) + reach);
        int top = (int) Math.floor(Math.min(y1, y2) - reach);
        int bottom = (int) Math.ceil(Math.max(y1, y2) + reach);
        double dx = x2 - x1;
        double dy = y2 - y1;
        double squared = dx * dx + dy * dy;
        for (int y = Math.max(0, top); y <= Math.min(on.height() - 1, bottom); y++) {
            for (int x = Math.max(0, left); x <= Math.min(on.width() - 1, right); x++) {
                double px = x + 0.5 - x1;
                double py = y + 0.5 - y1;
                double along = squared == 0 ? 0 : Math.clamp((px * dx + py * dy) / squared, 0.0, 1.0);
                double apart = Math.hypot(px - along * dx, py - along * dy);
                on.blend(x, y, colour, Math.min(1, half + 0.5 - apart));
            }
        }
    }

    /** A filled triangle. */
    public void triangle(double x1, double y1, double x2, double y2, double x3, double y3) {
        double area = (x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1);
        int top = (int) Math.floor(Math.min(y1, Math.min(y2, y3)) - 1);
        int bottom = (int) Math.ceil(Math.max(y1, Math.max(y2, y3)) + 1);
        int left = (int) Math.floor(Math.min(x1, Math.min(x2, x3)) - 1);
        int right = (int) Math.ceil(Math.max(x1, Math.max(x2, x3)) + 1);
        for (int y = Math.max(0, top); y <= Math.min(on.height() - 1, bottom); y++) {
            for (int x = Math.max(0, left); x <= Math.min(on.width() - 1, right); x++) {
                int inside = 0;
                for (int part = 0; part < 4; part++) {
                    double px = x + 0.25 + 0.5 * (part & 1);
                    double py = y + 0.25 + 0.5 * (part >> 1);
                    inside += side(x1, y1, x2, y2, px, py, area)
                                    && side(x2, y2, x3, y3, px, py, area)
                                    && side(x3, y3, x1, y1, px, py, area)
                            ? 1
                            : 0;
                }
                on.blend(x, y, colour, inside / 4.0);
            }
        }
    }

    private static boolean side(double x1, double y1, double x2, double y2, double px, double py, double area) {
        return ((x2 - x1) * (py - y1) - (px - x1) * (y2 - y1)) * area >= 0;
    }
}
