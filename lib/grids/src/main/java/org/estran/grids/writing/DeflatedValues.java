package org.estran.grids.writing;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import org.estran.grids.codec.Shuffle;

/**
 * The values of a plan in chunks, shuffled and deflated as HDF5's filters 2 and 1 do. How long a chunk becomes is known only
 * once it is made, while an HDF5 file tells it in front: so they are kept in a temporary file until then. It is never larger
 * than the values by more than a little, has no name, and is gone when this is closed or the process ends. One chunk is in
 * memory at a time.
 */
public final class DeflatedValues implements Closeable {

    /** Bytes of a chunk before compression at most: what HDF5 keeps of an array in memory unless told otherwise. */
    private static final int LARGEST_CHUNK = 1 << 20;

    /** Arrays of fewer bytes are not worth a chunk. */
    private static final int LEAST = 4096;

    /** That of netCDF's own tools where they are asked for compression, and no more about it. */
    static final int LEVEL = 4;

    private final FileChannel spool;
    private final Map<PlannedVariable, Chunks> chunks = new LinkedHashMap<>();
    private long length;

    /**
     * The chunks of one array, in row-major order of their places.
     *
     * @param shape of a chunk
     * @param begins of each among all that is kept here
     * @param sizes of each in bytes, compressed
     */
    record Chunks(long[] shape, long[] begins, int[] sizes) {}

    /** What is asked before each chunk: it throws when there is no use in going on. */
    public interface Going {
        void on() throws IOException;
    }

    private DeflatedValues(FileChannel spool) {
        this.spool = spool;
    }

    /**
     * Reads and compresses all values of a plan.
     *
     * @param folder where the temporary file lies; made where there is none
     */
    public static DeflatedValues of(Plan plan, Path folder, Going going) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "values", null);
        DeflatedValues values = new DeflatedValues(FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        boolean whole = false;
        try {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(values.spool), 1 << 16);
            for (PlannedVariable variable : plan.variables()) {
                long bytes = variable.variable().size() * variable.type().size();
                if (variable.variable().rank() > 0 && bytes >= LEAST) {
                    values.add(variable, out, going);
                }
            }
            out.flush();
            whole = true;
        } finally {
            if (!whole) {
                values.close();
            }
        }
        return values;
    }

    private void add(PlannedVariable variable, OutputStream out, Going going) throws IOException {
        try (Chunking chunking = new Chunking(variable, out, going)) {
            variable.writeTo(chunking, ByteOrder.LITTLE_ENDIAN);
            chunks.put(variable, new Chunks(chunking.shape, chunking.begins, chunking.sizes));
        }
    }

    Optional<Chunks> of(PlannedVariable variable) {
        return Optional.ofNullable(chunks.get(variable));
    }

    /** The bytes of all chunks. */
    long length() {
        return length;
    }

    void writeTo(OutputStream out) throws IOException {
        WritableByteChannel into = Channels.newChannel(out);
        long at = 0;
        while (at < length) {
            at += spool.transferTo(at, Math.min(length - at, 1 << 16), into);
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }

    /**
     * The shape of chunks that lie one after the other in the row-major order of the array, so that each is whole before the
     * next begins: all of the last dimensions, part of one, and single indices of those before.
     */
    static long[] shape(long[] array, int width) {
        long[] chunk = new long[array.length];
        Arrays.fill(chunk, 1);
        long inner = width;
        for (int d = array.length - 1; d >= 0; d--) {
            if (inner * array[d] > LARGEST_CHUNK) {
                long most = Math.max(1, LARGEST_CHUNK / inner);
                long parts = (array[d] + most - 1) / most;
                chunk[d] = (array[d] + parts - 1) / parts;
                return chunk;
            }
            chunk[d] = array[d];
            inner *= array[d];
        }
        return chunk;
    }

    /** Takes the bytes of one array and keeps them in chunks; what a chunk has beyond the array is zero. */
    private final class Chunking extends OutputStream {
        private final OutputStream out;
        private final Going going;
        private final Shuffle shuffle;
        private final Deflater deflater = new Deflater(LEVEL);
        private final byte[] packed = new byte[1 << 16];
        private final long[] shape;
        private final long[] begins;
        private final int[] sizes;
        private final byte[] chunk;
        /** Of the dimension that is cut: its length, and how much of it a chunk takes, in bytes. */
        private final long line;

        private long left;
        private int filled;
        private int count;

        Chunking(PlannedVariable variable, OutputStream out, Going going) {
            this.out = out;
            this.going = going;
            int width = variable.type().size();
            long[] array = variable.variable().shape();
            this.shuffle = new Shuffle(width);
            this.shape = DeflatedValues.shape(array, width);
            long bytes = width;
            long number = 1;
            long cut = width;
            for (int d = 0; d < array.length; d++) {
                bytes *= shape[d];
                number *= (array[d] + shape[d] - 1) / shape[d];
                cut = shape[d] == 1 && array[d] > 1 ? width : cut * array[d];
            }
            this.chunk = new byte[Math.toIntExact(bytes)];
            this.begins = new long[Math.toIntExact(number)];
            this.sizes = new int[begins.length];
            this.line = cut;
            this.left = cut;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int at = from;
            while (at < from + length) {
                int part = (int) Math.min(Math.min(chunk.length - filled, left), from + length - at);
                System.arraycopy(bytes, at, chunk, filled, part);
                filled += part;
                left -= part;
                at += part;
                if (filled == chunk.length || left == 0) {
                    keep();
                    left = left == 0 ? line : left;
                }
            }
        }

        private void keep() throws IOException {
            going.on();
            Arrays.fill(chunk, filled, chunk.length, (byte) 0);
            filled = 0;
            deflater.reset();
            deflater.setInput(shuffle.encode(chunk));
            deflater.finish();
            begins[count] = length;
            while (!deflater.finished()) {
                int size = deflater.deflate(packed);
                out.write(packed, 0, size);
                sizes[count] += size;
                length += size;
            }
            count++;
        }

        @Override
        public void close() {
            deflater.end();
        }
    }
}
