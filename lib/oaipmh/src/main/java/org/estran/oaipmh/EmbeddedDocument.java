package org.estran.oaipmh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The root element of a well-formed document, to be put into another one: its very bytes, without the prolog (XML
 * declaration, comments, processing instructions before it), which may stand nowhere but at a beginning.
 */
public record EmbeddedDocument(byte[] bytes, int from, int to) {

    private static final Pattern DECLARATION = Pattern.compile(
            "^<\\?xml\\s+version\\s*=\\s*[\"']1\\.0[\"'](?:\\s+encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"'])?[^>]*\\?>");
    private static final int LONGEST_DECLARATION = 200;

    /**
     * Empty where it cannot be put into a document in UTF-8 of XML 1.0 as it is: it has a document type, or is of another
     * version. In another encoding than UTF-8 it is written anew, character for character.
     */
    public static Optional<EmbeddedDocument> of(byte[] document) {
        int begin = startsWith(document, 0, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}) ? 3 : 0;
        if (document.length > 1 && (document[0] == (byte) 0xFE || document[0] == (byte) 0xFF)) {
            return of(new String(document, UTF_16).getBytes(UTF_8), 0, true);
        }
        return of(document, begin, false);
    }

    /** The root alone. */
    public byte[] root() {
        return from == 0 && to == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to);
    }

    private static Optional<EmbeddedDocument> of(byte[] document, int begin, boolean isDecoded) {
        if (!startsWith(document, begin, "<?xml".getBytes(US_ASCII))) {
            return root(document, begin);
        }
        String head = new String(document, begin, Math.min(LONGEST_DECLARATION, document.length - begin), ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(head);
        if (!declaration.find()) {
            return Optional.empty();
        }
        String encoding = declaration.group(1);
        int after = begin + declaration.end();
        if (isDecoded || encoding == null) {
            return root(document, after);
        }
        return charset(encoding)
                .flatMap(charset -> charset.equals(UTF_8) || charset.equals(US_ASCII)
                        ? root(document, after)
                        : root(new String(document, after, document.length - after, charset).getBytes(UTF_8), 0));
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<EmbeddedDocument> root(byte[] document, int at) {
        int end = document.length;
        while (end > at && isSpace(document[end - 1])) {
            end--;
        }
        int place = at;
        while (place < end) {
            if (isSpace(document[place])) {
                place++;
            } else if (startsWith(document, place, "<?".getBytes(US_ASCII))) {
                place = after(document, place, "?>");
            } else if (startsWith(document, place, "<!--".getBytes(US_ASCII))) {
                place = after(document, place + 4, "-->");
            } else {
                boolean isElement = document[place] == '<' && place + 1 < end && document[place + 1] != '!';
                return isElement ? Optional.of(new EmbeddedDocument(document, place, end)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static int after(byte[] document, int from, String end) {
        byte[] wanted = end.getBytes(US_ASCII);
        int place = from;
        while (place < document.length && !startsWith(document, place, wanted)) {
            place++;
        }
        return Math.min(place + wanted.length, document.length);
    }

    private static boolean startsWith(byte[] document, int at, byte[] wanted) {
        return at + wanted.length <= document.length
                && Arrays.equals(document, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
