package org.estran.grids.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one number stands in bytes, by NumPy's array protocol ({@code <i2}, {@code |u1}, {@code >f8}).
 *
 * @param kind {@code i}, {@code u} or {@code f}
 * @param width bytes: 1, 2, 4 or 8
 */
public record NumberForm(char kind, int width, ByteOrder order) {

    private static final Pattern FORM = Pattern.compile("([<>|=])([iuf])([1248])");

    public static Optional<NumberForm> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches() || (m.group(2).equals("f") && "12".contains(m.group(3)))) {
            return Optional.empty();
        }
        ByteOrder order = m.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return Optional.of(new NumberForm(m.group(2).charAt(0), Integer.parseInt(m.group(3)), order));
    }

    boolean isReal() {
        return kind == 'f';
    }

    /** The number as a double; unsigned 64-bit numbers beyond 2^63 are not met in codecs. */
    double real(ByteBuffer bytes, int index) {
        bytes.order(order);
        return switch (kind) {
            case 'f' -> width == 4 ? bytes.getFloat(index * 4) : bytes.getDouble(index * 8);
            default -> whole(bytes, index);
        };
    }

    long whole(ByteBuffer bytes, int index) {
        bytes.order(order);
        boolean unsigned = kind == 'u';
        return switch (width) {
            case 1 -> unsigned ? bytes.get(index) & 0xFF : bytes.get(index);
            case 2 -> unsigned ? bytes.getShort(index * 2) & 0xFFFF : bytes.getShort(index * 2);
            case 4 -> unsigned ? bytes.getInt(index * 4) & 0xFFFFFFFFL : bytes.getInt(index * 4);
            default -> bytes.getLong(index * 8);
        };
    }

    void put(ByteBuffer bytes, int index, double value) {
        if (isReal()) {
            bytes.order(order);
            if (width == 4) {
                bytes.putFloat(index * 4, (float) value);
            } else {
                bytes.putDouble(index * 8, value);
            }
        } else {
            putWhole(bytes, index, (long) value);
        }
    }

    void putWhole(ByteBuffer bytes, int index, long value) {
        bytes.order(order);
        switch (width) {
            case 1 -> bytes.put(index, (byte) value);
            case 2 -> bytes.putShort(index * 2, (short) value);
            case 4 -> bytes.putInt(index * 4, (int) value);
            default -> bytes.putLong(index * 8, value);
        }
    }
}
