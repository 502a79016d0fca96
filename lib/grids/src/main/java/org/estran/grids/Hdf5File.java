package org.estran.grids;

import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import io.jhdf.api.Dataset;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.estran.grids.UnreadableFile.Reason;

/** A netCDF-4 or HDF5 file, whose objects jhdf finds and whose values {@link Hdf5Values} reads. */
final class Hdf5File implements DataFile {

    private static final long READS_TO_OPEN = 400_000;
    private static final long READS_OF_A_BLOCK = 4_000_000;

    private final GuardedChannel channel;
    private final Hdf5Structure structure;
    private final Hdf5Values values;

    private Hdf5File(HdfFile file, GuardedChannel channel, Hdf5Structure structure) {
        this.channel = channel;
        this.structure = structure;
        this.values = new Hdf5Values(file, channel);
    }

    static Hdf5File open(Path path) throws IOException {
        GuardedChannel channel = new GuardedChannel(FileChannel.open(path, StandardOpenOption.READ));
        try {
            channel.allow(READS_TO_OPEN);
            return guarded("the file", () -> {
                HdfFile file = new HdfFile(channel);
                checkThatItIsWhole(file, channel.size());
                return new Hdf5File(file, channel, Hdf5Structure.of(file));
            });
        } catch (IOException refused) {
            channel.close();
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

    @Override
    public Format format() {
        return structure.netcdf ? Format.NETCDF4 : Format.HDF5;
    }

    @Override
    public Attributes attributes() {
        return structure.attributes;
    }

    @Override
    public Map<String, Attributes> groups() {
        return structure.groups;
    }

    @Override
    public List<Dimension> dimensions() {
        return structure.dimensions;
    }

    @Override
    public List<DataVariable> variables() {
        return structure.variables;
    }

    @Override
    public Values read(DataVariable variable, long[] offset, long[] shape) throws IOException {
        Dataset dataset = structure.datasets.get(variable);
        if (dataset == null) {
            throw new IllegalArgumentException("not a variable of this file: " + variable.name());
        }
        Block.of(variable, offset, shape);
        channel.allow(READS_OF_A_BLOCK);
        return guarded(variable.name(), () -> values.read(variable, dataset, offset, shape));
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    /**
     * jhdf meets a broken file with whatever exception lies nearest, and may ask for more memory than there is or
     * recurse without end; all of it means that this file cannot be read.
     */
    private static <T> T guarded(String what, Step<T> step) throws IOException {
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

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
