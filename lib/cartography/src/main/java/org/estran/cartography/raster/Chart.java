package org.estran.cartography.raster;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.estran.cartography.NumberTicks;
import org.estran.cartography.Side;
import org.estran.cartography.TimeTicks;
import org.estran.terms.Language;

/** A plot as points: a curve, or a field of coloured cells, in a frame with its axes. */
public final class Chart {

    private static final int INK = 0xFF14242E;
    private static final int AXIS = 0xFF47606D;
    private static final int GRID = 0xFFE3E8E6;
    private static final int CURVE = 0xFF0B6E79;
    private static final int LEFT = 74;
    private static final int RIGHT = 16;
    private static final int BOTTOM = 52;
    /** More points than this are drawn as how many there are in each pixel. */
    private static final int CROWD = 20_000;
    /** How much of the colour a single one of them has. */
    private static final double FAINTEST = 0.35;

    /** Things that are compared, in order; told apart from each other in grey too. */
    private static final int[] COMPARED = {
        0xFF0B6E79, 0xFFB23A20, 0xFF6A4C93, 0xFF8A5A00, 0xFF2F6B3C, 0xFF0A2F4A, 0xFFC2447A, 0xFF5C5442
    };
    /** How many things a plot can compare. */
    public static final int MOST_COMPARED = COMPARED.length;

    private final Pixels pixels;
    private final Side x;
    private final Side y;
    private final Language language;
    private final int top;
    private final int width;
    private final int height;

    /** @param title above; in as many lines as it needs */
    public Chart(int wide, int high, String title, Side x, Side y, Language language) {
        this.pixels = new Pixels(wide, high).fill(0xFFFFFFFF);
        this.x = x;
        this.y = y;
        this.language = language;
        int line = 6;
        for (String words : Lettering.lines(title, wide - 20)) {
            Lettering.write(pixels, words, 10, line, INK);
            line += Lettering.LINE;
        }
        this.top = line + Lettering.LINE + 4;
        this.width = wide - LEFT - RIGHT;
        this.height = Math.max(40, high - top - BOTTOM);
    }

    /** A line through pairs of numbers; a gap where one is missing. */
    public Pixels curve(double[] along, double[] up) {
        axes(true);
        Pen pen = new Pen(pixels, CURVE, 1.8);
        boolean few = along.length <= 60;
        for (int i = 0; i < along.length; i++) {
            if (Double.isFinite(along[i]) && Double.isFinite(up[i])) {
                boolean follows = i > 0 && Double.isFinite(along[i - 1]) && Double.isFinite(up[i - 1]);
                if (follows) {
                    pen.line(px(along[i - 1]), py(up[i - 1]), px(along[i]), py(up[i]));
                }
                if (few || !follows) {
                    new Pen(pixels, CURVE, 4).line(px(along[i]), py(up[i]), px(along[i]), py(up[i]));
                }
            }
        }
        return pixels;
    }

    /** A dot for each pair of numbers; many over each other are darker. */
    public Pixels points(double[] along, double[] up) {
        axes(true);
        if (along.length > CROWD) {
            return crowd(along, up);
        }
        Pixels dots = new Pixels(pixels.width(), pixels.height());
        double opacity = Math.clamp(400.0 / Math.max(1, along.length), 0.15, 1.0);
        int colour = CURVE & 0xFFFFFF | (int) Math.round(255 * opacity) << 24;
        for (int i = 0; i < along.length; i++) {
            if (Double.isFinite(along[i]) && Double.isFinite(up[i])) {
                new Pen(dots, colour, 4).line(px(along[i]), py(up[i]), px(along[i]), py(up[i]));
            }
        }
        pixels.lay(dots);
        return pixels;
    }

