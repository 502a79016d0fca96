package org.estran.observations.text;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.jspecify.annotations.Nullable;

/** The rows of a text of a Darwin Core archive, as its {@code meta.xml} cuts them; one at a time is held. */
final class DelimitedRows implements Closeable {

    private static final int LONGEST = 1 << 20;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final BufferedReader in;
    private final String name;
    private final int separator;
    private final int lineEnd;
    private final int enclosed;
    private final StringBuilder cell = new StringBuilder();
    private long line;
    private long lineOfRow;
    private long length;

    DelimitedRows(InputStream bytes, String name, DarwinMeta.Table table) {
        this.in = new BufferedReader(
                new InputStreamReader(
                        bytes,
                        table.charset()
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
        this.name = name;
        this.separator = table.separator().charAt(0);
        this.lineEnd = table.lineEnd();
        this.enclosed = table.enclosed() == null ? -2 : table.enclosed();
    }

    /** The line at which the row began that was read last. */
    long number() {
        return lineOfRow;
    }

    /** The cells of the next row; null after the last. Blank lines are passed over. */
    @Nullable
    List<String> next() throws IOException {
        int c = read();
        while (c == lineEnd || c == '\r' || c == '\n') {
            line += c == lineEnd ? 1 : 0;
            c = read();
        }
        if (c < 0) {
            return null;
        }
        lineOfRow = line + 1;
        length = 0;
        List<String> cells = new ArrayList<>();
        while (true) {
            c = cell(c);
            cells.add(cell.toString());
            if (c != separator) {
                line++;
                return cells;
            }
            c = read();
        }
    }

    /** Reads a cell from its first character; gives the one that ended it. */
    private int cell(int first) throws IOException {
        cell.setLength(0);
        int c = first;
        if (c == enclosed) {
            c = enclosedCell();
        } else {
            while (c >= 0 && c != separator && c != lineEnd) {
                add(c);
                c = read();
            }
            if (c != separator && !cell.isEmpty() && cell.charAt(cell.length() - 1) == '\r') {
                cell.setLength(cell.length() - 1);
            }
        }
        return c;
    }

    private int enclosedCell() throws IOException {
        while (true) {
            int c = read();
            if (c < 0) {
                throw refused(lineOfRow, "a cell that this row begins is never closed");
            }
            if (c != enclosed) {
                line += c == lineEnd ? 1 : 0;
                add(c);
                continue;
            }
            c = read();
            if (c == enclosed) {
                add(c);
                continue;
            }
            if (c == '\r' && lineEnd == '\n') {
                c = read();
            }
            if (c >= 0 && c != separator && c != lineEnd) {
                throw refused(line + 1, "after a closed cell there is more of it");
            }
            return c;
        }
    }

    private void add(int c) throws RefusedFile {
        if (++length > LONGEST) {
            throw refused(lineOfRow, "the row is longer than " + LONGEST + " characters");
        }
        cell.append((char) c);
    }

    private int read() throws IOException {
        try {
            int c = in.read();
            if (c == 0) {
                throw refused(line + 1, "a NUL character: this is no text");
            }
            return c == BYTE_ORDER_MARK && line == 0 ? in.read() : c;
        } catch (CharacterCodingException bent) {
            throw new RefusedFile(Reason.BROKEN, line + 1, name + " is not in the encoding that meta.xml names", bent);
        }
    }

    private RefusedFile refused(long where, String why) {
        return new RefusedFile(Reason.BROKEN, where, name + ": " + why);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
