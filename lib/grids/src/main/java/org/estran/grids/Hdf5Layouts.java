package org.estran.grids;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.FilterPipelineMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estran.grids.codec.Blosc;
import org.estran.grids.codec.Checksum32;
import org.estran.grids.codec.Codec;
import org.estran.grids.codec.Inflate;
import org.estran.grids.codec.Shuffle;
import org.estran.grids.codec.Zstd;

/**
 * How the values of HDF5 datasets lie. What was never written, or lies beyond the extent of a dataset along an unlimited
 * dimension that others have filled further, reads as the dataset's fill value.
 */
final class Hdf5Layouts {

    private Hdf5Layouts() {}

    static Layout of(Hdf5File file, DataVariable variable, Dataset dataset) {
        return switch (variable.type()) {
            case OTHER -> new Layout.Unread(Hdf5Types.words(dataset.getDataType()) + ", which is not read");
            case STRING -> new Layout.Read((v, slab) -> Hdf5Texts.read(file, v, dataset, slab));
            default -> ofNumbers(file, variable, dataset);
        };
    }

    private static Layout ofNumbers(Hdf5File file, DataVariable variable, Dataset dataset) {
        ByteOrder order = Hdf5Types.orderOf(dataset.getDataType());
        byte[] fill = Hdf5Types.fill(dataset.getFillValue(), variable.type(), order);
        long[] extent = dataset.getDimensionsAsLong();
        if (dataset instanceof ChunkedDataset chunked) {
            return chunked(file, variable, chunked, order, fill);
        }
        if (dataset.isEmpty()) {
            return empty(variable, order, fill);
        }
        if (!Arrays.equals(extent, variable.shape())) {
            return new Layout.Unread("a fixed array shorter than its dimension, which is not read");
        }
        return switch (dataset) {
            case ContiguousDataset flat ->
                new Layout.Flat(flat.getDataAddress() + file.hdf().getUserBlockSize(), 0, order);
            case CompactDataset compact -> inline(variable, compact, order);
            default -> new Layout.Unread("a layout of HDF5 that is not read");
        };
    }

    /** Nothing was ever written: all of it is the fill value, told as an array of chunks none of which is there. */
    private static Layout empty(DataVariable variable, ByteOrder order, byte[] fill) {
        int[] chunk = new int[variable.rank()];
        Arrays.fill(chunk, 1);
        long[] nothing = new long[chunk.length];
        return new Layout.Chunked(chunk, nothing, List.of(), order, fill, ChunkTable.of(nothing, List.of(), null));
    }

    private static Layout inline(DataVariable variable, CompactDataset compact, ByteOrder order) {
        ByteBuffer bytes = compact.getDataBuffer();
        int length = Math.toIntExact(
                Math.multiplyExact(variable.size(), (long) variable.type().size()));
        byte[] copy = new byte[length];
        bytes.duplicate().get(copy);
        return new Layout.Inline(Values.decode(variable.type(), variable.shape(), ByteBuffer.wrap(copy), order));
    }

    private static Layout chunked(
            Hdf5File file, DataVariable variable, ChunkedDataset dataset, ByteOrder order, byte[] fill) {
        long[] extent = dataset.getDimensionsAsLong();
        int[] lengths = dataset.getChunkDimensions();
        if (lengths.length != extent.length || Arrays.stream(lengths).anyMatch(l -> l <= 0)) {
            return new Layout.Unread("cut into chunks of another rank, a damaged header");
        }
        Layout.Chunked shape = new Layout.Chunked(lengths, extent, List.of(), order, fill, place -> null);
        Optional<List<Codec>> codecs =
                codecs((ChunkedDatasetBase) dataset, variable.type().size());
        if (codecs.isEmpty()) {
            return new Layout.Chunked(lengths, extent, List.of(), order, fill, foreign(file, dataset));
        }
        Hdf5Chunks chunks = new Hdf5Chunks(file, dataset, variable.type().size(), shape.grid());
        return new Layout.Chunked(lengths, extent, codecs.get(), order, fill, chunks);
    }

    /** Chunks of a filter that jhdf undoes. */
    private static Layout.ChunkSource foreign(Hdf5File file, ChunkedDataset dataset) {
        return place -> file.guarded(dataset.getPath(), () -> decompressed(dataset, place))
                .orElse(null);
    }

    private static Optional<Layout.Encoded> decompressed(ChunkedDataset dataset, long[] place) {
        int[] offset = new int[place.length];
        for (int d = 0; d < offset.length; d++) {
            offset[d] = Math.toIntExact(place[d] * dataset.getChunkDimensions()[d]);
        }
        try {
            return Optional.of(new Layout.Encoded(ByteBuffer.wrap(dataset.getDecompressedChunk(offset)), 0));
        } catch (HdfException failure) {
            if (String.valueOf(failure.getMessage()).startsWith("No chunk with offset")) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** In the order of decoding; empty when one of them is not known here. */
    private static Optional<List<Codec>> codecs(ChunkedDatasetBase dataset, int width) {
        List<Codec> codecs = new ArrayList<>();
        if (dataset.getHeader().hasMessageOfType(FilterPipelineMessage.class)) {
            FilterPipelineMessage pipeline = dataset.getHeader().getMessageOfType(FilterPipelineMessage.class);
            for (FilterPipelineMessage.FilterInfo filter : pipeline.getFilters().reversed()) {
                Optional<Codec> codec = codec(filter, width);
                if (codec.isEmpty()) {
                    return Optional.empty();
                }
                codecs.add(codec.get());
            }
        }
        return Optional.of(codecs);
    }

    /** HDF5's registered filters that are undone here; for the others jhdf is asked. */
    private static Optional<Codec> codec(FilterPipelineMessage.FilterInfo filter, int width) {
        int[] parameters = filter.getData();
        return switch (filter.getId()) {
            case 1 -> Optional.of(new Inflate(false));
            case 2 -> Optional.of(new Shuffle(parameters.length > 0 && parameters[0] > 0 ? parameters[0] : width));
            case 3 -> Optional.of(new Checksum32());
            case 32001 -> Optional.of(new Blosc());
            case 32015 -> Optional.of(new Zstd());
            default -> Optional.empty();
        };
    }
}
