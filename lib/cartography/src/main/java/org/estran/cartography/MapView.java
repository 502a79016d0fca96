package org.estran.cartography;

/**
 * A piece of the projected plane laid onto a frame of the picture.
 *
 * @param left the smallest x of the plane
 * @param top the largest y of the plane
 * @param scale pixels for one unit of the plane
 */
record MapView(Projection projection, double left, double top, double scale, Frame frame) {

    private static final double MARGIN = 0.35;
    private static final double SMALLEST = 5;

    /** The map that shows the window with its surroundings and fills the frame. */
    static MapView fitting(GeoWindow window, Frame frame) {
        return fitting(window, frame, MARGIN);
    }

    /**
     * The same with more or less surroundings.
     *
     * @param margin on each side, as a part of the window
     */
    static MapView fitting(GeoWindow window, Frame frame, double margin) {
        if (window.isPolar()) {
            return polar(window, frame, margin);
        }
        if (window.width() > 150 || window.height() > 95) {
            return world(frame);
        }
        return regional(window, frame, margin);
    }

    /** The whole world, Greenwich in the middle. */
    static MapView world(Frame frame) {
        return filling(new Projection.Equirectangular(0, 1), new double[] {-180, -90, 180, 90}, frame);
    }

    /** Exactly that window, for a frame of the same shape (see {@link #aspect}). */
    static MapView exactly(GeoWindow window, Frame frame) {
        if (window.isPolar()) {
            return polar(window, frame, 0);
        }
        var projection = flat(window);
        double k = projection.shortening();
        return filling(
                projection, new double[] {window.west() * k, window.south(), window.east() * k, window.north()}, frame);
    }

    /** Width over height of a picture that shows exactly that window. */
    static double aspect(GeoWindow window) {
        if (window.isPolar()) {
            double[] b = bounds(polarProjection(window), window);
            return (b[2] - b[0]) / (b[3] - b[1]);
        }
        return window.width() * flat(window).shortening() / window.height();
    }

    double px(double lon, double lat) {
        return frame.x() + (projection.x(lon, lat) - left) * scale;
    }

    double py(double lon, double lat) {
        return frame.y() + (top - projection.y(lon, lat)) * scale;
    }

    double lon(double px, double py) {
        return projection.lon(planeX(px), planeY(py));
    }

    double lat(double px, double py) {
        return projection.lat(planeX(px), planeY(py));
    }

    /** Pixels per degree of latitude in the middle of the map. */
    double pixelsPerDegree() {
        double x = frame.x() + frame.width() / 2;
        double y = frame.y() + frame.height() / 2;
        double lon = lon(x, y);
        double lat = Math.max(-89.4, Math.min(89.4, lat(x, y)));
        return Math.hypot(px(lon, lat + 0.5) - px(lon, lat - 0.5), py(lon, lat + 0.5) - py(lon, lat - 0.5));
    }

    boolean isPolar() {
        return projection instanceof Projection.PolarStereographic;
    }

    /** Degrees of longitude from side to side; 360 on a polar map. */
    double degreesWide() {
        return isPolar() ? 360 : lon(frame.right(), 0) - lon(frame.x(), 0);
    }

    private double planeX(double px) {
        return left + (px - frame.x()) / scale;
    }

    private double planeY(double py) {
        return top - (py - frame.y()) / scale;
    }

    private static MapView regional(GeoWindow window, Frame frame, double margin) {
        var projection = flat(window);
        double k = projection.shortening();
        double aspect = frame.width() / frame.height();
        double height = Math.max(window.height() * (1 + 2 * margin), SMALLEST);
        double width = Math.max(window.width() * k * (1 + 2 * margin), SMALLEST * aspect);
        double needed = Math.max(height, width / aspect);
        if (needed > 180 || needed * aspect / k > 360) {
            return world(frame);
        }
        double middle = window.middle() * k;
        double south = Math.clamp(window.middleLatitude() - needed / 2, -90, 90 - needed);
        return filling(
                projection,
                new double[] {middle - needed * aspect / 2, south, middle + needed * aspect / 2, south + needed},
                frame);
    }

    private static MapView polar(GeoWindow window, Frame frame, double margin) {
        var projection = polarProjection(window);
        double[] b = bounds(projection, window);
        double aspect = frame.width() / frame.height();
        double height = Math.max((b[3] - b[1]) * (1 + 2 * margin), margin > 0 ? SMALLEST * 2 : 0);
        double width = Math.max((b[2] - b[0]) * (1 + 2 * margin), height * aspect);
        double needed = Math.max(height, width / aspect);
        double x = (b[0] + b[2]) / 2;
        double y = (b[1] + b[3]) / 2;
        return filling(
                projection,
                new double[] {x - needed * aspect / 2, y - needed / 2, x + needed * aspect / 2, y + needed / 2},
                frame);
    }

    private static Projection.Equirectangular flat(GeoWindow window) {
        boolean whole = window.width() >= 350 || window.height() > 120;
        double k = whole ? 1 : Math.max(0.2, Math.cos(Math.toRadians(window.middleLatitude())));
        return new Projection.Equirectangular(window.middle(), k);
    }

    private static Projection.PolarStereographic polarProjection(GeoWindow window) {
        return new Projection.PolarStereographic(window.south() > 0, window.width() > 180 ? 0 : window.middle());
    }

    /** West, south, east and north of the window once projected. */
    private static double[] bounds(Projection projection, GeoWindow window) {
        double[] b = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i <= 72; i++) {
            double lon = window.west() + window.width() * i / 72;
            for (double lat : new double[] {window.south(), window.north()}) {
                double x = projection.x(lon, lat);
                double y = projection.y(lon, lat);
                b[0] = Math.min(b[0], x);
                b[1] = Math.min(b[1], y);
                b[2] = Math.max(b[2], x);
                b[3] = Math.max(b[3], y);
            }
        }
        return b;
    }

    /** The bounds (west, south, east, north of the plane) in the middle of the frame, as large as it allows. */
    private static MapView filling(Projection projection, double[] b, Frame frame) {
        double scale = Math.min(frame.width() / (b[2] - b[0]), frame.height() / (b[3] - b[1]));
        double left = (b[0] + b[2]) / 2 - frame.width() / scale / 2;
        double top = (b[1] + b[3]) / 2 + frame.height() / scale / 2;
        return new MapView(projection, left, top, scale, frame);
    }
}
