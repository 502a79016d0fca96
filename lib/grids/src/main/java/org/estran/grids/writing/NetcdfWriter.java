package org.estran.grids.writing;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a plan as a file, from its first byte to its last, in a form whose length is known before a value is read. */
public sealed interface NetcdfWriter permits ClassicWriter, Netcdf4Writer {

    /** The bytes of the whole file. */
    long length();

    /** Writes it; the stream is left open. */
    void writeTo(OutputStream out) throws IOException;
}
