package org.estran.grids;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The type of a Zarr array, told in NumPy's way ({@code <i2}, {@code |S10}, {@code <M8[ns]}).
 *
 * @param type ours; {@link DataType#OTHER} when it is not read
 * @param width bytes of a value; for strings of one length as well
 * @param timeUnit of {@code datetime64} the unit in CF's words, else empty
 */
record ZarrType(DataType type, int width, ByteOrder order, char kind, String timeUnit) {

    private static final Pattern FORM = Pattern.compile("([<>|=])([biufSUMOV])(\\d{0,6})(?:\\[([a-zA-Z]+)])?");
    private static final Map<String, String> UNITS = Map.of(
            "ns",
            "nanoseconds",
            "us",
            "microseconds",
            "ms",
            "milliseconds",
            "s",
            "seconds",
            "m",
            "minutes",
            "h",
            "hours",
            "D",
            "days");

    static ZarrType of(JsonNode dtype) {
        Matcher m = FORM.matcher(dtype.isString() ? dtype.asString() : "");
        if (!m.matches()) {
            return new ZarrType(DataType.OTHER, 0, ByteOrder.LITTLE_ENDIAN, ' ', "");
        }
        ByteOrder order = m.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int size = m.group(3).isEmpty() ? 0 : Integer.parseInt(m.group(3));
        char kind = m.group(2).charAt(0);
        String unit = m.group(4) == null ? "" : UNITS.getOrDefault(m.group(4), "");
        int width = kind == 'U' ? size * 4 : size;
        return new ZarrType(type(kind, size, unit), width, order, kind, unit);
    }

    private static DataType type(char kind, int size, String unit) {
        return switch (kind) {
            case 'i' -> whole(size, DataType.BYTE, DataType.SHORT, DataType.INT, DataType.INT64);
            case 'u' -> whole(size, DataType.UBYTE, DataType.USHORT, DataType.UINT, DataType.UINT64);
            case 'b' -> size == 1 ? DataType.UBYTE : DataType.OTHER;
            case 'f' -> size == 4 ? DataType.FLOAT : size == 8 ? DataType.DOUBLE : DataType.OTHER;
            case 'M' -> size == 8 && !unit.isEmpty() ? DataType.INT64 : DataType.OTHER;
            case 'S' -> size == 1 ? DataType.CHAR : size > 1 ? DataType.STRING : DataType.OTHER;
            case 'U' -> size > 0 ? DataType.STRING : DataType.OTHER;
            case 'O' -> DataType.STRING;
            default -> DataType.OTHER;
        };
    }

    private static DataType whole(int size, DataType one, DataType two, DataType four, DataType eight) {
        return switch (size) {
            case 1 -> one;
            case 2 -> two;
            case 4 -> four;
            case 8 -> eight;
            default -> DataType.OTHER;
        };
    }

    /** One string of fixed length. */
    String text(byte[] bytes, int from) {
        if (kind == 'S') {
            return Hdf5Types.fixedText(bytes, from, width);
        }
        Charset utf32 = Charset.forName(order == ByteOrder.BIG_ENDIAN ? "UTF-32BE" : "UTF-32LE");
        return new String(bytes, from, width, utf32).replace("\0", "");
    }

    /** The fill value as stored: zeros where there is none, or where it cannot be told. */
    Values fill(JsonNode value) {
        ByteBuffer bytes = ByteBuffer.allocate(type.size()).order(order);
        switch (type) {
            case FLOAT -> bytes.putFloat((float) real(value));
            case DOUBLE -> bytes.putDouble(real(value));
            case BYTE, UBYTE -> bytes.put((byte) whole(value));
            case SHORT, USHORT -> bytes.putShort((short) whole(value));
            case INT, UINT -> bytes.putInt((int) whole(value));
            case INT64, UINT64 -> bytes.putLong(whole(value));
            case CHAR, STRING, OTHER -> {
                // base64 of bytes: rarely anything but zero
            }
        }
        return Values.decode(type, new long[] {1}, bytes.rewind(), order);
    }

    /** Zarr v2, "fill value encoding": what JSON has no number for is a word. */
    private static double real(JsonNode value) {
        if (value.isNumber()) {
            return value.asDouble();
        }
        return switch (value.isString() ? value.asString() : "") {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> 0;
        };
    }

    private static long whole(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? 1 : 0;
        }
        return value.isIntegralNumber() ? value.bigIntegerValue().longValue() : (long) real(value);
    }
}
