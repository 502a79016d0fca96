package org.estran.opendap.tabledap;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.grids.DataType;
import org.estran.grids.writing.Spool;
import org.jspecify.annotations.Nullable;

/**
 * The rows as a MATLAB 5 MAT-file, as ERDDAP lays it out: one structure with a column vector for each variable, texts as
 * rows of characters. Little-endian, since readers have trouble with others' characters; moments are seconds since 1970. Rows lie in temporary files until all have come.
 */
final class MatTable implements TableSink {

    /** Lengths of parts are signed 32-bit numbers for some readers. */
    private static final long LARGEST = Integer.MAX_VALUE;

    /** Characters stand column by column: all texts of a variable are held at once. */
    private static final long MOST_CHARACTERS = 16_000_000;

    private static final int LONGEST_NAME = 31;
    private static final int NAME_ROOM = LONGEST_NAME + 1;

    private static final int INT8 = 1;
    private static final int UINT16 = 4;
    private static final int INT32 = 5;
    private static final int UINT32 = 6;
    private static final int MATRIX = 14;
    private static final int STRUCTURE = 2;

    /** Bytes of an empty array's flags, dimensions and name. */
    private static final int HEAD = 16 + 16 + 8;

    private final OutputStream out;
    private final String title;
    private final Path folder;
    private final List<NcColumn> columns = new ArrayList<>();
    private int rows;

    MatTable(OutputStream out, List<TableColumn> given, Map<String, Object> global) throws IOException {
        this.out = out;
        Object id = global.get("id");
        this.title = identifier(id == null ? "table" : id.toString(), Set.of());
        this.folder = Files.createTempDirectory("estran-table");
        Set<String> names = new HashSet<>();
        for (TableColumn column : given) {
            String name = identifier(column.name(), names);
            names.add(name);
            columns.add(new NcColumn(column, name, folder, columns.size()));
        }
    }

