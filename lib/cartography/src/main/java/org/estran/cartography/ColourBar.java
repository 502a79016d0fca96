package org.estran.cartography;

import org.estran.terms.Language;

/** The legend of a colour scale: an upright bar, pointed where values go beyond it, with numbers and a name. */
final class ColourBar {

    private static final double THICK = 14;

    private final ColourScale scale;
    private final ScaleColours colours;
    private final Axis axis;
    private final Language language;

    ColourBar(ColourScale scale, Axis axis, Language language) {
        this(scale, ofPalette(scale.palette()), axis, language);
    }

    /** @param colours instead of those of the scale's palette */
    ColourBar(ColourScale scale, ScaleColours colours, Axis axis, Language language) {
        this.scale = scale;
        this.colours = colours;
        this.axis = axis;
        this.language = language;
    }

    /** Pixels it needs to the right of its left edge. */
    double width(double height) {
        double widest = 0;
        NumberTicks ticks = ticks(height);
        for (double value : ticks.values()) {
            widest = Math.max(widest, Look.textWidth(words(value, ticks), 11));
        }
        return THICK + 8 + widest + 34;
    }

    void draw(Svg svg, double x, double y, double height) {
        double tip = 9;
        double top = y + (scale.above() ? tip : 0);
        double bottom = y + height - (scale.below() ? tip : 0);
        svg.image(new Frame(x, top, THICK, bottom - top), colours.bar());
        StringBuilder outline = new StringBuilder("M" + Svg.n(x) + " " + Svg.n(bottom));
        if (scale.below()) {
            tip(svg, x, bottom, bottom + tip, colours.below());
            outline.append("l").append(Svg.n(THICK / 2)).append(" ").append(Svg.n(tip));
        }
        outline.append("L")
                .append(Svg.n(x + THICK))
                .append(" ")
                .append(Svg.n(bottom))
                .append("V")
                .append(Svg.n(top));
        if (scale.above()) {
            tip(svg, x, top, top - tip, colours.above());
            outline.append("l").append(Svg.n(-THICK / 2)).append(" ").append(Svg.n(-tip));
        }
        outline.append("L").append(Svg.n(x)).append(" ").append(Svg.n(top)).append("z");
        svg.empty(
                "path",
                "class",
                "est-frame",
                "d",
                outline.toString(),
                "fill",
                "none",
                "stroke",
                Look.SLATE,
                "stroke-width",
                "0.8");
        numbers(svg, x, top, bottom);
    }

    private void numbers(Svg svg, double x, double top, double bottom) {
        NumberTicks ticks = ticks(bottom - top);
        double widest = 0;
        for (double value : ticks.values()) {
            double y = bottom - (bottom - top) * scale.position(value);
            String words = words(value, ticks);
            widest = Math.max(widest, Look.textWidth(words, 11));
            svg.line(x + THICK, y, x + THICK + 4, y, "class", "est-axis-line", "stroke", Look.SLATE);
            svg.text(words, x + THICK + 7, y + 4, "class", "est-axis", "font-size", "11", "fill", Look.SLATE);
        }
        double middle = (top + bottom) / 2;
        double nameX = x + THICK + 8 + widest + 20;
        svg.text(
                Plot.fitted(axis.label(), bottom - top + 40, Look.LABEL_SIZE),
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

    private NumberTicks ticks(double height) {
        return scale.ticks(Math.max(2, height / 42));
    }

    /** Ratios may need more decimals below than above: each number shows what it needs. */
    private String words(double value, NumberTicks ticks) {
        return Numbers.tick(value, scale.isLogarithmic() ? NumberTicks.step(value * 0.999) : ticks.step(), language);
    }

    private static void tip(Svg svg, double x, double base, double point, String colour) {
        svg.empty(
                "path",
                "d",
                "M" + Svg.n(x) + " " + Svg.n(base) + "h" + Svg.n(THICK) + "L" + Svg.n(x + THICK / 2) + " "
                        + Svg.n(point) + "z",
                "fill",
                colour);
    }

    /** One pixel wide, the last colour on top. */
    private static ScaleColours ofPalette(Palette palette) {
        byte[] pixels = new byte[255];
        for (int i = 0; i < 255; i++) {
            pixels[i] = (byte) (255 - i);
        }
        return new ScaleColours(Png.encoded(pixels, 1, 255, palette), palette.hex(0), palette.hex(1));
    }
}
