package org.estran.grids;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.grids.UnreadableFile.Reason;

/** Opens data files; what a file is follows from its first bytes, never from its name. */
public final class DataFiles {

    /** HDF5 File Format Specification, III.A: the signature of the superblock. */
    private static final long HDF5_SIGNATURE = 0x894844460D0A1A0AL;

    /** The local file header of a zip: {@code PK}, 3, 4. */
    private static final int ZIP_ENTRY = 0x504B0304;

    private DataFiles() {}

    /**
     * Opens a file of a known format.
     *
     * @throws UnreadableFile when the format is not known, or the header cannot be trusted
     */
    public static DataFile open(Path path) throws IOException {
        return open(path, new ChunkCache(ChunkCache.OF_ONE_FILE));
    }

    /**
     * Opens a file of a known format, its decoded chunks kept in a cache that others share.
     *
     * @throws UnreadableFile when the format is not known, or the header cannot be trusted
     */
    public static DataFile open(Path path, ChunkCache cache) throws IOException {
        Optional<DataFile.Format> format = recognise(path);
        if (format.isEmpty()) {
            throw new UnreadableFile(
                    Reason.NOT_RECOGNISED,
                    0,
                    "The first bytes are neither those of netCDF, nor of HDF5, nor of a Zarr store");
        }
        return switch (format.get()) {
            case NETCDF4, HDF5 -> Hdf5File.open(path, cache);
            case ZARR -> ZarrFile.open(path, cache);
            case AGGREGATION -> throw new IllegalStateException("no file is an aggregation by itself");
            case CDF1, CDF2, CDF5 -> classic(path, cache);
        };
    }

    private static DataFile classic(Path path, ChunkCache cache) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            FileIndex index = ClassicHeader.parse(new HeaderBytes(channel));
            return new StoredFile(index, new ByteSource(path, channel), cache);
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    /**
     * What the file seems to be by its magic number; {@code HDF5} stands for netCDF-4 too, as both begin alike. Empty
     * when it is no array data file.
     */
    public static Optional<DataFile.Format> recognise(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return isZarr(path) ? Optional.of(DataFile.Format.ZARR) : Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(8);
            while (head.hasRemaining() && channel.read(head, head.position()) > 0) {
                // a short file leaves zeros, which match nothing
            }
            return switch (head.getInt(0)) {
                case 0x43444601 -> Optional.of(DataFile.Format.CDF1);
                case 0x43444602 -> Optional.of(DataFile.Format.CDF2);
                case 0x43444605 -> Optional.of(DataFile.Format.CDF5);
                case ZIP_ENTRY -> isZarr(path) ? Optional.of(DataFile.Format.ZARR) : Optional.empty();
                default -> head.getLong(0) == HDF5_SIGNATURE ? Optional.of(DataFile.Format.HDF5) : Optional.empty();
            };
        }
    }

    private static boolean isZarr(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return Stream.of(".zmetadata", ".zgroup", ".zarray").anyMatch(key -> Files.exists(path.resolve(key)));
        }
        try (ZarrStore zip = ZarrStore.open(path)) {
            return true;
        } catch (UnreadableFile noStore) {
            return false;
        }
    }
}
