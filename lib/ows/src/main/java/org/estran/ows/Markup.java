package org.estran.ows;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes XML as it comes, and whole documents of others between, byte for byte, which the writers of the JDK do not.
 * Characters that XML 1.0 cannot carry are left out.
 */
public final class Markup {

    public static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final Writer out;
    private final @Nullable OutputStream bytes;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inStartTag;

    public Markup(Writer out) {
        this.out = out;
        this.bytes = null;
    }

    /** To a stream, in UTF-8. */
    public Markup(OutputStream out) {
        this.bytes = out;
        this.out = new OutputStreamWriter(unflushed(out), StandardCharsets.UTF_8);
    }

    /** What the encoder holds must go out before bytes that pass it by; the stream itself need not. */
    private static OutputStream unflushed(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] b, int from, int length) throws IOException {
                out.write(b, from, length);
            }

            @Override
            public void flush() {}
        };
    }

    public Markup declaration() throws IOException {
        out.write(DECLARATION);
        return this;
    }

    /** @param attributes names and values by turns; one without a value (null) is left out */
    public Markup start(String name, @Nullable String... attributes) throws IOException {
        closeStartTag();
        out.write('<');
        out.write(name);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            attribute(String.valueOf(attributes[i]), attributes[i + 1]);
        }
        open.push(name);
        inStartTag = true;
        return this;
    }

    /** A further attribute of the element that was just begun. */
    public Markup attribute(String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.write(' ');
            out.write(name);
            out.write("=\"");
            escape(value, true);
            out.write('"');
        }
        return this;
    }

    public Markup text(String text) throws IOException {
        closeStartTag();
        escape(text, false);
        return this;
    }

    public Markup end() throws IOException {
        String name = open.pop();
        if (inStartTag) {
            inStartTag = false;
            out.write("/>");
        } else {
            out.write("</");
            out.write(name);
            out.write('>');
        }
        return this;
    }

    /** Ends every element that is still open. */
    public void endAll() throws IOException {
        while (!open.isEmpty()) {
            end();
        }
    }

    public Markup element(String name, String text, @Nullable String... attributes) throws IOException {
        start(name, attributes);
        if (!text.isEmpty()) {
            text(text);
        }
        return end();
    }

    /** Well-formed content, as it is. */
    public Markup raw(String content) throws IOException {
        closeStartTag();
        out.write(content);
        return this;
    }

    /** Well-formed content in UTF-8, byte for byte. */
    public Markup raw(byte[] content, int from, int to) throws IOException {
        closeStartTag();
        if (bytes == null) {
            out.write(new String(content, from, to - from, StandardCharsets.UTF_8));
        } else {
            out.flush();
            bytes.write(content, from, to - from);
        }
        return this;
    }

    /** Hands on what was written so far. */
    public void flush() throws IOException {
        out.flush();
        if (bytes != null) {
            bytes.flush();
        }
    }

    private void closeStartTag() throws IOException {
        if (inStartTag) {
            inStartTag = false;
            out.write('>');
        }
    }

    private void escape(String text, boolean attribute) throws IOException {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String replacement = replacement(text, i, attribute);
            if (replacement != null) {
                out.write(text, written, i - written);
                out.write(replacement);
                written = i + 1;
            }
        }
        out.write(text, written, text.length() - written);
    }

    private static @Nullable String replacement(String text, int at, boolean attribute) {
        char c = text.charAt(at);
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> attribute ? "&quot;" : null;
            case '\n', '\t' -> attribute ? "&#" + (int) c + ";" : null;
            case '\r' -> "&#13;";
            default -> isCarried(text, at, c) ? null : "";
        };
    }

    /** XML 1.0, 2.2. */
    private static boolean isCarried(String text, int at, char c) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= 0x20 && c < 0xFFFE;
    }
}
