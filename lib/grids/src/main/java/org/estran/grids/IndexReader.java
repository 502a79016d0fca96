package org.estran.grids;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.estran.grids.UnreadableFile.Reason;
import org.estran.grids.codec.Blosc;
import org.estran.grids.codec.Checksum32;
import org.estran.grids.codec.Codec;
import org.estran.grids.codec.Inflate;
import org.estran.grids.codec.Shuffle;
import org.estran.grids.codec.Zstd;

/** Reads what {@link IndexWriter} wrote. The record is our own, yet a damaged disk must not ask for all memory. */
final class IndexReader {

    private static final int LARGEST = 64 << 20;

    private final DataInput in;

    IndexReader(DataInput in) {
        this.in = in;
    }

    FileIndex read() throws IOException {
        if (in.readInt() != IndexWriter.MAGIC) {
            throw new UnreadableFile(Reason.NOT_RECOGNISED, 0, "not an index of this version");
        }
        try {
            return index();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException damaged) {
            throw new UnreadableFile(Reason.CORRUPT, -1, "a damaged index: " + damaged.getMessage(), damaged);
        }
    }

    private FileIndex index() throws IOException {
        DataFile.Format format = DataFile.Format.values()[in.readByte()];
        Attributes attributes = attributes();
        Map<String, Attributes> groups = new LinkedHashMap<>();
        for (int n = count(); n > 0; n--) {
            groups.put(text(), attributes());
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (int n = count(); n > 0; n--) {
            dimensions.add(new Dimension(text(), in.readLong(), in.readBoolean()));
        }
        List<DataVariable> variables = new ArrayList<>();
        Map<DataVariable, Layout> layouts = new IdentityHashMap<>();
        for (int n = count(); n > 0; n--) {
            DataVariable variable = variable(dimensions);
            variables.add(variable);
            layouts.put(variable, layout());
        }
        Map<String, Map<Long, String>> enumerations = new LinkedHashMap<>();
        for (int n = count(); n > 0; n--) {
            String name = text();
            Map<Long, String> names = new TreeMap<>();
            for (int m = count(); m > 0; m--) {
                names.put(in.readLong(), text());
            }
            enumerations.put(name, names);
        }
        return new FileIndex(format, attributes, groups, dimensions, variables, layouts, enumerations);
    }

    private DataVariable variable(List<Dimension> dimensions) throws IOException {
        String name = text();
        DataType type = DataType.values()[in.readByte()];
        List<Dimension> own = new ArrayList<>();
        for (int n = count(); n > 0; n--) {
            own.add(dimensions.get(count()));
        }
        return new DataVariable(name, type, own, attributes());
    }

    private Attributes attributes() throws IOException {
        Map<String, Values> byName = new LinkedHashMap<>();
        for (int n = count(); n > 0; n--) {
            byName.put(text(), values());
        }
        return new Attributes(byName);
    }

    private Values values() throws IOException {
        DataType type = DataType.values()[in.readByte()];
        long[] shape = longs();
        if (type != DataType.STRING) {
            return Values.decode(type, shape, ByteBuffer.wrap(bytes()), ByteOrder.BIG_ENDIAN);
        }
        String[] texts = new String[count()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text();
        }
        return Values.ofStrings(texts, shape);
    }

    private Layout layout() throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 1 -> new Layout.Flat(in.readLong(), in.readLong(), order());
            case 2 -> new Layout.Inline(values());
            case 3 -> chunked();
            case 4 ->
                new Layout.Read((variable, slab) -> {
                    throw new IllegalStateException("an index alone reads nothing");
                });
            case 5 -> new Layout.Unread(text());
            default -> throw new IllegalArgumentException("layout " + kind);
        };
    }

    private Layout chunked() throws IOException {
        int[] chunk =
                java.util.Arrays.stream(longs()).mapToInt(Math::toIntExact).toArray();
        long[] extent = longs();
        List<Codec> codecs = new ArrayList<>();
        for (int n = count(); n > 0; n--) {
            codecs.add(codec());
        }
        ByteOrder order = order();
        byte[] fill = bytes();
        long[] grid = longs();
        int n = count();
        long[] numbers = new long[n];
        long[] addresses = new long[n];
        int[] lengths = new int[n];
        int[] skipped = new int[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = (i == 0 ? 0 : numbers[i - 1]) + varied();
            addresses[i] = in.readLong();
            lengths[i] = (int) varied();
            skipped[i] = (int) varied();
        }
        return new Layout.Chunked(
                chunk, extent, codecs, order, fill, new ChunkTable(grid, numbers, addresses, lengths, skipped, null));
    }

    private Codec codec() throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 1 -> new Inflate(false);
            case 2 -> new Inflate(true);
            case 3 -> new Shuffle(count());
            case 4 -> new Checksum32();
            case 5 -> new Zstd();
            case 6 -> new Blosc();
            default -> throw new IllegalArgumentException("codec " + kind);
        };
    }

    private ByteOrder order() throws IOException {
        return in.readBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() throws IOException {
        byte[] bytes = new byte[count()];
        in.readFully(bytes);
        return bytes;
    }

    private long[] longs() throws IOException {
        long[] values = new long[count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = varied();
        }
        return values;
    }

    private int count() throws IOException {
        long count = varied();
        if (count < 0 || count > LARGEST) {
            throw new IllegalArgumentException("a count of " + count);
        }
        return (int) count;
    }

    private long varied() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without end");
    }
}
