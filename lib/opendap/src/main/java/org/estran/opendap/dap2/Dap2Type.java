package org.estran.opendap.dap2;

import org.estran.grids.DataType;

/**
 * The atomic types of DAP2 (section 5.2.1) and how those of netCDF are told in them. DAP2 has no signed byte: the bits are sent,
 * and an attribute {@code _Unsigned} says what they mean. It has no 64-bit integer: such values are sent as Float64, which holds
 * them exactly up to 2⁵³; beyond, DAP4 is the way.
 */
public enum Dap2Type {
    BYTE("Byte", 1),
    INT16("Int16", 4),
    UINT16("UInt16", 4),
    INT32("Int32", 4),
    UINT32("UInt32", 4),
    FLOAT32("Float32", 4),
    FLOAT64("Float64", 8),
    STRING("String", 0);

    private final String word;
    private final int size;

    Dap2Type(String word, int size) {
        this.word = word;
        this.size = size;
    }

    /** As a DDS writes it. */
    public String word() {
        return word;
    }

    /** Bytes of a value in an array on the wire (XDR widens the 16-bit types); 0 where it varies. */
    public int size() {
        return size;
    }

    /** @throws IllegalArgumentException for a type that has no form here */
    public static Dap2Type of(DataType type) {
        return switch (type) {
            case BYTE, UBYTE -> BYTE;
            case SHORT -> INT16;
            case USHORT -> UINT16;
            case INT -> INT32;
            case UINT -> UINT32;
            case FLOAT -> FLOAT32;
            case DOUBLE, INT64, UINT64 -> FLOAT64;
            case CHAR, STRING -> STRING;
            case OTHER -> throw new IllegalArgumentException("DAP2 has no type for " + type);
        };
    }
}
