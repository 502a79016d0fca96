package org.estran.app.coverages.datasets;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.estran.grids.ChunkCache;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.FileHandles;
import org.estran.grids.FileIndex;
import org.estran.grids.UnreadableFile;
import org.estran.grids.grib.GribConversion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes of data files by the digest of their bytes, under {@code cache/}: the same bytes are indexed once, wherever they
 * lie. May be deleted at any time; whatever is missing or does not read is made again.
 */
final class IndexFiles {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);

    /** How many originals are open at a time, and how many bytes of decoded chunks are kept of all of them. */
    private static final int OPEN_FILES = 128;

    private final Path folder;
    private final ChunkCache chunks;
    private final GribConversion conversion = new GribConversion();
    private final ReentrantLock converting = new ReentrantLock();
    /** What did not read is not tried again for everybody who asks for it, until the next start. */
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    private final FileHandles handles = new FileHandles(OPEN_FILES);

    IndexFiles(Path cache, long chunkBytes) {
        this.folder = cache.resolve("datasets").resolve(String.valueOf(Indexer.FORM));
        this.chunks = new ChunkCache(chunkBytes);
    }

    /**
     * The file as its index knows it, which is not opened; indexed now if it never was. Zarr stores have no index: the zip is
     * opened for its directory.
     *
     * @throws org.estran.grids.UnreadableFile when it is no data file, or a broken one
     */
    DataFile open(String sha512, Path file) throws IOException {
        Path place = place(sha512);
        Path netcdf = netcdf(place);
        Path known = Files.exists(netcdf) ? netcdf : file;
        Optional<FileIndex> kept = kept(known == netcdf ? ofConverted(place) : place);
        if (kept.isPresent()) {
            return kept.get().open(known, chunks, handles);
        }
        if (DataFiles.recognise(file)
                .filter(format -> format == DataFile.Format.ZARR)
                .isPresent()) {
            // Its metadata are an index already.
            return DataFiles.open(file, chunks);
        }
        if (GribConversion.isGrib(file)) {
            convert(sha512, file, netcdf);
            return make(ofConverted(place), netcdf).open(netcdf, chunks, handles);
        }
        return make(place, file).open(file, chunks, handles);
    }

    /** GRIB is written as netCDF once, one file at a time, and read from there. */
    private void convert(String sha512, Path grib, Path netcdf) throws IOException {
        if (Files.exists(netcdf)) {
            return;
        }
        converting.lock();
        try {
            String before = refused.get(sha512);
            if (before != null) {
                throw new UnreadableFile(UnreadableFile.Reason.UNSUPPORTED, -1, before);
            }
            if (!Files.exists(netcdf)) {
                Files.createDirectories(netcdf.getParent());
                Files.deleteIfExists(ofConverted(place(sha512)));
                conversion.convert(grib, netcdf);
            }
        } catch (UnreadableFile broken) {
            refused.put(sha512, String.valueOf(broken.getMessage()));
            throw broken;
        } finally {
            converting.unlock();
        }
    }

    private static Optional<FileIndex> kept(Path place) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new InflaterInputStream(Files.newInputStream(place))))) {
            return Optional.of(FileIndex.read(in));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            LOG.warn("an index does not read and is made again: {}", damaged.toString());
            return Optional.empty();
        }
    }

    private static FileIndex make(Path place, Path file) throws IOException {
        FileIndex index = FileIndex.of(file);
        Files.createDirectories(place.getParent());
        Path draft = Files.createTempFile(place.getParent(), "draft", null);
        try {
            try (DataOutputStream out = new DataOutputStream(
                    new BufferedOutputStream(new DeflaterOutputStream(Files.newOutputStream(draft))))) {
                index.write(out);
            }
            // Nobody reads half an index.
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        return index;
    }

    /** How many originals are open now. */
    int openFiles() {
        return handles.count();
    }

    /**
     * Does away with what was made of those bytes, in older forms too, and closes what was removed: an open file keeps its
     * bytes.
     */
    void forget(String sha512) throws IOException {
        Path place = place(sha512);
        for (Path form : forms()) {
            Path index = form.resolve(folder.relativize(place));
            Files.deleteIfExists(index);
            Files.deleteIfExists(ofConverted(index));
            Files.deleteIfExists(netcdf(index));
        }
        handles.closeRemoved();
    }

    private List<Path> forms() throws IOException {
        if (Files.notExists(folder.getParent())) {
            return List.of();
        }
        try (Stream<Path> forms = Files.list(folder.getParent())) {
            return forms.toList();
        }
    }

    private static Path netcdf(Path index) {
        return index.resolveSibling(index.getFileName() + ".nc");
    }

    /** Where the index of the netCDF lies that was made of GRIB: the index of the very bytes is another. */
    private static Path ofConverted(Path index) {
        return index.resolveSibling(index.getFileName() + ".nc.index");
    }

    private Path place(String sha512) {
        if (!sha512.matches("[0-9a-f]{128}")) {
            throw new IllegalArgumentException("no SHA-512: " + sha512);
        }
        return folder.resolve(sha512.substring(0, 2)).resolve(sha512);
    }
}
