package org.estran.grids;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estran.grids.UnreadableFile.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of one HDF5 file. What was never written, or lies beyond the extent of a dataset along an unlimited dimension
 * that others have filled further, reads as the dataset's fill value.
 */
final class Hdf5Values {

    private final HdfFile file;
    private final GuardedChannel channel;
    private final ChunkCache cache = new ChunkCache();

    Hdf5Values(HdfFile file, GuardedChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    Values read(DataVariable variable, Dataset dataset, long[] offset, long[] shape) throws IOException {
        Block block = Block.of(variable, offset, shape);
        return switch (variable.type()) {
            case OTHER ->
                throw new UnreadableFile(
                        Reason.UNSUPPORTED, -1, variable.name() + " has a user-defined type, which is not read");
            case STRING -> strings(variable, dataset, block);
            default -> numbers(variable.type(), dataset, block);
        };
    }

    private Values numbers(DataType type, Dataset dataset, Block block) throws IOException {
        int width = type.size();
        ByteOrder order = Hdf5Types.orderOf(dataset.getDataType());
        byte[] out = new byte[Math.multiplyExact(block.size(), width)];
        long[] extent = dataset.getDimensionsAsLong();
        Optional<Block> written = within(block, extent);
        boolean covers = written.isPresent() && written.get().size() == block.size();
        if (!covers || dataset.isEmpty() || dataset instanceof ChunkedDataset) {
            fill(out, Hdf5Types.fill(fillValue(dataset), type, order));
        }
        if (written.isPresent() && !dataset.isEmpty()) {
            copy(dataset, width, extent, written.get(), block, out);
        }
        return Values.decode(type, block.shape(), ByteBuffer.wrap(out), order);
    }

    private void copy(Dataset dataset, int width, long[] extent, Block written, Block block, byte[] out)
            throws IOException {
        switch (dataset) {
            case ContiguousDataset flat -> {
                long begin = flat.getDataAddress() + file.getUserBlockSize();
                copyRuns(extent, written, block, width, out, (from, to, bytes) -> {
                    ByteBuffer target = ByteBuffer.wrap(out, to, bytes);
                    channel.read(target, begin + from);
                });
            }
            case ChunkedDataset chunked -> copyChunks(chunked, width, written, block, out);
            default -> {
                ByteBuffer all = ((io.jhdf.dataset.CompactDataset) dataset).getDataBuffer();
                copyRuns(
                        extent,
                        written,
                        block,
                        width,
                        out,
                        (from, to, bytes) -> all.get(all.position() + Math.toIntExact(from), out, to, bytes));
            }
        }
    }

    private interface RunCopy {
        void copy(long from, int to, int bytes) throws IOException;
    }

    private static void copyRuns(long[] extent, Block written, Block block, int width, byte[] out, RunCopy copy)
            throws IOException {
        // Runs must be contiguous on both sides, so they are those of the narrower of the two arrays.
        long[] narrow = Arrays.equals(written.shape(), block.shape()) ? extent : noRunOf(extent);
        written.forEachRun(
                narrow,
                false,
                (index, length) ->
                        copy.copy(linear(index, extent) * width, target(index, block) * width, length * width));
    }

    /** Lengths no block has, so that runs never go beyond the last dimension. */
    private static long[] noRunOf(long[] extent) {
        long[] lengths = new long[extent.length];
        Arrays.fill(lengths, -1);
        return lengths;
    }

    private void copyChunks(ChunkedDataset dataset, int width, Block written, Block block, byte[] out)
            throws IOException {
        ChunkDecoder decoder = new ChunkDecoder(dataset, width);
        int[] lengths = dataset.getChunkDimensions();
        int rank = lengths.length;
        if (rank != written.shape().length) {
            throw new UnreadableFile(Reason.CORRUPT, -1, dataset.getPath() + " has chunks of " + rank + " dimensions");
        }
        long[] corner = new long[rank];
        for (int d = 0; d < rank; d++) {
            corner[d] = written.offset()[d] / lengths[d] * lengths[d];
        }
        long[] chunk = corner.clone();
        while (true) {
            copyChunk(dataset, decoder, chunk, lengths, width, written, block, out);
            int d = rank - 1;
            while (d >= 0) {
                chunk[d] += lengths[d];
                if (chunk[d] < written.offset()[d] + written.shape()[d]) {
                    break;
                }
                chunk[d] = corner[d];
                d--;
            }
            if (d < 0) {
                return;
            }
        }
    }

    private void copyChunk(
            ChunkedDataset dataset,
            ChunkDecoder decoder,
            long[] start,
            int[] lengths,
            int width,
            Block written,
            Block block,
            byte[] out)
            throws IOException {
        Optional<byte[]> bytes = chunk(dataset, decoder, start);
        if (bytes.isEmpty()) {
            return;
        }
        byte[] from = bytes.get();
        int rank = lengths.length;
        long[] offset = new long[rank];
        long[] shape = new long[rank];
        long size = 1;
        for (int d = 0; d < rank; d++) {
            offset[d] = Math.max(start[d], written.offset()[d]);
            long end = Math.min(start[d] + lengths[d], written.offset()[d] + written.shape()[d]);
            shape[d] = end - offset[d];
            size *= shape[d];
        }
        Block part = new Block(offset, shape, (int) size);
        part.forEachRun(noRunOf(shape), false, (index, length) -> {
            int source = 0;
            for (int d = 0; d < rank; d++) {
                source = source * lengths[d] + (int) (index[d] - start[d]);
            }
            System.arraycopy(from, source * width, out, target(index, block) * width, length * width);
        });
    }

    private Optional<byte[]> chunk(ChunkedDataset dataset, ChunkDecoder decoder, long[] start) throws IOException {
        List<Integer> key = new ArrayList<>();
        int[] offset = new int[start.length];
        for (int d = 0; d < start.length; d++) {
            offset[d] = Math.toIntExact(start[d]);
            key.add(offset[d]);
        }
        Optional<byte[]> kept = cache.find(dataset.getAddress(), key);
        if (kept != null) {
            return kept;
        }
        Optional<byte[]> decoded = decoder.decode(offset);
        cache.keep(dataset.getAddress(), key, decoded);
        return decoded;
    }

    private static Values strings(DataVariable variable, Dataset dataset, Block block) {
        String[] out = new String[block.size()];
        Arrays.fill(out, variable.attributes().text("_FillValue").orElse(""));
        long[] extent = dataset.getDimensionsAsLong();
        Optional<Block> written = within(block, extent);
        if (written.isPresent() && !dataset.isEmpty()) {
            Block part = written.get();
            int[] shape = Arrays.stream(part.shape()).mapToInt(Math::toIntExact).toArray();
            Object data = dataset.isScalar() ? dataset.getData() : dataset.getData(part.offset(), shape);
            List<String> texts = Hdf5Types.flatten(data, new ArrayList<>());
            int[] next = {0};
            part.forEachRun(noRunOf(extent), false, (index, length) -> {
                int to = target(index, block);
                for (int i = 0; i < length && next[0] < texts.size(); i++) {
                    out[to + i] = texts.get(next[0]++);
                }
            });
        }
        return Values.ofStrings(out, block.shape());
    }

    /** The part of the block that the dataset has grown to; empty when none. */
    private static Optional<Block> within(Block block, long[] extent) {
        long[] shape = block.shape().clone();
        long size = 1;
        for (int d = 0; d < shape.length; d++) {
            shape[d] = Math.clamp(extent[d] - block.offset()[d], 0, shape[d]);
            size *= shape[d];
        }
        return size == 0 ? Optional.empty() : Optional.of(new Block(block.offset(), shape, (int) size));
    }

    private static @Nullable Object fillValue(Dataset dataset) {
        return dataset.getFillValue();
    }

    private static void fill(byte[] out, byte[] value) {
        for (int i = 0; i < out.length; i += value.length) {
            System.arraycopy(value, 0, out, i, value.length);
        }
    }

    private static long linear(long[] index, long[] lengths) {
        long at = 0;
        for (int d = 0; d < lengths.length; d++) {
            at = at * lengths[d] + index[d];
        }
        return at;
    }

    private static int target(long[] index, Block block) {
        long at = 0;
        for (int d = 0; d < index.length; d++) {
            at = at * block.shape()[d] + index[d] - block.offset()[d];
        }
        return (int) at;
    }
}
