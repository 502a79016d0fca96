package org.estran.grids;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.DataFormatException;
import org.estran.grids.UnreadableFile.Reason;
import org.estran.grids.codec.Codec;
import org.estran.grids.codec.Delta;
import org.estran.grids.codec.FixedScaleOffset;
import org.estran.grids.codec.Shuffle;

/**
 * Reads hyperslabs of chunked arrays: only the chunks that hold a value asked for, each decoded once and kept in the
 * {@link ChunkCache}, several at a time on as many processors as there are. Where a few values are wanted of more chunks
 * than the cache can hold, a chunk is inflated only as far as its last value asked for.
 */
final class ChunkedReader {

    private static final long LARGEST_CHUNK = 256L << 20;
    /** Values of a chunk for each one asked of it, above which decoding it whole is a waste when it cannot be kept. */
    private static final int SPARSE = 64;

    private static final int WORTH_SHARING = 1 << 18;

    private final ChunkCache cache;
    private final DataVariable variable;
    private final Layout.Chunked layout;
    private final Hyperslab slab;
    private final int width;
    private final int rank;
    private final int decodedSize;
    private final long[] grid;
    private final byte[] out;

    private ChunkedReader(ChunkCache cache, Layout.Chunked layout, DataVariable variable, Hyperslab slab)
            throws UnreadableFile {
        int size = slab.checkedAgainst(variable);
        this.cache = cache;
        this.variable = variable;
        this.layout = layout;
        this.slab = slab;
        this.width = variable.type().size();
        this.rank = slab.rank();
        checkChunks(layout, variable);
        this.decodedSize = layout.decodedSize(width);
        this.grid = layout.grid();
        this.out = new byte[Math.multiplyExact(size, width)];
    }

    private static void checkChunks(Layout.Chunked layout, DataVariable variable) throws UnreadableFile {
        if (layout.chunk().length != variable.rank() || layout.extent().length != variable.rank()) {
            throw new UnreadableFile(
                    Reason.CORRUPT, -1, variable.name() + " has chunks of " + layout.chunk().length + " dimensions");
        }
        long size = variable.type().size();
        for (int length : layout.chunk()) {
            if (length <= 0 || size > LARGEST_CHUNK / length) {
                throw new UnreadableFile(
                        Reason.UNSUPPORTED, -1, variable.name() + " is cut into chunks of more than 256 MiB");
            }
            size *= length;
        }
    }

    /** @param parts how many reads like this the request makes of other files */
    static Values read(ChunkCache cache, Layout.Chunked layout, DataVariable variable, Hyperslab slab, int parts)
            throws IOException {
        ChunkedReader reader = new ChunkedReader(cache, layout, variable, slab);
        reader.fill();
        reader.readChunks(parts);
        return Values.decode(variable.type(), slab.shape(), ByteBuffer.wrap(reader.out), layout.order());
    }

    /** Every chunk touched, decoded whole. */
    static long cost(Layout.Chunked layout, DataVariable variable, Hyperslab slab) {
        long cost = layout.decodedSize(variable.type().size());
        for (int d = 0; d < slab.rank(); d++) {
            long chunk = layout.chunk()[d];
            long span = slab.shape()[d] == 0 ? 0 : slab.last(d) / chunk - slab.offset()[d] / chunk + 1;
            cost *= Math.min(slab.shape()[d], span);
        }
        return cost;
    }

    private void fill() {
        byte[] value = layout.fill();
        boolean isZero = true;
        for (byte b : value) {
            isZero &= b == 0;
        }
        if (isZero || out.length == 0) {
            return;
        }
        // Twice as much each time: one value at a time takes longer than to inflate the chunks.
        System.arraycopy(value, 0, out, 0, value.length);
        for (int done = value.length; done < out.length; done *= 2) {
            System.arraycopy(out, 0, out, done, Math.min(done, out.length - done));
        }
    }

