package org.estran.cartography;

import java.util.List;

/** Quantities against depth; depth grows downwards and the quantity's axis lies on top, as in oceanography. */
public final class ProfilePlot {

    private static final int FEW = 60;

    private ProfilePlot() {}

    /**
     * @param profiles positions are depths or pressures, positive downwards
     * @param depth the upright axis
     */
    public static String svg(List<Series> profiles, Caption caption, Axis depth, Axis quantity, int width) {
        double[] b = Series.bounds(profiles);
        double[] range = Plot.padded(b[2], b[3], 0.05);
        double height = Math.round(width * 1.05);
        Title title = Title.of(caption.title(), width - 40);
        double[] depths = depths(b);
        NumberTicks ticks = Plot.ticks(depths[0], depths[1], height, 52);
        double left = 40 + Plot.widest(ticks, caption.language());
        double top = title.height() + 36 + (profiles.size() > 1 ? 20 : 0);
        Frame frame = new Frame(left, top, width - left - 18, height);
        Plot plot = plot(frame, depths, range, caption);
        Svg svg = Svg.picture(width, frame.bottom() + 12, caption);
        title.draw(svg, left);
        if (profiles.size() > 1) {
            SeriesPlot.legend(svg, profiles, left, title.height() + 8, frame.width());
        }
        plot.ground(svg);
        plot.uprightAxis(svg, ticks, depth);
        plot.lyingAxis(svg, Plot.ticks(range[0], range[1], frame.width(), 70), quantity, true);
        curves(svg, profiles, plot);
        plot.border(svg);
        return svg.end();
    }

    /** A small plot without words. */
    public static String thumbnail(List<Series> profiles, Caption caption, int width, int height) {
        double[] b = Series.bounds(profiles);
        Svg svg = Svg.picture(width, height, caption);
        Plot plot = plot(new Frame(0, 0, width, height), depths(b), Plot.padded(b[2], b[3], 0.12), caption);
        plot.ground(svg);
        curves(svg, profiles, plot);
        plot.border(svg);
        return svg.end();
    }

    /** From the surface, where the first value is near it, to a little below the last. */
    private static double[] depths(double[] b) {
        double room = Math.max((b[1] - b[0]) * 0.03, 0.5);
        boolean nearSurface = b[0] >= 0 && b[0] < (b[1] - b[0]) * 0.25;
        return new double[] {nearSurface ? 0 : b[0] - room, b[1] + room};
    }

    private static Plot plot(Frame frame, double[] depths, double[] range, Caption caption) {
        return new Plot(
                frame,
                new Plot.Scale(range[0], range[1], frame.x(), frame.right()),
                new Plot.Scale(depths[0], depths[1], frame.y(), frame.bottom()),
                caption.language());
    }

    private static void curves(Svg svg, List<Series> profiles, Plot plot) {
        svg.window(plot.frame);
        for (int s = 0; s < profiles.size(); s++) {
            Series profile = profiles.get(s);
            SeriesPlot.curve(svg, Curve.upright(profile, plot), s, 1.5);
            for (int i = 0; profile.present() <= FEW && i < profile.size(); i++) {
                if (!profile.isMissing(i)) {
                    SeriesPlot.mark(svg, plot.x.at(profile.value(i)), plot.y.at(profile.along(i)), s);
                }
            }
        }
        svg.close();
    }
}
