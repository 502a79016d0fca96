package org.estran.grids;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.estran.grids.codec.Blosc;
import org.estran.grids.codec.Checksum32;
import org.estran.grids.codec.Codec;
import org.estran.grids.codec.Inflate;
import org.estran.grids.codec.Shuffle;
import org.estran.grids.codec.Zstd;

/** Writes a {@link FileIndex}; {@link IndexReader} is its mirror and must change with it. */
final class IndexWriter {

    static final int MAGIC = 0x45475832;

    private final DataOutput out;

    IndexWriter(DataOutput out) {
        this.out = out;
    }

    void write(FileIndex index) throws IOException {
        out.writeInt(MAGIC);
        out.writeByte(index.format().ordinal());
        attributes(index.attributes());
        count(index.groups().size());
        for (Map.Entry<String, Attributes> group : index.groups().entrySet()) {
            text(group.getKey());
            attributes(group.getValue());
        }
        count(index.dimensions().size());
        for (Dimension dimension : index.dimensions()) {
            text(dimension.name());
            out.writeLong(dimension.length());
            out.writeBoolean(dimension.unlimited());
        }
        count(index.variables().size());
        for (DataVariable variable : index.variables()) {
            variable(variable, index.dimensions());
            Layout layout = index.layouts().get(variable);
            layout(layout == null ? new Layout.Unread("not known") : layout);
        }
        count(index.enumerations().size());
        for (Map.Entry<String, Map<Long, String>> enumeration :
                index.enumerations().entrySet()) {
            text(enumeration.getKey());
            count(enumeration.getValue().size());
            for (Map.Entry<Long, String> named : enumeration.getValue().entrySet()) {
                out.writeLong(named.getKey());
                text(named.getValue());
            }
        }
    }

    private void variable(DataVariable variable, List<Dimension> dimensions) throws IOException {
        text(variable.name());
        out.writeByte(variable.type().ordinal());
        count(variable.rank());
        for (Dimension dimension : variable.dimensions()) {
            count(dimensions.indexOf(dimension));
        }
        attributes(variable.attributes());
    }

    private void attributes(Attributes attributes) throws IOException {
        count(attributes.byName().size());
        for (Map.Entry<String, Values> attribute : attributes.byName().entrySet()) {
            text(attribute.getKey());
            values(attribute.getValue());
        }
    }

    private void values(Values values) throws IOException {
        out.writeByte(values.type().ordinal());
        longs(values.shape());
        if (values.type() == DataType.STRING) {
            count(values.size());
            for (int i = 0; i < values.size(); i++) {
                text(values.text(i));
            }
        } else {
            bytes(values.encode(ByteOrder.BIG_ENDIAN));
        }
    }

    private void layout(Layout layout) throws IOException {
        switch (layout) {
            case Layout.Flat flat -> {
                out.writeByte(1);
                out.writeLong(flat.begin());
                out.writeLong(flat.recordSize());
                out.writeBoolean(flat.order() == ByteOrder.BIG_ENDIAN);
            }
            case Layout.Inline inline -> {
                out.writeByte(2);
                values(inline.values());
            }
            case Layout.Chunked chunked -> chunked(chunked);
            case Layout.Read elsewhere -> out.writeByte(4);
            case Layout.Unread unread -> {
                out.writeByte(5);
                text(unread.why());
            }
        }
    }

    private void chunked(Layout.Chunked chunked) throws IOException {
        if (!(chunked.source() instanceof ChunkTable table)) {
            throw new IOException("only the chunks of a file are indexed");
        }
        out.writeByte(3);
        longs(java.util.Arrays.stream(chunked.chunk()).asLongStream().toArray());
        longs(chunked.extent());
        count(chunked.codecs().size());
        for (Codec codec : chunked.codecs()) {
            codec(codec);
        }
        out.writeBoolean(chunked.order() == ByteOrder.BIG_ENDIAN);
        bytes(ByteBuffer.wrap(chunked.fill()));
        longs(table.grid());
        count(table.numbers().length);
        long number = 0;
        for (int i = 0; i < table.numbers().length; i++) {
            // Chunks follow each other in number and mostly in place: differences are short.
            varied(table.numbers()[i] - number);
            number = table.numbers()[i];
            out.writeLong(table.addresses()[i]);
            varied(table.lengths()[i]);
            varied(table.skipped()[i]);
        }
    }

    private void codec(Codec codec) throws IOException {
        switch (codec) {
            case Inflate inflate -> out.writeByte(inflate.gzip() ? 2 : 1);
            case Shuffle shuffle -> {
                out.writeByte(3);
                count(shuffle.width());
            }
            case Checksum32 checksum -> out.writeByte(4);
            case Zstd zstd -> out.writeByte(5);
            case Blosc blosc -> out.writeByte(6);
            default -> throw new IOException("a codec that no indexed file uses: " + codec);
        }
    }

    private void text(String text) throws IOException {
        bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void bytes(ByteBuffer bytes) throws IOException {
        count(bytes.remaining());
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        out.write(array);
    }

    private void longs(long[] values) throws IOException {
        count(values.length);
        for (long value : values) {
            varied(value);
        }
    }

    private void count(int count) throws IOException {
        varied(count);
    }

    /** Seven bits a byte, lowest first; none of the numbers written so is negative. */
    private void varied(long value) throws IOException {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.writeByte((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }
}
