package org.estran.grids;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.estran.grids.UnreadableFile.Reason;

/**
 * Decodes the chunks of one dataset. The filters every netCDF-4 file uses (deflate, shuffle, fletcher32: HDF5
 * specification IV.A.2.l) are undone here, because the decoded size is known and a chunk that would inflate beyond it
 * must not; others are left to jhdf.
 */
final class ChunkDecoder {

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;
    private static final long LARGEST_CHUNK = 256L << 20;

    private final ChunkedDataset dataset;
    private final int width;
    private final int decodedSize;
    private final List<PipelineFilterWithData> filters;

    ChunkDecoder(ChunkedDataset dataset, int width) throws UnreadableFile {
        this.dataset = dataset;
        this.width = width;
        long size = width;
        for (int length : dataset.getChunkDimensions()) {
            if (length <= 0 || size > LARGEST_CHUNK / length) {
                throw new UnreadableFile(
                        Reason.UNSUPPORTED, -1, dataset.getPath() + " is cut into chunks of more than 256 MiB");
            }
            size *= length;
        }
        this.decodedSize = (int) size;
        this.filters = dataset.getFilters();
    }

    int decodedSize() {
        return decodedSize;
    }

    /** The bytes of the chunk that begins there; empty when it was never written. */
    Optional<byte[]> decode(int[] offset) throws UnreadableFile {
        ByteBuffer raw;
        try {
            raw = dataset.getRawChunkBuffer(offset);
        } catch (HdfException failure) {
            if (String.valueOf(failure.getMessage()).startsWith("No chunk with offset")) {
                return Optional.empty();
            }
            throw failure;
        }
        boolean known = filters.stream().allMatch(f -> f.getId() >= DEFLATE && f.getId() <= FLETCHER32);
        byte[] bytes = known ? undo(raw) : dataset.getDecompressedChunk(offset);
        if (bytes.length < decodedSize) {
            throw broken("a chunk is shorter than it should be");
        }
        return Optional.of(bytes);
    }

    private byte[] undo(ByteBuffer raw) throws UnreadableFile {
        byte[] bytes = new byte[raw.remaining()];
        raw.get(bytes);
        for (PipelineFilterWithData filter : filters.reversed()) {
            bytes = switch (filter.getId()) {
                case DEFLATE -> inflate(bytes);
                case SHUFFLE -> unshuffle(bytes);
                default -> Arrays.copyOf(bytes, Math.max(0, bytes.length - 4));
            };
        }
        return bytes;
    }

    /** The result may carry a fletcher32 checksum behind the values, hence four bytes more. */
    private byte[] inflate(byte[] deflated) throws UnreadableFile {
        byte[] bytes = new byte[decodedSize + 4];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(deflated);
            int length = 0;
            while (length < bytes.length && !inflater.finished()) {
                int more = inflater.inflate(bytes, length, bytes.length - length);
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                length += more;
            }
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        } catch (DataFormatException notDeflate) {
            throw broken("a chunk cannot be inflated: " + notDeflate.getMessage());
        }
    }

    /** All first bytes stand together, then all second bytes, and so on; bytes left over stay as they are. */
    private byte[] unshuffle(byte[] shuffled) {
        int count = shuffled.length / width;
        byte[] bytes = new byte[shuffled.length];
        int from = 0;
        for (int b = 0; b < width; b++) {
            for (int i = 0; i < count; i++) {
                bytes[i * width + b] = shuffled[from++];
            }
        }
        System.arraycopy(shuffled, from, bytes, from, shuffled.length - from);
        return bytes;
    }

    private UnreadableFile broken(String detail) {
        return new UnreadableFile(Reason.CORRUPT, -1, dataset.getPath() + ": " + detail);
    }
}
