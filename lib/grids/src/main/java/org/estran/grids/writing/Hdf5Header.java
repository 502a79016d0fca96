package org.estran.grids.writing;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.estran.grids.DataType;
import org.estran.grids.Values;

/**
 * An object header of version 2 with its messages (IV.A of the
 * <a href="https://docs.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">format</a>), which keeps the order in which
 * attributes were made.
 */
final class Hdf5Header {

    private static final int DATASPACE = 0x01;
    private static final int LINK_INFO = 0x02;
    private static final int DATATYPE = 0x03;
    private static final int FILL_VALUE = 0x05;
    private static final int LINK = 0x06;
    private static final int LAYOUT = 0x08;
    private static final int GROUP_INFO = 0x0A;
    private static final int FILTERS = 0x0B;
    private static final int ATTRIBUTE = 0x0C;
    private static final int ATTRIBUTE_INFO = 0x15;
    private static final int LARGEST_MESSAGE = 65_000;

    private final Hdf5Heap heap;
    private final Hdf5Bytes messages = new Hdf5Bytes();
    /** As the library does: late (2) for what lies in one piece, little by little (3) for chunks. */
    private int spaceTaken = 2;

    private int attributes;
    private int links;

    Hdf5Header(Hdf5Heap heap) {
        this.heap = heap;
    }

    /** Makes it a group of so many links. */
    void group(int count) {
        message(
                LINK_INFO,
                0,
                new Hdf5Bytes()
                        .one(0)
                        .one(1)
                        .eight(count)
                        .eight(Hdf5Bytes.UNDEFINED)
                        .eight(Hdf5Bytes.UNDEFINED));
        message(GROUP_INFO, 0, new Hdf5Bytes().one(0).one(0));
    }

    /** A hard link. */
    void link(String name, long address) {
        byte[] letters = name.getBytes(StandardCharsets.UTF_8);
        Hdf5Bytes body = new Hdf5Bytes().one(1).one(0x15).eight(links++).one(1);
        message(LINK, 0, body.two(letters.length).bytes(letters).eight(address));
    }

    /**
     * Makes it an array whose values lie in one piece.
     *
     * @param address of its first value
     */
    void array(DataType type, long[] shape, long address, long bytes) {
        message(DATASPACE, 0, dataspace(shape));
        message(DATATYPE, 0, type(type));
        message(LAYOUT, 0, new Hdf5Bytes().one(3).one(1).eight(address).eight(bytes));
    }

    /**
     * Makes it an array whose values lie in chunks, shuffled and deflated.
     *
     * @param tree the address of their index
     * @param chunk the shape of a chunk
     */
    void chunks(DataType type, long[] shape, long tree, long[] chunk) {
        message(DATASPACE, 0, dataspace(shape));
        message(DATATYPE, 0, type(type));
        Hdf5Bytes layout = new Hdf5Bytes().one(3).one(2).one(shape.length + 1).eight(tree);
        for (long length : chunk) {
            layout.four(length);
        }
        message(LAYOUT, 0, layout.four(type.size()));
        Hdf5Bytes filters = new Hdf5Bytes().one(2).one(2);
        filters.two(2).two(1).two(1).four(type.size());
        filters.two(1).two(1).two(1).four(DeflatedValues.LEVEL);
        message(FILTERS, 0, filters);
        spaceTaken = 3;
    }

    /** Space is filled if a value was set (flag 0x08); zero is the value where none is given. */
    void fill() {
        message(FILL_VALUE, 0, new Hdf5Bytes().one(3).one(0x08 | spaceTaken));
    }

    void fill(Values value) {
        byte[] bytes = value.encode(ByteOrder.LITTLE_ENDIAN).array();
        message(
                FILL_VALUE,
                0,
                new Hdf5Bytes().one(3).one(0x28 | spaceTaken).four(bytes.length).bytes(bytes));
    }

    void attribute(String name, Values values) {
        if (values.type() == DataType.STRING) {
            texts(name, values.strings());
        } else if (values.type() == DataType.CHAR || values.type() == DataType.OTHER) {
            text(name, values.joined());
        } else {
            byte[] bytes = values.encode(ByteOrder.LITTLE_ENDIAN).array();
            attribute(name, type(values.type()), dataspace(values.size()), bytes);
        }
    }

