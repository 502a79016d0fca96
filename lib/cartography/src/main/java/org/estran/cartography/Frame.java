package org.estran.cartography;

/** A rectangle of the picture in pixels, y downwards. */
record Frame(double x, double y, double width, double height) {

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    Frame grown(double by) {
        return new Frame(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    boolean holds(double px, double py) {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }
}
