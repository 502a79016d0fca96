package org.estran.grids;

import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.estran.grids.UnreadableFile.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A netCDF-4 or HDF5 file as jhdf finds its objects, and the guard around jhdf: whatever a broken file makes of it ends
 * as an {@link UnreadableFile}.
 */
final class Hdf5File {

    private static final long READS_TO_OPEN = 400_000;
    private static final long READS_OF_A_REQUEST = 4_000_000;

    private final HdfFile hdf;
    private final GuardedChannel channel;
    private final ByteSource source;

    private Hdf5File(HdfFile hdf, GuardedChannel channel, ByteSource source) {
        this.hdf = hdf;
        this.channel = channel;
        this.source = source;
    }

    static DataFile open(Path path, ChunkCache cache) throws IOException {
        ByteSource source = new ByteSource(path, (FileHandles) null);
        GuardedChannel channel = new GuardedChannel(source);
        try {
            channel.allow(READS_TO_OPEN);
            return guard("the file", () -> {
                HdfFile hdf = new HdfFile(channel);
                checkThatItIsWhole(hdf, channel.size());
                Hdf5File opened = new Hdf5File(hdf, channel, source);
                return new StoredFile(opened.index(), opened.source, cache);
            });
        } catch (IOException refused) {
            source.close();
            throw refused;
        }
    }

    /** HDF5 specification II.A: the superblock tells where the file ends. */
    private static void checkThatItIsWhole(HdfFile file, long size) throws UnreadableFile {
        Superblock superblock = file.getHdfBackingStorage().getSuperblock();
        long end = superblock.getEndOfFileAddress() + superblock.getBaseAddressByte();
        if (end > size) {
            throw new UnreadableFile(Reason.TRUNCATED, size, "the superblock says that the file ends at byte " + end);
        }
    }

    private FileIndex index() throws IOException {
        Hdf5Structure structure = Hdf5Structure.of(hdf);
        Map<DataVariable, Layout> layouts = new IdentityHashMap<>();
        Map<String, Map<Long, String>> enumerations = new TreeMap<>();
        structure.datasets.forEach((variable, dataset) -> {
            layouts.put(variable, Hdf5Layouts.of(this, variable, dataset));
            Hdf5Types.enumeration(dataset.getDataType()).ifPresent(names -> enumerations.put(variable.name(), names));
        });
        return new FileIndex(
                structure.netcdf ? DataFile.Format.NETCDF4 : DataFile.Format.HDF5,
                structure.attributes,
                structure.groups,
                structure.dimensions,
                structure.variables,
                layouts,
                enumerations);
    }

    HdfFile hdf() {
        return hdf;
    }

    ByteSource source() {
        return source;
    }

    /** A step that asks jhdf. */
    interface Step<T extends @Nullable Object> {
        T take() throws IOException;
    }

    /** Takes a step of a request, within the reads that one request may cause. */
    <T extends @Nullable Object> T guarded(String what, Step<T> step) throws IOException {
        channel.allow(READS_OF_A_REQUEST);
        return guard(what, step);
    }

    /**
     * jhdf meets a broken file with whatever exception lies nearest, and may ask for more memory than there is or
     * recurse without end; all of it means that this file cannot be read.
     */
    private static <T extends @Nullable Object> T guard(String what, Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (UnreadableFile known) {
            throw known;
        } catch (RuntimeException | IOException | StackOverflowError | OutOfMemoryError failure) {
            throw new UnreadableFile(
                    Reason.CORRUPT, -1, "HDF5: " + what + " cannot be read: " + innermost(failure), failure);
        }
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < 20 && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
