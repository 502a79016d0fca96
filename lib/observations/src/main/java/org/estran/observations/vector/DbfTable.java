package org.estran.observations.vector;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.jspecify.annotations.Nullable;

/** The table of a shapefile's attributes (dBASE III to V): a row for each shape, texts of a fixed length. */
final class DbfTable implements Closeable {

    private static final int MOST_FIELDS = 2048;

    private record Field(String name, int length) {}

    private final InputStream in;
    private final Charset charset;
    private final List<Field> fields = new ArrayList<>();
    private final int rowLength;

    /** @param codePage what the part {@code .cpg} says; null for windows-1252 */
    DbfTable(InputStream in, @Nullable String codePage) throws IOException {
        this.in = in;
        this.charset = charset(codePage);
        byte[] head = in.readNBytes(32);
        if (head.length < 32) {
            throw new RefusedFile(Reason.BROKEN, "the .dbf ends within its header");
        }
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = Short.toUnsignedInt(header.getShort(8));
        this.rowLength = Short.toUnsignedInt(header.getShort(10));
        byte[] described = in.readNBytes(Math.max(0, headerLength - 32));
        int total = 1;
        for (int at = 0; at + 32 <= described.length && described[at] != 0x0D; at += 32) {
            Field field = new Field(name(described, at), described[at + 16] & 0xFF);
            total += field.length();
            fields.add(field);
        }
        if (fields.size() > MOST_FIELDS || total > rowLength) {
            throw new RefusedFile(
                    Reason.BROKEN, "the .dbf has rows of " + rowLength + " bytes, and its fields take " + total);
        }
    }

    private static Charset charset(@Nullable String codePage) {
        String plain = codePage == null ? "" : codePage.strip();
        try {
            return plain.isEmpty()
                    ? Charset.forName("windows-1252")
                    : plain.matches("\\d{3,4}")
                            ? Charset.forName("windows-" + plain)
                            : plain.matches("\\d{5}")
                                    ? Charset.forName("ISO-8859-" + plain.substring(4))
                                    : Charset.forName(plain);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private String name(byte[] described, int at) {
        int length = 0;
        while (length < 11 && described[at + length] != 0) {
            length++;
        }
        return new String(described, at, length, charset).strip();
    }

    /** The values of the next row that are not blank; texts of memo fields are not in this file. */
    Map<String, String> next(int number) throws IOException {
        byte[] row = in.readNBytes(rowLength);
        if (row.length < rowLength) {
            throw new RefusedFile(Reason.BROKEN, "the .dbf ends before row " + number);
        }
        Map<String, String> values = new LinkedHashMap<>();
        int at = 1;
        for (Field field : fields) {
            String value = new String(row, at, field.length(), charset)
                    .replace('\0', ' ')
                    .strip();
            if (!value.isEmpty()) {
                values.put(field.name(), value);
            }
            at += field.length();
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
