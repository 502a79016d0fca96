package org.estran.cartography.raster;

/** Draws a flow at a place: as an arrow, or as a barb of meteorologists. */
public record Vane(Pen pen) {

    private static final double PENNANT = 50;
    private static final double FULL = 10;
    private static final double HALF = 5;

    /**
     * An arrow through its middle.
     *
     * @param dx the direction it points to, of length 1, in pixels (y downwards)
     * @param length in pixels
     */
    public void arrow(double x, double y, double dx, double dy, double length) {
        double tipX = x + dx * length / 2;
        double tipY = y + dy * length / 2;
        pen.line(x - dx * length / 2, y - dy * length / 2, tipX, tipY);
        double head = Math.min(6, Math.max(3, length * 0.4));
        for (int side = -1; side <= 1; side += 2) {
            pen.line(
                    tipX, tipY, tipX - dx * head - side * dy * head * 0.55, tipY - dy * head + side * dx * head * 0.55);
        }
    }

    /**
     * A barb whose shaft points to where the flow comes from (WMO-No. 485, symbols of wind): a half feather for 5 knots, a
     * feather for 10, a pennant for 50; a circle for calm. Feathers lie to the left of the flow's way in the northern
     * hemisphere seen from its tail, to the right in the southern.
     *
     * @param dx the direction the flow goes to, of length 1, in pixels (y downwards)
     * @param knots its speed
     */
    public void barb(double x, double y, double dx, double dy, double knots, boolean southern, double length) {
        double left = Math.rint(knots / HALF) * HALF;
        if (left < HALF) {
            calm(x, y);
            return;
        }
        double endX = x - dx * length;
        double endY = y - dy * length;
        pen.line(x, y, endX, endY);
        // The left of a direction, where y grows downwards.
        double side = southern ? -1 : 1;
        double acrossX = dy * side * length * 0.4 - dx * length * 0.15;
        double acrossY = -dx * side * length * 0.4 - dy * length * 0.15;
        double gap = length * 0.16;
        double at = 0;
        for (; left >= PENNANT; left -= PENNANT) {
            double baseX = endX + dx * at;
            double baseY = endY + dy * at;
            pen.triangle(
                    baseX,
                    baseY,
                    baseX + acrossX + dx * gap,
                    baseY + acrossY + dy * gap,
                    baseX + dx * gap,
                    baseY + dy * gap);
            at += gap * 1.4;
        }
        at = left == HALF && knots < FULL ? gap : at;
        for (; left >= HALF; left -= FULL) {
            double part = left >= FULL ? 1 : 0.5;
            pen.line(endX + dx * at, endY + dy * at, endX + dx * at + acrossX * part, endY + dy * at + acrossY * part);
            at += gap;
        }
    }

    private void calm(double x, double y) {
        for (int i = 0; i < 12; i++) {
            double a = i * Math.PI / 6;
            double b = (i + 1) * Math.PI / 6;
            pen.line(x + 3 * Math.cos(a), y + 3 * Math.sin(a), x + 3 * Math.cos(b), y + 3 * Math.sin(b));
        }
    }
}
