package org.estran.grids;

import io.jhdf.api.Attribute;
import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OpaqueDataType;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** HDF5's types in those of netCDF, after the netCDF-4 mapping; user-defined types have no counterpart. */
final class Hdf5Types {

    private Hdf5Types() {}

    static DataType typeOf(io.jhdf.object.datatype.DataType type) {
        return switch (type) {
            case FixedPoint number -> integer(number);
            case FloatingPoint number ->
                switch (number.getSize()) {
                    case 4 -> DataType.FLOAT;
                    case 8 -> DataType.DOUBLE;
                    default -> DataType.OTHER;
                };
            case EnumDataType numbered -> typeOf(numbered.getBaseType());
            // netCDF-4 writes CHAR as strings of one byte; longer fixed strings come from other writers of HDF5.
            case StringData text -> text.getSize() == 1 ? DataType.CHAR : DataType.STRING;
            case VariableLength list -> list.isVariableLengthString() ? DataType.STRING : DataType.OTHER;
            default -> DataType.OTHER;
        };
    }

    /** What the numbers of an enumeration are called; empty for other types. */
    static Optional<Map<Long, String>> enumeration(io.jhdf.object.datatype.DataType type) {
        if (!(type instanceof EnumDataType numbered)) {
            return Optional.empty();
        }
        Map<Long, String> names = new TreeMap<>();
        numbered.getEnumMapping().forEach((number, name) -> names.put(number.longValue(), name));
        return Optional.of(names);
    }

    /** What a type is, for people who ask why it is not read. */
    static String words(io.jhdf.object.datatype.DataType type) {
        return switch (type) {
            case CompoundDataType compound ->
                "compound of "
                        + compound.getMembers().stream()
                                .map(CompoundDataType.CompoundDataMember::getName)
                                .collect(java.util.stream.Collectors.joining(", "));
            case VariableLength list -> "a variable-length list";
            case OpaqueDataType opaque -> "opaque bytes";
            case ArrayDataType array -> "arrays within values";
            default -> "HDF5 type of class " + type.getDataClass();
        };
    }

    private static DataType integer(FixedPoint number) {
        return switch (number.getSize()) {
            case 1 -> number.isSigned() ? DataType.BYTE : DataType.UBYTE;
            case 2 -> number.isSigned() ? DataType.SHORT : DataType.USHORT;
            case 4 -> number.isSigned() ? DataType.INT : DataType.UINT;
            case 8 -> number.isSigned() ? DataType.INT64 : DataType.UINT64;
            default -> DataType.OTHER;
        };
    }

    static ByteOrder orderOf(io.jhdf.object.datatype.DataType type) {
        return switch (type) {
            case EnumDataType numbered -> orderOf(numbered.getBaseType());
            case OrderedDataType ordered -> ordered.getByteOrder();
            default -> ByteOrder.LITTLE_ENDIAN;
        };
    }

    /** The attribute's value; empty when its type has no counterpart. */
    static Optional<Values> attribute(Attribute attribute) {
        io.jhdf.object.datatype.DataType type = attribute.getDataType();
        DataType ours = typeOf(type);
        if (ours == DataType.OTHER) {
            return Optional.empty();
        }
        if (attribute.isEmpty() || attribute.getSize() == 0) {
            return Optional.of(Values.ofText(""));
        }
        if (type instanceof StringData) {
            return Optional.of(fixedText(attribute, type.getSize()));
        }
        if (ours == DataType.STRING) {
            List<String> texts = flatten(attribute.getData(), new ArrayList<>());
            return Optional.of(Values.ofStrings(texts.toArray(String[]::new), new long[] {texts.size()}));
        }
        ByteBuffer bytes = attribute.getBuffer().duplicate().rewind();
        int length = Math.toIntExact(Math.multiplyExact(attribute.getSize(), (long) ours.size()));
        return Optional.of(Values.decode(ours, new long[] {attribute.getSize()}, bytes.limit(length), orderOf(type)));
    }

    /** One fixed string is the text attribute of netCDF; several are an array of strings. */
    private static Values fixedText(Attribute attribute, int width) {
        ByteBuffer buffer = attribute.getBuffer().duplicate().rewind();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        if (attribute.getSize() == 1 || width == 1) {
            return Values.decode(
                    DataType.CHAR, new long[] {bytes.length}, ByteBuffer.wrap(bytes), ByteOrder.BIG_ENDIAN);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i + width <= bytes.length; i += width) {
            texts.add(fixedText(bytes, i, width));
        }
        return Values.ofStrings(texts.toArray(String[]::new), new long[] {texts.size()});
    }

    static String fixedText(byte[] bytes, int from, int width) {
        int end = from;
        while (end < from + width && bytes[end] != 0) {
            end++;
        }
        return Values.text(bytes, from, end - from);
    }

    /** jhdf gives strings as nested arrays, or alone. */
    static List<String> flatten(@Nullable Object data, List<String> into) {
        if (data instanceof Object[] nested) {
            for (Object part : nested) {
                flatten(part, into);
            }
        } else {
            into.add(data == null ? "" : data.toString());
        }
        return into;
    }

    /** The bytes that stand for a value never written. */
    static byte[] fill(@Nullable Object value, DataType type, ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(type.size()).order(order);
        if (type == DataType.CHAR && value instanceof String text && !text.isEmpty()) {
            bytes.put((byte) text.charAt(0));
        }
        if (value instanceof Number number) {
            switch (type) {
                case BYTE, UBYTE -> bytes.put(number.byteValue());
                case SHORT, USHORT -> bytes.putShort(number.shortValue());
                case INT, UINT -> bytes.putInt(number.intValue());
                case INT64, UINT64 ->
                    bytes.putLong(number instanceof BigInteger big ? big.longValue() : number.longValue());
                case FLOAT -> bytes.putFloat(number.floatValue());
                case DOUBLE -> bytes.putDouble(number.doubleValue());
                case CHAR, STRING, OTHER -> {
                    // zeros
                }
            }
        }
        return bytes.array();
    }
}
