package org.estran.observations.writing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.estran.grids.DataType;
import org.estran.grids.Values;
import org.estran.grids.writing.PlannedVariable.Sink;

/** Values of one variable laid aside in a file until the length of all is known. Texts remember their greatest width. */
final class Spool implements AutoCloseable {

    private static final int BLOCK = 1 << 16;
    /** A text of more bytes is cut: all of them take the room of the longest. */
    private static final int WIDEST = 1024;

    private final Path path;
    private final DataType type;
    private final DataOutputStream out;
    private long count;
    private int width = 1;
    private long cut;

    Spool(Path folder, int number, DataType type) throws IOException {
        this.path = folder.resolve(number + ".spool");
        this.type = type;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 14));
    }

    DataType type() {
        return type;
    }

    long count() {
        return count;
    }

    /** Bytes of the longest text. */
    int width() {
        return width;
    }

    /** How many texts were cut. */
    long cut() {
        return cut;
    }

    void put(double value) throws IOException {
        count++;
        switch (type) {
            case BYTE -> out.writeByte((int) value);
            case INT -> out.writeInt((int) value);
            case FLOAT -> out.writeFloat((float) value);
            case DOUBLE -> out.writeDouble(value);
            default -> throw new IllegalStateException("no numbers in " + type);
        }
    }

    void put(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length;
        if (length > WIDEST) {
            length = WIDEST;
            // A character of several bytes is not parted.
            while (length > 0 && (bytes[length] & 0xC0) == 0x80) {
                length--;
            }
            cut++;
        }
        count++;
        width = Math.max(width, length);
        out.writeShort(length);
        out.write(bytes, 0, length);
    }

    /** Gives all that was put, in blocks. */
    void writeTo(Sink sink) throws IOException {
        out.flush();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 14))) {
            int most = type == DataType.CHAR ? Math.max(1, BLOCK / width) : BLOCK;
            for (long done = 0; done < count; done += most) {
                sink.accept(block(in, (int) Math.min(most, count - done)));
            }
        }
    }

    private Values block(DataInputStream in, int length) throws IOException {
        return switch (type) {
            case BYTE -> Values.ofBytes(in.readNBytes(length));
            case INT -> {
                int[] values = new int[length];
                for (int i = 0; i < length; i++) {
                    values[i] = in.readInt();
                }
                yield Values.ofInts(values);
            }
            case FLOAT -> {
                float[] values = new float[length];
                for (int i = 0; i < length; i++) {
                    values[i] = in.readFloat();
                }
                yield Values.ofFloats(values);
            }
            case DOUBLE -> {
                double[] values = new double[length];
                for (int i = 0; i < length; i++) {
                    values[i] = in.readDouble();
                }
                yield Values.ofNumbers(values);
            }
            case CHAR -> {
                byte[] characters = new byte[length * width];
                for (int i = 0; i < length; i++) {
                    int bytes = in.readUnsignedShort();
                    in.readFully(characters, i * width, bytes);
                    Arrays.fill(characters, i * width + bytes, (i + 1) * width, (byte) 0);
                }
                yield Values.ofCharacters(characters, new long[] {length, width});
            }
            default -> throw new IllegalStateException("nothing is laid aside as " + type);
        };
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(path);
    }
}
