package org.estran.cartography;

import java.util.List;

/** One or several quantities along time, or along any number. */
public final class SeriesPlot {

    /** So few values are marked one by one. */
    private static final int FEW = 60;

    private SeriesPlot() {}

    /** The plot with title, axes and, for several series, a legend. */
    public static String svg(List<Series> series, Caption caption, Axis along, Axis quantity, int width) {
        double[] b = Series.bounds(series);
        double[] range = Plot.padded(b[2], b[3], 0.06);
        double height = Math.round(width * 0.36);
        NumberTicks ticks = Plot.ticks(range[0], range[1], height, 44);
        Title title = Title.of(caption.title(), width - 40);
        double left = 40 + Plot.widest(ticks, caption.language());
        double top = title.height() + 2 + (series.size() > 1 ? 22 : 0);
        Frame frame = new Frame(left, top, width - left - 18, height);
        Plot plot = plot(frame, b, range, caption);
        Svg svg = Svg.picture(width, frame.bottom() + (along.isTime() ? 60 : 46), caption);
        title.draw(svg, left);
        if (series.size() > 1) {
            legend(svg, series, left, title.height() + 10, frame.width());
        }
        plot.ground(svg);
        plot.uprightAxis(svg, ticks, quantity);
        if (along.isTime()) {
            plot.timeAxis(svg, along);
        } else {
            plot.lyingAxis(svg, Plot.ticks(plot.x.from(), plot.x.to(), frame.width(), 90), along, false);
        }
        curves(svg, series, plot, 1.5);
        plot.border(svg);
        return svg.end();
    }

    /** A small plot without words. */
    public static String thumbnail(List<Series> series, Caption caption, int width, int height) {
        double[] b = Series.bounds(series);
        Svg svg = Svg.picture(width, height, caption);
        Plot plot = plot(new Frame(0, 0, width, height), b, Plot.padded(b[2], b[3], 0.1), caption);
        plot.ground(svg);
        curves(svg, series, plot, 1.3);
        plot.border(svg);
        return svg.end();
    }

    private static Plot plot(Frame frame, double[] b, double[] range, Caption caption) {
        double[] along = Plot.padded(b[0], b[1], 0.01);
        return new Plot(
                frame,
                new Plot.Scale(along[0], along[1], frame.x(), frame.right()),
                new Plot.Scale(range[0], range[1], frame.bottom(), frame.y()),
                caption.language());
    }

    private static void curves(Svg svg, List<Series> series, Plot plot, double width) {
        svg.window(plot.frame);
        for (int s = 0; s < series.size(); s++) {
            curve(svg, Curve.lying(series.get(s), plot), s, width);
            if (series.get(s).present() <= FEW) {
                marks(svg, series.get(s), plot, s);
            }
        }
        svg.close();
    }

    static void curve(Svg svg, String path, int index, double width) {
        svg.empty(
                "path",
                "class",
                Look.seriesClass(index),
                "d",
                path,
                "fill",
                "none",
                "stroke",
                Look.series(index),
                "stroke-width",
                String.valueOf(width),
                "stroke-dasharray",
                Look.dash(index),
                "stroke-linejoin",
                "round",
                "stroke-linecap",
                "round");
    }

    private static void marks(Svg svg, Series series, Plot plot, int index) {
        for (int i = 0; i < series.size(); i++) {
            if (!series.isMissing(i)) {
                mark(svg, plot.x.at(series.along(i)), plot.y.at(series.value(i)), index);
            }
        }
    }

    static void mark(Svg svg, double x, double y, int index) {
        svg.empty(
                "circle",
                "class",
                Look.seriesClass(index),
                "cx",
                Svg.n(x),
                "cy",
                Svg.n(y),
                "r",
                "2.6",
                "fill",
                Look.WHITE,
                "stroke",
                Look.series(index),
                "stroke-width",
                "1.4");
    }

    static void legend(Svg svg, List<Series> series, double x, double y, double width) {
        double at = x;
        double each = width / series.size() - 56;
        for (int s = 0; s < series.size(); s++) {
            String name = Plot.fitted(series.get(s).name(), each, Look.LABEL_SIZE);
            curve(svg, "M" + Svg.n(at) + " " + Svg.n(y) + "h26", s, 2);
            svg.text(name, at + 32, y + 4, "class", "est-axis", "fill", Look.SLATE);
            at += 32 + Look.textWidth(name, Look.LABEL_SIZE) + 24;
        }
    }
}
