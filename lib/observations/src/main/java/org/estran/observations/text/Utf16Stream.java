package org.estran.observations.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;

/** A text in UTF-16 with its mark, as UTF-8. */
final class Utf16Stream extends InputStream {

    private final Reader reader;
    private byte[] bytes = {};
    private int at;

    Utf16Stream(InputStream in) {
        this.reader = new InputStreamReader(
                in,
                StandardCharsets.UTF_16
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
        if (at == bytes.length) {
            fill();
        }
        return at == bytes.length ? -1 : bytes[at++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int first = length == 0 ? 0 : read();
        if (first <= 0 && (first < 0 || length == 0)) {
            return first;
        }
        target[from] = (byte) first;
        int more = Math.min(length - 1, bytes.length - at);
        System.arraycopy(bytes, at, target, from + 1, more);
        at += more;
        return 1 + more;
    }

    private void fill() throws IOException {
        char[] some = new char[4096];
        int read;
        try {
            read = reader.read(some, 0, some.length - 1);
        } catch (CharacterCodingException bent) {
            throw new RefusedFile(Reason.BROKEN, 0, "its mark says UTF-16, and it is none", bent);
        }
        if (read > 0 && Character.isHighSurrogate(some[read - 1])) {
            int low = reader.read();
            if (low >= 0) {
                some[read++] = (char) low;
            }
        }
        bytes = read <= 0 ? new byte[0] : new String(some, 0, read).getBytes(StandardCharsets.UTF_8);
        at = 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