    /** A letter, then letters, digits and low lines; 31 of them at most, and unlike those taken. */
    private static String identifier(String name, Set<String> taken) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        plain = plain.matches("[A-Za-z].*") ? plain : "x" + plain;
        plain = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        String unlike = plain;
        for (int i = 2; taken.contains(unlike); i++) {
            String number = "_" + i;
            unlike = plain.substring(0, Math.min(plain.length(), LONGEST_NAME - number.length())) + number;
        }
        return unlike;
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            columns.get(i).put(row[i]);
        }
        rows++;
    }

    /** How a column stands in the file. @param width in characters; 1 for numbers */
    private record Shape(int arrayClass, int type, int width, long bytes) {

        long whole() {
            return 8 + HEAD + 8 + padded(bytes);
        }
    }

    private Shape shape(NcColumn column, @Nullable String @Nullable [] texts) {
        if (texts != null) {
            int width = Arrays.stream(texts).mapToInt(String::length).max().orElse(0);
            return new Shape(4, UINT16, width, 2L * rows * width);
        }
        DataType type = column.spool().type();
        return switch (type) {
            case INT -> new Shape(12, INT32, 1, 4L * rows);
            case FLOAT -> new Shape(7, 7, 1, 4L * rows);
            default -> new Shape(6, 9, 1, 8L * rows);
        };
    }

    @Override
    public void end() throws IOException {
        List<String @Nullable []> texts = new ArrayList<>();
        List<Shape> shapes = new ArrayList<>();
        for (NcColumn column : columns) {
            String[] of = column.spool().type() == DataType.CHAR ? texts(column.spool()) : null;
            texts.add(of);
            shapes.add(shape(column, of));
        }
        int nameBytes = padded(title.length());
        long length = 16
                + 16
                + (title.length() <= 4 ? 8 : 8 + nameBytes)
                + 8
                + 8
                + (long) NAME_ROOM * columns.size()
                + shapes.stream().mapToLong(Shape::whole).sum();
        if (length > LARGEST) {
            throw new TableTooLarge("The file would have " + length + " bytes, and " + LARGEST + " are the most.");
        }
        DataOutputStream data = new DataOutputStream(out);
        data.write(header());
        part(data, MATRIX, (int) length);
        flags(data, STRUCTURE);
        dimensions(data, 1, 1);
        name(data, title);
        beside(data, INT32, 4);
        integer(data, NAME_ROOM);
        part(data, INT8, NAME_ROOM * columns.size());
        for (NcColumn column : columns) {
            data.write(Arrays.copyOf(column.name().getBytes(StandardCharsets.US_ASCII), NAME_ROOM));
        }
        for (int i = 0; i < columns.size(); i++) {
            Shape shape = shapes.get(i);
            part(data, MATRIX, (int) (shape.whole() - 8));
            flags(data, shape.arrayClass());
            dimensions(data, rows, shape.width());
            part(data, INT8, 0);
            part(data, shape.type(), (int) shape.bytes());
            String[] of = texts.get(i);
            if (of == null) {
                columns.get(i).spool().writeTo(block -> data.write(bytes(block.encode(ByteOrder.LITTLE_ENDIAN))));
            } else {
                characters(data, of, shape.width());
            }
            data.write(new byte[(int) (padded(shape.bytes()) - shape.bytes())]);
        }
        data.flush();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] all = new byte[buffer.remaining()];
        buffer.get(all);
        return all;
    }

    private String[] texts(Spool spool) throws IOException {
        if ((long) rows * spool.width() > MOST_CHARACTERS) {
            throw new TableTooLarge("The texts would have " + (long) rows * spool.width() + " characters, and "
                    + MOST_CHARACTERS + " are the most of a variable: its longest text takes its room in every row.");
        }
        List<String> all = new ArrayList<>(rows);
        spool.writeTo(block -> all.addAll(block.strings()));
        return all.toArray(String[]::new);
    }

    private static void characters(DataOutputStream data, String[] texts, int width) throws IOException {
        for (int at = 0; at < width; at++) {
            for (String text : texts) {
                data.writeChar(Character.reverseBytes(at < text.length() ? text.charAt(at) : ' '));
            }
        }
    }

    private static byte[] header() {
        byte[] header = new byte[128];
        Arrays.fill(header, 0, 116, (byte) ' ');
        byte[] words = "MATLAB 5.0 MAT-file, Created by: Estran".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(words, 0, header, 0, words.length);
        header[125] = 1;
        header[126] = 'I';
        header[127] = 'M';
        return header;
    }

    private static void integer(DataOutputStream data, int value) throws IOException {
        data.writeInt(Integer.reverseBytes(value));
    }

    /** Of a part of four bytes at most, which stand beside their type and length. */
    private static void beside(DataOutputStream data, int type, int length) throws IOException {
        integer(data, length << 16 | type);
    }

    private static void part(DataOutputStream data, int type, int length) throws IOException {
        integer(data, type);
        integer(data, length);
    }

    private static void flags(DataOutputStream data, int arrayClass) throws IOException {
        part(data, UINT32, 8);
        integer(data, arrayClass);
        integer(data, 0);
    }

    private static void dimensions(DataOutputStream data, int rows, int columns) throws IOException {
        part(data, INT32, 8);
        integer(data, rows);
        integer(data, columns);
    }

    /** Four bytes and less stand beside their type. */
    private static void name(DataOutputStream data, String name) throws IOException {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        if (letters.length <= 4) {
            beside(data, INT8, letters.length);
            data.write(Arrays.copyOf(letters, 4));
        } else {
            part(data, INT8, letters.length);
            data.write(Arrays.copyOf(letters, padded(letters.length)));
        }
    }

    private static int padded(int length) {
        return (length + 7) / 8 * 8;
    }

    private static long padded(long length) {
        return (length + 7) / 8 * 8;
    }

    @Override
    public void close() throws IOException {
        for (NcColumn column : columns) {
            column.close();
        }
        Files.deleteIfExists(folder);
    }
}
