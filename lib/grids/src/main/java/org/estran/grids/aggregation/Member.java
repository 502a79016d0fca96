package org.estran.grids.aggregation;

import java.io.IOException;
import java.nio.file.Path;
import org.estran.grids.ChunkCache;
import org.estran.grids.DataFile;
import org.estran.grids.FileHandles;
import org.estran.grids.FileIndex;

/**
 * One file of a dataset.
 *
 * @param name as people know it; a moment may be read from it
 * @param file the file as its index knows it: nothing is opened before values are read
 */
public record Member(String name, DataFile file) {

    /** A file whose index was kept. */
    public static Member of(String name, Path path, FileIndex index, ChunkCache cache, FileHandles handles) {
        return new Member(name, index.open(path, cache, handles));
    }

    /** A file met for the first time, whose header is read now. */
    public static Member of(Path path, ChunkCache cache, FileHandles handles) throws IOException {
        return of(path.getFileName().toString(), path, FileIndex.of(path), cache, handles);
    }
}
