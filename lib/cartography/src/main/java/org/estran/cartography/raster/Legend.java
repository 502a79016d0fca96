package org.estran.cartography.raster;

import java.util.Locale;
import org.estran.cartography.ColourScale;
import org.estran.terms.Language;

/** The colours of a scale with their values, as a picture. */
public final class Legend {

    private static final int INK = 0xFF14242E;
    private static final int LINE = 0xFF47606D;
    private static final int BAR = 20;
    private static final int MARGIN = 10;
    private static final int TICK = 5;

    private Legend() {}

    /** The colours alone, from the least at the bottom (or left) to the greatest. */
    public static Pixels bar(Colouring colouring, int width, int height, boolean lying) {
        Pixels pixels = new Pixels(width, height);
        int length = lying ? width : height;
        for (int i = 0; i < length; i++) {
            int band = (int) ((lying ? i : length - 1 - i) * (long) colouring.bands() / length);
            int colour = colouring.band(band);
            if (lying) {
                pixels.rectangle(i, 0, 1, height, colour);
            } else {
                pixels.rectangle(0, i, width, 1, colour);
            }
        }
        return pixels;
    }

    /**
     * An upright bar with numbers beside it and words above.
     *
     * @param ground {@code 0xAARRGGBB}
     * @param language of the numbers: a comma or a point before their decimals
     */
    public static Pixels upright(
            Colouring colouring, String title, int width, int height, int ground, Language language) {
        Pixels pixels = new Pixels(width, height).fill(ground);
        int top = MARGIN;
        for (String line : Lettering.lines(title, width - MARGIN)) {
            if (top < height / 2) {
                Lettering.write(pixels, line, MARGIN / 2.0, top - MARGIN / 2, INK);
                top += Lettering.LINE - 2;
            }
        }
        top += BAR / 2;
        int bottom = height - MARGIN - BAR / 2;
        int length = Math.max(2, bottom - top);
        pixels.lay(placed(bar(colouring, BAR, length, false), pixels, MARGIN, top));
        ends(pixels, colouring, top, bottom);
        int right = MARGIN + BAR;
        ColourScale scale = colouring.scale();
        int decimals = decimals(scale);
        for (double value : scale.marks(Math.max(2, length / 36.0))) {
            double part = scale.position(value);
            int y = (int) Math.round(bottom - part * (length - 1)) - 1;
            pixels.rectangle(right, Math.clamp(y, top, bottom - 1), TICK, 1, LINE);
            Lettering.write(pixels, number(value, decimals, language), right + TICK + 4, y - 9, INK);
        }
        return pixels;
    }

    /**
     * A bar from left to right with words above and numbers below: for a page too narrow to have a scale beside its map.
     *
     * @param ground {@code 0xAARRGGBB}
     */
    public static Pixels lying(
            Colouring colouring, String title, int width, int height, int ground, Language language) {
        Pixels pixels = new Pixels(width, height).fill(ground);
        String words = Lettering.lines(title, width - MARGIN).getFirst();
        Lettering.write(pixels, words, MARGIN, 0, INK);
        int left = MARGIN + BAR / 2;
        int length = Math.max(2, width - 2 * left);
        int top = Lettering.LINE + 2;
        int high = Math.max(4, height - top - Lettering.LINE - TICK);
        pixels.lay(placed(bar(colouring, length, high, true), pixels, left, top));
        sides(pixels, colouring, left, left + length, top, high);
        ColourScale scale = colouring.scale();
        int decimals = decimals(scale);
        for (double value : scale.marks(Math.max(2, length / 64.0))) {
            int x = left + Math.clamp(Math.round(scale.position(value) * (length - 1)), 0, length - 1);
            pixels.rectangle(x, top + high, 1, TICK, LINE);
            String text = number(value, decimals, language);
            double wide = Lettering.width(text);
            Lettering.write(pixels, text, Math.clamp(x - wide / 2, 0, width - wide), top + high + TICK - 2, INK);
        }
        return pixels;
    }

    private static void sides(Pixels pixels, Colouring colouring, int left, int right, int top, int high) {
        double middle = top + high / 2.0;
        if (colouring.scale().above()) {
            new Pen(pixels, colouring.above(), 1).triangle(right, top, right, top + high, right + BAR / 2.0, middle);
        }
        if (colouring.scale().below()) {
            new Pen(pixels, colouring.below(), 1).triangle(left, top, left, top + high, left - BAR / 2.0, middle);
        }
    }

    /** Triangles where values go on beyond the scale, in the colours they wear. */
    private static void ends(Pixels pixels, Colouring colouring, int top, int bottom) {
        double middle = MARGIN + BAR / 2.0;
        if (colouring.scale().above()) {
            new Pen(pixels, colouring.above(), 1).triangle(MARGIN, top, MARGIN + BAR, top, middle, top - BAR / 2.0);
        }
        if (colouring.scale().below()) {
            new Pen(pixels, colouring.below(), 1)
                    .triangle(MARGIN, bottom, MARGIN + BAR, bottom, middle, bottom + BAR / 2.0);
        }
    }

    private static Pixels placed(Pixels small, Pixels like, int left, int top) {
        Pixels large = new Pixels(like.width(), like.height());
        for (int y = 0; y < small.height() && y + top < like.height(); y++) {
            for (int x = 0; x < small.width() && x + left < like.width(); x++) {
                large.set(x + left, y + top, small.at(x, y));
            }
        }
        return large;
    }

    private static int decimals(ColourScale scale) {
        double width = scale.isLogarithmic() ? scale.from() : (scale.to() - scale.from()) / 10;
        return (int) Math.clamp(Math.ceil(-Math.log10(width)), 0, 6);
    }

    private static String number(double value, int decimals, Language language) {
        String text = plain(value, decimals);
        return language == Language.FR ? text.replace('.', ',') : text;
    }

    private static String plain(double value, int decimals) {
        if (value != 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6)) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("0+$", "").replaceFirst("\\.$", "") : text;
    }
}