    private void readChunks(int parts) throws IOException {
        long[][] along = new long[rank][];
        long count = 1;
        for (int d = 0; d < rank; d++) {
            along[d] = along(d);
            count *= along[d].length;
        }
        boolean keep = count <= cache.largest() / Math.max(1, decodedSize) / Math.max(1, parts);
        if (count < 4 || count * decodedSize < WORTH_SHARING) {
            for (long n = 0; n < count; n++) {
                copy(place(along, n), keep);
            }
            return;
        }
        try {
            LongStream.range(0, count).parallel().forEach(n -> {
                try {
                    copy(place(along, n), keep);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /** The n-th of the chunks that hold a value asked for, by its place in the grid of chunks. */
    private long[] place(long[][] along, long n) {
        long[] place = new long[rank];
        long left = n;
        for (int d = rank - 1; d >= 0; d--) {
            place[d] = along[d][(int) (left % along[d].length)];
            left /= along[d].length;
        }
        return place;
    }

    private long[] along(int d) {
        long chunk = layout.chunk()[d];
        long stride = slab.stride()[d];
        long end = Math.min(slab.last(d), layout.extent()[d] - 1);
        List<Long> along = new ArrayList<>();
        long index = slab.offset()[d];
        while (slab.shape()[d] > 0 && index <= end) {
            along.add(index / chunk);
            long next = (index / chunk + 1) * chunk;
            index += Math.ceilDiv(next - index, stride) * stride;
        }
        return along.stream().mapToLong(Long::longValue).toArray();
    }

    private void copy(long[] place, boolean keep) throws IOException {
        Part part = part(place);
        long number = 0;
        for (int d = 0; d < rank; d++) {
            number = number * grid[d] + place[d];
        }
        byte[] decoded = cache.find(layout, number);
        if (decoded != null) {
            part.copy(decoded, 0);
            return;
        }
        Layout.Encoded encoded = layout.source().find(place);
        if (encoded == null) {
            cache.keep(layout, number, new byte[0]);
        } else if (!keep && encoded.skipped() == 0 && part.size() < decodedSize / width / SPARSE && canStopEarly()) {
            copyEarly(part, encoded);
        } else {
            byte[] whole = decode(encoded);
            if (keep) {
                cache.keep(layout, number, whole);
            }
            part.copy(whole, 0);
        }
    }

    private boolean canStopEarly() {
        List<Codec> codecs = layout.codecs();
        return !codecs.isEmpty()
                && codecs.getFirst().canStopEarly()
                && (codecs.size() == 1 || (codecs.size() == 2 && codecs.get(1) instanceof Shuffle));
    }

    /** Inflates up to the last byte needed, and takes shuffled bytes from where they stand. */
    private void copyEarly(Part part, Layout.Encoded encoded) throws IOException {
        boolean shuffled = layout.codecs().size() == 2;
        int count = decodedSize / width;
        int needed = shuffled ? (width - 1) * count + part.lastIndex() + 1 : (part.lastIndex() + 1) * width;
        byte[] bytes = step(layout.codecs().getFirst(), bytesOf(encoded), needed);
        if (bytes.length < needed) {
            throw broken("a chunk is shorter than it should be");
        }
        part.copy(bytes, shuffled ? count : 0);
    }

    private byte[] decode(Layout.Encoded encoded) throws IOException {
        byte[] bytes = bytesOf(encoded);
        List<Codec> codecs = layout.codecs();
        for (int i = 0; i < codecs.size(); i++) {
            boolean skipped = (encoded.skipped() >> (codecs.size() - 1 - i) & 1) == 1;
            if (!skipped) {
                bytes = step(codecs.get(i), bytes, largest());
            }
        }
        if (bytes.length < decodedSize) {
            throw broken("a chunk is shorter than it should be");
        }
        return bytes;
    }

    /** A checksum may still stand behind the values, or a wider form of them wait for a later codec. */
    private int largest() {
        boolean changesForm =
                layout.codecs().stream().anyMatch(c -> c instanceof Delta || c instanceof FixedScaleOffset);
        return (int) Math.min(LARGEST_CHUNK, (long) decodedSize * (changesForm ? 8 : 1)) + 64;
    }

    private static byte[] bytesOf(Layout.Encoded encoded) {
        ByteBuffer buffer = encoded.bytes();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private byte[] step(Codec codec, byte[] bytes, int largest) throws UnreadableFile {
        try {
            return codec.decode(bytes, largest);
        } catch (DataFormatException damaged) {
            throw broken("a chunk cannot be decoded: " + damaged.getMessage());
        }
    }

    private UnreadableFile broken(String detail) {
        return new UnreadableFile(Reason.CORRUPT, -1, variable.name() + ": " + detail);
    }

    /** What is asked of the chunk at that place. */
    private Part part(long[] place) {
        int[] from = new int[rank];
        int[] count = new int[rank];
        long[] to = new long[rank];
        for (int d = 0; d < rank; d++) {
            long start = place[d] * layout.chunk()[d];
            long end = Math.min(Math.min(start + layout.chunk()[d], layout.extent()[d]) - 1, slab.last(d));
            long stride = slab.stride()[d];
            long skipped = Math.max(0, Math.ceilDiv(start - slab.offset()[d], stride));
            long first = slab.offset()[d] + skipped * stride;
            from[d] = (int) (first - start);
            to[d] = skipped;
            count[d] = (int) ((end - first) / stride + 1);
        }
        return new Part(from, count, to);
    }

    /**
     * The values asked of one chunk.
     *
     * @param from the first within the chunk
     * @param count how many, each a stride from the last
     * @param to where the first goes in the result
     */
    private final class Part {
        private final int[] from;
        private final int[] count;
        private final long[] to;

        Part(int[] from, int[] count, long[] to) {
            this.from = from;
            this.count = count;
            this.to = to;
        }

        int size() {
            int size = 1;
            for (int n : count) {
                size *= n;
            }
            return size;
        }

        int lastIndex() {
            int index = 0;
            for (int d = 0; d < rank; d++) {
                index = index * layout.chunk()[d] + from[d] + (count[d] - 1) * (int) slab.stride()[d];
            }
            return index;
        }

        /**
         * Copies them.
         *
         * @param planes 0 when the bytes of a value stand together; else how far apart they are, shuffled
         */
        void copy(byte[] chunk, int planes) {
            if (chunk.length == 0) {
                return;
            }
            int[] step = new int[rank];
            while (true) {
                long source = 0;
                long target = 0;
                for (int d = 0; d < rank; d++) {
                    source = source * layout.chunk()[d] + from[d] + step[d] * slab.stride()[d];
                    target = target * slab.shape()[d] + to[d] + step[d];
                }
                line((int) source, (int) target, chunk, planes);
                int d = rank - 2;
                while (d >= 0 && ++step[d] == count[d]) {
                    step[d] = 0;
                    d--;
                }
                if (d < 0) {
                    return;
                }
            }
        }

        private void line(int source, int target, byte[] chunk, int planes) {
            int length = rank == 0 ? 1 : count[rank - 1];
            int stride = rank == 0 ? 1 : (int) slab.stride()[rank - 1];
            if (planes == 0 && (stride == 1 || length == 1)) {
                System.arraycopy(chunk, source * width, out, target * width, length * width);
                return;
            }
            int apart = planes == 0 ? 1 : planes;
            int first = planes == 0 ? source * width : source;
            int next = planes == 0 ? stride * width : stride;
            for (int i = 0, at = target * width; i < length; i++) {
                for (int b = 0; b < width; b++) {
                    out[at++] = chunk[first + i * next + b * apart];
                }
            }
        }
    }
}
