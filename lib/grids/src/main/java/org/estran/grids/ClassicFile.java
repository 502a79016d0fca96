package org.estran.grids;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.estran.grids.UnreadableFile.Reason;

/** A netCDF classic file: each block is read as runs of bytes at places the {@link ClassicHeader} tells. */
final class ClassicFile implements DataFile {

    private final FileChannel channel;
    private final ClassicHeader header;

    private ClassicFile(FileChannel channel, ClassicHeader header) {
        this.channel = channel;
        this.header = header;
    }

    static ClassicFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new ClassicFile(channel, ClassicHeader.parse(new HeaderBytes(channel)));
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    @Override
    public Format format() {
        return header.format();
    }

    @Override
    public Attributes attributes() {
        return header.attributes();
    }

    @Override
    public Map<String, Attributes> groups() {
        return Map.of();
    }

    @Override
    public List<Dimension> dimensions() {
        return header.dimensions();
    }

    @Override
    public List<DataVariable> variables() {
        return header.variables();
    }

    @Override
    public Values read(DataVariable variable, long[] offset, long[] shape) throws IOException {
        ClassicHeader.Layout layout = header.layouts().get(variable);
        if (layout == null) {
            throw new IllegalArgumentException("not a variable of this file: " + variable.name());
        }
        Block block = Block.of(variable, offset, shape);
        long[] whole = variable.shape();
        int width = variable.type().size();
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(block.size(), width));
        block.forEachRun(whole, layout.ofRecord(), (index, length) -> {
            bytes.limit(bytes.position() + length * width);
            fill(bytes, place(layout, whole, index, width));
        });
        return Values.decode(variable.type(), shape, bytes.flip(), ByteOrder.BIG_ENDIAN);
    }

    private long place(ClassicHeader.Layout layout, long[] whole, long[] index, int width) {
        long within = 0;
        for (int d = layout.ofRecord() ? 1 : 0; d < whole.length; d++) {
            within = within * whole[d] + index[d];
        }
        long place = layout.begin() + within * width;
        return layout.ofRecord() ? place + index[0] * header.recordSize() : place;
    }

    private void fill(ByteBuffer bytes, long place) throws IOException {
        long at = place;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at);
            if (read < 0) {
                throw new UnreadableFile(Reason.TRUNCATED, at, "the file became shorter while it was read");
            }
            at += read;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
