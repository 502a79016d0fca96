package org.estran.cartography;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.estran.terms.Language;

/** Meridians and parallels at round degrees or minutes, and their labels outside the frame. */
final class Graticule {

    /** Steps in minutes of arc: 1′ to 30°. */
    private static final int[] STEPS = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600};

    private final MapView view;
    private final Frame frame;
    private final int lonStep;
    private final int latStep;

    Graticule(MapView view) {
        this.view = view;
        this.frame = view.frame();
        if (view.isPolar()) {
            double degreesHigh = frame.height() / view.pixelsPerDegree();
            this.latStep = Math.min(600, step(degreesHigh / 4));
            this.lonStep = degreesHigh > 20 ? 1800 : degreesHigh > 8 ? 600 : 300;
        } else {
            this.lonStep = step(view.degreesWide() / (frame.width() / 95));
            this.latStep = Math.min(lonStep, step(frame.height() / view.pixelsPerDegree() / (frame.height() / 60)));
        }
    }

    void lines(Svg svg) {
        StringBuilder path = new StringBuilder();
        if (view.projection() instanceof Projection.PolarStereographic polar) {
            polarLines(path, polar);
        } else {
            for (double lon : meridians()) {
                vertical(path, x(lon));
            }
            for (double lat : parallels()) {
                horizontal(path, view.py(0, lat));
            }
        }
        svg.empty(
                "path",
                "class",
                "est-graticule",
                "d",
                path.toString(),
                "fill",
                "none",
                "stroke",
                Look.GRATICULE,
                "stroke-width",
                "0.7");
    }

    void labels(Svg svg, Language language) {
        if (view.projection() instanceof Projection.PolarStereographic polar) {
            polarLabels(svg, polar, language);
            return;
        }
        for (double lon : meridians()) {
            String words = meridian(lon, language);
            double x = x(lon);
            String anchor = x - frame.x() < 14 ? "start" : frame.right() - x < 14 ? "end" : "middle";
            label(svg, words, x, frame.bottom() + 15, anchor);
        }
        for (double lat : parallels()) {
            label(svg, parallel(lat, language), frame.x() - 6, view.py(0, lat) + 4, "end");
        }
    }

    static String meridian(double lon, Language language) {
        double turned = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
        String side =
                turned == 0 || Math.abs(turned) == 180 ? "" : turned > 0 ? " E" : language == Language.FR ? " O" : " W";
        return angle(turned) + side;
    }

    static String parallel(double lat, Language language) {
        return angle(lat) + (lat == 0 ? "" : lat > 0 ? " N" : " S");
    }

    /** Degrees and, where there are any, minutes: 48° or 48° 20′. */
    private static String angle(double degrees) {
        long minutes = Math.round(Math.abs(degrees) * 60);
        return minutes % 60 == 0
                ? minutes / 60 + "°"
                : minutes / 60 + "° " + String.format(java.util.Locale.ROOT, "%02d′", minutes % 60);
    }

    private static void label(Svg svg, String words, double x, double y, String anchor) {
        svg.text(words, x, y, "class", "est-axis", "text-anchor", anchor, "font-size", "11", "fill", Look.SLATE);
    }

    private static int step(double degrees) {
        for (int step : STEPS) {
            if (step >= degrees * 60) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    private double x(double lon) {
        return frame.x() + (lon - view.lon(frame.x(), 0)) * frame.width() / view.degreesWide();
    }

    private List<Double> meridians() {
        double west = view.lon(frame.x(), 0);
        return multiples(west, west + view.degreesWide(), lonStep);
    }

    private List<Double> parallels() {
        double south = Math.max(-90, view.lat(0, frame.bottom()));
        double north = Math.min(90, view.lat(0, frame.y()));
        return multiples(south, north, latStep);
    }

    private static List<Double> multiples(double from, double to, int minutes) {
        List<Double> found = new ArrayList<>();
        for (long i = (long) Math.ceil(from * 60 / minutes - 1e-6); i * minutes <= to * 60 + 1e-6; i++) {
            found.add(i * minutes / 60.0);
        }
        return found;
    }

    private void vertical(StringBuilder path, double x) {
        path.append('M')
                .append(Svg.n(x))
                .append(' ')
                .append(Svg.n(frame.y()))
                .append('v')
                .append(Svg.n(frame.height()));
    }

    private void horizontal(StringBuilder path, double y) {
        path.append('M')
                .append(Svg.n(frame.x()))
                .append(' ')
                .append(Svg.n(y))
                .append('h')
                .append(Svg.n(frame.width()));
    }

    private void polarLines(StringBuilder path, Projection.PolarStereographic polar) {
        double pole = polar.north() ? 90 : -90;
        double sign = polar.north() ? -1 : 1;
        double x = view.px(0, pole);
        double y = view.py(0, pole);
        for (double away = latStep / 60.0; away <= 80; away += latStep / 60.0) {
            double r = Math.hypot(view.px(0, pole + sign * away) - x, view.py(0, pole + sign * away) - y);
            path.append(String.format(
                    Locale.ROOT,
                    "M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0",
                    Svg.n(x - r),
                    Svg.n(y),
                    Svg.n(r),
                    Svg.n(r),
                    Svg.n(2 * r),
                    Svg.n(r),
                    Svg.n(r),
                    Svg.n(-2 * r)));
        }
        double start = latStep / 60.0 * sign + pole;
        for (double lon = -180; lon < 180; lon += lonStep / 60.0) {
            new Shape()
                    .add(view.px(lon, start), view.py(lon, start))
                    .add(view.px(lon, pole + sign * 80), view.py(lon, pole + sign * 80))
                    .write(path, false, 0);
        }
    }

    /** Meridians are named where they leave the frame, parallels along the upright meridian. */
    private void polarLabels(Svg svg, Projection.PolarStereographic polar, Language language) {
        double pole = polar.north() ? 90 : -90;
        double sign = polar.north() ? -1 : 1;
        for (double lon = -150; lon <= 180; lon += lonStep / 60.0) {
            double[] exit = exit(lon, pole, sign);
            if (exit.length > 0) {
                boolean below = exit[1] >= frame.bottom() - 1;
                boolean above = exit[1] <= frame.y() + 1;
                boolean left = exit[0] <= frame.x() + 1;
                if (below || above) {
                    label(svg, meridian(lon, language), exit[0], below ? frame.bottom() + 15 : frame.y() - 6, "middle");
                } else {
                    label(
                            svg,
                            meridian(lon, language),
                            left ? frame.x() - 6 : frame.right() + 6,
                            exit[1] + 4,
                            left ? "end" : "start");
                }
            }
        }
        BaseMap map = new BaseMap(svg, view);
        for (double away = latStep / 60.0; away <= 80; away += latStep / 60.0) {
            double lat = pole + sign * away;
            double x = view.px(polar.middle(), lat);
            double y = view.py(polar.middle(), lat);
            if (frame.grown(-16).holds(x, y)) {
                map.haloed(parallel(lat, language), x, y + 4, "middle");
            }
        }
    }

    /** Where a meridian, followed from the pole, last leaves the frame; empty when it never shows. */
    private double[] exit(double lon, double pole, double sign) {
        double[] last = {};
        for (double away = 0; away <= 80; away += 0.05) {
            double x = view.px(lon, pole + sign * away);
            double y = view.py(lon, pole + sign * away);
            if (frame.holds(x, y)) {
                last = new double[] {x, y};
            } else if (last.length > 0) {
                return new double[] {Math.clamp(x, frame.x(), frame.right()), Math.clamp(y, frame.y(), frame.bottom())};
            }
        }
        return new double[0];
    }
}
