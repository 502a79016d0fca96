package org.estran.grids.writing;

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
public final class Spool implements AutoCloseable {

    private static final int BLOCK = 1 << 16;

    /** Bytes that a text has at most where nothing else is said: all of them take the room of the longest. */
    private static final int WIDEST = 1024;

    private final Path path;
    private final DataType type;
    private final int widest;
    private final DataOutputStream out;
    private long count;
    private int width = 1;
    private long cut;

    public Spool(Path folder, int number, DataType type) throws IOException {
        this(folder, number, type, WIDEST);
    }

    /**
     * @param folder where its file lies
     * @param number unique in the folder
     * @param widest bytes of a text, 65,535 at most; one that has more is cut
     */
    public Spool(Path folder, int number, DataType type, int widest) throws IOException {
        this.path = folder.resolve(number + ".spool");
        this.type = type;
        this.widest = widest;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 14));
    }

    public DataType type() {
        return type;
    }

    public long count() {
        return count;
    }

    /** Bytes of the longest text. */
    public int width() {
        return width;
    }

    /** How many texts were cut. */
    public long cut() {
        return cut;
    }

    public void put(double value) throws IOException {
        count++;
        switch (type) {
            case BYTE -> out.writeByte((int) value);
            case INT -> out.writeInt((int) value);
            case FLOAT -> out.writeFloat((float) value);
            case DOUBLE -> out.writeDouble(value);
            default -> throw new IllegalStateException("no numbers in " + type);
        }
    }

    public void put(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length;
        if (length > widest) {
            length = widest;
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
    public void writeTo(Sink sink) throws IOException {
        try (DataInputStream in = read()) {
            int most = most();
            for (long done = 0; done < count; done += most) {
                int length = (int) Math.min(most, count - done);
                sink.accept(block(in, length, length, 0));
            }
        }
    }

    /**
     * Gives rows of one length, in blocks: in each as many values as the next of the counts says, then missing ones.
     *
     * @param counts whole numbers, which come to what was put here
     * @param length of a row, no less than any count
     * @param missing what stands for a missing value, or for each of its characters
     */
    public void writeTo(Sink sink, Spool counts, long length, double missing) throws IOException {
        try (DataInputStream in = read();
                DataInputStream numbers = counts.read()) {
            int most = most();
            for (long row = 0; row < counts.count; row++) {
                int present = numbers.readInt();
                for (long done = 0; done < length; done += most) {
                    int some = (int) Math.min(most, length - done);
                    int here = (int) Math.clamp(present - done, 0, some);
                    sink.accept(block(in, here, some, missing));
                }
            }
        }
    }

    private DataInputStream read() throws IOException {
        out.flush();
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 14));
    }

    private int most() {
        return type == DataType.CHAR ? Math.max(1, BLOCK / width) : BLOCK;
    }

    private Values block(DataInputStream in, int present, int length, double missing) throws IOException {
        return switch (type) {
            case BYTE -> {
                byte[] values = new byte[length];
                in.readFully(values, 0, present);
                Arrays.fill(values, present, length, (byte) missing);
                yield Values.ofBytes(values);
            }
            case INT -> {
                int[] values = new int[length];
                for (int i = 0; i < length; i++) {
                    values[i] = i < present ? in.readInt() : (int) missing;
                }
                yield Values.ofInts(values);
            }
            case FLOAT -> {
                float[] values = new float[length];
                for (int i = 0; i < length; i++) {
                    values[i] = i < present ? in.readFloat() : (float) missing;
                }
                yield Values.ofFloats(values);
            }
            case DOUBLE -> {
                double[] values = new double[length];
                for (int i = 0; i < length; i++) {
                    values[i] = i < present ? in.readDouble() : missing;
                }
                yield Values.ofNumbers(values);
            }
            case CHAR -> {
                byte[] characters = new byte[length * width];
                for (int i = 0; i < present; i++) {
                    int bytes = in.readUnsignedShort();
                    in.readFully(characters, i * width, bytes);
                }
                Arrays.fill(characters, present * width, length * width, (byte) missing);
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
