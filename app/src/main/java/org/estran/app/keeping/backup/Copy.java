package org.estran.app.keeping.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that holds copies of a centre: {@code archive}, shared by all of them and only ever added to, and for each of
 * them a folder under {@code copies} with the database, the files of drafts and the manifest.
 */
record Copy(Path folder) {

    static final String DATABASE = "estran.db";

    Path archive() {
        return folder.resolve("archive");
    }

    /** The folder of one copy, named by its moment so that they sort by it. */
    Path at(Instant moment) {
        return copies().resolve(moment.toString().replace(":", ""));
    }

    /** The newest that is whole. */
    Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(copies())) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(copies())) {
            return all.filter(Manifest::isIn).max(Comparator.comparing(Path::getFileName));
        }
    }

    private Path copies() {
        return folder.resolve("copies");
    }
}