    /** So many dots are counted in each pixel first: a million take no longer than reading them. */
    private Pixels crowd(double[] along, double[] up) {
        int[] counts = new int[width * height];
        for (int i = 0; i < along.length; i++) {
            int column = (int) Math.floor(px(along[i])) - LEFT;
            int row = (int) Math.floor(py(up[i])) - top;
            if (Double.isFinite(along[i]) && Double.isFinite(up[i])) {
                for (int c = Math.max(0, column); c <= Math.min(width - 1, column + 1); c++) {
                    for (int r = Math.max(0, row); r <= Math.min(height - 1, row + 1); r++) {
                        counts[r * width + c]++;
                    }
                }
            }
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double coverage = Math.min(1, FAINTEST + Math.log10(counts[i]) / 3);
                pixels.blend(LEFT + i % width, top + i / width, CURVE, coverage);
            }
        }
        return pixels;
    }

    /**
     * What one of several things has.
     *
     * @param along not copied; as many as {@code up}
     */
    public record Group(String label, double[] along, double[] up) {}

    /** Dots of several things, each in a colour that is named above them; beyond {@link #MOST_COMPARED} colours return. */
    public Pixels groups(List<Group> groups) {
        axes(true);
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            int colour = COMPARED[g % COMPARED.length];
            for (int i = 0; i < group.along().length; i++) {
                dot(group.along()[i], group.up()[i], colour);
            }
        }
        int left = LEFT + 8;
        int line = top + 6;
        for (int g = 0; g < groups.size(); g++) {
            String label = groups.get(g).label();
            int wide = Lettering.width(label) + 30;
            if (left + wide > LEFT + width && left > LEFT + 8) {
                left = LEFT + 8;
                line += Lettering.LINE;
            }
            pixels.rectangle(left - 4, line, wide - 4, Lettering.LINE, 0xFFFFFFFF);
            pixels.rectangle(left, line + 5, 10, 10, COMPARED[g % COMPARED.length]);
            Lettering.write(pixels, label, left + 16, line, INK);
            left += wide;
        }
        return pixels;
    }

    /** A dot for each pair of numbers, in the colour of its value; none where one is missing. */
    public Pixels coloured(double[] along, double[] up, double[] values, Colouring colouring) {
        axes(true);
        for (int i = 0; i < along.length; i++) {
            int colour = colouring.argb(values[i]);
            if (colour != 0) {
                dot(along[i], up[i], colour);
            }
        }
        return pixels;
    }

    private void dot(double along, double up, int colour) {
        if (Double.isFinite(along) && Double.isFinite(up)) {
            int column = (int) Math.round(px(along));
            int row = (int) Math.round(py(up));
            int left = Math.max(LEFT, column - 1);
            int above = Math.max(top, row - 1);
            int wide = Math.min(LEFT + width, column + 2) - left;
            int high = Math.min(top + height, row + 2) - above;
            if (wide > 0 && high > 0) {
                pixels.rectangle(left, above, wide, high, colour);
            }
        }
    }

    /** How many of each kind: a bar for each, its words above it and its number behind it. */
    public static Pixels bars(
            int wide, String title, List<String> labels, List<Long> numbers, Function<Long, String> written) {
        int step = Lettering.LINE + 26;
        Pixels picture = new Pixels(wide, Lettering.LINE + 24 + step * labels.size()).fill(0xFFFFFFFF);
        Lettering.write(picture, title, 10, 6, INK);
        long most = numbers.stream().mapToLong(Long::longValue).max().orElse(1);
        int room = wide - 20 - 2 * LEFT;
        for (int i = 0; i < labels.size(); i++) {
            int line = Lettering.LINE + 16 + i * step;
            Lettering.write(picture, labels.get(i), 10, line, INK);
            int length = (int) Math.max(1, Math.round(room * (double) numbers.get(i) / Math.max(1, most)));
            picture.rectangle(10, line + Lettering.LINE + 2, length, 14, CURVE);
            Lettering.write(picture, written.apply(numbers.get(i)), 16 + length, line + Lettering.LINE, AXIS);
        }
        return picture;
    }

    /**
     * Cells in the colours of their values, each half-way to its neighbours.
     *
     * @param values row by row of {@code ups}
     */
    public Pixels field(double[] alongs, double[] ups, double[] values, Colouring colouring) {
        Pixels cells = cells(alongs, x, ups, y, values, colouring, width, height);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (cells.at(column, row) >>> 24 != 0) {
                    pixels.set(LEFT + column, top + row, cells.at(column, row));
                }
            }
        }
        axes(false);
        return pixels;
    }

    /**
     * The cells of such a field alone, to be framed elsewhere; transparent where there is no value.
     *
     * @param values row by row of {@code ups}
     * @param width in points, of all of {@code x}
     */
    public static Pixels cells(
            double[] alongs,
            Side x,
            double[] ups,
            Side y,
            double[] values,
            Colouring colouring,
            int width,
            int height) {
        Pixels cells = new Pixels(width, height);
        int[] columns = nearest(alongs, width, x, false);
        int[] rows = nearest(ups, height, y, !y.turned());
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (columns[column] >= 0 && rows[row] >= 0) {
                    cells.set(column, row, colouring.argb(values[rows[row] * alongs.length + columns[column]]));
                }
            }
        }
        return cells;
    }

    private static int[] nearest(double[] places, int length, Side side, boolean backwards) {
        int[] nearest = new int[length];
        for (int i = 0; i < length; i++) {
            double part = (i + 0.5) / length;
            double value = side.from() + (backwards ? 1 - part : part) * (side.to() - side.from());
            int best = -1;
            for (int j = 0; j < places.length; j++) {
                if (Double.isFinite(places[j])
                        && (best < 0 || Math.abs(places[j] - value) < Math.abs(places[best] - value))) {
                    best = j;
                }
            }
            nearest[i] = best;
        }
        return nearest;
    }

    private double px(double value) {
        return LEFT + x.part(value) * width;
    }

    private double py(double value) {
        double part = y.part(value);
        return top + (y.turned() ? part : 1 - part) * height;
    }

    private void axes(boolean lines) {
        Lettering.write(pixels, y.label(), 10, top - Lettering.LINE - 2, AXIS);
        double right = LEFT + width - Lettering.width(x.label());
        Lettering.write(pixels, x.label(), Math.max(4, right), top + height + 30, AXIS);
        ticks(x, width / 90.0, true, lines);
        ticks(y, height / 40.0, false, lines);
        frame();
    }

    private void ticks(Side side, double wanted, boolean lying, boolean lines) {
        if (side.isTime()) {
            for (TimeTicks.Tick tick : TimeTicks.between((long) side.from(), (long) side.to(), wanted, language)) {
                mark(tick.at(), tick.label(), tick.context(), lying, lines);
            }
            return;
        }
        NumberTicks numbers = NumberTicks.between(side.from(), side.to(), wanted);
        List<Double> values = numbers.values();
        int decimals = NumberTicks.decimals(numbers.step());
        for (double value : values) {
            String text = Math.abs(value) >= 1e7 || value != 0 && Math.abs(value) < 1e-5
                    ? String.format(Locale.ROOT, "%.2e", value)
                    : String.format(Locale.ROOT, "%." + Math.min(8, decimals) + "f", value);
            mark(value, language == Language.FR ? text.replace('.', ',') : text, "", lying, lines);
        }
    }

    private void mark(double value, String label, String context, boolean lying, boolean lines) {
        if (lying) {
            int at = (int) Math.round(px(value));
            pixels.rectangle(at, lines ? top : top + height, 1, lines ? height : 0, GRID);
            pixels.rectangle(at, top + height, 1, 5, AXIS);
            Lettering.write(pixels, label, at - Lettering.width(label) / 2.0, top + height + 4, INK);
            Lettering.write(pixels, context, at - Lettering.width(context) / 2.0, top + height + 18, AXIS);
        } else {
            int at = (int) Math.round(py(value));
            pixels.rectangle(LEFT, at, lines ? width : 0, 1, GRID);
            pixels.rectangle(LEFT - 5, at, 5, 1, AXIS);
            String words = context.isEmpty() ? label : label + " " + context;
            Lettering.write(pixels, words, Math.max(2, LEFT - 8 - Lettering.width(words)), at - 9, INK);
        }
    }

    private void frame() {
        pixels.rectangle(LEFT, top, width, 1, AXIS);
        pixels.rectangle(LEFT, top + height, width, 1, AXIS);
        pixels.rectangle(LEFT, top, 1, height, AXIS);
        pixels.rectangle(LEFT + width, top, 1, height, AXIS);
    }
}
