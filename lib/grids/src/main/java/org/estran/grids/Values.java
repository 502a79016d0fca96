package org.estran.grids;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A block of values in row-major order, in the primitive array of its type: {@code byte[]} for BYTE, UBYTE and CHAR,
 * {@code short[]} for SHORT and USHORT, {@code int[]} for INT and UINT, {@code long[]} for INT64 and UINT64,
 * {@code float[]}, {@code double[]}, {@code String[]}. Unsigned types keep their bits; {@link #number} and
 * {@link #integer} read them as unsigned.
 */
public final class Values {

    private final DataType type;
    private final long[] shape;
    private final Object array;

    Values(DataType type, long[] shape, Object array) {
        this.type = type;
        this.shape = shape.clone();
        this.array = array;
    }

    /** Text as an attribute holds it. */
    public static Values ofText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Values(DataType.CHAR, new long[] {bytes.length}, bytes);
    }

    /** Numbers as an attribute holds them. */
    public static Values ofNumbers(double... numbers) {
        return new Values(DataType.DOUBLE, new long[] {numbers.length}, numbers.clone());
    }

    /** A list of numbers of single precision. */
    public static Values ofFloats(float... numbers) {
        return new Values(DataType.FLOAT, new long[] {numbers.length}, numbers.clone());
    }

    /** A list of whole numbers. */
    public static Values ofInts(int... numbers) {
        return new Values(DataType.INT, new long[] {numbers.length}, numbers.clone());
    }

    /** A list of small whole numbers. */
    public static Values ofBytes(byte... numbers) {
        return new Values(DataType.BYTE, new long[] {numbers.length}, numbers.clone());
    }

    /** Characters, the last dimension running along each text. */
    public static Values ofCharacters(byte[] characters, long[] shape) {
        return new Values(DataType.CHAR, shape, characters);
    }

    static Values ofStrings(String[] texts, long[] shape) {
        return new Values(DataType.STRING, shape, texts);
    }

    /** Decodes the bytes of a block; the buffer holds exactly its values. */
    static Values decode(DataType type, long[] shape, ByteBuffer bytes, ByteOrder order) {
        bytes.order(order);
        Object array = switch (type) {
            case BYTE, UBYTE, CHAR -> {
                byte[] b = new byte[bytes.remaining()];
                bytes.get(b);
                yield b;
            }
            case SHORT, USHORT -> {
                short[] s = new short[bytes.remaining() / 2];
                bytes.asShortBuffer().get(s);
                yield s;
            }
            case INT, UINT -> {
                int[] i = new int[bytes.remaining() / 4];
                bytes.asIntBuffer().get(i);
                yield i;
            }
            case INT64, UINT64 -> {
                long[] l = new long[bytes.remaining() / 8];
                bytes.asLongBuffer().get(l);
                yield l;
            }
            case FLOAT -> {
                float[] f = new float[bytes.remaining() / 4];
                bytes.asFloatBuffer().get(f);
                yield f;
            }
            case DOUBLE -> {
                double[] d = new double[bytes.remaining() / 8];
                bytes.asDoubleBuffer().get(d);
                yield d;
            }
            case STRING, OTHER -> throw new IllegalArgumentException("no fixed form: " + type);
        };
        return new Values(type, shape, array);
    }

    /** The bytes of the values; not of strings, which have no fixed form. */
    public ByteBuffer encode(ByteOrder order) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(size(), type.size())).order(order);
        switch (type) {
            case BYTE, UBYTE, CHAR -> bytes.put((byte[]) array);
            case SHORT, USHORT -> bytes.asShortBuffer().put((short[]) array);
            case INT, UINT -> bytes.asIntBuffer().put((int[]) array);
            case INT64, UINT64 -> bytes.asLongBuffer().put((long[]) array);
            case FLOAT -> bytes.asFloatBuffer().put((float[]) array);
            case DOUBLE -> bytes.asDoubleBuffer().put((double[]) array);
            case STRING, OTHER -> throw new IllegalArgumentException("no fixed form: " + type);
        }
        return bytes.rewind();
    }

    /** Whether both are of one type and shape and hold the same, bit by bit. */
    public boolean isSame(Values other) {
        return type == other.type && Arrays.equals(shape, other.shape) && Objects.deepEquals(array, other.array);
    }

    /** The part of this array that a hyperslab names. */
    public Values part(Hyperslab slab) {
        int length = Math.toIntExact(slab.size());
        Object part = java.lang.reflect.Array.newInstance(array.getClass().getComponentType(), length);
        int rank = shape.length;
        int row = rank == 0 ? 1 : (int) slab.shape()[rank - 1];
        int stride = rank == 0 ? 1 : (int) slab.stride()[rank - 1];
        long[] index = slab.offset().clone();
        for (int to = 0; to < length; to += row) {
            int from = 0;
            for (int d = 0; d < rank; d++) {
                from = from * (int) shape[d] + (int) index[d];
            }
            for (int i = 0; stride != 1 && i < row; i++) {
                System.arraycopy(array, from + i * stride, part, to + i, 1);
            }
            if (stride == 1) {
                System.arraycopy(array, from, part, to, row);
            }
            for (int d = rank - 2; d >= 0; d--) {
                index[d] += slab.stride()[d];
                if (index[d] <= slab.last(d)) {
                    break;
                }
                index[d] = slab.offset()[d];
            }
        }
        return new Values(type, slab.shape(), part);
    }

    /**
     * An array put together from parts that follow each other along one dimension; several threads may put at once.
     *
     * @param along that dimension
     */
    public static Assembly assemble(DataType type, long[] shape, int along) {
        return new Assembly(type, shape, along);
    }

    /** An array being put together. */
    public static final class Assembly {
        private final Values whole;
        private final int along;
        private int outer = 1;
        private int inner = 1;

        private Assembly(DataType type, long[] shape, int along) {
            long size = 1;
            for (int d = 0; d < shape.length; d++) {
                size *= shape[d];
                outer *= d < along ? (int) shape[d] : 1;
                inner *= d > along ? (int) shape[d] : 1;
            }
            this.whole = new Values(type, shape, emptyArray(type, Math.toIntExact(size)));
            this.along = along;
        }

        /** Puts a part whose first index along the dimension is given. */
        public void put(int first, Values part) {
            int length = part.size() / Math.max(1, outer * inner);
            int full = (int) whole.shape[along];
            for (int o = 0; o < outer; o++) {
                System.arraycopy(
                        part.array, o * length * inner, whole.array, (o * full + first) * inner, length * inner);
            }
        }

        /** The array; complete when all parts were put. */
        public Values values() {
            return whole;
        }
    }

    private static Object emptyArray(DataType type, int size) {
        return switch (type) {
            case BYTE, UBYTE, CHAR -> new byte[size];
            case SHORT, USHORT -> new short[size];
            case INT, UINT -> new int[size];
            case INT64, UINT64 -> new long[size];
            case FLOAT -> new float[size];
            case DOUBLE -> new double[size];
            case STRING, OTHER -> new String[size];
        };
    }

    public DataType type() {
        return type;
    }

    public long[] shape() {
        return shape.clone();
    }

    /** The array itself, not a copy. */
    public Object array() {
        return array;
    }

    public int size() {
        return java.lang.reflect.Array.getLength(array);
    }

    /** The value as a number; NaN for text that is none. Unsigned 64-bit values lose precision beyond 2^53. */
    public double number(int index) {
        return switch (type) {
            case BYTE -> ((byte[]) array)[index];
            case UBYTE, CHAR -> Byte.toUnsignedInt(((byte[]) array)[index]);
            case SHORT -> ((short[]) array)[index];
            case USHORT -> Short.toUnsignedInt(((short[]) array)[index]);
            case INT -> ((int[]) array)[index];
            case UINT -> Integer.toUnsignedLong(((int[]) array)[index]);
            case INT64 -> (double) ((long[]) array)[index];
            case UINT64 -> unsigned(((long[]) array)[index]);
            case FLOAT -> ((float[]) array)[index];
            case DOUBLE -> ((double[]) array)[index];
            case STRING, OTHER -> parsed(index);
        };
    }

    /** The value as an integer, exact for every integral type (UINT64 as its bits). */
    public long integer(int index) {
        return type == DataType.INT64 || type == DataType.UINT64 ? ((long[]) array)[index] : (long) number(index);
    }

    /** The value as people read it: {@code 1.5}, {@code 18446744073709551615}, the string. */
    public String text(int index) {
        return switch (type) {
            case FLOAT -> Float.toString(((float[]) array)[index]);
            case DOUBLE -> Double.toString(((double[]) array)[index]);
            case UINT64 -> Long.toUnsignedString(((long[]) array)[index]);
            case STRING, OTHER -> ((String[]) array)[index];
            case CHAR -> characters(index, 1);
            case BYTE, SHORT, INT, UBYTE, USHORT, UINT, INT64 -> Long.toString(integer(index));
        };
    }

    /** CHAR as one text, anything else as its values with commas between. */
    public String joined() {
        if (type == DataType.CHAR) {
            return characters(0, size());
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            texts.add(text(i));
        }
        return String.join(", ", texts);
    }

    /** The strings held: CHAR arrays run along their last dimension, other types give one string a value. */
    public List<String> strings() {
        List<String> texts = new ArrayList<>();
        if (type != DataType.CHAR) {
            for (int i = 0; i < size(); i++) {
                texts.add(text(i));
            }
            return texts;
        }
        int width = shape.length == 0 ? 1 : Math.toIntExact(shape[shape.length - 1]);
        for (int i = 0; width > 0 && i + width <= size(); i += width) {
            texts.add(characters(i, width).strip());
        }
        return texts;
    }

    /** Bytes as UTF-8, else as ISO-8859-1 (older French files), without the NULs that C programs leave in them. */
    private String characters(int from, int length) {
        return text((byte[]) array, from, length).replace("\0", "");
    }

    static String text(byte[] bytes, int from, int length) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
            return decoded.toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
    }

    private double parsed(int index) {
        try {
            return Double.parseDouble(((String[]) array)[index].strip());
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? (double) bits : 2.0 * (double) (bits >>> 1) + (bits & 1);
    }
}
