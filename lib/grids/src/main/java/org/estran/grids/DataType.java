package org.estran.grids;

/** The external types of the netCDF data model; {@link #OTHER} stands for user-defined types, which are not read. */
public enum DataType {
    BYTE(1),
    CHAR(1),
    SHORT(2),
    INT(4),
    FLOAT(4),
    DOUBLE(8),
    UBYTE(1),
    USHORT(2),
    UINT(4),
    INT64(8),
    UINT64(8),
    STRING(0),
    OTHER(0);

    private final int size;

    DataType(int size) {
        this.size = size;
    }

    /** Bytes of one value in a file; 0 where it varies. */
    public int size() {
        return size;
    }

    public boolean isNumeric() {
        return this != CHAR && this != STRING && this != OTHER;
    }

    public boolean isUnsigned() {
        return this == UBYTE || this == USHORT || this == UINT || this == UINT64;
    }
}
