package org.estran.cartography;

/**
 * A field of coloured cells over two axes: a section, a Hovmöller diagram. The cells are one picture inside; axes, numbers and
 * words are lines and text, sharp at every size and read by those who listen.
 */
public final class FieldPlot {

    private static final double GAP = 16;

    private FieldPlot() {}

    /** The cells of a field as a PNG, the first row at the top. */
    public interface Cells {
        /** @param width in points, of the whole frame */
        byte[] drawn(int width, int height);
    }

    /**
     * The plot with title, axes and colour bar.
     *
     * @param cells asked once, for more points than pixels of the frame
     * @param upright never of time
     * @param quantity what the colours mean
     * @param width of everything, pixels
     */
    public static String svg(
            Cells cells,
            Side lying,
            Side upright,
            ColourScale scale,
            ScaleColours colours,
            Axis quantity,
            Caption caption,
            int width,
            int height) {
        Title title = Title.of(caption.title(), width - 40);
        double top = title.height() + 6;
        double below = lying.isTime() ? 60 : 46;
        double inner = Math.max(80, height - top - below);
        NumberTicks ticks = Plot.ticks(upright.from(), upright.to(), inner, 40);
        double left = 40 + Plot.widest(ticks, caption.language());
        ColourBar bar = new ColourBar(scale, colours, quantity, caption.language());
        Frame frame = new Frame(left, top, Math.max(80, width - left - GAP - bar.width(inner)), inner);
        Plot plot = new Plot(
                frame,
                new Plot.Scale(lying.from(), lying.to(), frame.x(), frame.right()),
                new Plot.Scale(
                        upright.from(),
                        upright.to(),
                        upright.turned() ? frame.y() : frame.bottom(),
                        upright.turned() ? frame.bottom() : frame.y()),
                caption.language());
        Svg svg = Svg.picture(width, frame.bottom() + below, caption);
        title.draw(svg, left);
        plot.ground(svg);
        plot.uprightAxis(svg, ticks, Axis.of(upright.label(), null));
        Axis along = Axis.of(lying.label(), null);
        if (lying.isTime()) {
            plot.timeAxis(svg, along);
        } else {
            plot.lyingAxis(svg, Plot.ticks(lying.from(), lying.to(), frame.width(), 90), along, false);
        }
        byte[] png = cells.drawn((int) Math.round(frame.width() * 1.5), (int) Math.round(frame.height() * 1.5));
        svg.image(frame, png);
        plot.border(svg);
        bar.draw(svg, frame.right() + GAP, frame.y(), frame.height());
        return svg.end();
    }
}
