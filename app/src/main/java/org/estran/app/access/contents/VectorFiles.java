package org.estran.app.access.contents;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.estran.observations.vector.VectorFile;

/** Opens vector data: what the library reads, and GeoPackages, which need a database. */
public final class VectorFiles {

    private VectorFiles() {}

    /**
     * Opens a file; what it is follows from its content.
     *
     * @throws org.estran.observations.RefusedFile when it is no vector data, or broken
     */
    public static VectorFile open(Path path) throws IOException {
        try (FileChannel bytes = FileChannel.open(path, StandardOpenOption.READ)) {
            if (FileKind.of(bytes) != FileKind.SQLITE) {
                return VectorFile.open(path);
            }
        }
        return GeoPackageFile.of(path);
    }
}
