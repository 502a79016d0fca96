package org.estran.crosswalks.iso;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.crosswalks.iso.UnreadableDocument.Reason;

/**
 * The characters of a document by XML 1.0, appendix F: the byte order mark, else the declared encoding, else UTF-8. Done
 * here and not in the parser, so that the first byte that is wrong is told with its place.
 */
final class Decoding {

    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");

    private Decoding() {}

    /**
     * @throws UnreadableDocument when the bytes are not in the encoding they are said to be in
     */
    static CharBuffer of(byte[] document) throws UnreadableDocument {
        int mark = mark(document);
        Charset charset = charset(document, mark);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(document, mark, document.length - mark);
        CharBuffer text = CharBuffer.allocate((int) (bytes.remaining() * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(bytes, text, true);
        if (!result.isError()) {
            result = decoder.flush(text);
        }
        text.flip();
        if (result.isError()) {
            throw wrong(text, charset, result.length());
        }
        return text;
    }

    private static UnreadableDocument wrong(CharBuffer before, Charset charset, int length) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < before.length(); i++) {
            column++;
            if (before.charAt(i) == '\n') {
                line++;
                column = 1;
            }
        }
        return new UnreadableDocument(
                Reason.WRONG_ENCODING, line, column, length + " bytes that are not " + charset.name());
    }

    private static int mark(byte[] b) {
        if (b.length > 2 && (b[0] & 0xFF) == 0xEF && (b[1] & 0xFF) == 0xBB && (b[2] & 0xFF) == 0xBF) {
            return 3;
        }
        return isUtf16Mark(b) ? 2 : 0;
    }

    private static boolean isUtf16Mark(byte[] b) {
        return b.length > 1
                && (((b[0] & 0xFF) == 0xFE && (b[1] & 0xFF) == 0xFF)
                        || ((b[0] & 0xFF) == 0xFF && (b[1] & 0xFF) == 0xFE));
    }

    /** The encoding of the first bytes of a document. */
    private static Charset charset(byte[] b, int mark) throws UnreadableDocument {
        if (mark == 3) {
            return StandardCharsets.UTF_8;
        }
        if (b.length > 1 && ((b[0] & 0xFF) == 0xFE || b[0] == 0)) {
            return StandardCharsets.UTF_16BE;
        }
        if (b.length > 1 && ((b[0] & 0xFF) == 0xFF || b[1] == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared = DECLARED.matcher(new String(b, 0, Math.min(b.length, 300), StandardCharsets.ISO_8859_1));
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(declared.group(1));
            // Bytes without marks of UTF-16 whose declaration could be read are not in it.
            return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                    ? StandardCharsets.UTF_8
                    : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new UnreadableDocument(
                    Reason.WRONG_ENCODING, 1, declared.start(1) + 1, "no such encoding: " + declared.group(1));
        }
    }

    /** The head of a document as text, whatever is wrong with it. */
    static String head(byte[] head) {
        int length = Math.min(head.length, 16_384);
        try {
            return new String(head, 0, length, charset(head, mark(head)));
        } catch (UnreadableDocument unknown) {
            return new String(head, 0, length, StandardCharsets.ISO_8859_1);
        }
    }
}
