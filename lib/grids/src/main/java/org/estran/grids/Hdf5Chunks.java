package org.estran.grids;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.btree.BTreeV1;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import io.jhdf.dataset.chunked.DatasetInfo;
import io.jhdf.dataset.chunked.indexing.BTreeIndex;
import io.jhdf.dataset.chunked.indexing.ChunkIndex;
import io.jhdf.dataset.chunked.indexing.EmptyChunkIndex;
import io.jhdf.dataset.chunked.indexing.ExtensibleArrayIndex;
import io.jhdf.dataset.chunked.indexing.FixedArrayIndex;
import io.jhdf.dataset.chunked.indexing.ImplicitChunkIndex;
import io.jhdf.dataset.chunked.indexing.SingleChunkIndex;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.storage.HdfBackingStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.estran.grids.UnreadableFile.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of one HDF5 dataset. jhdf walks the index that the file keeps of them (a B-tree, an array: HDF5
 * specification III.A.1 and VII) when a value is first asked for; what it finds is kept as a {@link ChunkTable}.
 */
final class Hdf5Chunks implements Layout.ChunkSource {

    private static final int MOST_CHUNKS = 20_000_000;

    private final Hdf5File file;
    private final ChunkedDataset dataset;
    private final int width;
    private final long[] grid;
    private @Nullable ChunkTable table;

    Hdf5Chunks(Hdf5File file, ChunkedDataset dataset, int width, long[] grid) {
        this.file = file;
        this.dataset = dataset;
        this.width = width;
        this.grid = grid;
    }

    @Override
    public Layout.@Nullable Encoded find(long[] place) throws IOException {
        return table().find(place);
    }

    synchronized ChunkTable table() throws IOException {
        ChunkTable known = table;
        if (known == null) {
            known = file.guarded(dataset.getPath(), this::walk);
            table = known;
        }
        return known;
    }

    private ChunkTable walk() throws IOException {
        int[] lengths = dataset.getChunkDimensions();
        long base = file.hdf().getUserBlockSize();
        List<ChunkTable.Entry> entries = new ArrayList<>();
        for (Chunk chunk : chunks()) {
            long number = 0;
            boolean inside = true;
            for (int d = 0; d < grid.length; d++) {
                long place = chunk.getChunkOffset()[d] / lengths[d];
                inside &= place >= 0 && place < grid[d];
                number = number * grid[d] + place;
            }
            long[] mask = chunk.getFilterMask().toLongArray();
            // A chunk beyond the extent is left from before the dataset shrank; one never allocated has no address.
            if (inside && chunk.getAddress() >= 0) {
                int skipped = mask.length == 0 ? 0 : (int) mask[0];
                entries.add(new ChunkTable.Entry(number, chunk.getAddress() + base, chunk.getSize(), skipped));
            }
        }
        if (entries.size() > MOST_CHUNKS) {
            throw new UnreadableFile(Reason.UNSUPPORTED, -1, dataset.getPath() + " has more chunks than are indexed");
        }
        return ChunkTable.of(grid, entries, file.source());
    }

    private Collection<Chunk> chunks() throws UnreadableFile {
        HdfBackingStorage storage = file.hdf().getHdfBackingStorage();
        DataLayoutMessage message =
                ((ChunkedDatasetBase) dataset).getHeader().getMessageOfType(DataLayoutMessage.class);
        return switch (message) {
            case ChunkedDataLayoutMessage tree ->
                tree.getBTreeAddress() == -1
                        ? List.of()
                        : BTreeV1.createDataBTree(storage, tree.getBTreeAddress(), grid.length)
                                .getChunks();
            case ChunkedDataLayoutMessageV4 newer -> index(storage, newer).getAllChunks();
            default ->
                throw new UnreadableFile(Reason.UNSUPPORTED, -1, dataset.getPath() + " has chunks of no known index");
        };
    }

    private ChunkIndex index(HdfBackingStorage storage, ChunkedDataLayoutMessageV4 message) throws UnreadableFile {
        long address = message.getAddress();
        if (address == -1) {
            return new EmptyChunkIndex();
        }
        int[] lengths = dataset.getChunkDimensions();
        int bytes = width;
        for (int length : lengths) {
            bytes = Math.multiplyExact(bytes, length);
        }
        DatasetInfo info = new DatasetInfo(bytes, dataset.getDimensionsAsLong(), lengths);
        return switch (message.getIndexingType()) {
            case 1 -> new SingleChunkIndex(message, info);
            case 2 -> new ImplicitChunkIndex(address, info);
            case 3 -> new FixedArrayIndex(storage, address, info);
            case 4 -> new ExtensibleArrayIndex(storage, address, info);
            case 5 -> new BTreeIndex(storage, address, info);
            default ->
                throw new UnreadableFile(
                        Reason.UNSUPPORTED, -1, dataset.getPath() + " has chunk index " + message.getIndexingType());
        };
    }
}