    /** One text of its own length; a very long one goes into the heap. */
    void text(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST_MESSAGE) {
            attribute(name, varyingText(), dataspace(), heap.text(text));
        } else if (bytes.length == 0) {
            attribute(
                    name,
                    fixedText(1, false),
                    new Hdf5Bytes().one(2).one(0).one(0).one(2),
                    bytes);
        } else {
            boolean ascii = bytes.length == text.length();
            attribute(name, fixedText(bytes.length, !ascii), dataspace(), bytes);
        }
    }

    private void texts(String name, List<String> texts) {
        Hdf5Bytes all = new Hdf5Bytes();
        texts.forEach(text -> all.bytes(heap.text(text)));
        attribute(name, varyingText(), dataspace(texts.size()), all.array());
    }

    /** A text that ends in a NUL, as the library's own marks do. */
    void mark(String name, String text) {
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.US_ASCII);
        attribute(name, fixedText(bytes.length, false), dataspace(), bytes);
    }

    void number(String name, int value) {
        attribute(
                name,
                type(DataType.INT),
                dataspace(),
                new Hdf5Bytes().four(value).array());
    }

    /** {@code DIMENSION_LIST}: for each dimension the address of its scale. */
    void dimensionList(List<Long> scales) {
        Hdf5Bytes lists = new Hdf5Bytes();
        scales.forEach(scale -> lists.bytes(heap.references(scale)));
        Hdf5Bytes type = new Hdf5Bytes()
                .one(0x19)
                .one(0)
                .two(0)
                .four(16)
                .bytes(reference().array());
        attribute("DIMENSION_LIST", type, dataspace(scales.size()), lists.array());
    }

    /**
     * A use of a scale.
     *
     * @param array the address of the array
     * @param dimension which of its dimensions
     */
    record Use(long array, int dimension) {}

    /** {@code REFERENCE_LIST}: where a scale is used; left out where it would not fit, since nothing needs it to read. */
    void referenceList(List<Use> uses) {
        if (uses.isEmpty() || uses.size() * 16 > LARGEST_MESSAGE) {
            return;
        }
        Hdf5Bytes type = new Hdf5Bytes().one(0x16).two(2).one(0).four(16);
        member(type, "dataset", 0, reference());
        member(type, "dimension", 8, type(DataType.INT));
        Hdf5Bytes all = new Hdf5Bytes();
        uses.forEach(use -> all.eight(use.array()).four(use.dimension()).four(0));
        attribute("REFERENCE_LIST", type, dataspace(uses.size()), all.array());
    }

    /** A member of a compound type, in version 1 of it, which every reader knows. */
    private static void member(Hdf5Bytes type, String name, int offset, Hdf5Bytes member) {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        type.bytes(letters).zeros(8 - letters.length % 8).four(offset).zeros(28).bytes(member.array());
    }

    private void attribute(String name, Hdf5Bytes type, Hdf5Bytes space, byte[] values) {
        byte[] letters = (name + '\0').getBytes(StandardCharsets.UTF_8);
        Hdf5Bytes body = new Hdf5Bytes()
                .one(3)
                .one(0)
                .two(letters.length)
                .two(type.size())
                .two(space.size());
        body.one(letters.length == name.length() + 1 ? 0 : 1)
                .bytes(letters)
                .bytes(type.array())
                .bytes(space.array())
                .bytes(values);
        message(ATTRIBUTE, attributes++, body);
    }

    private void message(int type, int order, Hdf5Bytes body) {
        if (body.size() > 0xFFFF) {
            throw new IllegalArgumentException("an attribute of " + body.size() + " bytes does not fit a header");
        }
        messages.one(type).two(body.size()).one(0).two(order).bytes(body.array());
    }

    /** The header as it stands in the file. */
    byte[] array() {
        Hdf5Bytes info = new Hdf5Bytes().one(0).one(1).two(attributes);
        message(ATTRIBUTE_INFO, 0, info.eight(Hdf5Bytes.UNDEFINED).eight(Hdf5Bytes.UNDEFINED));
        return new Hdf5Bytes()
                .bytes("OHDR".getBytes(StandardCharsets.US_ASCII))
                .one(2)
                .one(0x06)
                .four(messages.size())
                .bytes(messages.array())
                .checksum()
                .array();
    }

    private static Hdf5Bytes dataspace(long... shape) {
        Hdf5Bytes space = new Hdf5Bytes().one(2).one(shape.length).one(0).one(shape.length == 0 ? 0 : 1);
        for (long length : shape) {
            space.eight(length);
        }
        return space;
    }

    private static Hdf5Bytes type(DataType type) {
        return switch (type) {
            case BYTE, SHORT, INT, INT64 -> integer(type.size(), 0x08);
            case UBYTE, USHORT, UINT, UINT64 -> integer(type.size(), 0);
            case FLOAT ->
                real(0x1F, 4).two(0).two(32).one(23).one(8).one(0).one(23).four(127);
            case DOUBLE ->
                real(0x3F, 8).two(0).two(64).one(52).one(11).one(0).one(52).four(1023);
            case CHAR -> fixedText(1, false);
            case STRING, OTHER -> throw new IllegalArgumentException("not written as an array: " + type);
        };
    }

    private static Hdf5Bytes integer(int size, int sign) {
        return new Hdf5Bytes().one(0x10).one(sign).two(0).four(size).two(0).two(8 * size);
    }

    private static Hdf5Bytes real(int sign, int size) {
        return new Hdf5Bytes().one(0x11).one(0x20).one(sign).one(0).four(size);
    }

    private static Hdf5Bytes fixedText(int size, boolean utf8) {
        return new Hdf5Bytes().one(0x13).one(utf8 ? 0x10 : 0).two(0).four(size);
    }

    /** A sequence of characters in UTF-8. */
    private static Hdf5Bytes varyingText() {
        return new Hdf5Bytes()
                .one(0x19)
                .one(1)
                .one(1)
                .one(0)
                .four(16)
                .bytes(integer(1, 0).array());
    }

    /** The address of an object. */
    private static Hdf5Bytes reference() {
        return new Hdf5Bytes().one(0x17).one(0).two(0).four(8);
    }
}
