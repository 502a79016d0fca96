package org.estran.grids.writing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of varying length, in
 * <a href="https://docs.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">global heap collections</a> (III.E) that
 * follow each other in the file.
 */
final class Hdf5Heap {

    private static final int HEADER = 16;
    /** Collections are no smaller than this, as the format demands. */
    private static final int SMALLEST = 4096;
    /** A collection counts its objects in two bytes; this many are enough in each. */
    private static final int MOST_OBJECTS = 1000;

    private final long begin;
    private final List<byte[]> full = new ArrayList<>();
    private final List<byte[]> objects = new ArrayList<>();
    private long fullBytes;

    /** @param begin the address of the first collection */
    Hdf5Heap(long begin) {
        this.begin = begin;
    }

    /** Keeps a text. */
    byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // No length at all would read as no text; a single NUL reads as an empty one.
        byte[] kept = bytes.length == 0 ? new byte[1] : bytes;
        return keep(kept, kept.length);
    }

    /** Keeps the addresses of objects. */
    byte[] references(long... addresses) {
        Hdf5Bytes bytes = new Hdf5Bytes();
        for (long address : addresses) {
            bytes.eight(address);
        }
        return keep(bytes.array(), addresses.length);
    }

    /** What stands in place of the value: its length and where it lies. */
    private byte[] keep(byte[] object, int length) {
        if (objects.size() == MOST_OBJECTS) {
            close();
        }
        objects.add(object);
        return new Hdf5Bytes()
                .four(length)
                .eight(begin + fullBytes)
                .four(objects.size())
                .array();
    }

    private void close() {
        byte[] collection = collection();
        full.add(collection);
        fullBytes += collection.length;
        objects.clear();
    }

    private byte[] collection() {
        Hdf5Bytes body = new Hdf5Bytes();
        for (int i = 0; i < objects.size(); i++) {
            byte[] object = objects.get(i);
            body.two(i + 1).two(1).four(0).eight(object.length).bytes(object).zeros((8 - object.length % 8) % 8);
        }
        int size = Math.max(SMALLEST, HEADER + body.size() + HEADER);
        int free = size - HEADER - body.size();
        return new Hdf5Bytes()
                .bytes("GCOL".getBytes(StandardCharsets.US_ASCII))
                .four(1)
                .eight(size)
                .bytes(body.array())
                .two(0)
                .two(0)
                .four(0)
                .eight(free)
                .zeros(free - HEADER)
                .array();
    }

    /** All collections, behind one another. */
    byte[] array() {
        if (!objects.isEmpty()) {
            close();
        }
        Hdf5Bytes all = new Hdf5Bytes();
        full.forEach(all::bytes);
        return all.array();
    }
}
