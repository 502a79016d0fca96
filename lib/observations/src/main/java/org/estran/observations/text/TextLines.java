package org.estran.observations.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, whatever ends them, in UTF-8, in UTF-16 where its mark begins the file, or else windows-1252; all
 * oddities are told. Lines are counted from 1. One at a time is held, and none may be longer than a mebibyte.
 */
final class TextLines implements Closeable {

    private static final int LONGEST = 1 << 20;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final InputStream in;
    private final Remarks remarks;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private long number;
    private String ends = "";

    TextLines(Path path, Remarks remarks) throws IOException {
        InputStream bytesOfFile = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        bytesOfFile.mark(2);
        int first = bytesOfFile.read();
        int second = bytesOfFile.read();
        bytesOfFile.reset();
        boolean isUtf16 = first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE;
        this.in = isUtf16 ? new BufferedInputStream(new Utf16Stream(bytesOfFile)) : bytesOfFile;
        this.remarks = remarks;
        if (isUtf16) {
            remarks.atLine("observations-encoding", 1, "UTF-16");
        }
    }

    /** The number of the line that was read last; 0 before the first. */
    long number() {
        return number;
    }

    /** The next line; null after the last. */
    @Nullable
    String next() throws IOException {
        bytes.reset();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        number++;
        while (b >= 0 && b != '\n' && b != '\r') {
            if (b == 0) {
                throw new RefusedFile(Reason.BROKEN, number, "a NUL byte: this is no text");
            }
            if (bytes.size() == LONGEST) {
                throw new RefusedFile(Reason.BROKEN, number, "the line is longer than " + LONGEST + " bytes");
            }
            bytes.write(b);
            b = in.read();
        }
        end(b);
        return decoded();
    }

    /** The next line, which must be there. */
    String required(String what) throws IOException {
        String line = next();
        if (line == null) {
            throw new RefusedFile(Reason.BROKEN, number + 1, "the file ends before " + what);
        }
        return line;
    }

    private void end(int b) throws IOException {
        String end = b == '\n' ? "LF" : "CR";
        if (b == '\r') {
            in.mark(1);
            if (in.read() == '\n') {
                end = "CRLF";
            } else {
                in.reset();
            }
        }
        if (b >= 0 && !ends.isEmpty() && !ends.equals(end)) {
            remarks.atLine("observations-line-ends", number, ends, end);
        }
        ends = b < 0 ? ends : end;
    }

    private String decoded() {
        byte[] all = bytes.toByteArray();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(all))
                    .toString();
            return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            remarks.atLine("observations-encoding", number, WINDOWS.name());
            return new String(all, WINDOWS);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
