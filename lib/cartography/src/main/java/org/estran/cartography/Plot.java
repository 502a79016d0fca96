package org.estran.cartography;

import java.util.List;
import org.estran.terms.Language;

/** The frame of a plot: two scales, hairlines at round positions, numbers, names. */
final class Plot {

    /** From a quantity to pixels; falls when {@code fromPixel > toPixel}. */
    record Scale(double from, double to, double fromPixel, double toPixel) {
        double at(double value) {
            return fromPixel + (value - from) / (to - from) * (toPixel - fromPixel);
        }

        double span() {
            return Math.abs(toPixel - fromPixel);
        }
    }

    final Frame frame;
    final Scale x;
    final Scale y;
    private final Language language;

    Plot(Frame frame, Scale x, Scale y, Language language) {
        this.frame = frame;
        this.x = x;
        this.y = y;
        this.language = language;
    }

    /** A little room at both ends; some room at all where there is one value alone. */
    static double[] padded(double from, double to, double part) {
        double room = to > from ? (to - from) * part : from == 0 ? 1 : Math.abs(from) * 0.02;
        return new double[] {from - room, to + room};
    }

    static NumberTicks ticks(double from, double to, double pixels, double each) {
        return NumberTicks.between(from, to, Math.max(2, pixels / each));
    }

    /** Pixels the widest number of an upright axis needs. */
    static double widest(NumberTicks ticks, Language language) {
        return ticks.values().stream()
                .mapToDouble(v -> Look.textWidth(Numbers.tick(v, ticks.step(), language), 11))
                .max()
                .orElse(20);
    }

    void ground(Svg svg) {
        svg.rect(frame, "class", "est-sea", "fill", Look.WHITE);
    }

    void border(Svg svg) {
        svg.rect(
                frame,
                "class",
                "est-frame",
                "fill",
                "none",
                "stroke",
                Look.SLATE,
                "stroke-width",
                "1",
                "stroke-opacity",
                "0.7");
    }

    void uprightAxis(Svg svg, NumberTicks ticks, Axis axis) {
        for (double value : ticks.values()) {
            double at = y.at(value);
            hairline(svg, frame.x(), at, frame.right(), at);
            number(svg, Numbers.tick(value, ticks.step(), language), frame.x() - 7, at + 4, "end");
        }
        double nameX = frame.x() - 7 - widest(ticks, language) - 14;
        double middle = frame.y() + frame.height() / 2;
        svg.text(
                fitted(axis.label(), frame.height() + 30, Look.LABEL_SIZE),
                nameX,
                middle,
                "class",
                "est-axis",
                "text-anchor",
                "middle",
                "fill",
                Look.SLATE,
                "transform",
                "rotate(-90 " + Svg.n(nameX) + " " + Svg.n(middle) + ")");
    }

    /** The axis below the frame, or above it. */
    void lyingAxis(Svg svg, NumberTicks ticks, Axis axis, boolean above) {
        double at = above ? frame.y() - 8 : frame.bottom() + 17;
        for (double value : ticks.values()) {
            hairline(svg, x.at(value), frame.y(), x.at(value), frame.bottom());
            number(svg, Numbers.tick(value, ticks.step(), language), x.at(value), at, "middle");
        }
        name(svg, axis, above ? frame.y() - 26 : frame.bottom() + 36);
    }

    void timeAxis(Svg svg, Axis axis) {
        List<TimeTicks.Tick> ticks = TimeTicks.between((long) x.from(), (long) x.to(), x.span() / 82, language);
        double free = frame.right() + 60;
        for (TimeTicks.Tick tick : ticks.reversed()) {
            double at = x.at(tick.at());
            hairline(svg, at, frame.y(), at, frame.bottom());
            number(svg, tick.label(), at, frame.bottom() + 17, "middle");
            double half = Look.textWidth(tick.context(), 11) / 2;
            // Where two years or days stand too near, the later one is told: it is the one that begins there.
            if (!tick.context().isEmpty() && at + half < free) {
                svg.text(
                        tick.context(),
                        at,
                        frame.bottom() + 32,
                        "class",
                        "est-axis",
                        "text-anchor",
                        "middle",
                        "font-size",
                        "11",
                        "font-weight",
                        "600",
                        "fill",
                        Look.SLATE);
                free = at - half - 8;
            }
        }
        boolean hasContext = ticks.stream().anyMatch(t -> !t.context().isEmpty());
        name(svg, axis, frame.bottom() + (hasContext ? 50 : 36));
    }

    private void name(Svg svg, Axis axis, double at) {
        svg.text(
                axis.label(),
                frame.x() + frame.width() / 2,
                at,
                "class",
                "est-axis",
                "text-anchor",
                "middle",
                "fill",
                Look.SLATE);
    }

    /** Words cut to a width, with an ellipsis where something is missing. */
    static String fitted(String words, double width, double size) {
        String kept = words;
        while (kept.length() > 4 && Look.textWidth(kept, size) > width) {
            kept = kept.substring(0, kept.length() - 2).stripTrailing() + "…";
        }
        return kept;
    }

    private static void hairline(Svg svg, double x1, double y1, double x2, double y2) {
        svg.line(x1, y1, x2, y2, "class", "est-grid", "stroke", Look.HAIRLINE, "stroke-width", "1");
    }

    private static void number(Svg svg, String words, double x, double y, String anchor) {
        svg.text(words, x, y, "class", "est-axis", "text-anchor", anchor, "font-size", "11", "fill", Look.SLATE);
    }
}
