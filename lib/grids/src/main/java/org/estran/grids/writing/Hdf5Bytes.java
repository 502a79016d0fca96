package org.estran.grids.writing;

import io.jhdf.checksum.JenkinsLookup3HashLittle;
import java.io.ByteArrayOutputStream;

/** Bytes of HDF5's own structures: numbers are little-endian, lengths and offsets take eight bytes. */
final class Hdf5Bytes {

    /** The address of what is not there. */
    static final long UNDEFINED = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Hdf5Bytes one(int value) {
        return number(value, 1);
    }

    Hdf5Bytes two(int value) {
        return number(value, 2);
    }

    Hdf5Bytes four(long value) {
        return number(value, 4);
    }

    Hdf5Bytes eight(long value) {
        return number(value, 8);
    }

    Hdf5Bytes bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Hdf5Bytes zeros(int count) {
        return bytes(new byte[count]);
    }

    private Hdf5Bytes number(long value, int width) {
        for (int i = 0; i < width; i++) {
            out.write((int) (value >>> 8 * i));
        }
        return this;
    }

    /** The checksum of all so far (chapter VIII of the format: Jenkins's lookup3). */
    Hdf5Bytes checksum() {
        return four(JenkinsLookup3HashLittle.hash(out.toByteArray()));
    }

    int size() {
        return out.size();
    }

    byte[] array() {
        return out.toByteArray();
    }
}
