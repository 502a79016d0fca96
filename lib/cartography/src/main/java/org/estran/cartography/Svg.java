package org.estran.cartography;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes one SVG document: elements, attributes in pairs, escaped text. Characters that XML 1.0 does not allow are
 * dropped.
 */
final class Svg {

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();

    private Svg() {}

    /** A picture of that many pixels with its spoken title and description, ready for its parts. */
    static Svg picture(double width, double height, Caption caption) {
        return picture(width, height, caption, "img");
    }

    /** A picture with links in it; what is inside an {@code img} would be hidden from those who listen. */
    static Svg linkedPicture(double width, double height, Caption caption) {
        return picture(width, height, caption, "group");
    }

    private static Svg picture(double width, double height, Caption caption, String role) {
        Svg svg = new Svg();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + n(width) + " " + n(height),
                "width",
                n(width),
                "height",
                n(height),
                "role",
                role,
                "aria-label",
                caption.title(),
                "lang",
                caption.language().code(),
                "font-family",
                Look.FONT,
                "font-size",
                n(Look.LABEL_SIZE),
                "class",
                "est-picture");
        svg.title(caption.title());
        svg.open("desc").raw(escape(caption.description())).close();
        return svg;
    }

    Svg open(String name, String... attributes) {
        out.append('<').append(name);
        attributes(attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    Svg empty(String name, String... attributes) {
        out.append('<').append(name);
        attributes(attributes);
        out.append("/>");
        return this;
    }

    Svg close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** The spoken name of the part that is open; browsers also show it under the pointer. */
    Svg title(String words) {
        return open("title").raw(escape(words)).close();
    }

    /** Words, drawn at x, y (the baseline). */
    Svg text(String words, double x, double y, String... attributes) {
        out.append("<text");
        attributes("x", n(x), "y", n(y));
        attributes(attributes);
        out.append('>').append(escape(words)).append("</text>");
        return this;
    }

    /**
     * A part that shows only what falls into the frame; coordinates inside are those of the whole picture. A nested
     * viewport clips without an {@code id}, which two pictures of one page could both claim.
     */
    Svg window(Frame frame) {
        String[] box = {n(frame.x()), n(frame.y()), n(frame.width()), n(frame.height())};
        return open(
                "svg",
                "x",
                box[0],
                "y",
                box[1],
                "width",
                box[2],
                "height",
                box[3],
                "viewBox",
                String.join(" ", box),
                "overflow",
                "hidden");
    }

    Svg rect(Frame frame, String... attributes) {
        out.append("<rect");
        attributes("x", n(frame.x()), "y", n(frame.y()), "width", n(frame.width()), "height", n(frame.height()));
        attributes(attributes);
        out.append("/>");
        return this;
    }

    /** A picture that fills the frame, stretched to it. */
    Svg image(Frame frame, byte[] png) {
        return empty(
                "image",
                "x",
                n(frame.x()),
                "y",
                n(frame.y()),
                "width",
                n(frame.width()),
                "height",
                n(frame.height()),
                "preserveAspectRatio",
                "none",
                "href",
                Png.dataAddress(png));
    }

    /** A straight line. */
    Svg line(double x1, double y1, double x2, double y2, String... attributes) {
        out.append("<line");
        attributes("x1", n(x1), "y1", n(y1), "x2", n(x2), "y2", n(y2));
        attributes(attributes);
        out.append("/>");
        return this;
    }

    /** The document, all elements closed. */
    String end() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    /** A number with one decimal at most. */
    static String n(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().filter(Svg::isXml).forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** The Char production of XML 1.0, section 2.2. */
    private static boolean isXml(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private Svg raw(String text) {
        out.append(text);
        return this;
    }

    private void attributes(String... pairs) {
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            if (!pairs[i + 1].isEmpty()) {
                out.append(' ')
                        .append(pairs[i])
                        .append("=\"")
                        .append(escape(pairs[i + 1]))
                        .append('"');
            }
        }
    }
}
